import { describe, expect, it } from 'vitest';
import { ankenCaseChange, contractCaseChange } from '../../../lambdas/case-events/case-change.ts';
import { caseChangeDetailSchema } from '../../../lambdas/case-events/case-change-detail.ts';
import { caseEventSchema, isAudited } from '../../../lambdas/case-events/case-event.ts';
import { arns } from '../../../lambdas/contract/arn.ts';
import { taggingEvent } from '../../../lambdas/slas/sla-event.ts';
import {
  aCaseChange,
  aCaseTagging,
  aContactLink,
  aRelatedItemChange,
  aRelatedItemDeletion,
  aRelatedItemTagging,
} from '../../builders/case-event.ts';
import { afterStart, aStoredSla, aTelling } from '../../builders/sla.ts';

const ofTokyo = arns({ partition: 'aws', region: 'ap-northeast-1', accountId: '123456789012' });
const domainArn = 'arn:aws:cases:ap-northeast-1:123456789012:domain/0b6c2f6e-5a3d-4f53-9b0d-3f6d1c7a9e21';
const caseArn = `${domainArn}/case/7d1f3c52-8e4b-4a9a-b6b1-25c0e8f4d913`;
const everything = { enabled: true, includedData: { relatedItemData: { includeContent: true } } };

const ofSla = taggingEvent(
  aStoredSla({}, { tags: { team: 'returns' } }),
  { team: 'refunds' },
  aTelling(afterStart(1)),
);

describe.each([
  ['comment', aRelatedItemTagging(), { comment: { body: 'Gave a $5 refund' } }],
  ['contact', aRelatedItemTagging(aContactLink().after), aContactLink().after.content],
  ['SLA', ofSla, ofSla.after.content],
])('the event of a tagged %s', (_, event, content) => {
  it('tells in our shape which item of which case it is, and its tags before and after', () => {
    const entry = ankenCaseChange(event, ofTokyo);

    const { relatedItemId, type, associationTime } = event.after;
    expect(entry).toMatchObject({
      detailType: 'Anken Case Change',
      time: event.time,
      resources: [domainArn, `${caseArn}/related-item/${relatedItemId}`],
    });
    const detail = JSON.parse(entry.detail);
    expect(detail).toEqual({
      version: '0',
      eventType: 'RELATED_ITEM.TAGGED',
      approximateChangeTime: event.time,
      performedBy: event.performedBy,
      relatedItem: {
        relatedItemType: type,
        relatedItemId,
        caseId: event.caseId,
        createdDateTime: associationTime,
        ...content,
      },
      tags: { team: 'refunds' },
      oldTags: { team: 'returns' },
      eventId: event.eventId,
      sequence: event.eventId,
      domainId: event.domainId,
      caseId: event.caseId,
      severityRaised: false,
      title: '荷物が届かない',
      referenceNumber: '3CWPF7R2N',
      status: 'open',
    });
    expect(caseChangeDetailSchema.safeParse(detail).error).toBeUndefined();
  });

  it('is none of the contract’s, and not of its audit', () => {
    expect(contractCaseChange(event, everything, ofTokyo)).toBeUndefined();
    expect(isAudited(event)).toBe(false);
  });

  it('is read as it was written', () => {
    expect(caseEventSchema.parse(event)).toEqual(event);
  });
});

it('tells of an item whose last tag was taken away that it has none', () => {
  const { after, ...event } = aRelatedItemTagging();
  const { tags: _, ...untagged } = after;

  const { detail } = ankenCaseChange({ ...event, after: untagged }, ofTokyo);

  expect(JSON.parse(detail)).toMatchObject({ tags: {}, oldTags: { team: 'returns' } });
});

it.each([
  ['a case', aCaseChange(), aCaseTagging()],
  ['a related item', aRelatedItemChange(), aRelatedItemTagging()],
])('tells the tags of %s apart from all that the audit tells of it', (_, change, tagging) => {
  expect(isAudited(change)).toBe(true);
  expect(isAudited(tagging)).toBe(false);
});

it('leaves the tags of a deleted item to the table: the contract’s shape and ours name its content alone', () => {
  const tags = { team: 'returns' };
  const deletion = aRelatedItemDeletion({ ...aRelatedItemChange().after, tags });

  for (const entry of [
    ankenCaseChange(deletion, ofTokyo),
    contractCaseChange(deletion, everything, ofTokyo),
  ]) {
    expect(JSON.parse(`${entry?.detail}`).relatedItem).toEqual({
      relatedItemType: 'Comment',
      relatedItemId: deletion.before.relatedItemId,
      caseId: deletion.caseId,
      createdDateTime: deletion.before.associationTime,
      comment: { body: 'Gave a $5 refund' },
    });
  }
});
