import { slaKey, timerPartitions } from '../table/keys.ts';
import type { IndexPosition, Table } from '../table/table.ts';
import { WriteRefused } from '../table/writes.ts';
import type { DueCase } from './due-cases.ts';
import type { Sla } from './sla.ts';

/** A page of one of the index's partitions, which may be behind; and where the following one begins. */
export type DuePage = {
  readonly partition: string;
  readonly cases: readonly (DueCase & { readonly due: string })[];
  readonly next?: IndexPosition;
};

/** Some 250 KB of the index. */
const PAGE = 1_000;

export const timerStore = (table: Table) => {
  const page = async (partition: string, before: Date, after?: IndexPosition): Promise<DuePage> => {
    const { items, next } = await table.queryIn<DueCase & { readonly due: string }>('timer', partition, {
      below: before.toISOString(),
      limit: PAGE,
      ...(after && { after }),
    });
    return { partition, cases: items, ...(next && { next }) };
  };
  return {
    /** What was due before this instant, of all domains, the earliest of each partition first: a page of each. */
    due: (before: Date): Promise<readonly DuePage[]> =>
      Promise.all(timerPartitions.map((partition) => page(partition, before))),

    /** The pages behind these. */
    following: (pages: readonly DuePage[], before: Date): Promise<readonly DuePage[]> =>
      Promise.all(pages.flatMap(({ partition, next }) => (next ? [page(partition, before, next)] : []))),

    /** Time can do nothing to it any more, since its case is gone. What the purge has deleted already needs no stop. */
    stop: async ({ domainId, caseId, relatedItemId }: Sla): Promise<void> => {
      try {
        await table.write([
          {
            update: slaKey(domainId, caseId, relatedItemId),
            remove: ['timer', 'due'],
            if: { exists: true },
          },
        ]);
      } catch (error) {
        if (!(error instanceof WriteRefused)) throw error;
      }
    },
  };
};
export type TimerStore = ReturnType<typeof timerStore>;
