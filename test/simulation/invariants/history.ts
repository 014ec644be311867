import type {
  CaseChange,
  CaseDeletion,
  CaseEvent,
  DomainDeletion,
  RelatedItemChange,
  RelatedItemDeletion,
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
  /** Of the case itself, by version. */
  readonly changes: readonly CaseChange[];
  /** Of the case and its SLAs, as they were written together; under the case's lock, so in the order of their ids. */
  readonly commits: readonly Commit[];
  readonly additions: readonly RelatedItemChange[];
  readonly removals: readonly RelatedItemDeletion[];
  readonly deletions: readonly CaseDeletion[];
  /** Deleted, or its domain is: the purge may have been there. */
  readonly isGone: boolean;
  readonly relatedItems: readonly RelatedItem[];
  /** Those that stand. */
  readonly slas: readonly (Sla & StoredItem)[];
  readonly standingItemIds: ReadonlySet<string>;
  /** Related item by contact ARN's hash. */
  readonly links: readonly { readonly sk: string; readonly relatedItemId: string }[];
};

export type Commit = readonly (CaseChange | SlaEvent)[];

export type History = {
  readonly cases: ReadonlyMap<string, CaseHistory>;
  /** All that were ever committed. */
  readonly events: readonly CaseEvent[];
  readonly domainDeletions: readonly DomainDeletion[];
  /** What an operator gave up telling of, for a reason. */
  readonly discarded: ReadonlySet<string>;
  /** When the transaction of each event was committed: the first of its items could be read from then on. */
  readonly committedAt: ReadonlyMap<string, number>;
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
      const changes = own.filter(isCaseChange);
      const locked = [...changes, ...own.filter(isOfSla)].toSorted(byId);
      const history: CaseHistory = {
        caseId,
        domainId,
        current: standing.find(({ sk }) => sk === 'CASE') as unknown as Case | undefined,
        changes: changes.toSorted((one, other) => one.after.version - other.after.version),
        commits: [...Map.groupBy(locked, ({ eventId }) => requests.get(eventId)).values()],
        additions: own.filter((event) => event.type === 'RELATED_ITEM.CREATED'),
        removals: own.filter((event) => event.type === 'RELATED_ITEM.DELETED'),
        deletions,
        isGone: deletions.length > 0 || goneDomains.has(domainId),
        relatedItems: (itemsByCase.get(caseId) ?? []).map(({ after }) => after as unknown as RelatedItem),
        slas: of<Sla & StoredItem>('CASE#SLA#'),
        standingItemIds: new Set(of<RelatedItem>('ITEM#').map(({ relatedItemId }) => relatedItemId)),
        links: of<CaseHistory['links'][number]>('CONTACT#'),
      };
      return [caseId, history] as const;
    }),
  );
  const begun = new Map(changes.toReversed().map(({ request, at }) => [request, at]));
  const committedAt = new Map(
    ofEvents.map(({ key, request, at }) => [eventIdIn(key.sk), begun.get(request) ?? at]),
  );
  const shownAt = new Map(ofEvents.map(({ key, at }) => [eventIdIn(key.sk), at]));
  const discarded = new Set(
    changes.filter(({ after }) => after?.['discardedAt'] !== undefined).map(({ key }) => eventIdIn(key.sk)),
  );
  return { cases, events, domainDeletions, discarded, committedAt, shownAt };
};

const eventIdIn = (sk: string): string => sk.slice('EVENT#'.length);
const isCaseChange = (event: CaseEvent): event is CaseChange =>
  event.type === 'CASE.CREATED' || event.type === 'CASE.UPDATED';
const byId = (one: Pick<CaseEvent, 'eventId'>, other: Pick<CaseEvent, 'eventId'>): number =>
  one.eventId < other.eventId ? -1 : 1;

/** Whose operation an event is of; none of what time does. */
export const operationOf = ({ performedBy }: Pick<CaseEvent, 'performedBy'>): string =>
  performedBy?.iamPrincipalArn.split('/').at(-1) ?? '';

export const raisesSeverity = (event: CaseEvent): boolean =>
  (event.type === 'CASE.CREATED' || event.type === 'CASE.UPDATED') && event.severityRaised;
export const isBreach = (event: CaseEvent): boolean => event.type === 'SLA.BREACHED';
