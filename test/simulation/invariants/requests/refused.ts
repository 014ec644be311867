import { makerOf } from '../../workload/configure.ts';
import { type Attempt, wasRefused } from '../../workload/operation.ts';
import type { World } from '../../world/world.ts';
import { operationOf } from '../history.ts';
import type { Invariant } from '../invariants.ts';

/**
 * Nothing but a no was ever answered, so not one item of it stands. "Too many at once" is such a no as well, unless a
 * host had given up a transaction at that time without an answer: it may be on its way still.
 */
export const refusedChangesLeaveNothing: Invariant = ({ world, workload, history }) => {
  const refused = new Map(
    workload.operations
      .filter(wasRefused)
      .filter(
        ({ attempts }) => !attempts.some((attempt) => attempt.status === 429 && isInDoubt(world, attempt)),
      )
      .map((operation) => [operation.id, operation]),
  );
  const ofCases = history.events.flatMap((event) => {
    const operation = refused.get(operationOf(event));
    return operation ? [`${operation.id} was refused, and its event ${event.eventId} stands`] : [];
  });
  const configuration = world.table.items.flatMap(({ sk, name }) => {
    const id = makerOf(name);
    return id !== undefined && refused.has(id) ? [`${id} was refused, and its ${sk} stands`] : [];
  });
  return [...ofCases, ...configuration];
};

/** A host gave a transaction up in that time without an answer. */
export const isInDoubt = (world: World, { sentAt, endedAt }: Attempt): boolean =>
  world.hosts().some(({ doubts }) => doubts.some((at) => sentAt <= at && at <= endedAt));
