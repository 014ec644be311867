import { type Run, runSchedule } from './schedule.ts';
import { type FaultCounts, faults, noFaults } from './weather.ts';

export type Total = {
  readonly firstSeed: number;
  readonly schedules: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly operations: number;
  readonly events: number;
  readonly steps: number;
  readonly faults: FaultCounts;
  /** The first that failed, with its trace. */
  readonly failed: Run | undefined;
};

// Errors are part of every schedule, and nobody reads where they were thrown.
Error.stackTraceLimit = 0;

/** One seed after the other, until one fails. */
export const runMany = async (firstSeed: number, schedules: number): Promise<Total> => {
  const begun = performance.now();
  const cpu = process.cpuUsage();
  const counts = noFaults();
  const sums = { operations: 0, events: 0, steps: 0 };
  let done = 0;
  let failed: Run | undefined;
  while (done < schedules && !failed) {
    const run = await runSchedule(firstSeed + done);
    done += 1;
    for (const fault of faults) counts[fault] += run.faults[fault];
    sums.operations += run.operations;
    sums.events += run.events;
    sums.steps += run.steps;
    if (run.violations.length > 0) failed = await runSchedule(run.seed, true);
  }
  return {
    firstSeed,
    schedules: done,
    seconds: (performance.now() - begun) / 1_000,
    cpuSeconds: (process.cpuUsage(cpu).user + process.cpuUsage(cpu).system) / 1e6,
    ...sums,
    faults: counts,
    failed,
  };
};

export const report = (total: Total): string => {
  const { firstSeed, schedules, seconds, cpuSeconds, operations, events, steps, failed } = total;
  const injected = faults.map((fault) => `  ${String(total.faults[fault]).padStart(10)}  ${fault}`);
  return [
    ...(failed ? [failed.trace.join('\n'), ''] : []),
    `${schedules} schedules from seed ${firstSeed} in ${seconds.toFixed(1)} s (${(schedules / cpuSeconds).toFixed(0)} for a second of one core): ` +
      `${operations} operations, ${events} events published, ${steps} steps`,
    'faults injected',
    ...injected,
    failed
      ? `FAILED at seed ${failed.seed}: ${failed.violations.map(({ invariant, detail }) => `${invariant} (${detail})`).join('; ')}`
      : 'nothing acknowledged was lost',
    ...(failed ? [`Again: npm run simulate -- --seed ${failed.seed}`] : []),
  ].join('\n');
};
