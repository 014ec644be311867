import { execFileSync, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';

/** SIGTERM ends the emulator in two seconds, but never while a custom resource hangs. */
const GRACE_SECONDS = 10;
const POLL_MILLISECONDS = 50;

/** A process by its number and the moment it was started: the number alone may be somebody else's by now. */
export type ProcessIdentity = { readonly pid: number; readonly startedAt: string };

/** Undefined where no such process runs (one that has ended but was not yet collected by its parent does not run). */
export const identityOf = (pid: number): ProcessIdentity | undefined => {
  try {
    const startedAt = process.platform === 'linux' ? startTimeOnLinux(pid) : startTimeElsewhere(pid);
    return startedAt === undefined ? undefined : { pid, startedAt };
  } catch {
    return undefined;
  }
};

const startTimeOnLinux = (pid: number): string | undefined => {
  // proc(5): after the name in parentheses come the state (field 3) and, as field 22, the start time in clock ticks.
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
};

const startTimeElsewhere = (pid: number): string | undefined => {
  const [state = 'Z', ...started] = execFileSync('ps', ['-o', 'state=,lstart=', '-p', `${pid}`], {
    encoding: 'utf8',
  })
    .trim()
    .split(/\s+/);
  return state.startsWith('Z') ? undefined : started.join(' ');
};

export const isRunning = (identity: ProcessIdentity | undefined): boolean =>
  identity !== undefined && identityOf(identity.pid)?.startedAt === identity.startedAt;

/** Ends a process group: SIGTERM, and SIGKILL for what is still there when its leader has gone or ten seconds are over. */
export const endGroup = async (leader: ProcessIdentity): Promise<void> => {
  signalGroup(leader.pid, 'SIGTERM');
  for (let waited = 0; isRunning(leader) && waited < GRACE_SECONDS * 1000; waited += POLL_MILLISECONDS) {
    await setTimeout(POLL_MILLISECONDS);
  }
  signalGroup(leader.pid, 'SIGKILL');
};

const signalGroup = (pid: number, signal: 'SIGTERM' | 'SIGKILL'): void => {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // ESRCH: none is left. EPERM: macOS's answer for a group of which only uncollected processes are left.
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
};

export type RunResult = {
  readonly outcome: 'done' | 'failed' | 'timed out';
  /** Standard output and error, line by line, without colours. */
  readonly lines: readonly string[];
};

/** Runs a program to its end; an abort ends its whole group first and then throws the signal's reason. */
export const runProcess = async (
  command: string,
  args: readonly string[],
  options: {
    readonly cwd: string;
    readonly env: NodeJS.ProcessEnv;
    readonly log: string;
    readonly timeoutSeconds: number;
    readonly signal?: AbortSignal | undefined;
    readonly onLine?: (line: string) => void;
  },
): Promise<RunResult> => {
  options.signal?.throwIfAborted();
  const log = openSync(options.log, 'a');
  const lines: string[] = [];
  const { cwd, env } = options;
  const child = spawn(command, [...args], { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const leader = child.pid === undefined ? undefined : identityOf(child.pid);
  const keep = (line: string): void => {
    writeSync(log, `${line}\n`);
    lines.push(line);
    options.onLine?.(line);
  };
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', keep);

  const stop = new AbortController();
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const interrupted = AbortSignal.any([
    stop.signal,
    AbortSignal.timeout(options.timeoutSeconds * 1000),
    ...(options.signal ? [options.signal] : []),
  ]);
  const ending = new Promise<void>((resolve) => {
    interrupted.addEventListener('abort', () => resolve(leader ? endGroup(leader) : undefined), {
      once: true,
    });
  });
  try {
    const code = await ended;
    const timedOut = interrupted.aborted;
    stop.abort();
    await ending;
    options.signal?.throwIfAborted();
    return { outcome: timedOut ? 'timed out' : code === 0 ? 'done' : 'failed', lines };
  } finally {
    closeSync(log);
  }
};
