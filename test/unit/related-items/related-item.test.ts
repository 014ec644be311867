import { describe, expect, it } from 'vitest';
import { responseItem, shownSla } from '../../../lambdas/related-items/related-item.ts';
import { aStoredContact, aStoredCustomItem, aStoredItem } from '../../builders/related-item.ts';
import { aFulfilledSla, afterStart, aStoredSla } from '../../builders/sla.ts';

const iamPrincipalArn = 'arn:aws:iam::111122223333:role/Agents';

describe('a related item as it is answered', () => {
  it('holds what the contract names and nothing of how it is kept', () => {
    expect(responseItem(aStoredItem())).toEqual({
      relatedItemId: '01KDYAK3SE1WF0NQMENYKBDAYJ',
      type: 'Comment',
      associationTime: new Date('2026-01-02T03:04:05.678Z'),
      content: { comment: { body: 'Gave a $5 refund', contentType: 'Text/Plain' } },
    });
  });

  it('names the user who added it, but not the role', () => {
    const user = { userArn: 'arn:user' };

    expect(responseItem(aStoredItem({ performedBy: { user, iamPrincipalArn } })).performedBy).toEqual(user);
    expect(JSON.stringify(responseItem(aStoredItem()))).not.toContain(iamPrincipalArn);
  });

  it('has its tags', () => {
    const tags = { team: 'returns' };

    expect(responseItem(aStoredItem({ tags })).tags).toEqual(tags);
    expect(responseItem(shownSla(aStoredSla({}, { tags }), afterStart(1))).tags).toEqual(tags);
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

describe('a custom item as it is answered', () => {
  it('has its values in the order in which they were given', () => {
    const fields = [
      { id: 'plan', value: { stringValue: 'Gold' } },
      { id: 'amount', value: { doubleValue: 3 } },
    ];

    expect(responseItem(aStoredCustomItem(...fields)).content).toEqual({ custom: { fields } });
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
