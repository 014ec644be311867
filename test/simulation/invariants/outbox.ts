import { ankenEvents } from '../../../lambdas/settings/anken-events.ts';
import { outboxPartitions } from '../../../lambdas/settings/table-schema.ts';
import type { Invariant } from './invariants.ts';

/** What the bus has not taken is in it; what the bus has taken, or a person has given up, leaves it; what is parked has an alarm, and is redriven. */
export const outboxIsTruthful: Invariant = ({ world, history }) => {
  const taken = new Map<string, number>();
  for (const { event, at } of world.bus.archive) {
    const eventId = `${event.detail['eventId']}`;
    if (event['detail-type'] === ankenEvents.detailType && !taken.has(eventId)) taken.set(eventId, at);
  }
  return [
    ...world.table.items.flatMap(({ outbox, eventId }) => {
      if (outbox === undefined) return [];
      return `${outbox}`.startsWith(outboxPartitions.parked) && !world.alarms.has('parked events')
        ? [`${eventId} is parked, and no alarm says so`]
        : [`${eventId} is still in the outbox`];
    }),
    ...world.changes
      .filter(
        ({ key, before, after }) =>
          key.sk.startsWith('EVENT#') && before?.['outbox'] !== undefined && after?.['outbox'] === undefined,
      )
      .map(({ key, at }) => ({ eventId: key.sk.slice('EVENT#'.length), at }))
      .filter(({ eventId }) => !history.discarded.has(eventId))
      .filter(({ eventId, at }) => (taken.get(eventId) ?? Number.POSITIVE_INFINITY) > at)
      .map(({ eventId }) => `${eventId} left the outbox before the bus had it`),
  ];
};
