import type { Calendar } from './calendar.ts';

/** What happened to the clock of an SLA; the list only ever grows. */
export type ClockEvent = {
  readonly kind: 'started' | 'fulfilled';
  /** ISO 8601 with milliseconds. */
  readonly at: string;
};

/** What the clock is held to. */
export type Target = { readonly targetMilliseconds: number };

export type SlaStatus = 'Active' | 'Overdue' | 'Met' | 'NotMet';

/** A point that time can cross, once in each cycle of the clock. */
export type Threshold = 'breach';

/**
 * Status, due and completed are what the contract shows. The times and spans besides, and the calendar, are for pauses
 * and business hours to come to stand on: with the one calendar that is always open, nothing reads them yet.
 */
export type Evaluation = {
  readonly status: SlaStatus;
  /** The instant of the target, in milliseconds since 1970; none where the calendar never opens. */
  readonly due: number | undefined;
  /** When it was fulfilled. */
  readonly completed: number | undefined;
  /** Time on the clock, as the calendar counts it. */
  readonly elapsedMilliseconds: number;
  /** The same span as a clock on the wall counts it. */
  readonly wallMilliseconds: number;
  /** Below zero where it is late. */
  readonly remainingMilliseconds: number;
  /** The thresholds that time has crossed, in the order in which it did. */
  readonly crossed: readonly Threshold[];
  /** Why it is so: what the clock did, span after span. */
  readonly spans: readonly Span[];
};

/** Half-open. */
type Span = { readonly from: number; readonly to: number; readonly because: 'running' };

/**
 * Where an SLA stands at an instant: the one place that decides it. Pure; in whole milliseconds, and never from a share
 * of the target. Events may come in any order. What is fulfilled at exactly its target is met.
 */
export const evaluate = (
  events: readonly ClockEvent[],
  { targetMilliseconds }: Target,
  calendar: Calendar,
  now: number,
): Evaluation => {
  const inOrder = events.map(({ kind, at }) => ({ kind, at: Date.parse(at) })).sort((a, b) => a.at - b.at);
  const started = inOrder.find(({ kind }) => kind === 'started')?.at ?? now;
  const completed = inOrder.find(({ kind }) => kind === 'fulfilled')?.at;
  const end = Math.max(started, completed ?? now);
  const due = calendar.after(started, targetMilliseconds);
  const isLate = due !== undefined && end > due;
  const elapsedMilliseconds = calendar.openBetween(started, end);
  return {
    status: statusOf(completed !== undefined, isLate),
    due,
    completed,
    elapsedMilliseconds,
    wallMilliseconds: end - started,
    remainingMilliseconds: targetMilliseconds - elapsedMilliseconds,
    crossed: isLate ? ['breach'] : [],
    spans: [{ from: started, to: end, because: 'running' }],
  };
};

const statusOf = (isFulfilled: boolean, isLate: boolean): SlaStatus => {
  if (isFulfilled) return isLate ? 'NotMet' : 'Met';
  return isLate ? 'Overdue' : 'Active';
};
