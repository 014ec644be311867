import type { Table } from '../table/table.ts';
import { WriteRefused } from '../table/writes.ts';
import type { CaseEvent } from './case-event.ts';
import { eventItemKey } from './event-creation.ts';

/** The events that the bus has not taken yet: those that carry the attribute `outbox`. */
export const outboxStore = (table: Table) => ({
  /** Leaves the event in place, as audit trail and feed. One that is gone needs no removal. */
  remove: async (event: CaseEvent): Promise<void> => {
    try {
      await table.write([{ update: eventItemKey(event), remove: ['outbox'], if: { exists: true } }]);
    } catch (error) {
      if (!(error instanceof WriteRefused)) throw error;
    }
  },
});
export type OutboxStore = ReturnType<typeof outboxStore>;
