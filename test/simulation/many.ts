import { type Run, runSchedule } from './schedule.ts';
import { type FaultCounts, faults, noFaults } from './weather.ts';

export type Total = {
  readonly firstSeed: number;
  readonly schedules: number;
  readonly seconds: number;
  readonly operations: number;
  readonly published: number;
  readonly mails: number;
  readonly steps: number;
  readonly faults: FaultCounts;
  /** The first that failed, with its trace. */
  readonly failed: Run | undefined;
};

/** One seed after the other, until one fails. */
export const runMany = async (
  firstSeed: number,
  schedules: number,
  onProgress: (done: number) => void = () => undefined,
): Promise<Total> => {
  const begun = performance.now();
  const counts = noFaults();
  const sums = { operations: 0, published: 0, mails: 0, steps: 0 };
  let done = 0;
  let failed: Run | undefined;
  while (done < schedules && !failed) {
    const run = await runSchedule(firstSeed + done);
    done += 1;
    for (const fault of faults) counts[fault] += run.faults[fault];
    sums.operations += run.operations;
    sums.published += run.published;
    sums.mails += run.mails;
    sums.steps += run.steps;
    if (run.violations.length > 0) failed = await runSchedule(run.seed, true);
    onProgress(done);
  }
  const seconds = (performance.now() - begun) / 1_000;
  return { firstSeed, schedules: done, seconds, ...sums, faults: counts, failed };
};

/** Of parts that ran at the same time. */
export const together = (parts: readonly Total[]): Total => {
  const [first, ...others] = parts.toSorted((one, other) => one.firstSeed - other.firstSeed);
  if (!first) throw new Error('Nothing ran');
  return others.reduce(
    (sum, part): Total => ({
      firstSeed: sum.firstSeed,
      schedules: sum.schedules + part.schedules,
      seconds: Math.max(sum.seconds, part.seconds),
      operations: sum.operations + part.operations,
      published: sum.published + part.published,
      mails: sum.mails + part.mails,
      steps: sum.steps + part.steps,
      faults: Object.fromEntries(
        faults.map((fault) => [fault, sum.faults[fault] + part.faults[fault]]),
      ) as FaultCounts,
      failed: sum.failed ?? part.failed,
    }),
    first,
  );
};

const number = new Intl.NumberFormat('en');

export const report = (total: Total): string => {
  const { firstSeed, schedules, seconds, operations, published, mails, steps, failed } = total;
  const width = 12;
  const injected = faults.map((fault) => `${number.format(total.faults[fault]).padStart(width)}  ${fault}`);
  return [
    ...(failed ? [failed.trace.join('\n'), ''] : []),
    `${number.format(schedules)} schedules from seed ${firstSeed} in ${seconds.toFixed(1)} s, ${(schedules / seconds).toFixed(0)} a second:`,
    `${number.format(operations)} operations, ${number.format(published)} entries on the bus, ${number.format(mails)} mails, ${number.format(steps)} steps.`,
    'Faults injected:',
    ...injected,
    ...(failed
      ? [
          `FAILED at seed ${failed.seed}:`,
          ...failed.violations.map(({ invariant, detail }) => `  ${invariant}: ${detail}`),
          `Again, as above: npm run simulate -- --seed ${failed.seed}`,
        ]
      : ['Nothing acknowledged was lost.']),
  ].join('\n');
};
