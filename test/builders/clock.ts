import type { Clock } from '../../lambdas/platform/clock.ts';

/** A clock that stands still, never waits, and whose chance is always the least. */
export const frozenClock = (iso = '2026-01-02T03:04:05.678Z'): Clock => ({
  now: () => new Date(iso),
  sleep: async () => undefined,
  chance: () => 0,
});

/** A clock that moves when it is told to; whoever sleeps by it moves it on and waits for nothing. */
export const movableClock = (iso = '2026-01-02T03:04:05.678Z') => {
  let now = new Date(iso).getTime();
  const pass = (milliseconds: number) => {
    now += milliseconds;
  };
  return {
    now: () => new Date(now),
    sleep: async (milliseconds) => pass(milliseconds),
    chance: () => 0.5,
    /** Moves the clock on, or back where negative. */
    pass,
  } satisfies Clock & { readonly pass: (milliseconds: number) => void };
};
