import type { RelatedItemTypeFilter } from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { caseEventSchema } from '../../../lambdas/case-events/case-event.ts';
import {
  additionEvent,
  isWanted,
  type RelatedItem,
  responseItem,
  shownSla,
} from '../../../lambdas/related-items/related-item.ts';
import { aFulfilledSla, afterStart, aStoredSla } from '../../builders/sla.ts';

const iamPrincipalArn = 'arn:aws:iam::111122223333:role/Agents';

const aStoredComment = (more: Partial<RelatedItem> = {}): RelatedItem => ({
  domainId: 'domain-1',
  caseId: 'case-1',
  relatedItemId: '01KDYAK3SE1WF0NQMENYKBDAYJ',
  type: 'Comment',
  associationTime: '2026-01-02T03:04:05.678Z',
  version: 1,
  content: { comment: { body: 'Gave a $5 refund', contentType: 'Text/Plain' } },
  performedBy: { iamPrincipalArn },
  ...more,
});

const aStoredContact = (): RelatedItem =>
  aStoredComment({
    type: 'Contact',
    content: {
      contact: {
        contactArn: 'arn:contact-1',
        channel: 'VOICE',
        connectedToSystemTime: '2026-01-02T03:00:00.000Z',
      },
    },
  });

describe('a related item as it is answered', () => {
  it('holds what the contract names and nothing of how it is kept', () => {
    expect(responseItem(aStoredComment())).toEqual({
      relatedItemId: '01KDYAK3SE1WF0NQMENYKBDAYJ',
      type: 'Comment',
      associationTime: new Date('2026-01-02T03:04:05.678Z'),
      content: { comment: { body: 'Gave a $5 refund', contentType: 'Text/Plain' } },
    });
  });

  it('names the user who added it, but not the role', () => {
    const user = { userArn: 'arn:user' };

    expect(responseItem(aStoredComment({ performedBy: { user, iamPrincipalArn } })).performedBy).toEqual(
      user,
    );
    expect(JSON.stringify(responseItem(aStoredComment()))).not.toContain(iamPrincipalArn);
  });

  it('has of a contact the time in the shape of the contract', () => {
    expect(responseItem(aStoredContact()).content).toEqual({
      contact: {
        contactArn: 'arn:contact-1',
        channel: 'VOICE',
        connectedToSystemTime: new Date('2026-01-02T03:00:00.000Z'),
      },
    });
  });
});

describe('an SLA as it is answered', () => {
  it('has its times in the shape of the contract, and nothing of how it is kept', () => {
    const sla = aFulfilledSla(afterStart(61), aStoredSla({}, { performedBy: { iamPrincipalArn } }));

    expect(responseItem(shownSla(sla, afterStart(90)))).toEqual({
      relatedItemId: sla.relatedItemId,
      type: 'Sla',
      associationTime: afterStart(0),
      content: {
        sla: {
          slaConfiguration: {
            name: '解決まで',
            type: 'CaseField',
            status: 'NotMet',
            fieldId: 'status',
            targetFieldValues: [{ stringValue: 'closed' }],
            targetTime: afterStart(60),
            completionTime: afterStart(61),
          },
        },
      },
    });
  });
});

describe('a filter for SLAs', () => {
  const isWantedAt = (minutes: number, filters: RelatedItemTypeFilter[]) =>
    isWanted(shownSla(aStoredSla(), afterStart(minutes)), filters);

  it.each<[string, RelatedItemTypeFilter[], isWanted: boolean]>([
    ['any of them', [{ sla: {} }], true],
    ['its name', [{ sla: { name: '解決まで' } }], true],
    ['another name', [{ sla: { name: '解決' } }], false],
    ['its status', [{ sla: { status: 'Active' } }], true],
    ['another status', [{ sla: { status: 'Overdue' } }], false],
    ['its name and another status', [{ sla: { name: '解決まで', status: 'Met' } }], false],
    ['its name or another status', [{ sla: { name: '解決まで' } }, { sla: { status: 'Met' } }], true],
    ['comments', [{ comment: {} }], false],
  ])('that asks for %s', (_, filters, expected) => {
    expect(isWantedAt(60, filters)).toBe(expected);
  });

  it('goes by the status at that moment', () => {
    expect(isWantedAt(61, [{ sla: { status: 'Overdue' } }])).toBe(true);
    expect(isWantedAt(61, [{ sla: { status: 'Active' } }])).toBe(false);
  });

  it('finds no comment', () => {
    expect(isWanted(aStoredComment(), [{ sla: {} }])).toBe(false);
  });
});

describe('a filter', () => {
  it.each<[string, RelatedItemTypeFilter[], wantsComment: boolean, wantsContact: boolean]>([
    ['there is none', [], true, true],
    ['it is for comments', [{ comment: {} }], true, false],
    ['it is for contacts', [{ contact: {} }], false, true],
    ['it is for either', [{ comment: {} }, { contact: {} }], true, true],
    ['it is for the contact’s channel', [{ contact: { channel: ['CHAT', 'VOICE'] } }], false, true],
    ['it is for another channel', [{ contact: { channel: ['CHAT'] } }], false, false],
    ['it is for no channel in particular', [{ contact: { channel: [] } }], false, true],
    ['it is for the contact itself', [{ contact: { contactArn: 'arn:contact-1' } }], false, true],
    ['it is for another contact', [{ contact: { contactArn: 'arn:contact-2' } }], false, false],
    [
      'it is for the contact by another channel',
      [{ contact: { contactArn: 'arn:contact-1', channel: ['CHAT'] } }],
      false,
      false,
    ],
    ['it is for files', [{ file: {} }], false, false],
  ])('finds what it asks for where %s', (_, filters, wantsComment, wantsContact) => {
    expect(isWanted(aStoredComment(), filters)).toBe(wantsComment);
    expect(isWanted(aStoredContact(), filters)).toBe(wantsContact);
  });
});

describe('the event of an added item', () => {
  it('holds the whole item, and what a rule must know of its case', () => {
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
    const moment = { now: '2026-01-02T03:04:05.678Z', performedBy: { iamPrincipalArn } };

    const event = additionEvent(aStoredComment(), ofCase, '01KDYAK3SE1WF0NQMENYKBDAYK', moment);

    expect(event).toEqual({
      eventId: '01KDYAK3SE1WF0NQMENYKBDAYK',
      domainId: 'domain-1',
      caseId: 'case-1',
      type: 'RELATED_ITEM.CREATED',
      time: moment.now,
      performedBy: { iamPrincipalArn },
      summary: { title: 'Lost parcel', referenceNumber: 'shop-1', status: 'open' },
      after: {
        relatedItemId: '01KDYAK3SE1WF0NQMENYKBDAYJ',
        type: 'Comment',
        associationTime: moment.now,
        version: 1,
        content: { comment: { body: 'Gave a $5 refund', contentType: 'Text/Plain' } },
      },
    });
    expect(caseEventSchema.parse(event)).toEqual(event);
  });
});
