import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Total } from '../many.ts';
import { type Run, runSchedule } from '../schedule.ts';
import type { Mutation } from './mutation.ts';
import { mutations } from './mutations.ts';
import { rareMutations } from './rare-mutations.ts';

const command = fileURLToPath(new URL('../simulate.ts', import.meta.url));

export type Finding = {
  readonly mutation: string;
  /** How many schedules it took; undefined: it was not found. */
  readonly schedules: number | undefined;
  readonly invariant: string;
  readonly detail: string;
};

/**
 * Runs the mutated code in a process of its own, from this seed on, until an invariant is hurt.
 * @throws where the same seed hurts one without the mutation: then it is no finding
 */
export const find = async (mutation: Mutation, seed: number, most: number): Promise<Finding> => {
  const { schedules, violations } = await runMutated(mutation, seed, most);
  const [first] = violations;
  if (first) {
    const { violations: own } = await runSchedule(seed + schedules - 1);
    if (own[0])
      throw new Error(`seed ${seed + schedules - 1}, unmutated: ${own[0].invariant}: ${own[0].detail}`);
  }
  return {
    mutation: mutation.name,
    schedules: first && schedules,
    invariant: first?.invariant ?? 'NOT FOUND',
    detail: first?.detail ?? '',
  };
};

const runMutated = (
  { name }: Mutation,
  seed: number,
  most: number,
): Promise<Pick<Total, 'schedules'> & Pick<Run, 'violations'>> =>
  new Promise((resolve, reject) => {
    const given = ['--seed', `${seed}`, '--schedules', `${most}`, '--mutation', name];
    execFile(process.execPath, [command, ...given], { maxBuffer: 1e8 }, (error, stdout, stderr) => {
      if (stdout === '') reject(new Error(`${name}: ${stderr || error}`));
      else resolve(JSON.parse(stdout));
    });
  });

const AT_ONCE = 2;

/** All of them, as a table. */
export const findAll = async (seed: number, most: number): Promise<readonly Finding[]> => {
  const findings: Finding[] = [];
  const waiting = [...rareMutations, ...mutations];
  const work = async () => {
    for (let mutation = waiting.shift(); mutation; mutation = waiting.shift()) {
      const finding = await find(mutation, seed, most);
      findings.push(finding);
      console.log(line(finding));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const missed = findings.filter(({ schedules }) => schedules === undefined);
  console.log(
    `${findings.length - missed.length} of ${findings.length} mutations found, each within ${most} schedules`,
  );
  if (missed.length > 0) process.exitCode = 1;
  return findings;
};

const line = ({ mutation, schedules, invariant, detail }: Finding): string =>
  `${mutation.padEnd(62)} ${String(schedules ?? '-').padStart(6)}  ${invariant}: ${detail.slice(0, 100)}`;
