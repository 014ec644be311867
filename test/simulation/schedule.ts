import { drain } from './drain.ts';
import { type Violation, violations } from './invariants/invariants.ts';
import { tickFor } from './ticks.ts';
import type { FaultCounts } from './weather.ts';
import { type Plan, planOf, type Workload, work } from './workload/workload.ts';
import { type World, worldOf } from './world/world.ts';

export type Run = {
  readonly seed: number;
  readonly violations: readonly Violation[];
  readonly faults: FaultCounts;
  readonly steps: number;
  readonly operations: number;
  readonly published: number;
  readonly mails: number;
  /** One number for all that happened. */
  readonly fingerprint: string;
  readonly trace: readonly string[];
};

/** One seeded world from its first request until nothing moves any more. */
export const runSchedule = async (seed: number, traced = false): Promise<Run> => {
  const world = worldOf(seed, traced);
  const { scheduler, weather, chance, trace } = world;
  const plan = planOf(chance);
  const stormMilliseconds = stormOf(world, plan);
  let workload: Workload | undefined;
  let broken: Violation | undefined;
  tickFor(world, Math.ceil(stormMilliseconds / 60_000));
  try {
    work(world, plan).then((done) => {
      workload = done;
    });
    await scheduler.runFor(stormMilliseconds);
    weather.clearUp();
    trace.note(() => 'the weather clears up');
    await drain(world, () => workload !== undefined);
  } catch (error) {
    broken = { invariant: 'the schedule comes to its end', detail: String(error) };
  }
  const found = broken ? [broken] : workload ? violations(world, workload) : [unfinished];
  for (const { invariant, detail } of found) trace.note(() => `VIOLATION ${invariant}: ${detail}`);
  return {
    seed,
    violations: found,
    faults: weather.counts,
    steps: scheduler.steps,
    operations: workload?.operations.length ?? 0,
    published: world.bus.archive.length,
    mails: world.mail.sent.length,
    fingerprint: `${scheduler.steps}.${scheduler.now}.${world.changes.length}.${chance.hex(12)}`,
    trace: trace.lines,
  };
};

/** As a rule some seconds to twenty minutes; where the bus is out, until after the sweep's last attempt. */
const stormOf = ({ chance, weather, bus }: World, { slas }: Plan): number => {
  const minute = 60_000;
  if (weather.strikes('bus outage')) {
    const end = chance.between(1, 50) * minute;
    const kind = chance.pick(['outageUntil', 'forbiddenUntil', 'poisonUntil', 'poisonUntil'] as const);
    bus[kind] = end;
    return end;
  }
  return chance.pick(slas === 0 ? [5_000, minute, 20 * minute] : [minute, 5 * minute, 20 * minute]);
};

const unfinished: Violation = { invariant: 'the schedule comes to its end', detail: 'clients still wait' };
