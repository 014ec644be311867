import { parkedPartitions, waitingPartitions } from '../../lambdas/table/keys.ts';
import type { RunningWorld } from './world/world.ts';

const MINUTE_MILLISECONDS = 60_000;
const outboxPartitions = [...waitingPartitions, ...parkedPartitions];

/**
 * The clock's tick of each minute: EventBridge starts a function at least once, and asynchronously, so a tick comes
 * early, late, twice or (its function throttled for too long) never. Source: EventBridge user guide, "Creating an Amazon
 * EventBridge rule that runs on a schedule"; Lambda developer guide, "Asynchronous invocation".
 */
export const tick = (world: RunningWorld): void => {
  const { weather, chance, scheduler, trace } = world;
  // A sweep of an empty outbox reads sixteen partitions and does nothing.
  if (outboxPartitions.every((partition) => world.table.isEmpty('outbox', partition))) return;
  if (weather.strikes('tick missed')) return;
  const late = weather.strikes('tick late') ? chance.between(1_000, 3 * MINUTE_MILLISECONDS) : 0;
  const start = () => {
    trace.note(() => 'the sweep ticks');
    world.sweep();
  };
  scheduler.after(late, start);
  if (weather.strikes('tick twice')) scheduler.after(late + chance.below(5_000), start);
};

/** Ticks for so long. */
export const tickFor = (world: RunningWorld, minutes: number): void => {
  for (let minute = 1; minute <= minutes; minute += 1) {
    const early = world.weather.strikes('tick early') ? world.chance.below(MINUTE_MILLISECONDS) : 0;
    world.scheduler.after(minute * MINUTE_MILLISECONDS - early, () => tick(world));
  }
};
