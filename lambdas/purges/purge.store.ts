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
  type Key,
  type Range,
  referenceKey,
} from '../table/keys.ts';
import type { IndexPosition, Table } from '../table/table.ts';
import { type Deletion, WriteRefused } from '../table/writes.ts';

export type CaseIds = { readonly domainId: string; readonly caseId: string };

/** The event of a deletion, as it stands in the table. */
export type DeletedThing = Key & { readonly domainId: string; readonly eventId: string } & (
    | { readonly type: 'CASE.DELETED'; readonly caseId: string; readonly ownItems: OwnItems }
    | { readonly type: 'DOMAIN.DELETED' }
  );

export type Swept = {
  /** It ended before the end of the range. */
  readonly isOutOfTime: boolean;
  /** Events that the bus has not taken yet. */
  readonly unpublished: number;
  readonly deleted: number;
};

/** Whether there is time to begin another page. */
export type MayGoOn = () => boolean;

/** What a page holds at most, and how much of it is deleted at once: some seconds, even where DynamoDB is busy. */
const PAGE = 100;
const AT_ONCE = 20;

const TOMBSTONE_SECONDS = 30 * 24 * 60 * 60;
/** All that a tombstone keeps. */
const tombstoneAttributes = new Set(['pk', 'sk', 'feed', 'domainId', 'caseId', 'eventId', 'type']);

type StoredItem = Key & {
  readonly eventId?: string;
  readonly outbox?: string;
};

export const purgeStore = (table: Table, clock: Clock) => {
  /** Nothing that waits to be published is ever deleted: that is each deletion's condition, whatever was read before. */
  const deleteUnlessWaiting = (key: Key): Promise<boolean> =>
    unlessRefused(table, { delete: { pk: key.pk, sk: key.sk }, if: { absent: ['outbox'] } });

  /** The marker of an event's mail stays, for the 30 days that it lives: the event may come once more to whoever mails. */
  const deleteItem = async (item: StoredItem): Promise<boolean> => {
    if (item.outbox !== undefined) return false;
    return deleteUnlessWaiting(item);
  };

  const sweep = async (
    range: Range,
    mayGoOn: MayGoOn,
    stays: (item: StoredItem) => boolean,
  ): Promise<Swept> => {
    const count = { unpublished: 0, deleted: 0 };
    let after: Key | undefined;
    do {
      if (!mayGoOn()) return { ...count, isOutOfTime: true };
      const page = await table.query<StoredItem>(range, { limit: PAGE, ...(after && { after }) });
      await eachOf(page.items, AT_ONCE, async (item) => {
        if (stays(item)) return;
        if (await deleteItem(item)) count.deleted += 1;
        else count.unpublished += 1;
      });
      after = page.next;
    } while (after);
    return { ...count, isOutOfTime: false };
  };

  return {
    /** None where there never was such a deletion, or its purge is over. */
    deletion: async (domainId: string, eventId: string): Promise<DeletedThing | undefined> => {
      const found = await table.get<DeletedThing & { readonly expiresAt?: number }>(
        deletedEventKey(domainId, eventId),
      );
      return found?.expiresAt === undefined ? found : undefined;
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
     * deleted case has none.
     */
    sweepCase: ({ domainId, caseId }: CaseIds, mayGoOn: MayGoOn): Promise<Swept> => {
      const { sk } = caseKey(domainId, caseId);
      return sweep(caseRange(domainId, caseId), mayGoOn, (item) => item.sk === sk);
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

    /** Whether the purge of another deletion in the domain is not over: its events may rely on the configuration. */
    hasUnburied: async ({ domainId, eventId }: DeletedThing): Promise<boolean> => {
      let after: Key | undefined;
      do {
        const page = await table.query<{ readonly eventId: string; readonly expiresAt?: number }>(
          deletedRange(domainId),
          { limit: PAGE, ...(after && { after }) },
        );
        if (page.items.some((item) => item.expiresAt === undefined && item.eventId !== eventId)) return true;
        after = page.next;
      } while (after);
      return false;
    },

    /** All that configures the domain. */
    sweepDomain: (domainId: string, mayGoOn: MayGoOn): Promise<Swept> =>
      sweep(domainRange(domainId), mayGoOn, () => false),

    /** Leaves the ids, for the feed, for 30 days. False where the event of the deletion is not published yet. */
    bury: async (deleted: DeletedThing): Promise<boolean> => {
      try {
        await table.write([
          {
            update: { pk: deleted.pk, sk: deleted.sk },
            set: { expiresAt: Math.ceil(clock.now().getTime() / 1_000) + TOMBSTONE_SECONDS },
            remove: Object.keys(deleted).filter((name) => !tombstoneAttributes.has(name)),
            if: { exists: true, absent: ['outbox'] },
          },
        ]);
        return true;
      } catch (error) {
        if (error instanceof WriteRefused) return false;
        throw error;
      }
    },
  };
};
export type PurgeStore = ReturnType<typeof purgeStore>;

const unlessRefused = async (table: Table, deletion: Deletion): Promise<boolean> => {
  try {
    await table.write([deletion]);
    return true;
  } catch (error) {
    if (error instanceof WriteRefused) return false;
    throw error;
  }
};
