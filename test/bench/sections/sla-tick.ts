import { eachOf } from '../../../lambdas/platform/at-once.ts';
import { type Clock, systemClock } from '../../../lambdas/platform/clock.ts';
import { WORKERS } from '../../../lib/constructs/sla-clock.ts';
import { ankenOver } from '../../contract/support/anken.ts';
import { type Costs, costsOf } from '../../integration/support/costs.ts';
import { newTable } from '../../integration/support/engine-process.ts';
import { aSlaClock } from '../../integration/support/sla-clock.ts';
import { slaTickBudgets } from '../budgets.ts';
import type { Anken } from '../operation-line.ts';
import { slaLoader } from '../running-slas.ts';
import { type Bench, figure, type Line, type Section } from '../section.ts';
import { median, timeOf } from '../statistics.ts';

/** The clock among very many SLAs: what it reads shall follow what is due, not what is open. */
export const slaTick: Section = {
  name: 'sla-tick',
  title: 'A tick of the SLA clock',
  about:
    'watch-slas, with a queue that takes everything at once, and then evaluate-slas for all of its messages, as many at a time as there are workers. The SLAs are put right into the table in the shape that the API writes; the case of an SLA that is not due is read by nobody, and left out. Growth is that of tick and workers together for one breach, against the first line.',
  columns: [
    { title: 'SLAs' },
    { title: 'tick trips', digits: 0 },
    { title: 'tick read units', digits: 1 },
    { title: 'tick median ms', digits: 1 },
    { title: 'read units a breach', digits: 1 },
    { title: 'write units a breach', digits: 1 },
    { title: 'workers ms', digits: 0 },
    { title: 'workers ms a breach', digits: 2 },
    { title: 'growth of reads', digits: 2 },
    { title: 'growth of time', digits: 2 },
  ],
  measure: async (bench) => {
    const { few, many, due, dueAtOnce } = bench.size.slas;
    const ticks = [
      ...(await ticksAmong(bench, few, due, 0)),
      ...(await ticksAmong(bench, many, due, dueAtOnce)),
    ];
    return ticks.map((each) => lineOf(each, ticks[0] ?? each));
  },
};

type MeasuredTick = {
  readonly running: number;
  readonly due: number;
  readonly tick: Costs;
  readonly tickMilliseconds: number;
  readonly workers: Costs;
  readonly workersMilliseconds: number;
};

const MINUTE_MILLISECONDS = 60_000;
const after = (moment: Date, minutes: number): Date =>
  new Date(moment.getTime() + minutes * MINUTE_MILLISECONDS);

/** A tick for those that fell due within the last minute and, an hour later, one for those that fall due at once. */
const ticksAmong = async (
  bench: Bench,
  running: number,
  due: number,
  dueAtOnce: number,
): Promise<readonly MeasuredTick[]> => {
  bench.onProgress(`loading ${running} SLAs`);
  const anken = ankenOver(await newTable(bench.engine));
  const slas = await slaLoader(anken);
  const now = systemClock.now();
  const anHourOn = after(now, 60);
  await slas.load(due, () => after(now, -Math.random()));
  await slas.load(dueAtOnce, () => anHourOn);
  await slas.loadAlone(running - due - dueAtOnce, () => after(now, 120 + 1440 * Math.random()));
  bench.onProgress(`${due} due of ${running}`);
  const first = await measuredTick(bench, anken, now, { running, due });
  if (dueAtOnce === 0) return [first];
  bench.onProgress(`${dueAtOnce} due at once`);
  const left = { running: running - due, due: dueAtOnce };
  return [first, await measuredTick(bench, anken, after(anHourOn, 0.5), left)];
};

/** A tick writes nothing, so it can be measured again; what its workers do, they do once. */
const RUNS_FOR_A_SAMPLE = 1 / 10;

const measuredTick = async (
  { size }: Bench,
  anken: Anken,
  at: Date,
  slas: Pick<MeasuredTick, 'running' | 'due'>,
): Promise<MeasuredTick> => {
  const { documents } = anken;
  const clock = clockAt(at);
  const slaClock = aSlaClock(anken, clock);
  /** What it hands on. */
  const watch = async (): Promise<readonly string[]> => {
    await slaClock.look();
    return slaClock.messages.splice(0);
  };
  let messages: readonly string[] = [];
  const tick = await costsOf(documents, async () => {
    messages = await watch();
  });
  const times: number[] = [];
  for (let run = 0; run < size.samples * RUNS_FOR_A_SAMPLE; run += 1) times.push(await timeOf(watch));
  let workersMilliseconds = 0;
  const workers = await costsOf(documents, async () => {
    workersMilliseconds = await timeOf(() =>
      eachOf(messages, WORKERS, (body) => slaClock.evaluate({ body })),
    );
  });
  const left = await watch();
  if (messages.length === 0 || left.length > 0) throw new Error('The workers left some of what was due');
  const breached = slaClock.lines.reduce((sum, line) => sum + Number(line['breached'] ?? 0), 0);
  if (breached !== slas.due) throw new Error(`${slas.due} were due, and ${breached} breaches were told`);
  return { ...slas, tick, tickMilliseconds: median(times), workers, workersMilliseconds };
};

const clockAt = (at: Date): Clock => ({ ...systemClock, now: () => at });

const lineOf = (measured: MeasuredTick, first: MeasuredTick): Line => {
  const { running, due, tick, tickMilliseconds, workers, workersMilliseconds } = measured;
  const budgets = due === first.due ? slaTickBudgets : undefined;
  return [
    `${due.toLocaleString('en')} due of ${running.toLocaleString('en')}`,
    figure(tick.roundTrips, budgets?.roundTrips),
    figure(tick.readUnits),
    figure(tickMilliseconds),
    figure(workers.readUnits / due),
    figure(workers.writeUnits / due),
    figure(workersMilliseconds),
    figure(workersMilliseconds / due),
    figure(readsForOne(measured) / readsForOne(first), slaTickBudgets.growthOfReads),
    figure(timeForOne(measured) / timeForOne(first)),
  ];
};

const readsForOne = ({ tick, workers, due }: MeasuredTick): number =>
  (tick.readUnits + workers.readUnits) / due;
const timeForOne = ({ tickMilliseconds, workersMilliseconds, due }: MeasuredTick): number =>
  (tickMilliseconds + workersMilliseconds) / due;
