import { acknowledged, type KindOf } from '../workload/operation.ts';
import { isSame } from '../world/item.ts';
import { operationOf } from './history.ts';
import type { Evidence, Invariant } from './invariants.ts';

/** Reads are consistent: what was acknowledged before one began is in its answer, or something later is. */
export const readsSeeWhatWasAcknowledged: Invariant = (evidence) =>
  evidence.workload.operations.flatMap((operation): readonly string[] => {
    if (operation.kind === 'get case') return staleFields(evidence, operation);
    return operation.kind === 'audit' ? staleAudit(evidence, operation) : [];
  });

const staleFields = ({ history, workload }: Evidence, operation: KindOf<'get case'>): readonly string[] => {
  const changes = history.cases.get(operation.caseId)?.changes ?? [];
  return acknowledged(operation).flatMap(({ sentAt, body }) => {
    const answered = new Map(
      (body['fields'] as readonly { readonly id: string; readonly value: unknown }[]).map((each) => [
        each.id,
        each.value,
      ]),
    );
    const floor = changes.findLastIndex((event) =>
      workload.operations.some(
        (other) =>
          other.id === operationOf(event) &&
          acknowledged(other).some(({ endedAt }) => endedAt < sentAt) &&
          (history.committedAt.get(event.eventId) ?? 0) < sentAt,
      ),
    );
    const fits = changes
      .slice(Math.max(floor, 0))
      .some(({ after }) =>
        operation.fieldIds.every((fieldId) => isSame(answered.get(fieldId), after.fields[fieldId])),
      );
    return fits ? [] : [`${operation.id} answered a state of the case that was over, or never was`];
  });
};

/** A case that is deleted while its audit is being read may be purged under it: what is left is answered, or a 404. */
const staleAudit = ({ history }: Evidence, operation: KindOf<'audit'>): readonly string[] => {
  const found = history.cases.get(operation.caseId);
  const isBeingDeleted = (readUntil: number): boolean =>
    found?.isGone === true &&
    found.deletions.every(({ eventId }) => (history.committedAt.get(eventId) ?? 0) < readUntil);
  const events = [...(found?.commits.flat() ?? []), ...(found?.additions ?? []), ...(found?.removals ?? [])];
  return acknowledged(operation).flatMap(({ sentAt, endedAt, body }) => {
    if (isBeingDeleted(endedAt)) return [];
    // A first page that is not the last holds the newest only.
    if (body['nextToken'] !== undefined) return [];
    const answered = new Set(
      (body['auditEvents'] as readonly { readonly eventId: string }[]).map(({ eventId }) => eventId),
    );
    return events
      .filter(({ eventId }) => (history.shownAt.get(eventId) ?? 0) < sentAt && !answered.has(eventId))
      .map(({ eventId }) => `${operation.id} left out ${eventId}, which was committed before`);
  });
};
