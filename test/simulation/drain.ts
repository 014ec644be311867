import { operatorOf } from './operator.ts';
import { tickFor } from './ticks.ts';
import type { RunningWorld } from './world/world.ts';

const MINUTE_MILLISECONDS = 60_000;
/** The sweep's last attempt comes some half an hour after its first; and an operator may send it back once. */
const MOST_MINUTES = 180;

/** In fine weather: ticks go on, and an operator sends back what was set aside, until nothing moves any more. */
export const drain = async (world: RunningWorld, isWorkDone: () => boolean): Promise<void> => {
  const { scheduler, deadLetters, trace, alarms, table } = world;
  const operator = operatorOf(world);
  for (let minute = 1; minute <= MOST_MINUTES; minute += 1) {
    for (const { from, redrive } of deadLetters.splice(0)) {
      trace.note(() => `an operator redrives ${from}`);
      redrive();
    }
    // Only what an alarm calls for: what is parked without one stays there, and is found.
    if (alarms.has('parked events') && minute % 10 === 0) operator.redrive();
    tickFor(world, 1);
    await scheduler.runFor(MINUTE_MILLISECONDS);
    operator.check();
    // The indexes may be behind: only the table tells.
    const isQuiet = table.items.every(({ outbox, timer }) => outbox === undefined && timer === undefined);
    if (!isQuiet || deadLetters.length > 0 || operator.isBusy() || !isWorkDone()) continue;
    // Without ticks, which would find nothing: until all is quiet, or an operator is needed again.
    while (!scheduler.isIdle && deadLetters.length === 0) await scheduler.runFor(MINUTE_MILLISECONDS);
    if (deadLetters.length === 0) return;
  }
};
