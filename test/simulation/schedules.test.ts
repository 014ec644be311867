import { expect, it } from 'vitest';
import { report } from './many.ts';
import { runSchedule } from './schedule.ts';
import { runSideBySide } from './side-by-side.ts';

/** What a run of all tests can afford; the nightly size is `npm run simulate -- --schedules 100000`. */
const SCHEDULES = 2_500;

it('loses nothing that was acknowledged, whatever fails', async () => {
  const total = await runSideBySide(1, SCHEDULES);

  expect(total.failed, total.failed && report(total)).toBeUndefined();
});

it('runs the same schedule again for the same seed, word for word', async () => {
  const first = await runSchedule(7, true);
  const again = await runSchedule(7, true);
  const untraced = await runSchedule(7);

  expect(first.trace.length).toBeGreaterThan(100);
  expect(again.trace).toEqual(first.trace);
  expect(untraced.fingerprint).toBe(first.fingerprint);
});

it('runs another schedule for another seed', async () => {
  expect((await runSchedule(8)).fingerprint).not.toBe((await runSchedule(7)).fingerprint);
});
