import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ShownItem } from '../../../lambdas/related-items/related-item.ts';
import { positionOf, withSlas } from '../../../lambdas/related-items/related-items-page.ts';
import type { Key } from '../../../lambdas/table/keys.ts';
import type { Page } from '../../../lambdas/table/table.ts';

const anItem = (number: number): ShownItem => ({
  relatedItemId: `01KAS5NJR0SA0000000000${String(number).padStart(4, '0')}`,
  type: 'Comment',
  associationTime: '2026-11-23T04:00:00.000Z',
  performedBy: { iamPrincipalArn: 'arn:aws:iam::123456789012:role/agents' },
  content: { comment: { body: `${number}`, contentType: 'Text/Plain' } },
});
const place = (item: ShownItem): Key => positionOf('d', 'c', item);

/** A page of the items as the table answers it, newest first. */
const pageOf = (items: readonly ShownItem[], limit: number, from: Key | undefined): Page<ShownItem> => {
  const behind = items
    .map((item) => ({ ...place(item), ...item }))
    .filter(({ sk }) => from === undefined || sk < from.sk)
    .toSorted((one, other) => (one.sk > other.sk ? -1 : 1));
  const page = behind.slice(0, limit);
  const last = page.at(-1);
  return { items: page, ...(last && behind.length > limit && { next: { pk: last.pk, sk: last.sk } }) };
};

it('has each SLA in its place of one page, however large the pages are', () => {
  const someNumbers = fc.uniqueArray(fc.nat(9_999), { maxLength: 20 });
  fc.assert(
    fc.property(someNumbers, fc.nat(20), fc.integer({ min: 1, max: 5 }), (numbers, others, limit) => {
      const all = numbers.map(anItem);
      const [items, slas] = [all.slice(0, others), all.slice(others)];
      const told: string[] = [];
      let from: Key | undefined;
      do {
        const page = pageOf(items, limit, from);
        told.push(...withSlas(page, from, slas, 'd', 'c').map(({ relatedItemId }) => relatedItemId));
        from = page.next;
      } while (from);

      expect(told).toEqual(
        all
          .map(({ relatedItemId }) => relatedItemId)
          .toSorted()
          .toReversed(),
      );
    }),
  );
});
