import type { EventBridgeConfiguration } from '@aws-sdk/client-connectcases';
import type { Arns } from '../contract/arn.ts';
import { type BusEntry, fittingEntry, type Members } from './bus-entry.ts';
import { ankenEvents } from './case-change-detail.ts';
import {
  type CaseAfter,
  type CaseEvent,
  type CaseSummary,
  type ContractEvent,
  caseIn,
  contractTypes,
  type DomainDeletion,
  isOfRelatedItem,
  isOfSla,
  isTagging,
  itemIn,
  type RelatedItemAfter,
  type RelatedItemEvent,
  relatedItemIn,
  type SlaAfter,
  type SlaEvent,
  slaIn,
  summaryOf,
  type Tagging,
} from './case-event.ts';
import type { CustomContent, StoredContent, ToldContent } from './item-content.ts';

/** The event as our own rules and consumers read it: the contract's detail, whole, and ours beside it. */
export const ankenCaseChange = (event: CaseEvent, arns: Arns): BusEntry =>
  fittingEntry({
    detailType: ankenEvents.detailType,
    time: event.time,
    resources: resources(event, arns),
    values: event.type === 'DOMAIN.DELETED' ? {} : allValues(event),
    detail: (staying) => ({
      ...detailOf(event, staying),
      eventType: event.type,
      ...ankenDetail(event),
    }),
  });

/** The event as a consumer of the contract reads it; none unless the domain's configuration asks for it. */
export const contractCaseChange = (
  event: CaseEvent,
  configuration: EventBridgeConfiguration | undefined,
  arns: Arns,
): BusEntry | undefined =>
  configuration?.enabled && event.type !== 'DOMAIN.DELETED' && !isTagging(event)
    ? fittingEntry({
        detailType: ankenEvents.contractDetailType,
        time: event.time,
        resources: resources(event, arns),
        values: configuredValues(event, configuration),
        detail: (staying) => contractDetail(event, staying),
      })
    : undefined;

const resources = (event: CaseEvent, arns: Arns): readonly string[] => {
  const { domainId } = event;
  const domain = arns.domain(domainId);
  if (event.type === 'DOMAIN.DELETED') return [domain];
  if (!isOfRelatedItem(event)) return [domain, arns.case(domainId, event.caseId)];
  return [domain, arns.relatedItem(domainId, event.caseId, itemIn(event).relatedItemId)];
};

/** The case's fields, a map by field id (unlike the API's list); or the related item's content. */
const allValues = (event: ContractEvent | Tagging): Members =>
  isOfRelatedItem(event)
    ? relatedItemContent(itemIn(event).content)
    : byFieldId(Object.entries(caseIn(event).fields).map(([id, value]) => ({ id, value })));

const byFieldId = (fields: CustomContent['fields']): Members =>
  Object.fromEntries(fields.map(({ id, value }) => [id, { value }]));

const configuredValues = (event: ContractEvent, { includedData }: EventBridgeConfiguration): Members => {
  if (isOfRelatedItem(event)) {
    return includedData?.relatedItemData?.includeContent ? allValues(event) : {};
  }
  const configured = new Set(includedData?.caseData?.fields?.map(({ id }) => id));
  return Object.fromEntries(Object.entries(allValues(event)).filter(([fieldId]) => configured.has(fieldId)));
};

/** The fields of a custom item are a map too, as the case's are. */
const relatedItemContent = (content: ToldContent): Members => {
  if ('comment' in content) return { comment: { body: content.comment.body } };
  return 'custom' in content ? { custom: { fields: byFieldId(content.custom.fields) } } : content;
};

const detailOf = (event: CaseEvent, values: Members): Members => {
  if (event.type === 'DOMAIN.DELETED') return domainDetail(event);
  return isTagging(event) ? taggingDetail(event, values) : contractDetail(event, values);
};

/** The detail of the contract's documented samples (docs/contract.md §6). */
const contractDetail = (event: ContractEvent, values: Members) => ({
  ...head(contractTypes[event.type], event),
  ...(isOfRelatedItem(event) ? relatedItemDetail(event, values) : caseDetail(event, values)),
});

const head = (eventType: string, { time }: CaseEvent) => ({
  version: '0',
  eventType,
  approximateChangeTime: time,
});

const relatedItemDetail = (event: RelatedItemEvent, values: Members) => {
  const item = itemIn(event);
  return {
    changedAttributes: isOfSla(event) ? changedOfSla(event) : changedAttributes(relatedItemIn(event).content),
    ...(event.performedBy && { performedBy: event.performedBy }),
    relatedItem: itemMember(item, event.caseId, values),
  };
};

const itemMember = (
  { type, relatedItemId, associationTime }: RelatedItemAfter | SlaAfter,
  caseId: string,
  values: Members,
) => ({
  relatedItemType: type,
  relatedItemId,
  caseId,
  createdDateTime: associationTime,
  ...values,
});

const caseDetail = (event: Exclude<ContractEvent, RelatedItemEvent>, values: Members) => ({
  changedFieldIds: event.type === 'CASE.DELETED' ? [] : event.changes.map(({ fieldId }) => fieldId),
  performedBy: event.performedBy,
  case: caseMember(caseIn(event), values),
});

const caseMember = ({ caseId, templateId, createdTime }: CaseAfter, fields: Members) => ({
  caseId,
  templateId,
  createdDateTime: createdTime,
  fields,
});

/** Of our own making, as is the domain's. */
const taggingDetail = (event: Tagging, values: Members) => ({
  ...head(event.type, event),
  performedBy: event.performedBy,
  ...(isOfRelatedItem(event)
    ? { relatedItem: itemMember(event.after, event.caseId, values) }
    : { case: caseMember(event.after, values) }),
  tags: event.after.tags ?? {},
  oldTags: event.oldTags,
});

const domainDetail = (event: DomainDeletion) => ({
  ...head(event.type, event),
  performedBy: event.performedBy,
  domain: { domainId: event.domainId, name: event.name },
});

/** A comment's is the sample's, word for word; no sample shows the others'. */
const changedAttributes = (content: StoredContent): readonly string[] => {
  if ('comment' in content) return ['comment.commentText'];
  if ('contact' in content) return ['contact.contactArn'];
  if ('file' in content) return ['file.fileArn'];
  return 'connectCase' in content ? ['connectCase.caseId'] : ['custom.fields'];
};

const changedOfSla = ({ type }: SlaEvent): readonly string[] => {
  if (type === 'SLA.STARTED' || type === 'SLA.CANCELLED') return ['sla.slaConfiguration'];
  const status = 'sla.slaConfiguration.status';
  return type === 'SLA.BREACHED' ? [status] : [status, 'sla.slaConfiguration.completionTime'];
};

/**
 * What a rule or a mail needs of an SLA: it stays in the event however large the rest is. The contract's member
 * `relatedItem.sla.slaConfiguration` says the same, and leaves an event that grows too large.
 */
const slaDetail = (event: SlaEvent) => {
  const { relatedItemId, content } = slaIn(event);
  const { name, status, targetTime, completionTime } = content.sla.slaConfiguration;
  return { relatedItemId, name, status, cycle: event.cycle, targetTime, completionTime };
};

const ankenDetail = (event: CaseEvent) => {
  const { eventId, domainId } = event;
  const ours = { eventId, domainId, sequence: eventId };
  if (event.type === 'DOMAIN.DELETED') return { ...ours, severityRaised: false };
  const summary = summaryOf(event);
  return {
    ...ours,
    caseId: event.caseId,
    severityRaised: 'severityRaised' in event && event.severityRaised,
    ...('ruleViolations' in event && { ruleViolations: event.ruleViolations }),
    ...boundedSummary(summary),
    ...(isOfSla(event) && { sla: slaDetail(event) }),
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
