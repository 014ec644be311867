import { fitting } from '../contract/page-size.ts';
import { historyRange, type Key } from '../table/keys.ts';
import type { Page, Table } from '../table/table.ts';
import { type HistoryEntry, joined, type StoredEntry, type StoredOldValues } from './history-entry.ts';

export type ConfigurationHistoryStore = {
  /** Newest first: as many entries as are asked for, or as one response holds. */
  readonly list: (domainId: string, limit: number, after: Key | undefined) => Promise<Page<HistoryEntry>>;
};

export const configurationHistoryStore = (table: Table): ConfigurationHistoryStore => ({
  list: async (domainId, limit, after) => {
    const entries: (HistoryEntry & Key)[] = [];
    const oldValues = new Map<string, StoredOldValues['oldValues']>();
    let from = after;
    do {
      const page: Page<StoredEntry | StoredOldValues> = await table.query<StoredEntry | StoredOldValues>(
        historyRange(domainId),
        // One more than asked for tells whether another page follows.
        { limit: limit + 1, newestFirst: true, ...(from && { after: from }) },
      );
      for (const item of page.items) {
        // They come before their entry, whose key is shorter.
        if ('oldValues' in item) oldValues.set(item.changeId, item.oldValues);
        else entries.push({ ...item, ...joined(item, oldValues.get(item.changeId)) });
      }
      from = page.next;
    } while (from && entries.length <= limit && fitting(entries) === entries.length);
    const items = entries.slice(0, Math.min(limit, fitting(entries)));
    const last = items.at(-1);
    return { items, ...(items.length < entries.length && last && { next: { pk: last.pk, sk: last.sk } }) };
  },
});
