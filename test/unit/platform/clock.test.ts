import { expect, it } from 'vitest';
import { systemClock } from '../../../lambdas/platform/clock.ts';

it('the clock of the system goes on by what somebody sleeps', async () => {
  const before = systemClock.now().getTime();

  await systemClock.sleep(20);

  // Timers may fire a millisecond early by the wall clock.
  expect(systemClock.now().getTime() - before).toBeGreaterThanOrEqual(19);
});

it('chance is uniform from 0 to below 1', () => {
  const draws = Array.from({ length: 1000 }, systemClock.chance);

  expect(Math.min(...draws)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...draws)).toBeLessThan(1);
  expect(new Set(draws).size).toBeGreaterThan(990);
});
