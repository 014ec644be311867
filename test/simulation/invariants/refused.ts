import { wasRefused } from '../workload/operation.ts';
import { operationOf } from './history.ts';
import type { Invariant } from './invariants.ts';

/** Nothing but a no was ever answered, so not one item of it stands. */
export const refusedChangesLeaveNothing: Invariant = ({ world, workload, history }) => {
  const refused = new Map(
    workload.operations.filter(wasRefused).map((operation) => [operation.id, operation]),
  );
  const ofCases = history.events.flatMap((event) => {
    const operation = refused.get(operationOf(event));
    return operation ? [`${operation.id} was refused, and its event ${event.eventId} stands`] : [];
  });
  const domains = world.table.items.flatMap((item) => {
    const id = /^Domain of (.+)$/.exec(`${item['sk'] === 'DOMAIN' ? item['name'] : ''}`)?.[1];
    return id !== undefined && refused.has(id) ? [`${id} was refused, and its domain stands`] : [];
  });
  return [...ofCases, ...domains];
};
