import { mkdirSync } from 'node:fs';
import { ConnectCasesClient } from '@aws-sdk/client-connectcases';
import {
  type Emulator,
  freePort,
  requireFreePort,
  startEmulator,
  stopEmulator,
} from '../emulator/emulator.ts';
import { installEmulator } from '../emulator/install.ts';
import { stackFiles } from '../machine/folders.ts';
import { tryLock } from '../machine/lock.ts';
import { identityOf, isRunning } from '../machine/processes.ts';
import { findPython } from '../machine/python.ts';
import { loadSample } from '../sample/load.ts';
import { LocalFailure } from '../terminal/failure.ts';
import { type Progress, silentProgress } from '../terminal/progress.ts';
import { untilHandled } from '../watch/observe.ts';
import { bootstrap } from './deploy.ts';
import { deployStacks, localSettings } from './deployment.ts';
import {
  clearFolder,
  forgetRun,
  type LocalStackDescription,
  type Run,
  readDescription,
  readRun,
  stopRun,
  writeDescription,
  writeRun,
} from './run.ts';

export type LocalStack = {
  readonly description: LocalStackDescription;
  readonly port: number;
  /** Deploys again, as after a change; `app` where it is not the project's own. Data and ids stay. */
  readonly deploy: (options?: { readonly app?: string }) => Promise<void>;
  /** Ends all that was started, and nothing else. */
  readonly stop: () => Promise<void>;
  /** Settles when the emulator ends, whoever ended it, with what a person should read. */
  readonly ended: Promise<LocalFailure>;
  /** Lets it run on when this process ends; else it ends too, however this process ends. */
  readonly release: () => Promise<void>;
};

type Options = {
  /** Keeps the stack's state and logs; one stack a folder. */
  readonly folder: string;
  /** A free one where left out. */
  readonly port?: number;
  readonly sample: boolean;
  readonly progress?: Progress;
  readonly signal?: AbortSignal;
};

/** The official client, pointed at a local stack. */
export const casesClient = ({
  apiEndpoint,
  region,
  credentials,
}: LocalStackDescription): ConnectCasesClient => {
  // The client honours `signingName`; only its type does not list it, which a literal in the call would run into.
  const settings = {
    endpoint: apiEndpoint,
    region,
    credentials: { ...credentials },
    signingName: 'execute-api',
  };
  return new ConnectCasesClient(settings);
};

/**
 * Installs the emulator where it is missing, starts it, deploys the project's stacks into it and loads the sample.
 * Whatever goes wrong on the way, nothing is left running.
 * @throws LocalFailure with what a person should read
 */
export const startLocalStack = async (options: Options): Promise<LocalStack> => {
  if (process.platform === 'win32') {
    throw new LocalFailure('The local stack needs Linux or macOS; on Windows, start it in WSL.');
  }
  const { folder } = options;
  mkdirSync(folder, { recursive: true });
  const unlock = tryLock(stackFiles(folder).startLock);
  if (!unlock) throw alreadyRunning(folder);
  try {
    const earlier = readRun(folder);
    if (earlier?.ready && isRunning(earlier.emulator?.process)) throw alreadyRunning(folder);
    // Of a start that was killed.
    await stopRun(folder);
    clearFolder(folder);
    return await start(options, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
};

const start = async (options: Options, unlock: () => void): Promise<LocalStack> => {
  const { folder, sample, progress = silentProgress } = options;
  const files = stackFiles(folder);
  const death = new AbortController();
  const signal = AbortSignal.any([death.signal, ...(options.signal ? [options.signal] : [])]);
  const launcher = identityOf(process.pid);
  const emulatorEnded = (how: string) =>
    new LocalFailure(`The AWS emulator ended unexpectedly (${how}); its log is ${files.emulatorLog}.`);
  let running: Emulator | undefined;
  const stop = async (): Promise<void> => {
    const emulator = running;
    running = undefined;
    if (emulator) await stopEmulator(emulator);
    forgetRun(folder);
    unlock();
  };
  try {
    writeRun(folder, { launcher, ready: false });
    const { python, port } = await progress.step('Check what is needed', async (detail) => {
      localSettings();
      const found = { python: await findPython(), port: options.port ?? (await freePort()) };
      await requireFreePort(found.port);
      detail(`Python ${found.python.version}, port ${found.port}`);
      return found;
    });
    const packages = await progress.step('Install the AWS emulator', (onDetail) =>
      installEmulator({ python, signal, onDetail }),
    );
    const emulator = await progress.step('Start the AWS emulator', () =>
      startEmulator({ python, packages, port, log: files.emulatorLog, signal }),
    );
    running = emulator;
    void emulator.ended.then((how) => death.abort(emulatorEnded(how)));
    const run: Run = {
      launcher,
      emulator: { process: emulator.process, temporaryFolder: emulator.temporaryFolder, port },
      ready: false,
    };
    writeRun(folder, run);

    await progress.step('Bootstrap the CDK', () => bootstrap({ port, files, signal }));
    let description = await progress.step('Deploy the stacks', (onDetail) =>
      deployStacks({ folder, port, signal, onDetail }),
    );
    if (sample) {
      const domainId = await progress.step('Load the sample', (onDetail) =>
        load(description, files.emulatorLog, signal, onDetail),
      );
      description = { ...description, domainId };
      await progress.step("Publish the sample's events", (onDetail) =>
        untilHandled({ port, description, signal, onDetail }),
      );
    }
    signal.throwIfAborted();
    writeDescription(folder, description);
    writeRun(folder, { ...run, ready: true });
    return {
      description,
      port,
      deploy: async ({ app } = {}) => void (await deployStacks({ folder, port, app, signal })),
      stop,
      ended: emulator.ended.then(emulatorEnded),
      release: async () => {
        await emulator.release();
        writeRun(folder, { ...run, launcher: undefined, ready: true });
        unlock();
      },
    };
  } catch (error) {
    // What failed because the emulator had died is told by its death.
    const cause = running && !isRunning(running.process) ? await running.ended.then(emulatorEnded) : error;
    await stop();
    throw cause;
  }
};

const load = async (
  description: LocalStackDescription,
  log: string,
  signal: AbortSignal,
  onDetail: (detail: string) => void,
): Promise<string> => {
  const client = casesClient(description);
  const loading = loadSample({ client, onProgress: (done, total) => onDetail(`${done} of ${total}`) });
  try {
    const { domainId } = await Promise.race([loading, aborted(signal)]);
    return domainId;
  } catch (error) {
    // The loader says at which step it stopped, and why.
    if (signal.aborted || !(error instanceof Error)) throw error;
    throw new LocalFailure(`${error.message}; what the functions logged is in ${log}.`, { cause: error });
  }
};

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

const alreadyRunning = (folder: string): LocalFailure => {
  const endpoint = readDescription(folder)?.emulatorEndpoint;
  return new LocalFailure(
    endpoint === undefined
      ? 'A local stack of this checkout is being started or stopped by another process; npm stop ends it.'
      : `A local stack of this checkout is running already at ${endpoint}; npm stop ends it, and npm start -- --fresh begins anew.`,
  );
};
