import { parentPort, workerData } from 'node:worker_threads';
import { runMany } from './many.ts';

// Errors are part of every schedule, and nobody reads where they were thrown.
Error.stackTraceLimit = 0;

const { firstSeed, schedules } = workerData as { readonly firstSeed: number; readonly schedules: number };
parentPort?.postMessage(await runMany(firstSeed, schedules, (done) => parentPort?.postMessage(done)));
