import { parseArgs } from 'node:util';
import { ankenFolder, stackFiles } from './machine/folders.ts';
import { examples } from './stack/examples.ts';
import { readRun, stopRun } from './stack/run.ts';
import { type LocalStack, startLocalStack } from './stack/stack.ts';
import { runCommand } from './terminal/command.ts';
import { LocalFailure } from './terminal/failure.ts';
import { consoleProgress } from './terminal/progress.ts';
import { sightingLine } from './watch/sighting.ts';
import { watchStack } from './watch/watch.ts';

/** `npm start`: the whole system in the emulator, on one's own machine. */

const DEFAULT_PORT = 4566;
const HIGHEST_PORT = 65_535;

const usage = `npm start knows --detach, --fresh and --port <number>, after two dashes: npm start -- --detach`;

const readArguments = () => {
  const swallowed = ['detach', 'fresh', 'port'].find((name) => `npm_config_${name}` in process.env);
  if (swallowed !== undefined) throw new LocalFailure(`npm took --${swallowed} for itself; ${usage}.`);
  try {
    const { values } = parseArgs({
      options: { detach: { type: 'boolean' }, fresh: { type: 'boolean' }, port: { type: 'string' } },
    });
    const { detach = false, fresh = false, port = `${DEFAULT_PORT}` } = values;
    return { detach, fresh, port: portNumber(port) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const unknown = process.argv.slice(2).join(' ');
    throw new LocalFailure(`"${unknown}" is not understood; ${usage}.`, { cause: error });
  }
};

const portNumber = (text: string): number => {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= HIGHEST_PORT) return port;
  throw new LocalFailure(`--port must be a number from 1 to ${HIGHEST_PORT}, not "${text}".`);
};

const summary = ({ description }: LocalStack, seconds: number): string => `
Ready after ${seconds.toFixed(0)} seconds.

  API       ${description.apiEndpoint}
  Domain    ${description.domainId}
  Mailbox   ${description.mailboxUrl}
  Details   ${stackFiles(ankenFolder).description}
${examples(description)}`;

const stay = async (stack: LocalStack, signal: AbortSignal): Promise<void> => {
  const watch = await watchStack({ ...stack, onSighting: (sighting) => console.log(sightingLine(sighting)) });
  console.log(
    'Events, queue messages and mails as they happen (npm run demo makes some; ctrl-C ends it all):\n',
  );
  const interrupted = new Promise<'interrupted'>((resolve) => {
    if (signal.aborted) resolve('interrupted');
    signal.addEventListener('abort', () => resolve('interrupted'), { once: true });
  });
  const end = await Promise.race([interrupted, stack.ended, watch.failed]);
  if (end !== 'interrupted') {
    // Where the emulator has died, watching fails as well, and may be first to say so.
    const died = await Promise.race([
      stack.ended,
      new Promise((resolve) => setTimeout(resolve, 500, undefined)),
    ]);
    await stack.stop();
    throw died ?? end;
  }
  console.log('\nStopping …');
  await stack.stop();
  console.log('Stopped; nothing is left running.');
};

await runCommand(async (signal) => {
  const { detach, fresh, port } = readArguments();
  const startedAt = performance.now();
  console.log('Anken on this machine\n');
  const progress = consoleProgress(process.stdout);
  if (fresh && readRun(ankenFolder)) {
    await progress.step('Stop the running local stack', () => stopRun(ankenFolder));
  }
  const stack = await startLocalStack({ folder: ankenFolder, port, sample: true, progress, signal });
  console.log(summary(stack, (performance.now() - startedAt) / 1000));
  if (!detach) return stay(stack, signal);
  await stack.release();
  console.log('It runs on by itself; npm run demo shows it at work, and npm stop ends it.');
});
