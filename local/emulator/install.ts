import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ankenFolder } from '../machine/folders.ts';
import { withLock } from '../machine/lock.ts';
import { runProcess } from '../machine/processes.ts';
import type { Python } from '../machine/python.ts';
import { LocalFailure } from '../terminal/failure.ts';

const requirements = join(import.meta.dirname, 'emulator.requirements.txt');
const TIMEOUT_SECONDS = 300;

/**
 * The folder with the emulator's packages, installed where they are not there yet. The folder is named for the lock and
 * the Python it was installed by, and gets that name only when it is complete: a changed lock or an interrupted
 * installation starts anew. One process at a time installs, and the others find what it made.
 */
export const installEmulator = async (options: {
  readonly python: Python;
  readonly signal?: AbortSignal | undefined;
  readonly onDetail?: (detail: string) => void;
}): Promise<string> => {
  const { python, signal, onDetail } = options;
  const home = join(ankenFolder, 'emulator');
  const name = stamp(python);
  const packages = join(home, name);
  const done = (): string => {
    onDetail?.(`ministack ${emulatorVersion()}`);
    return packages;
  };
  if (existsSync(packages)) return done();

  await mkdir(home, { recursive: true });
  const install = async (): Promise<string> => {
    if (existsSync(packages)) return done();
    const unfinished = `${packages}.unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    await runPip(python, unfinished, signal, onDetail);
    await rename(unfinished, packages);
    await removeOthers(home, name);
    return done();
  };
  const onWait = () => onDetail?.('another process is installing it');
  return withLock(join(home, 'install.lock'), install, { signal, onWait });
};

const emulatorVersion = (): string | undefined =>
  /^ministack==(\S+)/m.exec(readFileSync(requirements, 'utf8'))?.[1];

/** Compiled packages fit one minor version of Python only. */
const stamp = (python: Python): string => {
  const minor = python.version.split('.').slice(0, 2).join('.');
  return `${createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12)}-python${minor}`;
};

const runPip = async (
  python: Python,
  target: string,
  signal: AbortSignal | undefined,
  onDetail: ((detail: string) => void) | undefined,
): Promise<void> => {
  const log = join(ankenFolder, 'install.log');
  await rm(log, { force: true });
  const result = await runProcess(
    python.executable,
    ['-m', 'pip', 'install', '--target', target, '--require-hashes', '--requirement', requirements, ...quiet],
    {
      cwd: ankenFolder,
      // A person's pip settings (index, proxy, certificates) stay; these two would forbid or bend `--target`.
      env: { ...process.env, PIP_USER: '0', PIP_REQUIRE_VIRTUALENV: '0' },
      log,
      timeoutSeconds: TIMEOUT_SECONDS,
      signal,
      onLine: (line) => {
        const collecting = /^Collecting ([\w.-]+)/.exec(line)?.[1];
        if (collecting) onDetail?.(collecting);
        else if (line.startsWith('Installing')) onDetail?.('unpacking');
      },
    },
  );
  if (result.outcome === 'done') return;
  const errors = result.lines.filter((line) => line.startsWith('ERROR:')).slice(-4);
  throw new LocalFailure(
    result.outcome === 'timed out'
      ? `pip did not finish installing the AWS emulator within ${TIMEOUT_SECONDS / 60} minutes; its log is ${log}.`
      : `pip could not install the AWS emulator; its log is ${log}.`,
    { details: errors.length > 0 ? errors : result.lines.slice(-4) },
  );
};

const quiet = [
  '--no-input',
  '--no-warn-script-location',
  '--disable-pip-version-check',
  '--root-user-action=ignore',
  '--progress-bar=off',
];

const removeOthers = async (home: string, name: string): Promise<void> => {
  const others = (await readdir(home)).filter((entry) => entry.includes('-python') && entry !== name);
  await Promise.all(others.map((entry) => rm(join(home, entry), { recursive: true, force: true })));
};
