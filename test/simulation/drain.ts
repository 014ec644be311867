import { waitingPartitions } from '../../lambdas/table/keys.ts';
import { tickFor } from './ticks.ts';
import type { RunningWorld } from './world/world.ts';

/** The sweep's last attempt comes some half an hour after its first. */
const MOST_TICKS = 90;

/** In fine weather: the sweep goes on, and an operator sends back what was set aside, until nothing moves any more. */
export const drain = async (world: RunningWorld): Promise<void> => {
  const { scheduler, weather, deadLetters, trace } = world;
  weather.clearUp();
  await scheduler.runUntilIdle();
  for (let round = 0; round < MOST_TICKS; round += 1) {
    for (const { from, redrive } of deadLetters.splice(0)) {
      trace.note(() => `an operator redrives ${from}`);
      redrive();
    }
    tickFor(world, 1);
    await scheduler.runUntilIdle();
    const isSwept = waitingPartitions.every((partition) => world.table.isEmpty('outbox', partition));
    if (isSwept && deadLetters.length === 0) return;
  }
};
