import { historyOldValuesKey, historyRange, isHistoryEntry, type Key } from '../table/keys.ts';
import { queryListed } from '../table/listed.ts';
import type { Page, Table } from '../table/table.ts';
import { type HistoryEntry, joined, type StoredEntry, type StoredOldValues } from './history-entry.ts';

export type ConfigurationHistoryStore = {
  readonly list: (domainId: string, limit: number, after: Key | undefined) => Promise<Page<HistoryEntry>>;
};

export const configurationHistoryStore = (table: Table): ConfigurationHistoryStore => ({
  list: async (domainId, limit, after) => {
    const page = await queryListed<StoredEntry & Key>(
      table,
      historyRange(domainId),
      { limit, after, newestFirst: true },
      isHistoryEntry,
    );
    const inTwo = page.items.filter(({ hasOldValuesApart }) => hasOldValuesApart);
    const keys = inTwo.map(({ changeId }) => historyOldValuesKey(domainId, changeId));
    const stored = await table.getMany<StoredOldValues>(keys);
    const oldValues = new Map(stored.map((each) => [each.changeId, each.oldValues]));
    return {
      ...page,
      items: page.items.map((item) => ({
        ...joined(item, oldValues.get(item.changeId)),
        pk: item.pk,
        sk: item.sk,
      })),
    };
  },
});
