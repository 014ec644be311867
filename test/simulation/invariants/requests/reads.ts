import { isTagging, type PerformedBy } from '../../../../lambdas/case-events/case-event.ts';
import { acknowledged, type KindOf } from '../../workload/operation.ts';
import { isSame } from '../../world/item.ts';
import { type ItemEvent, operationOf } from '../history.ts';
import type { Evidence, Invariant } from '../invariants.ts';
import { tagVersions } from '../tags.ts';

/** Reads are consistent: what was acknowledged before one began is in its answer, or something later is. */
export const readsSeeWhatWasAcknowledged: Invariant = (evidence) =>
  evidence.workload.operations.flatMap((operation): readonly string[] => {
    if (operation.kind === 'get case') return staleFields(evidence, operation);
    if (operation.kind === 'list tags') return staleTags(evidence, operation);
    return operation.kind === 'audit' ? staleAudit(evidence, operation) : [];
  });

const staleFields = (evidence: Evidence, operation: KindOf<'get case'>): readonly string[] => {
  const changes = evidence.history.cases.get(operation.caseId)?.changes ?? [];
  return acknowledged(operation).flatMap(({ sentAt, body, version }) => {
    const answered = new Map(
      (body['fields'] as readonly { readonly id: string; readonly value: unknown }[]).map((each) => [
        each.id,
        each.value,
      ]),
    );
    const fits = notBefore(evidence, changes, sentAt).some(
      ({ after }) =>
        after.version === version &&
        isSame(after.tags, body['tags']) &&
        operation.fieldIds.every((fieldId) => isSame(answered.get(fieldId), after.fields[fieldId])),
    );
    return fits ? [] : [`${operation.id} answered a state of the case that was over, or never was`];
  });
};

const staleTags = (evidence: Evidence, operation: KindOf<'list tags'>): readonly string[] => {
  const { id, caseId, relatedItemId } = operation;
  const found = evidence.history.cases.get(caseId);
  const versions = found ? tagVersions(found, relatedItemId) : [];
  return acknowledged(operation)
    .filter(
      ({ sentAt, body }) =>
        !notBefore(evidence, versions, sentAt).some(({ tags = {} }) => isSame(tags, body['tags'])),
    )
    .map(() => `${id} answered tags that were over, or never were`);
};

/** The last one that was acknowledged by then, and all that came after it. */
const notBefore = <
  Version extends Pick<ItemEvent, 'eventId'> & { readonly performedBy?: PerformedBy | undefined },
>(
  { history, workload }: Evidence,
  versions: readonly Version[],
  sentAt: number,
): readonly Version[] => {
  const floor = versions.findLastIndex((event) =>
    workload.operations.some(
      (other) =>
        other.id === operationOf(event) &&
        acknowledged(other).some(({ endedAt }) => endedAt < sentAt) &&
        (history.committedAt.get(event.eventId) ?? 0) < sentAt,
    ),
  );
  return versions.slice(Math.max(floor, 0));
};

/** A case that is deleted while its audit is being read may be purged under it: what is left is answered, or a 404. */
const staleAudit = ({ history }: Evidence, operation: KindOf<'audit'>): readonly string[] => {
  const found = history.cases.get(operation.caseId);
  const isBeingDeleted = (readUntil: number): boolean =>
    found?.isGone === true &&
    found.deletions.every(({ eventId }) => (history.committedAt.get(eventId) ?? 0) < readUntil);
  const events = [found?.commits ?? [], ...(found?.itemEvents.values() ?? [])]
    .flat(2)
    .filter((event) => !isTagging(event));
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
