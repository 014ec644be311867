import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod/mini';
import { stopEmulator } from '../emulator/emulator.ts';
import { stackFiles } from '../machine/folders.ts';
import { isRunning } from '../machine/processes.ts';

const processSchema = z.object({ pid: z.number(), startedAt: z.string() });

/** What runs of a local stack, so that another command finds it and can end it. */
const runSchema = z.object({
  /** The process that starts it and stays with it; none once it runs on by itself (--detach). */
  launcher: z.optional(processSchema),
  emulator: z.optional(z.object({ process: processSchema, temporaryFolder: z.string(), port: z.number() })),
  /** The stacks are deployed and the sample is loaded. */
  ready: z.boolean(),
});
export type Run = z.output<typeof runSchema>;

const descriptionSchema = z.object({
  emulatorEndpoint: z.string(),
  region: z.string(),
  credentials: z.object({ accessKeyId: z.string(), secretAccessKey: z.string() }),
  apiEndpoint: z.string(),
  /** The sample's domain; none where the sample was not asked for. */
  domainId: z.optional(z.string()),
  tableName: z.string(),
  eventBusName: z.string(),
  highSeverityQueueUrl: z.string(),
  /** Answers all sent mail as JSON. */
  mailboxUrl: z.string(),
  opsEmail: z.string(),
});
/** All that a program needs to use a local stack (local.json). */
export type LocalStackDescription = z.output<typeof descriptionSchema>;

export const readRun = (folder: string): Run | undefined => read(stackFiles(folder).run, runSchema);
export const writeRun = (folder: string, run: Run): void => write(stackFiles(folder).run, run);

export const readDescription = (folder: string): LocalStackDescription | undefined =>
  read(stackFiles(folder).description, descriptionSchema);
export const writeDescription = (folder: string, description: LocalStackDescription): void =>
  write(stackFiles(folder).description, description);

/** Nobody should find a stack that does not run any more. */
export const forgetRun = (folder: string): void => {
  rmSync(stackFiles(folder).run, { force: true });
  rmSync(stackFiles(folder).description, { force: true });
};

/** The emulator keeps nothing when it ends, so nothing of an earlier stack is of use to a new one. */
export const clearFolder = (folder: string): void => {
  const { startLock: _, deployLock: __, ...rest } = stackFiles(folder);
  for (const file of Object.values(rest)) rmSync(file, { recursive: true, force: true });
};

/** The stack of this folder, if it is ready for use. */
export const runningStack = (
  folder: string,
): { readonly port: number; readonly description: LocalStackDescription } | undefined => {
  const run = readRun(folder);
  const description = readDescription(folder);
  return run?.ready && run.emulator && description && isRunning(run.emulator.process)
    ? { port: run.emulator.port, description }
    : undefined;
};

const LAUNCHER_STOPS_WITHIN_SECONDS = 30;
const POLL_MILLISECONDS = 50;

/** Ends what runs of the folder's stack; answers whether anything did. */
export const stopRun = async (folder: string): Promise<boolean> => {
  const run = readRun(folder);
  if (!run) return false;
  const { launcher, emulator } = run;
  const ranAtAll = isRunning(launcher) || isRunning(emulator?.process);
  if (launcher && isRunning(launcher) && launcher.pid !== process.pid) {
    process.kill(launcher.pid, 'SIGTERM');
    const limit = LAUNCHER_STOPS_WITHIN_SECONDS * 1000;
    for (let waited = 0; isRunning(launcher) && waited < limit; waited += POLL_MILLISECONDS) {
      await setTimeout(POLL_MILLISECONDS);
    }
  }
  // The launcher has done so where it could; it may have been killed, and the emulator with its functions may not.
  const left = readRun(folder)?.emulator;
  if (left && isRunning(left.process)) await stopEmulator(left);
  else if (left) rmSync(left.temporaryFolder, { recursive: true, force: true });
  forgetRun(folder);
  return ranAtAll;
};

const read = <Schema extends z.ZodMiniType>(file: string, schema: Schema): z.output<Schema> | undefined => {
  if (!existsSync(file)) return undefined;
  const parsed = z.safeParse(schema, jsonOrUndefined(readFileSync(file, 'utf8')));
  return parsed.success ? parsed.data : undefined;
};

/** A file that an older version wrote, or a person changed, is as good as none. */
const jsonOrUndefined = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** In one step: a reader sees the whole of it or nothing. */
const write = (file: string, content: unknown): void => {
  writeFileSync(`${file}.new`, `${JSON.stringify(content, undefined, 2)}\n`);
  renameSync(`${file}.new`, file);
};
