import type { EventBridgeConfiguration } from '@aws-sdk/client-connectcases';
import type { Arns } from '../contract/arn.ts';
import { type BusEntry, fittingEntry, type Members } from './bus-entry.ts';
import { ankenEvents } from './case-change-detail.ts';
import { type CaseEvent, type CaseSummary, type StoredContent, summaryOf } from './case-event.ts';

/** The event as our own rules and consumers read it: the contract's detail, whole, and ours beside it. */
export const ankenCaseChange = (event: CaseEvent, arns: Arns): BusEntry =>
  fittingEntry({
    detailType: ankenEvents.detailType,
    time: event.time,
    resources: resources(event, arns),
    values: allValues(event),
    detail: (staying) => ({ ...contractDetail(event, staying), ...ankenDetail(event) }),
  });

/** The event as a consumer of the contract reads it; none unless the domain's configuration asks for it. */
export const contractCaseChange = (
  event: CaseEvent,
  configuration: EventBridgeConfiguration | undefined,
  arns: Arns,
): BusEntry | undefined =>
  configuration?.enabled
    ? fittingEntry({
        detailType: ankenEvents.contractDetailType,
        time: event.time,
        resources: resources(event, arns),
        values: configuredValues(event, configuration),
        detail: (staying) => contractDetail(event, staying),
      })
    : undefined;

const resources = (event: CaseEvent, arns: Arns): readonly string[] => [
  arns.domain(event.domainId),
  event.type === 'RELATED_ITEM.CREATED'
    ? arns.relatedItem(event.domainId, event.caseId, event.after.relatedItemId)
    : arns.case(event.domainId, event.caseId),
];

/** The case's fields, a map by field id (unlike the API's list); or the related item's content. */
const allValues = (event: CaseEvent): Members =>
  event.type === 'RELATED_ITEM.CREATED'
    ? relatedItemContent(event.after.content)
    : Object.fromEntries(Object.entries(event.after.fields).map(([fieldId, value]) => [fieldId, { value }]));

const configuredValues = (event: CaseEvent, { includedData }: EventBridgeConfiguration): Members => {
  if (event.type === 'RELATED_ITEM.CREATED') {
    return includedData?.relatedItemData?.includeContent ? allValues(event) : {};
  }
  const configured = new Set(includedData?.caseData?.fields?.map(({ id }) => id));
  return Object.fromEntries(Object.entries(allValues(event)).filter(([fieldId]) => configured.has(fieldId)));
};

const relatedItemContent = (content: StoredContent): Members =>
  'comment' in content ? { comment: { body: content.comment.body } } : { contact: content.contact };

/** The detail of the contract's documented samples (docs/contract.md §6). */
const contractDetail = (event: CaseEvent, values: Members) => ({
  version: '0',
  eventType: event.type,
  approximateChangeTime: event.time,
  ...(event.type === 'RELATED_ITEM.CREATED'
    ? {
        changedAttributes: changedAttributes(event.after.content),
        performedBy: event.performedBy,
        relatedItem: {
          relatedItemType: event.after.type,
          relatedItemId: event.after.relatedItemId,
          caseId: event.caseId,
          createdDateTime: event.after.associationTime,
          ...values,
        },
      }
    : {
        changedFieldIds: event.changes.map(({ fieldId }) => fieldId),
        performedBy: event.performedBy,
        case: {
          caseId: event.caseId,
          templateId: event.after.templateId,
          createdDateTime: event.after.createdTime,
          fields: values,
        },
      }),
});

/** A comment's is the sample's, word for word; no sample shows a contact's. */
const changedAttributes = (content: StoredContent): readonly string[] =>
  'comment' in content ? ['comment.commentText'] : ['contact.contactArn'];

const ankenDetail = (event: CaseEvent) => {
  const { eventId, domainId, caseId } = event;
  const summary = summaryOf(event);
  return {
    eventId,
    domainId,
    caseId,
    sequence: eventId,
    severityRaised: event.type !== 'RELATED_ITEM.CREATED' && event.severityRaised,
    ...boundedSummary(summary),
    ...(isTooLong(summary) && { truncated: true }),
  };
};

/**
 * The contract's longest field value. The summary cannot leave the event, since every rule and mail relies on it; at
 * this length, and at six bytes a character in JSON, it takes 148 KB at most.
 */
const LONGEST_TEXT_CHARACTERS = 4_100;

const boundedSummary = (summary: CaseSummary): CaseSummary => ({
  title: bounded(summary.title),
  referenceNumber: bounded(summary.referenceNumber),
  status: bounded(summary.status),
  ...(summary.severity !== undefined && { severity: bounded(summary.severity) }),
  ...(summary.assignedQueue !== undefined && { assignedQueue: bounded(summary.assignedQueue) }),
  ...(summary.assignedUser !== undefined && { assignedUser: bounded(summary.assignedUser) }),
});

const isTooLong = (summary: CaseSummary): boolean =>
  Object.values(summary).some((text) => text !== undefined && text !== bounded(text));

const bounded = (text: string): string =>
  text.length <= LONGEST_TEXT_CHARACTERS ? text : [...text].slice(0, LONGEST_TEXT_CHARACTERS).join('');
