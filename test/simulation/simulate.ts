import { parseArgs } from 'node:util';
import { mutate } from './mutations/mutate.ts';
import { mutations } from './mutations/mutations.ts';
import { rareMutations } from './mutations/rare-mutations.ts';

const usage = `npm run simulate -- [--seed N] [--schedules N] [--trace] [--mutations]

  --seed N        the first seed, 1 by default
  --schedules N   how many seeds from there on, 1 by default; the nightly run has 100000
  --trace         prints all that happens in the one schedule of --seed
  --mutations     breaks each safeguard in turn and shows how soon that is found
  --mutation M    breaks the one safeguard of that name, and answers as JSON`;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    schedules: { type: 'string', default: '1' },
    trace: { type: 'boolean', default: false },
    mutations: { type: 'boolean', default: false },
    mutation: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const schedules = Number(values.schedules);

if (values.help || !Number.isInteger(seed) || !Number.isInteger(schedules)) console.log(usage);
else if (values.mutations) {
  const { findAll } = await import('./mutations/find-all.ts');
  await findAll(seed, schedules === 1 ? 20_000 : schedules);
} else {
  const mutation = [...mutations, ...rareMutations].find(({ name }) => name === values.mutation);
  if (values.mutation !== undefined && !mutation) throw new Error(`There is no mutation ${values.mutation}.`);
  if (mutation) {
    mutate(mutation);
    Error.stackTraceLimit = 0;
    const { runMany } = await import('./many.ts');
    const { schedules: run, failed } = await runMany(seed, schedules);
    console.log(JSON.stringify({ schedules: run, violations: failed?.violations ?? [] }));
  } else if (values.trace) {
    const { runSchedule } = await import('./schedule.ts');
    console.log((await runSchedule(seed, true)).trace.join('\n'));
  } else {
    const { report } = await import('./many.ts');
    const { runSideBySide } = await import('./side-by-side.ts');
    let shown = 0;
    const total = await runSideBySide(seed, schedules, (done) => {
      if (done - shown < 5_000) return;
      shown = done;
      console.error(`${done} of ${schedules} schedules`);
    });
    console.log(report(total));
    if (total.failed) process.exitCode = 1;
  }
}
