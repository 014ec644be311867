import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import type {
  CaseChange,
  CaseDeletion,
  CaseEvent,
  CaseTagging,
  DomainDeletion,
  RelatedItemChange,
  RelatedItemDeletion,
  RelatedItemTagging,
  RelatedItemUpdate,
} from '../../lambdas/case-events/case-event.ts';
import { eventCreation, eventItemKey } from '../../lambdas/case-events/event-creation.ts';
import { documentOptions } from '../../lambdas/table/documents.ts';

const common = {
  eventId: '01KAS8XJ8ZQ4N6V1T3W5Y7B9CD',
  domainId: '0b6c2f6e-5a3d-4f53-9b0d-3f6d1c7a9e21',
  caseId: '7d1f3c52-8e4b-4a9a-b6b1-25c0e8f4d913',
  time: '2026-11-23T04:05:06.789Z',
  performedBy: {
    user: { userArn: 'arn:aws:connect:ap-northeast-1:123456789012:instance/i-1/agent/a-1' },
    iamPrincipalArn: 'arn:aws:iam::123456789012:role/agents',
  },
};

/** A case whose status has been set to open. */
export const aCaseChange = (change: Partial<CaseChange> = {}): CaseChange => ({
  ...common,
  type: 'CASE.UPDATED',
  changes: [
    { fieldId: 'status', oldValue: { stringValue: 'closed' } },
    { fieldId: 'last_updated_datetime', oldValue: { stringValue: '2026-11-22T04:05:06.789Z' } },
  ],
  severityRaised: false,
  after: {
    caseId: common.caseId,
    templateId: 'e2a4c8b0-1f3d-4e5a-8c7b-9d0e1f2a3b4c',
    createdTime: '2026-11-20T01:02:03.004Z',
    version: 2,
    fields: {
      title: { stringValue: '荷物が届かない' },
      status: { stringValue: 'open' },
      reference_number: { stringValue: '3CWPF7R2N' },
    },
  },
  ...change,
});

/** The case of `aCaseChange` got tags. */
export const aCaseTagging = (tagging: Partial<CaseTagging> = {}): CaseTagging => ({
  ...common,
  type: 'CASE.TAGGED',
  oldTags: { team: 'returns' },
  after: { ...aCaseChange().after, version: 3, tags: { team: 'refunds' } },
  ...tagging,
});

/** `aCaseChange` whose case has these values too. */
export const aCaseChangeWith = (fields: CaseChange['after']['fields']): CaseChange => {
  const { after, ...change } = aCaseChange();
  return { ...change, after: { ...after, fields: { ...after.fields, ...fields } } };
};

/** A comment that an agent added. */
export const aRelatedItemChange = (change: Partial<RelatedItemChange> = {}): RelatedItemChange => ({
  ...common,
  type: 'RELATED_ITEM.CREATED',
  summary: { title: '荷物が届かない', referenceNumber: '3CWPF7R2N', status: 'open' },
  after: {
    relatedItemId: '01KAS8XJ8ZB2C4D6E8F0G1H3JK',
    type: 'Comment',
    associationTime: '2026-11-23T04:05:06.789Z',
    version: 1,
    content: { comment: { body: 'Gave a $5 refund', contentType: 'Text/Plain' } },
  },
  ...change,
});

/** The comment of `aRelatedItemChange` says something else now. */
export const aRelatedItemUpdate = (update: Partial<RelatedItemUpdate> = {}): RelatedItemUpdate => {
  const { after, summary } = aRelatedItemChange();
  return {
    ...common,
    type: 'RELATED_ITEM.UPDATED',
    summary,
    changes: [{ fieldId: 'comment.body', oldValue: { stringValue: 'Gave a $5 refund' } }],
    after: {
      ...after,
      version: 2,
      content: { comment: { body: 'Gave a $6 refund', contentType: 'Text/Plain' } },
    },
    ...update,
  };
};

/** `aRelatedItemChange` of items of the other types. */
export const aFileLink = (): RelatedItemChange =>
  aRelatedItemChange({
    after: { ...aRelatedItemChange().after, type: 'File', content: { file: { fileArn: 'arn:file-1' } } },
  });
export const aCaseConnection = (): RelatedItemChange =>
  aRelatedItemChange({
    after: {
      ...aRelatedItemChange().after,
      type: 'ConnectCase',
      content: { connectCase: { caseId: 'c-2' } },
    },
  });
export const aCustomItemCreation = (): RelatedItemChange =>
  aRelatedItemChange({
    after: {
      ...aRelatedItemChange().after,
      type: 'Custom',
      content: {
        custom: {
          fields: [
            { id: 'plan', value: { stringValue: 'Gold' } },
            { id: 'amount', value: { doubleValue: 3 } },
          ],
        },
      },
    },
  });

/** `aRelatedItemChange` of a linked contact. */
export const aContactLink = (): RelatedItemChange =>
  aRelatedItemChange({
    after: {
      relatedItemId: '01KAS8XJ8ZB2C4D6E8F0G1H3JL',
      type: 'Contact',
      associationTime: '2026-11-23T04:05:06.789Z',
      version: 1,
      content: {
        contact: {
          contactArn: 'arn:aws:connect:ap-northeast-1:123456789012:instance/i-1/contact/c-1',
          channel: 'VOICE',
          connectedToSystemTime: '2026-11-23T04:00:00.000Z',
        },
      },
    },
  });

/** The case of `aCaseChange` was deleted. */
export const aCaseDeletion = (): CaseDeletion => ({
  ...common,
  type: 'CASE.DELETED',
  before: aCaseChange().after,
});

/** The comment of `aRelatedItemChange` was deleted. */
export const aRelatedItemDeletion = (before = aRelatedItemChange().after): RelatedItemDeletion => ({
  ...common,
  type: 'RELATED_ITEM.DELETED',
  before,
  after: { relatedItemId: before.relatedItemId, version: before.version + 1 },
  summary: aRelatedItemChange().summary,
});

/** The comment of `aRelatedItemChange`, or this item, got tags. */
export const aRelatedItemTagging = (
  item: RelatedItemTagging['after'] = aRelatedItemChange().after,
): RelatedItemTagging => ({
  ...common,
  type: 'RELATED_ITEM.TAGGED',
  oldTags: { team: 'returns' },
  after: { ...item, version: item.version + 1, tags: { team: 'refunds' } },
  summary: aRelatedItemChange().summary,
});

export const aDomainDeletion = (): DomainDeletion => {
  const { caseId: _, ...ofDomain } = common;
  return { ...ofDomain, type: 'DOMAIN.DELETED', name: 'Shop' };
};

/** The event as it stands in the table before it is published. */
export const anEventItem = (event: CaseEvent) => eventCreation(event).item;

/** The record that the table's stream brings when the event is written. */
export const aStreamRecord = (event: CaseEvent, sequenceNumber = '1', beside = {}): DynamoDBRecord => ({
  eventID: sequenceNumber,
  eventName: 'INSERT',
  eventSource: 'aws:dynamodb',
  dynamodb: {
    SequenceNumber: sequenceNumber,
    StreamViewType: 'NEW_AND_OLD_IMAGES',
    Keys: onStream(eventItemKey(event)),
    NewImage: onStream({ ...anEventItem(event), ...beside }),
  },
});

type StreamImage = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>;

const onStream = (item: Record<string, unknown>) =>
  marshall(item, documentOptions().marshallOptions) as StreamImage;
