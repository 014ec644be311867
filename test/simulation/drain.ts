import { outboxPartitions } from '../../lambdas/settings/table-schema.ts';
import { tickFor } from './ticks.ts';
import type { RunningWorld } from './world/world.ts';

const MINUTE_MILLISECONDS = 60_000;
/** The sweep's last attempt comes some half an hour after its first; and an operator may send it back once. */
const MOST_MINUTES = 180;

/** In fine weather: the sweep goes on, and an operator sends back what was set aside, until nothing moves any more. */
export const drain = async (world: RunningWorld, isWorkDone: () => boolean): Promise<void> => {
  const { scheduler, deadLetters, trace, alarms, table } = world;
  for (let minute = 1; minute <= MOST_MINUTES; minute += 1) {
    for (const { from, redrive } of deadLetters.splice(0)) {
      trace.note(() => `an operator redrives ${from}`);
      redrive();
    }
    // Only what an alarm calls for: what is parked without one stays there, and is found.
    if (alarms.has('parked events') && minute % 10 === 0) redriveParked(world);
    tickFor(world, 1);
    await scheduler.runFor(MINUTE_MILLISECONDS);
    // The index may be behind: only the table tells.
    const isSwept = table.items.every(({ outbox, timer }) => outbox === undefined && timer === undefined);
    if (!isSwept || deadLetters.length > 0 || !isWorkDone()) continue;
    // Without ticks, which would find nothing: until all is quiet, or an operator is needed again.
    while (!scheduler.isIdle && deadLetters.length === 0) await scheduler.runFor(MINUTE_MILLISECONDS);
    if (deadLetters.length === 0) return;
  }
};

/** The event waits again, as if nobody had tried to publish it. */
const redriveParked = ({ table, trace }: RunningWorld): void => {
  const { parked, waiting } = outboxPartitions;
  for (const { pk, sk, outbox } of table.items) {
    if (!`${outbox}`.startsWith(parked)) continue;
    trace.note(() => `an operator redrives the parked ${sk}`);
    const input = {
      Key: { pk, sk },
      UpdateExpression: 'SET #0 = :0 REMOVE #1,#2,#3,#4',
      ExpressionAttributeNames: {
        '#0': 'outbox',
        '#1': 'attempts',
        '#2': 'lastAttemptAt',
        '#3': 'lastFailure',
        '#4': 'parkedAt',
      },
      ExpressionAttributeValues: { ':0': `${outbox}`.replace(parked, waiting) },
    };
    table.serve('UpdateCommand', input, 'operator', () => undefined);
  }
};
