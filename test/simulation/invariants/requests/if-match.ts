import { acknowledged, type KindOf } from '../../workload/operation.ts';
import { operationOf, versionsDuring } from '../history.ts';
import type { Evidence, Invariant } from '../invariants.ts';

/**
 * An update that names a version changes that version and no other, is told of a conflict only where there was another
 * one, and every answer names a version that stood.
 */
export const ifMatchHolds: Invariant = (evidence) =>
  evidence.workload.operations.flatMap((operation) =>
    operation.kind === 'update case' ? mismatched(evidence, operation) : [],
  );

const mismatched = ({ history }: Evidence, operation: KindOf<'update case'>): readonly string[] => {
  const { id, caseId, ifMatch, attempts } = operation;
  const changes = history.cases.get(caseId)?.changes ?? [];
  const versionsIn = ({ sentAt, endedAt }: (typeof attempts)[number]) =>
    versionsDuring(history, changes, sentAt, endedAt).map(({ after }) => after.version);
  const untold = acknowledged(operation)
    .filter((attempt) => attempt.version === undefined || !versionsIn(attempt).includes(attempt.version))
    .map(({ version }) => `${id} was answered the version ${version} of ${caseId}, which did not stand`);
  if (ifMatch === undefined) return untold;
  return [
    ...untold,
    ...changes
      .filter((event) => operationOf(event) === id && event.after.version !== ifMatch + 1)
      .map(({ eventId }) => `${eventId} of ${id} changed another version than ${ifMatch}`),
    ...acknowledged(operation)
      .filter(({ version }) => version !== ifMatch && version !== ifMatch + 1)
      .map(({ version }) => `${id} asked for version ${ifMatch} and was answered ${version}`),
    ...attempts
      .filter(
        (attempt) => attempt.status === 409 && versionsIn(attempt).every((version) => version === ifMatch),
      )
      .map(() => `${id} was told of a conflict with version ${ifMatch}, the only one`),
  ];
};
