import type { Chance } from './chance.ts';

/** Every kind of fault, and how likely it is at each of its occasions on a stormy day. */
const storm = {
  'host crash': 0.02,
  'cold start': 0.1,
  'request lost': 0.03,
  'answer lost': 0.04,
  'answer late': 0.02,
  'table throttled': 0.03,
  'transaction conflict': 0.04,
  'transaction slow': 0.03,
  'commit in pieces': 0.1,
  'write in doubt': 0.5,
  'index lag': 0.1,
  'keys unprocessed': 0.1,
  'page cut short': 0.15,
  'record delayed': 0.05,
  'batch again': 0.05,
  'function throttled': 0.03,
  'bus throttled': 0.05,
  'bus entry failed': 0.1,
  'bus outage': 0.03,
  'event poisoned': 0.03,
  'delivery delayed': 0.1,
  'delivery doubled': 0.1,
  'delivery failed for good': 0.01,
  'message late': 0.02,
  'message count wrong': 0.1,
  'message refused': 0.05,
  'message doubled': 0.05,
  'message not deleted': 0.05,
  'mail throttled': 0.1,
  'mail slow': 0.1,
  'client repeats': 0.1,
  'tick early': 0.1,
  'tick late': 0.2,
  'tick twice': 0.1,
  'tick missed': 0.2,
} as const;
export type Fault = keyof typeof storm;
export const faults = Object.keys(storm) as readonly Fault[];

/** How often each fault was injected. */
export type FaultCounts = Record<Fault, number>;
export const noFaults = (): FaultCounts =>
  Object.fromEntries(faults.map((fault) => [fault, 0])) as FaultCounts;

export type Weather = {
  /** Whether this fault strikes here and now. */
  readonly strikes: (fault: Fault) => boolean;
  /** From now on everything works: what has to come right in the end can. */
  readonly clearUp: () => void;
  readonly counts: FaultCounts;
  /** No fault at all, from beginning to end. */
  readonly isFine: boolean;
};

/** Each schedule has a weather of its own: calm, mixed, or wild in some kinds of fault only. */
export const weatherOf = (chance: Chance): Weather => {
  const counts = noFaults();
  const overall = chance.pick([0, 0.3, 1, 1, 2]);
  const likely = new Map(
    faults.map((fault) => [fault, storm[fault] * overall * chance.pick([0, 0.5, 1, 1, 4])]),
  );
  let clear = false;
  return {
    strikes: (fault) => {
      if (clear || !chance.happens(likely.get(fault) ?? 0)) return false;
      counts[fault] += 1;
      return true;
    },
    clearUp: () => {
      clear = true;
    },
    counts,
    isFine: overall === 0,
  };
};
