import type { RelatedItemTagging, SlaEvent } from '../../../lambdas/case-events/case-event.ts';
import { slaIn } from '../../../lambdas/case-events/case-event.ts';
import { deployment } from '../deployment.ts';
import { BEGINNING } from '../scheduler.ts';
import type { KindOf, SlaFulfilment } from '../workload/operation.ts';
import { isSame } from '../world/item.ts';
import { type CaseHistory, type Commit, operationOf } from './history.ts';
import type { Evidence, Invariant } from './invariants.ts';

/** What an independent mind knows of one SLA, from what was asked for and what has been told. */
type Known = {
  readonly due: number;
  readonly fulfilment: SlaFulfilment | undefined;
  status: 'Active' | 'Overdue' | 'Met' | 'NotMet';
  version: number;
  tags: Readonly<Record<string, string>> | undefined;
};

const MOST_SLAS = 10;
const isRunning = ({ status }: Known): boolean => status === 'Active' || status === 'Overdue';

/**
 * All that happened to a case, replayed in order: what time had crossed is told once and before anything else, fulfilment
 * is judged by the case's own times, nothing is told after the end, and in the end nothing is left to be told.
 */
export const slasAreToldAsTimeAndFieldsSay: Invariant = (evidence) =>
  [...evidence.history.cases.values()].flatMap((each) =>
    [...replayed(evidence, each), ...afterTheEnd(evidence, each), ...early(evidence, each)].map(
      (reason) => `case ${each.caseId}: ${reason}`,
    ),
  );

const replayed = (evidence: Evidence, each: CaseHistory): readonly string[] => {
  const reasons: string[] = [];
  const slas = new Map<string, Known>();
  let fields: Readonly<Record<string, unknown>> = {};
  let before = Number.NEGATIVE_INFINITY;
  for (const commit of each.commits) {
    const now = Date.parse(commit[0]?.time ?? '');
    if (commit.some(({ time }) => Date.parse(time) !== now)) reasons.push('one change has two times');
    if (now < before) reasons.push(`${commit[0]?.eventId} is of a time before the change before it`);
    before = Math.max(before, now);

    // The tags of a case have nothing to do with its SLAs, and leave them alone.
    const isOfTags = commit.every(({ type }) => type === 'CASE.TAGGED');
    const crossed = [...slas].filter(([, { status, due }]) => status === 'Active' && due < now && !isOfTags);
    for (const [id] of crossed) {
      if (!commit.some((event) => event.type === 'SLA.BREACHED' && event.after.relatedItemId === id)) {
        reasons.push(`${commit[0]?.eventId} passes over ${id}, which was due`);
      }
    }
    for (const event of commit) {
      if (event.type === 'CASE.CREATED' || event.type === 'CASE.UPDATED') fields = event.after.fields;
    }
    for (const event of commit) {
      if ('cycle' in event) reasons.push(...told(evidence, slas, event, now, fields));
      if (event.type === 'RELATED_ITEM.TAGGED') reasons.push(...retagged(slas, event));
    }
    reasons.push(...standing(slas, commit, fields));
  }
  return each.isGone ? reasons : [...reasons, ...left(slas, each)];
};

/** Takes one event in, and says what is wrong with it. */
const told = (
  { workload }: Evidence,
  slas: Map<string, Known>,
  event: SlaEvent,
  now: number,
  fields: Readonly<Record<string, unknown>>,
): readonly string[] => {
  const { relatedItemId, version, content } = slaIn(event);
  const { status, targetTime, completionTime } = content.sla.slaConfiguration;
  const wrong = (what: string) => [`${event.type} ${event.eventId} of ${relatedItemId}: ${what}`];
  const known = slas.get(relatedItemId);
  if (event.type === 'SLA.STARTED') {
    const asked = workload.operations.find(
      (operation): operation is KindOf<'start sla'> =>
        operation.id === operationOf(event) && operation.kind === 'start sla',
    );
    if (known || !asked) return wrong('nobody asked for it, or it stands already');
    const due = now + asked.minutes * 60_000;
    slas.set(relatedItemId, {
      due,
      fulfilment: asked.fulfilment,
      status: 'Active',
      version,
      tags: undefined,
    });
    return Date.parse(targetTime ?? '') === due && status === 'Active' && event.statusBefore === undefined
      ? []
      : wrong('it is not as it was asked for');
  }
  if (!known) return wrong('it does not stand');
  const { status: statusBefore, due } = known;
  const reasons: string[] = [];
  if (event.statusBefore !== statusBefore) reasons.push(...wrong(`it was ${statusBefore}`));
  if (event.type === 'SLA.CANCELLED') {
    slas.delete(relatedItemId);
    return reasons;
  }
  known.status = status;
  if (version !== known.version + 1) reasons.push(...wrong(`version ${version} after ${known.version}`));
  known.version = version;
  if (event.type === 'SLA.BREACHED') {
    if (statusBefore !== 'Active' || now <= due) reasons.push(...wrong('nothing was to be told'));
    return status === 'Overdue' ? reasons : [...reasons, ...wrong(`it says ${status}`)];
  }
  const isMet = now <= due;
  if (!isFulfilled(known, fields)) reasons.push(...wrong('the case does not have what it asks for'));
  if (statusBefore !== (isMet ? 'Active' : 'Overdue'))
    reasons.push(...wrong('its breach was not told before'));
  if ((event.type === 'SLA.MET') !== isMet || status !== (isMet ? 'Met' : 'NotMet')) {
    reasons.push(...wrong(`it was ${isMet ? 'in time' : 'late'}`));
  }
  if (Date.parse(completionTime ?? '') !== now) reasons.push(...wrong('it is not completed now'));
  return reasons;
};

const isFulfilled = ({ fulfilment }: Known, fields: Readonly<Record<string, unknown>>): boolean =>
  fulfilment !== undefined && isSame(fields[fulfilment.fieldId], fulfilment.value);

/** Its clock does not feel it. */
const retagged = (
  slas: Map<string, Known>,
  { eventId, oldTags, after }: RelatedItemTagging,
): readonly string[] => {
  const known = slas.get(after.relatedItemId);
  if (!known) return [`${eventId} tags ${after.relatedItemId}, which does not stand`];
  const isTrue = after.version === known.version + 1 && isSame(oldTags, known.tags ?? {});
  known.version = after.version;
  known.tags = after.tags;
  return isTrue ? [] : [`${eventId} is not of the tags and the version that ${after.relatedItemId} had`];
};

/** How case and SLAs must stand together after each change. */
const standing = (
  slas: ReadonlyMap<string, Known>,
  commit: Commit,
  fields: Readonly<Record<string, unknown>>,
): readonly string[] => {
  const last = commit.at(-1)?.eventId;
  const running = [...slas].filter(([, known]) => isRunning(known));
  const earliest = Math.min(...running.map(([, { due }]) => due));
  const next = Number.isFinite(earliest) ? { stringValue: new Date(earliest).toISOString() } : undefined;
  return [
    ...(slas.size > MOST_SLAS ? [`${last} leaves ${slas.size} SLAs`] : []),
    ...running
      .filter(([, known]) => isFulfilled(known, fields))
      .map(([id]) => `${last} leaves ${id} running, though the case has what it asks for`),
    ...(isSame(fields['next_sla_breach_datetime'], next)
      ? []
      : [`${last} leaves another next breach than ${next?.stringValue}`]),
  ];
};

/** Of a case that stands, when all has been told: its items are as its events say, and no timer is left. */
const left = (slas: ReadonlyMap<string, Known>, { slas: items }: CaseHistory): readonly string[] => [
  ...[...slas]
    .filter(([id]) => !items.some(({ relatedItemId }) => relatedItemId === id))
    .map(([id]) => `the SLA ${id} is not there`),
  ...[...slas]
    .filter(([, { status }]) => status === 'Active')
    .map(([id]) => `nobody told that ${id} is late`),
  ...items.flatMap(({ relatedItemId, version, tags, clock, nextThreshold, timer, due }) => {
    const known = slas.get(relatedItemId);
    if (!known) return [`the SLA ${relatedItemId} is there, and no event says so`];
    const isTrue =
      version === known.version &&
      isSame(tags, known.tags) &&
      clock.some(({ kind }) => kind === 'fulfilled') !== isRunning(known) &&
      (nextThreshold ?? timer ?? due) === undefined;
    return isTrue ? [] : [`the SLA ${relatedItemId} is not as its last event left it`];
  }),
];

/** Whoever was at work at a domain's deletion has seen it standing; of a case's, the lock knows at once. */
const afterTheEnd = ({ history }: Evidence, each: CaseHistory): readonly string[] => {
  const committed = (eventId: string) => history.committedAt.get(eventId) ?? Number.NaN;
  const ends = [
    ...each.deletions.map(({ eventId }) => committed(eventId)),
    ...history.domainDeletions
      .filter(({ domainId }) => domainId === each.domainId)
      .map(({ eventId }) => committed(eventId) + deployment.evaluateSlas.timeoutSeconds * 1_000),
  ];
  return each.commits
    .flat()
    .filter(({ eventId }) => ends.some((end) => committed(eventId) > end))
    .map(({ type, eventId }) => `${type} ${eventId} comes after the end`);
};

/** Ids that must follow each other may run some milliseconds ahead of the fastest clock. */
const SLACK_MILLISECONDS = 1_000;

/** Told before its time by no more than the fastest clock is ahead. */
const early = ({ world, history }: Evidence, { commits }: CaseHistory): readonly string[] =>
  commits.flat().flatMap((event) => {
    if (event.type !== 'SLA.BREACHED') return [];
    const due = Date.parse(event.after.content.sla.slaConfiguration.targetTime ?? '');
    const at = BEGINNING + (history.committedAt.get(event.eventId) ?? 0);
    return at + world.skew / 2 + SLACK_MILLISECONDS > due ? [] : [`${event.eventId} tells of a breach early`];
  });

/** A tick that says that it is through has handed on all that the index showed while it ran. */
export const ticksHandOnWhatIsDue: Invariant = ({ world }) =>
  world.watchTicks.flatMap(({ watched: { isThrough, refused }, dueCaseIds, handedOn }) =>
    isThrough && refused === 0
      ? dueCaseIds.filter((caseId) => !handedOn.has(caseId)).map((caseId) => `a tick leaves ${caseId} out`)
      : [],
  );
