import { eventIndexKeys, eventKey } from '../table/keys.ts';
import type { Put } from '../table/writes.ts';
import type { CaseEvent } from './case-event.ts';

/** Goes into the transaction of the change that it tells of: the event is the audit trail and the outbox (docs/architecture.md §1). */
export const eventCreation = (event: CaseEvent): Put => ({
  item: {
    ...eventKey(event.domainId, event.caseId, event.eventId),
    ...eventIndexKeys(event.domainId, event.caseId),
    ...event,
  },
  unlessExists: true,
});
