import { eventIndexKeys, eventKey, eventsRange, type Key } from '../table/keys.ts';
import type { Page, Put, Table } from '../table/table.ts';
import type { CaseEvent } from './case-event.ts';

export type CaseEventStore = {
  /** Newest first. */
  readonly list: (
    domainId: string,
    caseId: string,
    limit: number,
    after: Key | undefined,
  ) => Promise<Page<CaseEvent>>;
};

export const caseEventStore = (table: Table): CaseEventStore => ({
  list: (domainId, caseId, limit, after) =>
    table.query<CaseEvent>(eventsRange(domainId, caseId), {
      limit,
      newestFirst: true,
      ...(after && { after }),
    }),
});

/** Goes into the transaction of the change that it tells of: the event is the audit trail and the outbox (DESIGN §1). */
export const eventCreation = (event: CaseEvent): Put => ({
  item: {
    ...eventKey(event.domainId, event.caseId, event.eventId),
    ...eventIndexKeys(event.domainId, event.caseId),
    ...event,
  },
  unlessExists: true,
});
