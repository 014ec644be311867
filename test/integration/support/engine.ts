import { afterAll } from 'vitest';
import { type Clock, systemClock } from '../../../lambdas/platform/clock.ts';
import { type Engine, newTable, startEngine as start } from './engine-process.ts';

let running: Promise<Engine> | undefined;

/** One for a test file; it ends with the file that asked for it. */
export const startEngine = (): Promise<Engine> => {
  running ??= start();
  return running;
};

afterAll(async () => (await running)?.stop());

/** A fresh, empty table on the file's engine. */
export const aTable = async (clock: Clock = systemClock) => newTable(await startEngine(), clock);
