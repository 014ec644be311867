import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Total, together } from './many.ts';

/** Fewer are not worth a thread's start. */
const LEAST_FOR_A_THREAD = 200;

/** The seeds in as many parts as there are cores, each in a thread of its own. */
export const runSideBySide = async (
  firstSeed: number,
  schedules: number,
  onProgress: (done: number) => void = () => undefined,
): Promise<Total> => {
  const threads = Math.max(1, Math.min(availableParallelism(), Math.floor(schedules / LEAST_FOR_A_THREAD)));
  const share = Math.ceil(schedules / threads);
  const done = Array.from({ length: threads }, () => 0);
  const parts = Array.from({ length: threads }, (_, index) =>
    inThread(firstSeed + index * share, Math.min(share, schedules - index * share), (count) => {
      done[index] = count;
      onProgress(done.reduce((sum, each) => sum + each, 0));
    }),
  );
  return together(await Promise.all(parts));
};

const inThread = (firstSeed: number, schedules: number, onProgress: (done: number) => void): Promise<Total> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { firstSeed, schedules },
      // The young generation is where a schedule lives and dies.
      resourceLimits: { maxYoungGenerationSizeMb: 64 },
    });
    worker.on('message', (message: number | Total) => {
      if (typeof message === 'number') onProgress(message);
      else resolve(message);
    });
    worker.on('error', reject);
  });
