import type { Case } from '../cases/case.ts';
import { type OwnItems, ownItems } from '../cases/own-items.ts';
import { eachOf } from '../platform/at-once.ts';
import type { Clock } from '../platform/clock.ts';
import {
  caseKey,
  caseRange,
  casesLookupPartitions,
  clientTokenKey,
  deletedEventKey,
  deletedRange,
  domainRange,
  historyRange,
  type Key,
  type Range,
  referenceKey,
} from '../table/keys.ts';
import type { IndexPosition, Table } from '../table/table.ts';
import { unlessRefused } from '../table/unless-refused.ts';
import { type Cleared, together } from './cleared.ts';
import { type CaseIds, type DeletedThing, deletedThingIn } from './deleted-thing.ts';

/** Whether there is time to begin another page. */
export type MayGoOn = () => boolean;

/** What a page holds at most, and how much of it is deleted at once: some seconds, even where DynamoDB is busy. */
const PAGE = 100;
const AT_ONCE = 20;

const TOMBSTONE_SECONDS = 30 * 24 * 60 * 60;

type StoredItem = Key & { readonly outbox?: string };
type DeletedEvent = Key & Readonly<Record<string, unknown>> & { readonly expiresAt?: number };

/** The purge of its deletion is over. */
const isTombstone = ({ expiresAt }: DeletedEvent): boolean => expiresAt !== undefined;

export const purgeStore = (table: Table, clock: Clock) => {
  /** Nothing that waits to be published is ever deleted: that is each deletion's condition, whatever was read before. */
  const deleteUnlessWaiting = (key: Key): Promise<boolean> =>
    unlessRefused(table, { delete: { pk: key.pk, sk: key.sk }, if: { absent: ['outbox'] } });

  const deleteItem = async (item: StoredItem): Promise<boolean> => {
    if (item.outbox !== undefined) return false;
    return deleteUnlessWaiting(item);
  };

  const clear = async (
    range: Range,
    mayGoOn: MayGoOn,
    stays: (item: StoredItem) => boolean,
  ): Promise<Cleared> => {
    let hasDeleted = false;
    let mustWait = false;
    let after: Key | undefined;
    do {
      if (!mayGoOn()) return { isOutOfTime: true, hasDeleted, mustWait };
      const page = await table.query<StoredItem>(range, { limit: PAGE, ...(after && { after }) });
      await eachOf(page.items, AT_ONCE, async (item) => {
        if (stays(item)) return;
        if (await deleteItem(item)) hasDeleted = true;
        else mustWait = true;
      });
      after = page.next;
    } while (after);
    return { isOutOfTime: false, hasDeleted, mustWait };
  };

  return {
    /**
     * None where there never was such a deletion, or its purge is over.
     * @throws where the event is no deletion's
     */
    deletion: async (domainId: string, eventId: string): Promise<DeletedThing | undefined> => {
      const found = await table.get<DeletedEvent>(deletedEventKey(domainId, eventId));
      return found && !isTombstone(found) ? deletedThingIn(domainId, found) : undefined;
    },

    /**
     * A page of the deletions in a domain whose purge is not over, of what may be tombstones all; as many as DynamoDB
     * reads at a time.
     * @throws where an event is no deletion's
     */
    deletions: async (
      domainId: string,
      after?: Key,
    ): Promise<{ readonly deletions: readonly DeletedThing[]; readonly next?: Key }> => {
      const { items, next } = await table.query<DeletedEvent>(deletedRange(domainId), after && { after });
      const deletions = items
        .filter((item) => !isTombstone(item))
        .map((item) => deletedThingIn(domainId, item));
      return { deletions, ...(next && { next }) };
    },

    /** The reference number and the client token that are this case's still; another may have taken them since. */
    deleteOwnItems: async (
      { domainId, caseId }: CaseIds,
      { referenceNumber, tokenHash }: OwnItems,
    ): Promise<void> => {
      const keys = [
        referenceKey(domainId, referenceNumber),
        ...(tokenHash === undefined ? [] : [clientTokenKey(domainId, tokenHash)]),
      ];
      await Promise.all(keys.map((key) => unlessRefused(table, { delete: key, if: { equals: { caseId } } })));
    },

    /**
     * What stands in the case's partition, but for `CASE`: whoever purges a domain finds its cases by that, and a
     * deleted case has none. The marker of an event's mail stands elsewhere and stays for the 30 days that it lives: the
     * event may come once more to whoever mails.
     */
    clearCase: ({ domainId, caseId }: CaseIds, mayGoOn: MayGoOn): Promise<Cleared> => {
      const { sk } = caseKey(domainId, caseId);
      return clear(caseRange(domainId, caseId), mayGoOn, (item) => item.sk === sk);
    },

    /** The domain's cases, page by page; some may be gone, and the newest may be missing. */
    casesOf: async function* (domainId: string): AsyncGenerator<readonly CaseIds[]> {
      for (const partition of casesLookupPartitions(domainId)) {
        let after: IndexPosition | undefined;
        do {
          const page = await table.queryIn<CaseIds>('lookup', partition, {
            limit: PAGE,
            ...(after && { after }),
          });
          if (page.items.length > 0) yield page.items;
          after = page.next;
        } while (after);
      }
    },

    /** What a purge must know of a case that nobody has deleted by itself. */
    standingCase: async ({ domainId, caseId }: CaseIds) => {
      const found = await table.get<Case>(caseKey(domainId, caseId));
      return found && { lastEventId: found.lastEventId, ownItems: ownItems(found) };
    },

    /** False where it was changed after it was read: an event has come to its partition. */
    deleteStandingCase: ({ domainId, caseId }: CaseIds, lastEventId: string): Promise<boolean> =>
      unlessRefused(table, { delete: caseKey(domainId, caseId), if: { equals: { lastEventId } } }),

    /** All that configures the domain, and its history. */
    clearDomain: async (domainId: string, mayGoOn: MayGoOn): Promise<Cleared> => {
      const history = await clear(historyRange(domainId), mayGoOn, () => false);
      if (history.isOutOfTime) return history;
      return together([history, await clear(domainRange(domainId), mayGoOn, () => false)]);
    },

    /** Leaves the ids, for the feed, for 30 days. False where the event of the deletion is not published yet. */
    bury: ({ key, content }: DeletedThing): Promise<boolean> => {
      const expiresAt = Math.ceil(clock.now().getTime() / 1_000) + TOMBSTONE_SECONDS;
      return unlessRefused(table, {
        update: key,
        set: { expiresAt },
        remove: content,
        if: { exists: true, absent: ['outbox'] },
      });
    },
  };
};
export type PurgeStore = ReturnType<typeof purgeStore>;
