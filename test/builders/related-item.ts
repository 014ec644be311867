import type { RelatedItem } from '../../lambdas/related-items/related-item.ts';

/** A comment as it is stored. */
export const aStoredItem = (more: Partial<RelatedItem> = {}): RelatedItem => ({
  domainId: 'domain-1',
  caseId: 'case-1',
  relatedItemId: '01KDYAK3SE1WF0NQMENYKBDAYJ',
  type: 'Comment',
  associationTime: '2026-01-02T03:04:05.678Z',
  version: 1,
  content: { comment: { body: 'Gave a $5 refund', contentType: 'Text/Plain' } },
  performedBy: { iamPrincipalArn: 'arn:aws:iam::111122223333:role/Agents' },
  ...more,
});

export const aStoredContact = (): RelatedItem =>
  aStoredItem({
    type: 'Contact',
    content: {
      contact: {
        contactArn: 'arn:contact-1',
        channel: 'VOICE',
        connectedToSystemTime: '2026-01-02T03:00:00.000Z',
      },
    },
  });

type CustomFields = Extract<RelatedItem['content'], { readonly custom: unknown }>['custom']['fields'];

export const aStoredCustomItem = (...fields: CustomFields): RelatedItem =>
  aStoredItem({ type: 'Custom', content: { custom: { fields } } });
