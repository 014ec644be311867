import { type CaseEvent, itemIn } from '../../../lambdas/case-events/case-event.ts';
import { acknowledged, type KindOf } from '../workload/operation.ts';
import { type CaseHistory, isCommittedBy, operationOf, versionsDuring } from './history.ts';
import type { Evidence, Invariant } from './invariants.ts';

type Tagged = { readonly tags?: Readonly<Record<string, string>> | undefined };
type TagVersion = Tagged & Pick<CaseEvent, 'eventId' | 'performedBy'> & { readonly isTagging: boolean };

/** The tags of a case, or of a related item of any kind, after each of its changes. */
export const tagVersions = (
  { changes, itemEvents, commits }: CaseHistory,
  relatedItemId: string | undefined,
): readonly TagVersion[] => {
  const versionOf = ({ eventId, type, performedBy }: CaseEvent, { tags }: Tagged): TagVersion => ({
    eventId,
    performedBy,
    isTagging: type.endsWith('.TAGGED'),
    tags,
  });
  if (relatedItemId === undefined) return changes.map((event) => versionOf(event, event.after));
  const ofSla = commits
    .flat()
    .flatMap((event) => ('summary' in event && itemIn(event).relatedItemId === relatedItemId ? [event] : []));
  return [...(itemEvents.get(relatedItemId) ?? []), ...ofSla].map((event) => versionOf(event, itemIn(event)));
};

/** Told once for each request at most; and where nothing is told, all was as it was wanted. */
export const acknowledgedTagsStand: Invariant = (evidence) =>
  evidence.workload.operations.flatMap((operation): readonly string[] => {
    if (operation.kind === 'tag') {
      const wanted = Object.entries(operation.tags);
      return retagged(evidence, operation, (tags) => wanted.every(([key, value]) => tags[key] === value));
    }
    if (operation.kind !== 'untag') return [];
    return retagged(evidence, operation, (tags) => operation.tagKeys.every((key) => tags[key] === undefined));
  });

const retagged = (
  { history }: Evidence,
  operation: KindOf<'tag' | 'untag'>,
  isAsWanted: (tags: NonNullable<Tagged['tags']>) => boolean,
): readonly string[] => {
  const { id, caseId, relatedItemId, attempts } = operation;
  const found = history.cases.get(caseId);
  const versions = found ? tagVersions(found, relatedItemId) : [];
  const own = versions.filter((event) => event.isTagging && operationOf(event) === id);
  return [
    ...(own.length > attempts.length
      ? [`${id} changed tags ${own.length} times by ${attempts.length} requests`]
      : []),
    ...own
      .filter(({ tags = {} }) => !isAsWanted(tags))
      .map(({ eventId }) => `${eventId} tells other tags than asked`),
    ...acknowledged(operation)
      .filter(
        ({ sentAt, endedAt }) =>
          !own.some((event) => isCommittedBy(history, event, endedAt)) &&
          !versionsDuring(history, versions, sentAt, endedAt).some(({ tags = {} }) => isAsWanted(tags)),
      )
      .map(() => `${id} was acknowledged, and no event tells of the tags`),
  ];
};
