import { eventsRange, type Key } from '../table/keys.ts';
import type { Page, Table } from '../table/table.ts';
import type { EventOfCase } from './case-event.ts';

export type CaseEventStore = {
  /** Newest first. */
  readonly list: (
    domainId: string,
    caseId: string,
    limit: number,
    after: Key | undefined,
  ) => Promise<Page<EventOfCase>>;
};

export const caseEventStore = (table: Table): CaseEventStore => ({
  list: (domainId, caseId, limit, after) =>
    table.query<EventOfCase>(eventsRange(domainId, caseId), {
      limit,
      newestFirst: true,
      ...(after && { after }),
    }),
});
