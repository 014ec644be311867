import type {
  CaseChange,
  CaseDeletion,
  CaseEvent,
  CaseTagging,
  DomainDeletion,
  RelatedItemChange,
  RelatedItemDeletion,
  RelatedItemTagging,
  RelatedItemUpdate,
  SlaEvent,
} from '../../../lambdas/case-events/case-event.ts';
import { isOfSla } from '../../../lambdas/case-events/case-event.ts';
import type { Case } from '../../../lambdas/cases/case.ts';
import type { RelatedItem } from '../../../lambdas/related-items/related-item.ts';
import type { Sla } from '../../../lambdas/slas/sla.ts';
import type { StoredItem } from '../world/item.ts';
import type { World } from '../world/world.ts';

/** What was ever committed of one case, and what stands of it in the table. */
export type CaseHistory = {
  readonly caseId: string;
  readonly domainId: string;
  readonly current: Case | undefined;
  /** Of the case itself and its tags, by version. */
  readonly changes: readonly (CaseChange | CaseTagging)[];
  /** Of the case and its SLAs, as they were written together; under the case's lock, so in the order of their ids. */
  readonly commits: readonly Commit[];
  readonly additions: readonly RelatedItemChange[];
  readonly removals: readonly RelatedItemDeletion[];
  /** What became of each related item but the SLAs, by version. */
  readonly itemEvents: ReadonlyMap<string, readonly ItemEvent[]>;
  readonly deletions: readonly CaseDeletion[];
  /** Deleted, or its domain is: the purge may have been there. */
  readonly isGone: boolean;
  readonly relatedItems: readonly RelatedItem[];
  /** Those that stand. */
  readonly slas: readonly (Sla & StoredItem)[];
  readonly standingItems: ReadonlyMap<string, RelatedItem>;
  /** Related item by contact ARN's hash. */
  readonly links: readonly { readonly sk: string; readonly relatedItemId: string }[];
};

export type Commit = readonly (CaseChange | SlaEvent | CaseTagging | RelatedItemTagging)[];
export type ItemEvent = RelatedItemChange | RelatedItemUpdate | RelatedItemTagging | RelatedItemDeletion;

export type History = {
  readonly cases: ReadonlyMap<string, CaseHistory>;
  /** All that were ever committed. */
  readonly events: readonly CaseEvent[];
  readonly domainDeletions: readonly DomainDeletion[];
  /** What an operator gave up telling of, for a reason. */
  readonly discarded: ReadonlySet<string>;
  /** When the transaction of each event was committed: the first of its items could be read from then on. */
  readonly committedAt: ReadonlyMap<string, number>;
  /** When all items of that transaction could be read. */
  readonly settledAt: ReadonlyMap<string, number>;
  /** When each event itself could be read. */
  readonly shownAt: ReadonlyMap<string, number>;
};

export const historyOf = ({ table, changes }: World): History => {
  const inserted = changes.filter(({ before, after }) => before === undefined && after !== undefined);
  const ofEvents = inserted.filter(({ key }) => key.sk.startsWith('EVENT#'));
  const events = ofEvents.map(({ after }) => after as unknown as CaseEvent);
  const requests = new Map(ofEvents.map(({ key, request }) => [eventIdIn(key.sk), request]));
  const domainDeletions = events.filter((event) => event.type === 'DOMAIN.DELETED');
  const goneDomains = new Set(domainDeletions.map(({ domainId }) => domainId));
  const itemsByCase = Map.groupBy(
    inserted.filter(({ key }) => key.sk.startsWith('ITEM#')),
    ({ after }) => `${after?.['caseId']}`,
  );
  const eventsByCase = Map.groupBy(events, (event) => ('caseId' in event ? event.caseId : ''));
  eventsByCase.delete('');
  const cases = new Map(
    [...eventsByCase].map(([caseId, own]) => {
      const [{ domainId } = { domainId: '' }] = own;
      const pk = `D#${domainId}#C#${caseId}`;
      const standing = table.partition(pk);
      const of = <Stored>(prefix: string) =>
        standing.filter(({ sk }) => `${sk}`.startsWith(prefix)) as unknown as readonly Stored[];
      const deletions = own.filter((event) => event.type === 'CASE.DELETED');
      const changes = own.filter(isOfCase);
      const locked = [...changes, ...own.filter(isOfSla), ...own.filter(isSlaTagging)].toSorted(byId);
      const history: CaseHistory = {
        caseId,
        domainId,
        current: standing.find(({ sk }) => sk === 'CASE') as unknown as Case | undefined,
        changes: changes.toSorted((one, other) => one.after.version - other.after.version),
        commits: [...Map.groupBy(locked, ({ eventId }) => requests.get(eventId)).values()],
        itemEvents: Map.groupBy(
          own.filter(isItemEvent).toSorted((one, other) => one.after.version - other.after.version),
          ({ after }) => after.relatedItemId,
        ),
        additions: own.filter((event) => event.type === 'RELATED_ITEM.CREATED'),
        removals: own.filter((event) => event.type === 'RELATED_ITEM.DELETED'),
        deletions,
        isGone: deletions.length > 0 || goneDomains.has(domainId),
        relatedItems: (itemsByCase.get(caseId) ?? []).map(({ after }) => after as unknown as RelatedItem),
        slas: of<Sla & StoredItem>('CASE#SLA#'),
        standingItems: new Map(of<RelatedItem>('ITEM#').map((item) => [item.relatedItemId, item])),
        links: of<CaseHistory['links'][number]>('CONTACT#'),
      };
      return [caseId, history] as const;
    }),
  );
  const ended = new Map(changes.map(({ request, at }) => [request, at]));
  const settledAt = new Map(ofEvents.map(({ key, request }) => [eventIdIn(key.sk), ended.get(request) ?? 0]));
  const begun = new Map(changes.toReversed().map(({ request, at }) => [request, at]));
  const committedAt = new Map(
    ofEvents.map(({ key, request, at }) => [eventIdIn(key.sk), begun.get(request) ?? at]),
  );
  const shownAt = new Map(ofEvents.map(({ key, at }) => [eventIdIn(key.sk), at]));
  const discarded = new Set(
    changes.filter(({ after }) => after?.['discardedAt'] !== undefined).map(({ key }) => eventIdIn(key.sk)),
  );
  return { cases, events, domainDeletions, discarded, committedAt, settledAt, shownAt };
};

const eventIdIn = (sk: string): string => sk.slice('EVENT#'.length);
const isOfCase = (event: CaseEvent): event is CaseChange | CaseTagging =>
  event.type === 'CASE.CREATED' || event.type === 'CASE.UPDATED' || event.type === 'CASE.TAGGED';
const isSlaTagging = (event: CaseEvent): event is RelatedItemTagging =>
  event.type === 'RELATED_ITEM.TAGGED' && event.after.type === 'Sla';
const isItemEvent = (event: CaseEvent): event is ItemEvent =>
  event.type.startsWith('RELATED_ITEM.') && !isSlaTagging(event);
const byId = (one: Pick<CaseEvent, 'eventId'>, other: Pick<CaseEvent, 'eventId'>): number =>
  one.eventId < other.eventId ? -1 : 1;

/** The versions of a thing that stood at some time in this span, oldest first. */
export const versionsDuring = <Version extends { readonly eventId: string }>(
  { committedAt, settledAt }: History,
  versions: readonly Version[],
  from: number,
  to: number,
): readonly Version[] =>
  versions.filter(({ eventId }, index) => {
    const begin = committedAt.get(eventId) ?? 0;
    const end = settledAt.get(versions[index + 1]?.eventId ?? '') ?? Number.POSITIVE_INFINITY;
    return begin <= to && end >= from;
  });

/** By the end of an attempt, as far as anybody could see. */
export const isCommittedBy = (
  { committedAt }: History,
  { eventId }: { readonly eventId: string },
  at: number,
): boolean => (committedAt.get(eventId) ?? Number.POSITIVE_INFINITY) <= at;

/** Whose operation an event is of; none of what time does. */
export const operationOf = ({ performedBy }: Pick<CaseEvent, 'performedBy'>): string =>
  performedBy?.iamPrincipalArn.split('/').at(-1) ?? '';

export const raisesSeverity = (event: CaseEvent): boolean =>
  (event.type === 'CASE.CREATED' || event.type === 'CASE.UPDATED') && event.severityRaised;
export const isBreach = (event: CaseEvent): boolean => event.type === 'SLA.BREACHED';
