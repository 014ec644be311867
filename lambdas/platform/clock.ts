import { setTimeout } from 'node:timers/promises';

/** Time and chance, handed in: a test freezes them. */
export type Clock = {
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Uniform in [0, 1). */
  readonly chance: () => number;
};

export const systemClock: Clock = {
  now: () => new Date(),
  sleep: (milliseconds) => setTimeout(milliseconds),
  chance: Math.random,
};
