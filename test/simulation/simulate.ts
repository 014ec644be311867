import { parseArgs } from 'node:util';
import { mutate } from './mutations/mutate.ts';
import { mutations } from './mutations/mutations.ts';

const usage = `npm run simulate -- [--seed N] [--schedules N] [--trace] [--mutations]

  --seed N        the first seed, 1 by default
  --schedules N   how many seeds from there on, 1 by default; the nightly run has 100000
  --trace         prints all that happens in the one schedule of --seed
  --mutations     breaks each safeguard in turn and shows how soon that is found
  --mutation M    breaks the one safeguard of that name`;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    schedules: { type: 'string', default: '1' },
    trace: { type: 'boolean', default: false },
    mutations: { type: 'boolean', default: false },
    mutation: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const schedules = Number(values.schedules);

if (values.help || !Number.isInteger(seed) || !Number.isInteger(schedules)) console.log(usage);
else if (values.mutations) {
  const { findAll } = await import('./mutations/find-all.ts');
  await findAll(seed, schedules === 1 ? 4_000 : schedules);
} else {
  const mutation = mutations.find(({ name }) => name === values.mutation);
  if (values.mutation !== undefined && !mutation) throw new Error(`No mutation ${values.mutation}`);
  if (mutation) mutate(mutation);
  const { runSchedule } = await import('./schedule.ts');
  const { report, runMany } = await import('./many.ts');
  if (values.trace) console.log((await runSchedule(seed, true)).trace.join('\n'));
  else {
    const total = await runMany(seed, schedules);
    if (values.json) {
      console.log(JSON.stringify({ schedules: total.schedules, violations: total.failed?.violations ?? [] }));
    } else console.log(report(total));
    if (total.failed) process.exitCode = 1;
  }
}
