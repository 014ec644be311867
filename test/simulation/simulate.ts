import { parseArgs } from 'node:util';
import { report, runMany } from './many.ts';
import { runSchedule } from './schedule.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    schedules: { type: 'string', default: '1' },
    trace: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
if (values.trace) console.log((await runSchedule(seed, true)).trace.join('\n'));
else {
  const total = await runMany(seed, Number(values.schedules));
  console.log(report(total));
  if (total.failed) process.exitCode = 1;
}
