import { isSame } from '../world/item.ts';
import { type CaseHistory, operationOf } from './history.ts';
import type { Evidence, Invariant } from './invariants.ts';

/** Each version has its event, each event what the one before it left; and the case stands where the last one says. */
export const caseChainsAreUnbroken: Invariant = (evidence) => [
  ...[...evidence.history.cases.values()].flatMap((each) =>
    [...broken(each), ...unpaired(each), ...backdated(evidence, each)].map(
      (reason) => `case ${each.caseId}: ${reason}`,
    ),
  ),
  ...rewritten(evidence.world.changes),
];

const broken = ({ current, changes, commits, deletions, isGone }: CaseHistory): readonly string[] => {
  const last = changes.at(-1);
  const { eventId: lastEventId = '', time: lastEventTime } = commits.at(-1)?.at(-1) ?? {};
  const reasons: string[] = [];
  for (const [index, event] of changes.entries()) {
    const { eventId, type, after } = event;
    const changed = event.type === 'CASE.TAGGED' ? [] : event.changes;
    const before = changes[index - 1];
    if (after.version !== index + 1) reasons.push(`version ${index + 1} has no event or two`);
    if ((type === 'CASE.CREATED') !== (index === 0))
      reasons.push(`${eventId} is a ${type} at version ${index + 1}`);
    if (!before) continue;
    if (eventId <= before.eventId) reasons.push(`${eventId} is not greater than ${before.eventId} before it`);
    const fields = new Map(Object.entries(before.after.fields));
    for (const { fieldId, oldValue } of changed) {
      if (!isSame(oldValue, fields.get(fieldId))) reasons.push(`${eventId} misstates what ${fieldId} was`);
      const value = after.fields[fieldId];
      if (value) fields.set(fieldId, value);
      else fields.delete(fieldId);
    }
    if (!isSameMap(fields, after.fields)) reasons.push(`${eventId} changes more than it says`);
    const tags = before.after.tags ?? {};
    if (!isSame(event.type === 'CASE.TAGGED' ? event.oldTags : (after.tags ?? {}), tags))
      reasons.push(`${eventId} misstates what the tags were`);
  }
  if (!last) return ['it has no event'];
  for (const { eventId, before } of deletions) {
    if (!isSame(before, last.after))
      reasons.push('it was changed after its deletion, or its deletion says else');
    if (eventId <= lastEventId) reasons.push('its deletion is not greater than its last change');
  }
  if (isGone) return reasons;
  if (!current) return ['events stand without it'];
  if (current.version !== last.after.version)
    reasons.push(`it is at ${current.version}, its audit at ${last.after.version}`);
  if (current.lastEventId !== lastEventId || current.lastEventTime !== lastEventTime)
    reasons.push('its last event is another one, or of another time');
  if (!isSameMap(new Map(Object.entries(current.fields)), last.after.fields)) {
    reasons.push('its fields are not as its last event left them');
  }
  if (!isSame(current.tags, last.after.tags)) reasons.push('its tags are not as its last event left them');
  return reasons;
};

const isSameMap = (one: ReadonlyMap<string, unknown>, other: Readonly<Record<string, unknown>>): boolean =>
  one.size === Object.keys(other).length && [...one].every(([name, value]) => isSame(value, other[name]));

const unpaired = ({ additions, relatedItems }: CaseHistory): readonly string[] => [
  ...additions
    .filter(({ after }) => !relatedItems.some(({ relatedItemId }) => relatedItemId === after.relatedItemId))
    .map(({ eventId }) => `the related item of ${eventId} is not there`),
  ...relatedItems
    .filter(
      ({ relatedItemId }) =>
        additions.filter(({ after }) => after.relatedItemId === relatedItemId).length !== 1,
    )
    .map(({ relatedItemId }) => `the related item ${relatedItemId} has no event, or two`),
];

/** Nothing happens at a time before what had happened when its request was sent. */
const backdated = (
  { workload, history }: Evidence,
  { commits, itemEvents }: CaseHistory,
): readonly string[] => {
  const sentAt = new Map(workload.operations.map(({ id, attempts }) => [id, attempts[0]?.sentAt ?? 0]));
  const committedBefore = ({ eventId }: { readonly eventId: string }, at: number) =>
    (history.committedAt.get(eventId) ?? Number.POSITIVE_INFINITY) < at;
  return [...itemEvents.values()]
    .flat()
    .filter((event) => {
      const at = sentAt.get(operationOf(event)) ?? 0;
      return commits.flat().some((earlier) => earlier.time > event.time && committedBefore(earlier, at));
    })
    .map(({ eventId }) => `${eventId} is of a time before what had happened already`);
};

/** An event says the same for ever; only its delivery is noted on it, and of a deletion the ids stay in the end. */
const noted = new Set([
  'outbox',
  'attempts',
  'lastAttemptAt',
  'lastFailure',
  'parkedAt',
  'discardedAt',
  'discardedBy',
  'discardedBecause',
]);
const rewritten = (changes: Parameters<Invariant>[0]['world']['changes']): readonly string[] =>
  changes
    .filter(
      ({ key, before, after }) => key.sk.startsWith('EVENT#') && before !== undefined && after !== undefined,
    )
    .filter(({ key, after = {} }) => !(key.pk.endsWith('#DELETED') && after['expiresAt'] !== undefined))
    .filter(({ before = {}, after = {} }) =>
      [...new Set([...Object.keys(before), ...Object.keys(after)])].some(
        (name) => !noted.has(name) && !isSame(before[name], after[name]),
      ),
    )
    .map(({ key }) => `the event ${key.sk} was changed after the fact`);
