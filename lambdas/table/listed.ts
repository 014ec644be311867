import type { Key, Range } from './keys.ts';
import type { Page, Table } from './table.ts';

/** What a page after the first reads at least: where many items are not listed, a few pages pass over them. */
const LEAST_PAGE = 100;

/** One page of the items of a range that are listed, full as long as more of them follow. */
export const queryListed = async <Stored extends object>(
  table: Pick<Table, 'query'>,
  range: Range,
  {
    limit,
    after,
    newestFirst = false,
  }: { readonly limit: number; readonly after?: Key | undefined; readonly newestFirst?: boolean },
  isListed: (item: Key & Stored) => boolean,
): Promise<Page<Stored>> => {
  const found: (Key & Stored)[] = [];
  let from = after;
  let size = limit + 1;
  do {
    const page: Page<Stored> = await table.query<Stored>(range, {
      limit: size,
      newestFirst,
      ...(from && { after: from }),
    });
    found.push(...page.items.filter(isListed));
    from = page.next;
    size = Math.max(size, LEAST_PAGE);
    // One more than asked for tells whether another page follows.
  } while (from && found.length <= limit);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, ...(found.length > limit && last && { next: { pk: last.pk, sk: last.sk } }) };
};
