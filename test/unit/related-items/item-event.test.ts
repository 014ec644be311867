import { ulid } from 'ulid';
import { describe, expect, it } from 'vitest';
import { caseEventSchema } from '../../../lambdas/case-events/case-event.ts';
import {
  additionEvent,
  changesOf,
  lastEventOf,
  updateEvent,
} from '../../../lambdas/related-items/item-event.ts';
import { aStoredCustomItem, aStoredItem } from '../../builders/related-item.ts';

const iamPrincipalArn = 'arn:aws:iam::111122223333:role/Agents';
const ofCase = {
  domainId: 'domain-1',
  caseId: 'case-1',
  templateId: 't',
  createdTime: '2026-01-01T00:00:00.000Z',
  version: 3,
  lastEventId: '01KDYAK3SE1WF0NQMENYKBDAYH',
  lastEventTime: '2026-01-02T03:04:05.678Z',
  fields: {
    title: { stringValue: 'Lost parcel' },
    reference_number: { stringValue: 'shop-1' },
    status: { stringValue: 'open' },
    customer_id: { stringValue: 'nobody’s business' },
  },
};

describe('the event of an added item', () => {
  it('holds the whole item, and what a rule must know of its case', () => {
    const moment = { now: '2026-01-02T03:04:05.678Z', performedBy: { iamPrincipalArn } };

    const event = additionEvent(aStoredItem(), ofCase, '01KDYAK3SE1WF0NQMENYKBDAYK', moment);

    expect(event).toEqual({
      eventId: '01KDYAK3SE1WF0NQMENYKBDAYK',
      domainId: 'domain-1',
      caseId: 'case-1',
      type: 'RELATED_ITEM.CREATED',
      time: '2026-01-02T03:04:05.678Z',
      performedBy: { iamPrincipalArn },
      summary: { title: 'Lost parcel', referenceNumber: 'shop-1', status: 'open' },
      after: {
        relatedItemId: '01KDYAK3SE1WF0NQMENYKBDAYJ',
        type: 'Comment',
        associationTime: '2026-01-02T03:04:05.678Z',
        version: 1,
        content: { comment: { body: 'Gave a $5 refund', contentType: 'Text/Plain' } },
      },
    });
    expect(caseEventSchema.parse(event)).toEqual(event);
  });
});

describe('the event of an item that changed', () => {
  const before = aStoredCustomItem(
    { id: 'plan', value: { stringValue: 'Gold' } },
    { id: 'amount', value: { doubleValue: 3 } },
    { id: 'paid', value: { booleanValue: true } },
  );
  const after = aStoredCustomItem(
    { id: 'paid', value: { booleanValue: true } },
    { id: 'amount', value: { doubleValue: 4 } },
    { id: 'owner', value: { userArnValue: 'arn:user' } },
  );

  it('holds the old values of what differs, and once the whole item', () => {
    const eventId = '01KDYAK3SE1WF0NQMENYKBDAYM';
    const updated = { ...after, version: 2 };
    const moment = { now: '2026-01-02T04:00:00.000Z', performedBy: { iamPrincipalArn } };

    const event = updateEvent(updated, changesOf(before.content, after.content), ofCase, eventId, moment);

    expect(event).toEqual({
      eventId: '01KDYAK3SE1WF0NQMENYKBDAYM',
      domainId: 'domain-1',
      caseId: 'case-1',
      type: 'RELATED_ITEM.UPDATED',
      time: moment.now,
      performedBy: { iamPrincipalArn },
      summary: { title: 'Lost parcel', referenceNumber: 'shop-1', status: 'open' },
      changes: [
        { fieldId: 'plan', oldValue: { stringValue: 'Gold' } },
        { fieldId: 'amount', oldValue: { doubleValue: 3 } },
        { fieldId: 'owner' },
      ],
      after: {
        relatedItemId: '01KDYAK3SE1WF0NQMENYKBDAYJ',
        type: 'Custom',
        associationTime: '2026-01-02T03:04:05.678Z',
        version: 2,
        content: after.content,
      },
    });
    expect(caseEventSchema.parse(event)).toEqual(event);
  });

  it('has nothing to tell where only the order of the values is another', () => {
    const fields = [
      { id: 'a', value: { stringValue: '1' } },
      { id: 'b', value: { stringValue: '2' } },
    ];

    const changes = changesOf({ custom: { fields } }, { custom: { fields: fields.toReversed() } });

    expect(changes).toEqual([]);
  });

  it('tells of a comment the text that it had', () => {
    const said = (body: string) => ({ comment: { body, contentType: 'Text/Plain' as const } });

    expect(changesOf(said('old'), said('new'))).toEqual([
      { fieldId: 'comment.body', oldValue: { stringValue: 'old' } },
    ]);
    expect(changesOf(said('old'), said('old'))).toEqual([]);
  });
});

describe('the next event of an item', () => {
  it.each([
    ['the item itself, before it has one', {}, '01KDYAK3SE1WF0NQMENYKBDAYH', '01KDYAK3SE1WF0NQMENYKBDAYJ'],
    [
      'its own last one',
      { lastEventId: '01KDYAK3SE1WF0NQMENYKBDAYM' },
      '01KDYAK3SE1WF0NQMENYKBDAYK',
      '01KDYAK3SE1WF0NQMENYKBDAYM',
    ],
    [
      'the last one of its case',
      { lastEventId: '01KDYAK3SE1WF0NQMENYKBDAYM' },
      '01KDYAK3SE1WF0NQMENYKBDAYN',
      '01KDYAK3SE1WF0NQMENYKBDAYN',
    ],
  ])('follows %s', (_, more, lastEventId, expected) => {
    const ofCase = { lastEventId, lastEventTime: '2026-01-02T03:04:05.678Z' };

    expect(lastEventOf(aStoredItem(more), ofCase).lastEventId).toBe(expected);
  });

  it('is of no time before the own last one, where the id of the case’s last one runs ahead of its time', () => {
    const item = aStoredItem({ lastEventId: ulid(Date.parse('2026-01-02T03:04:05.682Z')) });
    const lastEventId = ulid(Date.parse('2026-01-02T03:04:05.684Z'));
    const ofCase = { lastEventId, lastEventTime: '2026-01-02T03:04:05.680Z' };

    expect(lastEventOf(item, ofCase)).toEqual({ lastEventId, lastEventTime: '2026-01-02T03:04:05.682Z' });
  });

  it('is of no time before the last one of the case', () => {
    const item = aStoredItem({ lastEventId: ulid(Date.parse('2026-01-02T03:04:05.684Z')) });
    const ofCase = { lastEventId: ulid(0), lastEventTime: '2026-01-02T03:04:05.690Z' };

    expect(lastEventOf(item, ofCase).lastEventTime).toBe('2026-01-02T03:04:05.690Z');
  });
});
