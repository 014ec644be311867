import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import type { Key } from '../../../lambdas/table/keys.ts';
import { queryListed } from '../../../lambdas/table/listed.ts';

type Item = Key & { readonly deleted: boolean };

/** A table of one range, which answers pages as DynamoDB does. */
const aTableOf = (flags: readonly boolean[]) => {
  const items = flags.map((deleted, index): Item => ({ pk: 'p', sk: `${index}`.padStart(4, '0'), deleted }));
  const query = vi.fn(
    async (_range: unknown, options: { readonly limit?: number; readonly after?: Key } = {}) => {
      const behind = items.filter(({ sk }) => sk > (options.after?.sk ?? ''));
      const page = behind.slice(0, options.limit);
      const last = page.at(-1);
      return {
        items: page,
        ...(behind.length > page.length && last && { next: { pk: last.pk, sk: last.sk } }),
      };
    },
  );
  return { items, query, table: { query: query as never } };
};

it('pages of a list are full, skip and double nothing, and end with the last that is listed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.boolean(), { maxLength: 40 }),
      fc.integer({ min: 1, max: 10 }),
      async (flags, limit) => {
        const { items, table } = aTableOf(flags);
        const listed: Item[] = [];
        const lengths: number[] = [];
        let after: Key | undefined;
        do {
          const page = await queryListed<Item>(
            table,
            { pk: 'p', prefix: '' },
            { limit, after },
            (item) => !item.deleted,
          );
          listed.push(...page.items);
          lengths.push(page.items.length);
          after = page.next;
        } while (after);

        expect(listed).toEqual(items.filter((item) => !item.deleted));
        expect(lengths.slice(0, -1).every((length) => length === limit)).toBe(true);
        expect(lengths).toHaveLength(Math.max(1, Math.ceil(listed.length / limit)));
      },
    ),
  );
});

it('a page takes one read where nothing is left out, and few where much is', async () => {
  const whole = aTableOf(Array.from({ length: 30 }, () => false));
  await queryListed<Item>(whole.table, { pk: 'p', prefix: '' }, { limit: 10 }, ({ deleted }) => !deleted);
  const gone = aTableOf(Array.from({ length: 500 }, () => true));
  await queryListed<Item>(gone.table, { pk: 'p', prefix: '' }, { limit: 1 }, ({ deleted }) => !deleted);

  expect(whole.query).toHaveBeenCalledTimes(1);
  expect(gone.query).toHaveBeenCalledTimes(6);
});
