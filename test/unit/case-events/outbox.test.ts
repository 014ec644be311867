import { describe, expect, it } from 'vitest';
import { MOST_ATTEMPTS, nextStep } from '../../../lambdas/case-events/outbox.ts';

const MINUTE = 60_000;
const begun = new Date('2026-11-23T04:00:00.000Z');
const after = (minutes: number) => new Date(begun.getTime() + minutes * MINUTE);
const tried = (attempts: number) => ({ attempts, lastAttemptAt: begun.toISOString() });

describe('the next step with an event that waits', () => {
  it('is an attempt where there was none yet', () => {
    expect(nextStep({}, begun)).toBe('attempt');
  });

  it.each([
    [1, 2],
    [2, 4],
    [3, 8],
    [4, 16],
  ])('after %i attempts is the next one when %i minutes have passed', (attempts, minutes) => {
    expect(nextStep(tried(attempts), new Date(after(minutes).getTime() - 1))).toBe('wait');
    expect(nextStep(tried(attempts), after(minutes))).toBe('attempt');
  });

  it('after the last attempt is to park it, when whoever made the attempt must have died', () => {
    expect(nextStep(tried(MOST_ATTEMPTS), new Date(after(4).getTime() - 1))).toBe('wait');
    expect(nextStep(tried(MOST_ATTEMPTS), after(4))).toBe('park');
    expect(nextStep(tried(MOST_ATTEMPTS + 1), after(4))).toBe('park');
  });

  it.each([
    ['a time that is none', { attempts: 1, lastAttemptAt: 'yesterday' }],
    ['no time', { attempts: 1 }],
  ])('is never to wait for ever: %s is long ago', (_, delivery) => {
    expect(nextStep(delivery, begun)).toBe('attempt');
  });
});

it('five attempts bridge half an hour, even for an event that is a minute old at the first', () => {
  let now = begun;
  for (let attempts = 1; attempts < MOST_ATTEMPTS; attempts += 1) {
    const lastAttemptAt = now.toISOString();
    while (nextStep({ attempts, lastAttemptAt }, now) === 'wait') now = new Date(now.getTime() + MINUTE);
  }

  expect(now.getTime() - begun.getTime()).toBeGreaterThanOrEqual(30 * MINUTE);
});
