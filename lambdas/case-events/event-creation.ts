import { deletedEventKey, eventIndexKeys, eventKey, type Key } from '../table/keys.ts';
import type { Put } from '../table/writes.ts';
import type { CaseEvent } from './case-event.ts';

/** Where an event stands: with its case, or outside of what it tells the end of. */
export const eventItemKey = (event: CaseEvent): Key =>
  event.type === 'CASE.DELETED' || event.type === 'DOMAIN.DELETED'
    ? deletedEventKey(event.domainId, event.eventId)
    : eventKey(event.domainId, event.caseId, event.eventId);

/**
 * Goes into the transaction of the change that it tells of: the event is the audit trail and the outbox
 * (docs/architecture.md §1). `beside` is kept on the item and published to nobody.
 */
export const eventCreation = (event: CaseEvent, beside: Readonly<Record<string, unknown>> = {}): Put => ({
  item: {
    ...eventItemKey(event),
    ...eventIndexKeys(event.domainId, event.type === 'DOMAIN.DELETED' ? event.domainId : event.caseId),
    ...beside,
    ...event,
  },
  unlessExists: true,
});
