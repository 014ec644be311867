import type { RelatedItemAfter } from '../../../lambdas/case-events/case-event.ts';
import { itemIn } from '../../../lambdas/case-events/case-event.ts';
import { acknowledged, type KindOf } from '../workload/operation.ts';
import { isSame } from '../world/item.ts';
import { type CaseHistory, type ItemEvent, isCommittedBy, operationOf, versionsDuring } from './history.ts';
import type { Evidence, Invariant } from './invariants.ts';

/**
 * Each version of a related item has its event, which says what the one before it left, and the item stands where the
 * last one says; an update that was acknowledged is among them.
 */
export const itemChainsAreUnbroken: Invariant = (evidence) => [
  ...[...evidence.history.cases.values()].flatMap((each) =>
    [...each.itemEvents].flatMap(([relatedItemId, events]) =>
      [...broken(events), ...misplaced(each, relatedItemId, events)].map(
        (reason) => `item ${relatedItemId} of case ${each.caseId}: ${reason}`,
      ),
    ),
  ),
  ...evidence.workload.operations.flatMap((operation) =>
    operation.kind === 'update item' ? updated(evidence, operation) : [],
  ),
];

const broken = (events: readonly ItemEvent[]): readonly string[] =>
  events.flatMap((event, index) => {
    const { eventId, type, time } = event;
    const last = events[index - 1];
    const reasons: string[] = [];
    if (event.after.version !== index + 1) reasons.push(`version ${index + 1} has no event or two`);
    if ((type === 'RELATED_ITEM.CREATED') !== (index === 0)) reasons.push(`${eventId} is a ${type}`);
    if (!last) return reasons;
    if (last.type === 'RELATED_ITEM.DELETED') return [...reasons, `${eventId} comes after the deletion`];
    if (eventId <= last.eventId) reasons.push(`${eventId} is not greater than the one before it`);
    if (time < last.time) reasons.push(`${eventId} is of a time before the one before it`);
    return [...reasons, ...misstated(event, itemIn(last))];
  });

/** What an event says of the item as it was. */
const misstated = (event: ItemEvent, was: ReturnType<typeof itemIn>): readonly string[] => {
  const { eventId } = event;
  if (event.type === 'RELATED_ITEM.DELETED') {
    return isSame(event.before, was) ? [] : [`${eventId} says something else than what was deleted`];
  }
  const { content, tags } = event.after;
  if (event.type === 'RELATED_ITEM.TAGGED') {
    const isTrue = isSame(event.oldTags, was.tags ?? {}) && isSame(content, was.content);
    return isTrue ? [] : [`${eventId} misstates what tags and content were`];
  }
  if (event.type === 'RELATED_ITEM.CREATED') return [];
  const [old, present] = [valuesIn(was.content), valuesIn(content)];
  const differing = [...new Set([...old.keys(), ...present.keys()])].filter(
    (fieldId) => old.get(fieldId) !== present.get(fieldId),
  );
  const told = new Map(event.changes.map(({ fieldId, oldValue }) => [fieldId, oldValue]));
  const isTrue =
    isSame(tags, was.tags) &&
    differing.length === told.size &&
    differing.every((fieldId) => told.has(fieldId) && textIn(told.get(fieldId)) === old.get(fieldId));
  return isTrue ? [] : [`${eventId} misstates what it changes`];
};

/** What can be updated of an item, as texts. */
const valuesIn = (content: object): ReadonlyMap<string, string | undefined> => {
  const { comment, custom } = content as {
    readonly comment?: { readonly body: string };
    readonly custom?: { readonly fields: readonly { readonly id: string; readonly value: unknown }[] };
  };
  return new Map<string, string | undefined>([
    ...(comment ? [['comment.body', comment.body] as const] : []),
    ...(custom?.fields ?? []).map(({ id, value }) => [id, textIn(value)] as const),
  ]);
};

const textIn = (value: unknown): string | undefined =>
  (value as { readonly stringValue?: string } | undefined)?.stringValue;

const misplaced = (
  { isGone, standingItems }: CaseHistory,
  relatedItemId: string,
  events: readonly ItemEvent[],
): readonly string[] => {
  const last = events.at(-1);
  if (isGone || !last || last.type === 'RELATED_ITEM.DELETED') return [];
  const item = standingItems.get(relatedItemId);
  const after: RelatedItemAfter = last.after as RelatedItemAfter;
  const isTrue =
    item !== undefined &&
    item.version === after.version &&
    item.lastEventId === last.eventId &&
    isSame(item.content, after.content) &&
    isSame(item.tags, after.tags);
  return isTrue ? [] : ['it is not as its last event left it'];
};

const updated = ({ history }: Evidence, operation: KindOf<'update item'>): readonly string[] => {
  const { id, caseId, relatedItemId, content, attempts } = operation;
  const events = history.cases.get(caseId)?.itemEvents.get(relatedItemId) ?? [];
  const own = events.filter((event) => event.type === 'RELATED_ITEM.UPDATED' && operationOf(event) === id);
  const isSaid = (event: ItemEvent) => isSame(itemIn(event).content, content);
  return [
    ...(own.length > attempts.length
      ? [`${id} changed the item ${own.length} times by ${attempts.length} requests`]
      : []),
    ...own
      .filter((event) => !isSaid(event))
      .map(({ eventId }) => `${eventId} says something else than ${id}`),
    ...acknowledged(operation)
      .filter(
        ({ sentAt, endedAt }) =>
          !own.some((event) => isCommittedBy(history, event, endedAt)) &&
          !versionsDuring(history, events, sentAt, endedAt).some(isSaid),
      )
      .map(
        ({ endedAt }) => `${id} was acknowledged at ${endedAt} and is not in the audit of ${relatedItemId}`,
      ),
  ];
};
