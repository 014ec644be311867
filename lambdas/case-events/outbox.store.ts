import { eventsBefore, isWaiting, type Key, parkedPartition, parkedPartitions } from '../table/keys.ts';
import type { IndexPosition, Table } from '../table/table.ts';
import { unlessRefused } from '../table/unless-refused.ts';
import type { Update } from '../table/writes.ts';
import type { Delivery } from './outbox.ts';

/** An event item as it was read: what a write about it believes. */
export type Waiting = Key & Delivery & { readonly outbox: string };

export type WaitingPage = {
  /** Of events that may be published by now: the index is behind. */
  readonly keys: readonly Key[];
  /** Where the following page begins. */
  readonly next?: IndexPosition;
};

const PAGE = 100;
/** All that tells of a delivery: once it is over, the item is the event and nothing else. */
const deliveryAttributes: readonly (keyof Delivery)[] = [
  'outbox',
  'attempts',
  'lastAttemptAt',
  'lastFailure',
  'parkedAt',
];

/** The events that the bus has not taken yet: those that carry the attribute `outbox`. */
export const outboxStore = (table: Table) => ({
  /** Leaves the event in place, as audit trail and feed. One that is gone needs no removal. */
  remove: async (key: Key): Promise<void> => {
    await unlessRefused(table, { update: key, remove: deliveryAttributes, if: { exists: true } });
  },

  /** A page of those that were made before this moment, the oldest first. */
  waiting: async (partition: string, before: Date, after?: IndexPosition): Promise<WaitingPage> => {
    const below = eventsBefore(before);
    const page = await table.queryIn('outbox', partition, { below, limit: PAGE, ...(after && { after }) });
    return {
      keys: page.items.map(({ pk, sk }) => ({ pk, sk })),
      ...(page.next && { next: page.next }),
    };
  },

  /** As it stands now; none where it waits no longer. */
  read: async (key: Key): Promise<Waiting | undefined> => {
    const item = await table.get<Delivery>(key);
    const outbox = item?.outbox;
    return item && outbox !== undefined && isWaiting(outbox) ? { ...item, outbox } : undefined;
  },

  /**
   * Counts an attempt before it is made, so that one which kills the function counts too and two sweeps do not make the
   * same one. None where another was faster.
   */
  claim: async (item: Waiting, now: Date): Promise<Waiting | undefined> => {
    const counted = { attempts: (item.attempts ?? 0) + 1, lastAttemptAt: now.toISOString() };
    const claimed = await unlessRefused(table, { ...asRead(item), set: counted });
    return claimed ? { ...item, ...counted } : undefined;
  },

  recordFailure: async (item: Waiting, failure: string): Promise<void> => {
    await unlessRefused(table, { ...asRead(item), set: { lastFailure: failure } });
  },

  /** False where it was published, parked or tried again in the meantime. */
  park: (item: Waiting, failure: string, now: Date): Promise<boolean> =>
    unlessRefused(table, {
      ...asRead(item),
      set: { outbox: parkedPartition(item.outbox), parkedAt: now.toISOString(), lastFailure: failure },
    }),

  countParked: async (): Promise<number> => {
    const counts = await Promise.all(parkedPartitions.map((each) => table.countIn('outbox', each)));
    return counts.reduce((sum, count) => sum + count, 0);
  },
});
export type OutboxStore = ReturnType<typeof outboxStore>;

/** It waits as it did, and nobody has tried to publish it since. */
const asRead = ({ pk, sk, outbox, attempts }: Waiting): Pick<Update, 'update' | 'if'> => ({
  update: { pk, sk },
  if:
    attempts === undefined ? { equals: { outbox }, absent: ['attempts'] } : { equals: { outbox, attempts } },
});
