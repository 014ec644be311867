import { parkedPartitions, timerPartitions, waitingPartitions } from '../../lambdas/table/keys.ts';
import type { RunningWorld } from './world/world.ts';

const MINUTE_MILLISECONDS = 60_000;
const outboxPartitions = [...waitingPartitions, ...parkedPartitions];

type Rule = { readonly name: string; readonly start: () => void; readonly isIdle: () => boolean };

const rulesOf = (world: RunningWorld): readonly Rule[] => {
  const { table, sweep, watch } = world;
  const isEmpty = (index: 'outbox' | 'timer', partitions: readonly string[]) =>
    partitions.every((partition) => table.shown(index, partition).length === 0);
  return [
    // Idle, it would read sixteen partitions and do nothing.
    { name: 'the sweep', start: sweep, isIdle: () => isEmpty('outbox', outboxPartitions) },
    { name: 'the clock', start: watch, isIdle: () => isEmpty('timer', timerPartitions) },
  ];
};

/**
 * A tick of each minute: EventBridge starts a function at least once, and asynchronously, so a tick comes early, late,
 * twice or (its function throttled for too long) never. Source: EventBridge user guide, "Creating an Amazon EventBridge
 * rule that runs on a schedule"; Lambda developer guide, "Asynchronous invocation".
 */
const tick = ({ weather, chance, scheduler, trace }: RunningWorld, { name, start, isIdle }: Rule): void => {
  if (isIdle()) return;
  if (weather.strikes('tick missed')) return;
  const late = weather.strikes('tick late') ? chance.between(1_000, 3 * MINUTE_MILLISECONDS) : 0;
  const begin = () => {
    trace.note(() => `${name} ticks`);
    start();
  };
  scheduler.after(late, begin);
  if (weather.strikes('tick twice')) scheduler.after(late + chance.below(5_000), begin);
};

/** Ticks for so long. */
export const tickFor = (world: RunningWorld, minutes: number): void => {
  for (const rule of rulesOf(world)) {
    for (let minute = 1; minute <= minutes; minute += 1) {
      const early = world.weather.strikes('tick early') ? world.chance.below(MINUTE_MILLISECONDS) : 0;
      world.scheduler.after(minute * MINUTE_MILLISECONDS - early, () => tick(world, rule));
    }
  }
};
