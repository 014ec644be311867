import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runCommand } from '../../local/terminal/command.ts';
import { LocalFailure } from '../../local/terminal/failure.ts';
import { startEngine } from '../integration/support/engine-process.ts';
import { machine } from './machine.ts';
import { brokenBudgets, heading, json, type Measured, tableOf } from './report.ts';
import { FULL } from './section.ts';
import { sections } from './sections.ts';

const usage = `npm run bench -- [--only <section>]… [--samples N] [--seconds N] [--json <file>]

  --only <section>  ${sections.map(({ name }) => name).join(', ')}; all of them by default
  --samples N       calls that are measured of each operation, ${FULL.samples} by default
  --seconds N       for which the team of the section load works, ${FULL.load.seconds} by default
  --json <file>     writes the figures there too

Prints tables in Markdown. Exit code 1 where a hard budget is broken: round trips, the size of a bundle.
What the figures mean: docs/benchmark.md`;

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: sections.map(({ name }) => name) },
    samples: { type: 'string', default: `${FULL.samples}` },
    seconds: { type: 'string', default: `${FULL.load.seconds}` },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const wanted = () => {
  const unknown = values.only.find((name) => !sections.some((section) => section.name === name));
  if (unknown !== undefined) throw new LocalFailure(`There is no section ${unknown}.`, { details: [usage] });
  const samples = Number(values.samples);
  if (!Number.isInteger(samples) || samples < 1) {
    throw new LocalFailure('--samples is a whole number, 1 at least.');
  }
  const seconds = Number(values.seconds);
  if (!(seconds > 0 && Number.isFinite(seconds))) {
    throw new LocalFailure('--seconds is a number, more than 0.');
  }
  const chosen = sections.filter(({ name }) => values.only.includes(name));
  return { chosen, size: { ...FULL, samples, load: { ...FULL.load, seconds } } };
};

const measureAll = async (signal: AbortSignal): Promise<void> => {
  const { chosen, size } = wanted();
  const before = machine();
  const engine = await startEngine();
  // Whatever is under way fails then, and the command ends.
  signal.addEventListener('abort', engine.stop);
  const measured: Measured[] = [];
  console.log(heading(before, size));
  try {
    for (const section of chosen) {
      const onProgress = (what: string) => console.error(`  … ${section.name}: ${what}`);
      const lines = await section.measure({ engine, size, signal, onProgress });
      measured.push({ section, lines });
      console.log(`\n${tableOf({ section, lines })}`);
    }
  } finally {
    engine.stop();
  }
  if (values.json !== undefined) writeFileSync(values.json, json(before, size, measured));
  const broken = brokenBudgets(measured);
  if (broken.length > 0) throw new LocalFailure('Hard budgets are broken:', { details: broken });
};

if (values.help) console.log(usage);
else await runCommand(measureAll);
