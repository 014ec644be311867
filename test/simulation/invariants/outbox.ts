import { ankenEvents } from '../../../lambdas/settings/anken-events.ts';
import { eventsSetAside, isParked } from './delivery.ts';
import type { Invariant } from './invariants.ts';

/** What the bus has not taken is in it, what the bus has taken leaves it, and what is parked has an alarm. */
export const outboxIsTruthful: Invariant = (evidence) => {
  const { world, history } = evidence;
  const setAside = eventsSetAside(evidence);
  const taken = new Map<string, number>();
  for (const { event, at } of world.bus.archive) {
    const eventId = `${event.detail['eventId']}`;
    if (event['detail-type'] === ankenEvents.detailType && !taken.has(eventId)) taken.set(eventId, at);
  }
  return [
    ...history.events
      .filter(({ outbox, eventId }) => outbox !== undefined && !isParked(outbox) && !setAside.has(eventId))
      .map(({ eventId }) => `${eventId} is still in the outbox`),
    ...history.events
      .filter(({ outbox }) => isParked(outbox) && !world.alarms.has('parked events'))
      .map(({ eventId }) => `${eventId} is parked, and no alarm says so`),
    ...world.changes
      .filter(
        ({ key, before, after }) =>
          key.sk.startsWith('EVENT#') && before?.['outbox'] !== undefined && after?.['outbox'] === undefined,
      )
      .map(({ key, at }) => ({ eventId: key.sk.slice('EVENT#'.length), at }))
      .filter(({ eventId, at }) => (taken.get(eventId) ?? Number.POSITIVE_INFINITY) > at)
      .map(({ eventId }) => `${eventId} left the outbox before the bus had it`),
  ];
};
