import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findPython } from '../../../local/machine/python.ts';
import { root } from './app.ts';

const run = promisify(execFile);
const requirements = join(import.meta.dirname, '..', 'cfn-lint.requirements.txt');

/**
 * The folder with cfn-lint, installed from its lock where it is not there yet. It is named for the lock and the Python
 * that installed it, and gets that name only when it is complete.
 */
export const installCfnLint = async (): Promise<{ readonly python: string; readonly packages: string }> => {
  const { executable: python, version } = await findPython();
  const home = join(root, '.anken', 'cfn-lint');
  const lock = createHash('sha256')
    .update(await readFile(requirements))
    .digest('hex')
    .slice(0, 12);
  const packages = join(home, `${lock}-python${version}`);
  if (existsSync(packages)) return { python, packages };

  await mkdir(home, { recursive: true });
  const unfinished = await mkdtemp(join(home, 'unfinished-'));
  try {
    await run(
      python,
      ['-m', 'pip', 'install', '--target', unfinished, '--require-hashes', '-r', requirements],
      {
        // A person's pip settings (index, proxy, certificates) stay; these two would forbid or bend `--target`.
        env: { ...process.env, PIP_USER: '0', PIP_REQUIRE_VIRTUALENV: '0' },
      },
    );
    await rename(unfinished, packages).catch((error: unknown) => {
      // Another run was faster.
      if (!existsSync(packages)) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return { python, packages };
};

/** W3005: the CDK states dependencies that a reference implies already; harmless, and not ours to change. */
const IGNORED = ['W3005'];

/** What cfn-lint has to say about a template; nothing, where all is well. */
export const cfnLint = async (
  { python, packages }: Awaited<ReturnType<typeof installCfnLint>>,
  templates: readonly string[],
): Promise<string> => {
  const options = { env: { ...process.env, PYTHONPATH: packages } };
  try {
    return (
      await run(
        python,
        ['-m', 'cfnlint.runner.cli', '--ignore-checks', ...IGNORED, '--', ...templates],
        options,
      )
    ).stdout;
  } catch (error) {
    // It ends with a code of its own where it found something.
    if (error instanceof Error && 'stdout' in error && error.stdout) return String(error.stdout);
    throw error;
  }
};
