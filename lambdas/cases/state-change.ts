import {
  type CaseChange,
  caseSummary,
  type EventOfCase,
  type PerformedBy,
} from '../case-events/case-event.ts';
import { Overtaken } from '../contract/attempts.ts';
import { dateOf } from '../contract/timestamp.ts';
import { type FieldValues, isSameValue } from '../fields/field-value.ts';
import type { Clock } from '../platform/clock.ts';
import type { Ids } from '../platform/ids.ts';
import {
  fulfilled,
  nextBreach,
  retagged,
  type Sla,
  type SlaChanges,
  type SlaTerms,
  told,
} from '../slas/sla.ts';
import {
  breachEvent,
  cancellationEvent,
  fulfilmentEvent,
  startEvent,
  type Telling,
  taggingEvent,
} from '../slas/sla-event.ts';
import type { Tags } from '../tags/tags.ts';
import { applied, type Case, effectiveChanges, type FieldChanges } from './case.ts';
import { updateEvent } from './change-event.ts';

/** A case and its SLAs: they change together, under the one lock that `lastEventId` is. */
export type CaseState = { readonly case: Case; readonly slas: readonly Sla[] };

/**
 * Before anything is decided from them: a query shows the items of another's transaction one after the other, so that an
 * SLA may be missing of which `CASE` tells already. Source: DynamoDB developer guide, "Amazon DynamoDB Transactions: How
 * it works", isolation levels.
 * @throws Overtaken where case and SLAs do not belong together
 */
export const checkWhole = ({ case: { slaVersions = {} }, slas }: CaseState): void => {
  const isWhole =
    Object.keys(slaVersions).length === slas.length &&
    slas.every(({ relatedItemId, version }) => slaVersions[relatedItemId] === version);
  if (!isWhole) throw new Overtaken('The versions on CASE and on its SLAs do not fit (checkWhole)');
};

/** What one transaction makes of a case and its SLAs. */
export type StateChange = {
  readonly fields: FieldChanges;
  readonly slas: SlaChanges;
  /** In the order of what happened; at least one. */
  readonly events: readonly EventOfCase[];
};

/** The version that the case has after these events: its SLAs have versions of their own. */
export const versionAfter = ({ version }: Case, events: StateChange['events']): number =>
  events.find((event): event is CaseChange => event.type === 'CASE.UPDATED')?.after.version ?? version;

/** When and by whom, and the ids of the events that tell of it: each greater than the one before. */
export type Writing = {
  readonly at: Date;
  readonly performedBy: PerformedBy;
  readonly nextEventId: () => string;
};

/** What time does is nobody's doing. */
type Unattended = Omit<Writing, 'performedBy'>;

/**
 * Now, but never before the case's last event: times of one case do not run backwards, whatever the hosts' clocks say.
 */
export const momentFor = (
  { lastEventTime }: Pick<Case, 'lastEventTime'>,
  clock: Pick<Clock, 'now'>,
): Date => {
  const [now, last] = [clock.now(), dateOf(lastEventTime)];
  return last > now ? last : now;
};

export const writingOf = (current: Case, clock: Pick<Clock, 'now'>, ids: Pick<Ids, 'ulid'>): Unattended => {
  const at = momentFor(current, clock);
  let latest = current.lastEventId;
  const nextEventId = () => {
    latest = ids.ulid(at, latest);
    return latest;
  };
  return { at, nextEventId };
};

/** What time has done to the SLAs; none where it has done nothing. Every other change begins with it. */
export const passingOfTime = (state: CaseState, writing: Unattended): StateChange | undefined => {
  const passed = toldBreaches(state, writing);
  return passed.events.length === 0 ? undefined : changeOf(state, passed.slas, new Map(), passed.events);
};

/** The values that the caller gave, and what follows from them; none where nothing changes. */
export const updateOfCase = (
  state: CaseState,
  given: FieldChanges,
  writing: Writing,
  highSeverities: readonly string[],
): StateChange | undefined => {
  const { fields } = state.case;
  const changed = effectiveChanges(fields, given, momentOfWriting(writing));
  if (changed.size === 0) return passingOfTime(state, writing);
  const passed = toldBreaches(state, writing);
  const slas = passed.slas.map((sla) => fulfilled(sla, applied(fields, changed), writing.at.toISOString()));
  const changes = withNextBreach(fields, changed, slas);
  const event = eventOfCase(state.case, changes, writing, highSeverities);
  const fulfilments = slas
    .filter((sla) => !passed.slas.includes(sla))
    .map((sla) => fulfilmentEvent(sla, telling(event.after.fields, writing)));
  return changeOf(state, slas, changes, [...passed.events, event, ...fulfilments]);
};

/** A new SLA, which may be fulfilled already. */
export const startOfSla = (
  state: CaseState,
  terms: SlaTerms,
  writing: Writing,
): StateChange & { readonly sla: Sla } => {
  const { domainId, caseId, fields } = state.case;
  const passed = toldBreaches(state, writing);
  const at = writing.at.toISOString();
  const sla: Sla = {
    domainId,
    caseId,
    relatedItemId: writing.nextEventId(),
    type: 'Sla',
    associationTime: at,
    version: 1,
    performedBy: writing.performedBy,
    terms,
    cycle: 1,
    clock: [{ kind: 'started', at }],
    nextThreshold: 'breach',
  };
  const now = fulfilled(sla, fields, at);
  const events = [
    ...passed.events,
    startEvent(sla, telling(fields, writing)),
    ...(now === sla ? [] : [fulfilmentEvent(now, telling(fields, writing))]),
  ];
  return { sla: now, ...followedByCase(state, [...passed.slas, now], writing, events) };
};

/** An SLA comes off the case. */
export const cancellationOfSla = (state: CaseState, relatedItemId: string, writing: Writing): StateChange => {
  const passed = toldBreaches(state, writing);
  const events = passed.slas
    .filter((sla) => sla.relatedItemId === relatedItemId)
    .map((sla) => cancellationEvent(sla, telling(state.case.fields, writing)));
  const kept = passed.slas.filter((sla) => sla.relatedItemId !== relatedItemId);
  return followedByCase(state, kept, writing, [...passed.events, ...events]);
};

/** An SLA gets these tags in place of its own, which its clock does not feel. */
export const taggingOfSla = (
  state: CaseState,
  relatedItemId: string,
  tags: Tags,
  writing: Writing,
): StateChange => {
  const passed = toldBreaches(state, writing);
  const isOther = (sla: Sla) => sla.relatedItemId !== relatedItemId;
  const slas = passed.slas.map((sla) => (isOther(sla) ? sla : retagged(sla, tags)));
  const events = passed.slas.flatMap((sla) =>
    isOther(sla) ? [] : taggingEvent(sla, tags, telling(state.case.fields, writing)),
  );
  return changeOf(state, slas, new Map(), [...passed.events, ...events]);
};

const toldBreaches = ({ case: { fields }, slas }: CaseState, { at, nextEventId }: Unattended) => {
  const passed = slas.map((sla) => told(sla, at));
  const breached = passed.filter((sla) => !slas.includes(sla));
  const summary = caseSummary(fields);
  return {
    slas: passed,
    events: breached.map((sla) => breachEvent(sla, { eventId: nextEventId(), at, summary })),
  };
};

/** The change of the SLAs, and of the case where its next breach is another one then. */
const followedByCase = (
  state: CaseState,
  slas: readonly Sla[],
  writing: Writing,
  events: readonly EventOfCase[],
): StateChange => {
  const changes = withNextBreach(state.case.fields, new Map(), slas);
  if (changes.size === 0) return changeOf(state, slas, changes, events);
  // No severity changes here, so none can be raised.
  const event = eventOfCase(state.case, changes, writing, []);
  return changeOf(state, slas, changes, [...events, event]);
};

const withNextBreach = (fields: FieldValues, changes: FieldChanges, slas: readonly Sla[]): FieldChanges => {
  const next = nextBreach(slas);
  return isSameValue(fields['next_sla_breach_datetime'], next)
    ? changes
    : new Map([...changes, ['next_sla_breach_datetime', next]]);
};

const changeOf = (
  before: CaseState,
  slas: readonly Sla[],
  fields: FieldChanges,
  events: readonly EventOfCase[],
): StateChange => {
  const find = (among: readonly Sla[], { relatedItemId }: Sla) =>
    among.find((sla) => sla.relatedItemId === relatedItemId);
  return {
    fields,
    events,
    slas: {
      started: slas.filter((sla) => !find(before.slas, sla)),
      moved: before.slas.flatMap((from) => {
        const to = find(slas, from);
        return to === undefined || to === from ? [] : [{ from, to }];
      }),
      cancelled: before.slas.filter((sla) => !find(slas, sla)),
    },
  };
};

const eventOfCase = (
  before: Case,
  changes: FieldChanges,
  writing: Writing,
  highSeverities: readonly string[],
): CaseChange =>
  updateEvent(before, changes, writing.nextEventId(), momentOfWriting(writing), highSeverities);

const momentOfWriting = ({ at, performedBy }: Writing) => ({ now: at.toISOString(), performedBy });

const telling = (fields: FieldValues, { at, performedBy, nextEventId }: Writing): Telling => ({
  eventId: nextEventId(),
  at,
  performedBy,
  summary: caseSummary(fields),
});
