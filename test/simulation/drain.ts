import type { RunningWorld } from './world/world.ts';

/** What an operator does when the weather is fine again: sends back what was set aside, until nothing is. */
export const drain = async (world: RunningWorld): Promise<void> => {
  const { scheduler, weather, deadLetters, trace } = world;
  weather.clearUp();
  await scheduler.runUntilIdle();
  for (let round = 0; round < 5 && deadLetters.length > 0; round += 1) {
    for (const { from, redrive } of deadLetters.splice(0)) {
      trace.note(() => `an operator redrives ${from}`);
      redrive();
    }
    await scheduler.runUntilIdle();
  }
};
