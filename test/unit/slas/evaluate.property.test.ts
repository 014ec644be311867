import fc from 'fast-check';
import { expect, it } from 'vitest';
import { alwaysOpen } from '../../../lambdas/slas/calendar.ts';
import { type ClockEvent, evaluate, type SlaStatus } from '../../../lambdas/slas/evaluate.ts';

const MILLISECONDS_PER_MINUTE = 60_000;

/** Counts minute by minute from the start, and the milliseconds that are left at the end: slow, and hard to get wrong. */
const walked = (from: number, to: number, targetMinutes: number) => {
  let [minutes, isLate] = [0, false];
  let instant = from;
  while (instant + MILLISECONDS_PER_MINUTE <= to) {
    instant += MILLISECONDS_PER_MINUTE;
    minutes += 1;
    if (minutes > targetMinutes) isLate = true;
  }
  const rest = to - instant;
  return {
    elapsedMilliseconds: minutes * MILLISECONDS_PER_MINUTE + rest,
    isLate: isLate || (minutes === targetMinutes && rest > 0),
  };
};

const someMoments = fc
  .record({
    from: fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2100, 0) }),
    targetMinutes: fc.integer({ min: 1, max: 3_000 }),
    minutesAfterTarget: fc.integer({ min: -3_000, max: 3_000 }),
    milliseconds: fc.constantFrom(-1, 0, 1, 59_999, 30_000),
    fulfilledAfter: fc.option(fc.integer({ min: 0, max: 4_000 * MILLISECONDS_PER_MINUTE })),
  })
  .map(({ from, targetMinutes, minutesAfterTarget, milliseconds, fulfilledAfter }) => ({
    from,
    targetMinutes,
    now: Math.max(from, from + (targetMinutes + minutesAfterTarget) * MILLISECONDS_PER_MINUTE + milliseconds),
    fulfilledAt: fulfilledAfter === null ? undefined : from + fulfilledAfter,
  }));

it('agrees with somebody who counts the minutes', () => {
  fc.assert(
    fc.property(someMoments, fc.boolean(), ({ from, targetMinutes, now, fulfilledAt }, isReversed) => {
      const events: readonly ClockEvent[] = [
        { kind: 'started', at: new Date(from).toISOString() },
        ...(fulfilledAt === undefined
          ? []
          : [{ kind: 'fulfilled', at: new Date(fulfilledAt).toISOString() } as const]),
      ];

      const evaluation = evaluate(
        isReversed ? events.toReversed() : events,
        { targetMilliseconds: targetMinutes * MILLISECONDS_PER_MINUTE },
        alwaysOpen,
        now,
      );

      const { elapsedMilliseconds, isLate } = walked(from, fulfilledAt ?? now, targetMinutes);
      const statuses: readonly [late: SlaStatus, inTime: SlaStatus] =
        fulfilledAt === undefined ? ['Overdue', 'Active'] : ['NotMet', 'Met'];
      expect(evaluation).toMatchObject({
        status: statuses[isLate ? 0 : 1],
        crossed: isLate ? ['breach'] : [],
        completed: fulfilledAt,
        elapsedMilliseconds,
        wallMilliseconds: elapsedMilliseconds,
        remainingMilliseconds: targetMinutes * MILLISECONDS_PER_MINUTE - elapsedMilliseconds,
      });
    }),
    { numRuns: 500 },
  );
});

it('answers in whole milliseconds', () => {
  fc.assert(
    fc.property(someMoments, ({ from, targetMinutes, now }) => {
      const evaluation = evaluate(
        [{ kind: 'started', at: new Date(from).toISOString() }],
        { targetMilliseconds: targetMinutes * MILLISECONDS_PER_MINUTE },
        alwaysOpen,
        now,
      );

      const { due, elapsedMilliseconds, wallMilliseconds, remainingMilliseconds } = evaluation;
      for (const each of [due, elapsedMilliseconds, wallMilliseconds, remainingMilliseconds]) {
        expect(Number.isSafeInteger(each)).toBe(true);
      }
    }),
  );
});
