import type {
  CaseSummary,
  PerformedBy,
  RelatedItemTagging,
  SlaAfter,
  SlaCancellation,
  SlaChange,
} from '../case-events/case-event.ts';
import type { Tags } from '../tags/tags.ts';
import { evaluationOf, retagged, type Sla, snapshot } from './sla.ts';

/** When, by whom, and of which case an event tells. */
export type Telling = {
  readonly eventId: string;
  /** The event's time. */
  readonly at: Date;
  readonly performedBy: PerformedBy;
  readonly summary: CaseSummary;
};

export const startEvent = (sla: Sla, telling: Telling): SlaChange => ({
  ...common(sla, telling),
  performedBy: telling.performedBy,
  type: 'SLA.STARTED',
  after: after(sla, telling.at),
});

/** Time crossed the target; by nobody's doing. */
export const breachEvent = (sla: Sla, telling: Omit<Telling, 'performedBy'>): SlaChange => ({
  ...common(sla, telling),
  type: 'SLA.BREACHED',
  statusBefore: 'Active',
  after: after(sla, telling.at),
});

/** Somebody fulfilled it, in time or late. */
export const fulfilmentEvent = (sla: Sla, telling: Telling): SlaChange => {
  const isMet = evaluationOf(sla, telling.at).status === 'Met';
  return {
    ...common(sla, telling),
    performedBy: telling.performedBy,
    type: isMet ? 'SLA.MET' : 'SLA.NOT_MET',
    statusBefore: isMet ? 'Active' : 'Overdue',
    after: after(sla, telling.at),
  };
};

/** Somebody took it off the case. */
export const cancellationEvent = (sla: Sla, telling: Telling): SlaCancellation => ({
  ...common(sla, telling),
  performedBy: telling.performedBy,
  type: 'SLA.CANCELLED',
  statusBefore: evaluationOf(sla, telling.at).status,
  before: after(sla, telling.at),
  after: { relatedItemId: sla.relatedItemId, version: sla.version + 1 },
});

/** Somebody changed its tags: those that it had, and once the whole SLA with those it has then. */
export const taggingEvent = (before: Sla, tags: Tags, telling: Telling): RelatedItemTagging => ({
  ...ofItem(before, telling),
  performedBy: telling.performedBy,
  type: 'RELATED_ITEM.TAGGED',
  oldTags: before.tags ?? {},
  after: after(retagged(before, tags), telling.at),
});

const common = (sla: Sla, telling: Omit<Telling, 'performedBy'>) => ({
  ...ofItem(sla, telling),
  cycle: sla.cycle,
});

const ofItem = (sla: Sla, { eventId, at, summary }: Omit<Telling, 'performedBy'>) => ({
  eventId,
  domainId: sla.domainId,
  caseId: sla.caseId,
  time: at.toISOString(),
  summary,
});

const after = (sla: Sla, at: Date): SlaAfter => ({
  relatedItemId: sla.relatedItemId,
  type: sla.type,
  associationTime: sla.associationTime,
  version: sla.version,
  content: { sla: { slaConfiguration: snapshot(sla, at) } },
  ...(sla.tags && { tags: sla.tags }),
});
