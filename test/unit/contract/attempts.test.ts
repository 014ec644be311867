import { expect, it, vi } from 'vitest';
import { Overtaken, persistently } from '../../../lambdas/contract/attempts.ts';
import type { ContractError } from '../../../lambdas/contract/errors.ts';
import { movableClock } from '../../builders/clock.ts';

const overtaken = () => new Overtaken('Somebody else was faster');

it('does the work once where nothing stops it', async () => {
  const work = vi.fn(async () => 'done');

  expect(await persistently(movableClock(), work)).toBe('done');
  expect(work).toHaveBeenCalledTimes(1);
});

it('does the work again from its beginning while others are faster', async () => {
  const work = vi
    .fn(async () => 'done')
    .mockRejectedValueOnce(overtaken())
    .mockRejectedValueOnce(overtaken());

  expect(await persistently(movableClock(), work)).toBe('done');
  expect(work).toHaveBeenCalledTimes(3);
});

it('lets at once rise what does not pass', async () => {
  const fault = new Error('The table does not exist');
  const work = vi.fn(async () => Promise.reject(fault));

  await expect(persistently(movableClock(), work)).rejects.toBe(fault);
  expect(work).toHaveBeenCalledTimes(1);
});

it('ends after five seconds with a plea to come back, and keeps the cause', async () => {
  const clock = movableClock();
  const begun = clock.now().getTime();
  const cause = overtaken();

  const ending: ContractError = await persistently(clock, () => Promise.reject(cause)).catch(
    (error) => error,
  );

  expect(ending).toMatchObject({ kind: 'ThrottlingException', status: 429, retryAfterSeconds: 1, cause });
  const waited = clock.now().getTime() - begun;
  expect(waited).toBeGreaterThan(4_500);
  expect(waited).toBeLessThanOrEqual(5_000);
});

it('counts the time that the work itself takes', async () => {
  const clock = movableClock();
  const work = vi.fn(async () => {
    clock.pass(3_000);
    throw overtaken();
  });

  await expect(persistently(clock, work)).rejects.toMatchObject({ kind: 'ThrottlingException' });
  expect(work).toHaveBeenCalledTimes(2);
});

it('waits by chance between nothing and a bound that doubles up to 400 milliseconds', async () => {
  const waits: number[] = [];
  const clock = movableClock();
  const sleep = async (milliseconds: number) => {
    waits.push(milliseconds);
  };
  let attempts = 0;
  const work = async () => {
    attempts += 1;
    if (attempts <= 8) throw overtaken();
  };

  await persistently({ ...clock, sleep, chance: () => 0.5 }, work);

  expect(waits).toEqual([10, 20, 40, 80, 160, 200, 200, 200]);
});
