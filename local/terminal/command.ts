import { LocalFailure } from './failure.ts';

/** Somebody wants it to end: ctrl-C, `npm stop`, the system, or the reader of its output who has gone. */
class Interrupted extends Error {}

/**
 * Runs a command of the command line. Its signal is aborted where it shall end, and it ends by itself, so that it can
 * take along what it started; a LocalFailure is told in its sentence.
 * Exit codes: 0 done, 1 failed, 130 interrupted before it was done.
 */
export const runCommand = async (
  main: (signal: AbortSignal) => Promise<void>,
  onceInterrupted = 'Stopped; nothing is left running.',
): Promise<void> => {
  const end = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // More than one may come for one ctrl-C: the terminal's own, and npm's.
    process.on(name, () => end.abort(new Interrupted(name)));
  }
  for (const output of [process.stdout, process.stderr]) {
    output.on('error', () => end.abort(new Interrupted('nobody reads the output')));
  }
  process.on('uncaughtException', (error) => end.abort(error));
  try {
    await main(end.signal);
    process.exitCode = 0;
  } catch (error) {
    process.exitCode = tell(end.signal.aborted ? end.signal.reason : error, onceInterrupted);
  }
  // Connections that are kept open for a next request must not keep the process.
  process.exit();
};

const tell = (error: unknown, onceInterrupted: string): number => {
  if (error instanceof Interrupted) {
    console.error(`\n${onceInterrupted}`);
    return 130;
  }
  if (error instanceof LocalFailure) {
    console.error([`\n${error.message}`, ...error.details.map((detail) => `  ${detail}`)].join('\n'));
  } else {
    console.error(error);
  }
  return 1;
};
