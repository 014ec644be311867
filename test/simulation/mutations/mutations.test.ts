import { expect, it } from 'vitest';
import { find } from './find-all.ts';
import { mutations } from './mutations.ts';

/** More than thrice what the rarest of them took when it was written down. */
const MOST_SCHEDULES = 4_000;

it.concurrent.each(mutations)('finds that $name', { timeout: 300_000 }, async (mutation) => {
  const finding = await find(mutation, 1, MOST_SCHEDULES);

  expect(finding.schedules, finding.invariant).toBeDefined();
});
