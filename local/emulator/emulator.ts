import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { projectFolder } from '../machine/folders.ts';
import { endGroup, identityOf, type ProcessIdentity } from '../machine/processes.ts';
import type { Python } from '../machine/python.ts';
import { LocalFailure } from '../terminal/failure.ts';

/** The emulator's own account and keys; it knows no others. */
export const emulatorAccount = {
  account: '000000000000',
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
} as const;

const READY_WITHIN_SECONDS = 30;
const POLL_MILLISECONDS = 50;

export type Emulator = {
  readonly port: number;
  readonly process: ProcessIdentity;
  /** Where it unpacks the functions' code. */
  readonly temporaryFolder: string;
  /** Settles when it ends, whoever ended it, with how: "signal SIGKILL", "exit code 1". */
  readonly ended: Promise<string>;
  /** Lets the emulator run on when this process ends; else it ends too, however this process ends. */
  readonly release: () => Promise<void>;
};

type LaunchOptions = {
  readonly python: Python;
  /** The folder that `installEmulator` answered. */
  readonly packages: string;
  readonly port: number;
  readonly log: string;
};

/** By number, since a name may resolve to IPv6 first and the emulator listens on 127.0.0.1 only. */
export const gateway = (port: number): string => `http://127.0.0.1:${port}`;

/** Starts the emulator on the loopback address and waits until it answers. */
export const startEmulator = async (
  options: LaunchOptions & { readonly signal?: AbortSignal | undefined },
): Promise<Emulator> => {
  const { port, log, signal } = options;
  signal?.throwIfAborted();
  // Outside of the project: within it, a function would find the project's node_modules and its package.json.
  const temporaryFolder = await mkdtemp(join(tmpdir(), 'anken-'));
  await mkdir(join(temporaryFolder, 'home'));
  const child = launch(options, temporaryFolder);
  const identity = child.pid === undefined ? undefined : identityOf(child.pid);
  let end: string | undefined;
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code, by) => resolve(by ? `signal ${by}` : `exit code ${code}`));
  });
  void ended.then((how) => {
    end = how;
  });
  try {
    for (let waited = 0; !(await isHealthy(port)); waited += POLL_MILLISECONDS) {
      signal?.throwIfAborted();
      if (identity === undefined || end !== undefined || waited > READY_WITHIN_SECONDS * 1000) {
        throw notStarted(end, log);
      }
      await setTimeout(POLL_MILLISECONDS);
    }
    if (identity === undefined || end !== undefined) throw notStarted(end, log);
  } catch (error) {
    if (identity) await endGroup(identity);
    await rm(temporaryFolder, { recursive: true, force: true });
    throw error;
  }
  return {
    port,
    process: identity,
    temporaryFolder,
    ended,
    release: async () => {
      const { stdin } = child;
      if (stdin) await new Promise<void>((resolve) => stdin.end('stay', resolve));
      child.unref();
    },
  };
};

/** Ends the emulator with the functions it runs, and removes what they left in the temporary folder. */
export const stopEmulator = async (
  emulator: Pick<Emulator, 'process' | 'temporaryFolder'>,
): Promise<void> => {
  await endGroup(emulator.process);
  await rm(emulator.temporaryFolder, { recursive: true, force: true });
};

/** In a process group of its own, so that ctrl-C in our terminal does not reach it before we say so. */
const launch = ({ python, packages, port, log }: LaunchOptions, temporaryFolder: string) => {
  const output = openSync(log, 'w');
  const child = spawn(python.executable, [join(import.meta.dirname, 'emulator-process.py')], {
    cwd: temporaryFolder,
    env: environment(packages, port, temporaryFolder),
    detached: true,
    stdio: ['pipe', output, output],
  });
  closeSync(output);
  // Where it has died, `exit` tells of it.
  child.stdin?.on('error', () => undefined);
  return child;
};

/** Functions inherit the emulator's whole environment, so it gets nothing but this. */
const environment = (packages: string, port: number, temporaryFolder: string): NodeJS.ProcessEnv => ({
  // The first Node on its PATH runs the functions, whatever runtime they ask for: the one that Lambda has too.
  PATH: [join(projectFolder, 'node_modules/node/bin'), '/usr/bin', '/bin'].join(delimiter),
  // The CDK's custom resources rely on the SDK that Lambda's runtime brings along.
  NODE_PATH: join(projectFolder, 'node_modules'),
  NODE_OPTIONS: '--no-deprecation',
  PYTHONPATH: packages,
  PYTHONNOUSERSITE: '1',
  PYTHONSAFEPATH: '1',
  PYTHONUNBUFFERED: '1',
  PYTHONUTF8: '1',
  HOME: join(temporaryFolder, 'home'),
  TMPDIR: temporaryFolder,
  LANG: 'C.UTF-8',
  TZ: 'UTC',
  BIND_HOST: '127.0.0.1',
  GATEWAY_PORT: `${port}`,
  // Else it listens on port 8883 as well.
  IOT_MTLS_ENABLED: '0',
});

const isHealthy = async (port: number): Promise<boolean> => {
  try {
    const response = await fetch(`${gateway(port)}/_ministack/health`, { signal: AbortSignal.timeout(2000) });
    return response.ok;
  } catch {
    return false;
  }
};

const notStarted = (end: string | undefined, log: string): LocalFailure =>
  new LocalFailure(
    end === undefined
      ? `The AWS emulator did not answer within ${READY_WITHIN_SECONDS} seconds; its log is ${log}.`
      : `The AWS emulator ended while it started (${end}); its log is ${log}.`,
    { details: lastLines(log) },
  );

const lastLines = (file: string): string[] =>
  existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-4) : [];

/** Throws where somebody listens on the port, on either of the addresses that "localhost" may mean. */
export const requireFreePort = async (port: number): Promise<void> => {
  const choose = 'choose another one with: npm start -- --port <number>';
  const heard = await Promise.all(['127.0.0.1', '::1'].map((host) => isListening(host, port)));
  const refusal = await whyNotListen(port);
  if (refusal === 'EACCES') throw new LocalFailure(`Port ${port} is not for this user to open; ${choose}`);
  if (heard.includes(true) || refusal !== undefined) {
    throw new LocalFailure(`Port ${port} is in use by another program; ${choose}`);
  }
};

const isListening = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port });
    const answer = (listening: boolean) => {
      socket.destroy();
      resolve(listening);
    };
    socket.once('connect', () => answer(true)).once('error', () => answer(false));
  });

const whyNotListen = (port: number): Promise<string | undefined> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(undefined)));
  });

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('A TCP server has a port.'));
        else resolve(address.port);
      });
    });
  });
