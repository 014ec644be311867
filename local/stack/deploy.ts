import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import * as z from 'zod/mini';
import { emulatorAccount, gateway } from '../emulator/emulator.ts';
import { projectFolder, type StackFiles } from '../machine/folders.ts';
import { type RunResult, runProcess } from '../machine/processes.ts';
import { LocalFailure } from '../terminal/failure.ts';

/** The block of anken.config.json that is deployed into the emulator. */
export const LOCAL_STAGE = 'local';

const BOOTSTRAP_WITHIN_SECONDS = 120;
/** A custom resource that cannot answer would keep a stack waiting for an hour. */
const DEPLOY_WITHIN_SECONDS = 300;

const outputsSchema = z.record(z.string(), z.record(z.string(), z.string()));

/** The outputs of all stacks by name. */
export type StackOutputs = Readonly<Record<string, string>>;

export type DeployOptions = {
  readonly port: number;
  readonly files: StackFiles;
  /** Makes the cloud assembly: the project's own app where left out. */
  readonly app?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onDetail?: ((detail: string) => void) | undefined;
};

/** Prepares the emulator's account for the CDK: the bucket for assets and the roles. */
export const bootstrap = async (options: DeployOptions): Promise<void> => {
  const { account, region } = emulatorAccount;
  // In a folder without cdk.json the CLI does not synthesize the app for it.
  await mkdir(options.files.home, { recursive: true });
  const args = ['bootstrap', `aws://${account}/${region}`, '--no-notices'];
  const result = await runCdk(options, args, options.files.home, BOOTSTRAP_WITHIN_SECONDS);
  if (result.outcome !== 'done') throw notDeployed(options, result, 'bootstrap', BOOTSTRAP_WITHIN_SECONDS);
};

/** Deploys all stacks, as `cdk deploy` does on AWS. What has not changed is left as it is. */
export const deploy = async (options: DeployOptions): Promise<StackOutputs> => {
  const { files, app } = options;
  await mkdir(files.home, { recursive: true });
  const args = [
    'deploy',
    '--all',
    `--context=stage=${LOCAL_STAGE}`,
    '--require-approval=never',
    '--progress=events',
    '--no-notices',
    `--output=${files.assembly}`,
    `--outputs-file=${files.outputs}`,
    ...(app === undefined ? [] : [`--app=${app}`]),
  ];
  const result = await runCdk(options, args, projectFolder, DEPLOY_WITHIN_SECONDS);
  if (result.outcome !== 'done') throw notDeployed(options, result, 'deploy', DEPLOY_WITHIN_SECONDS);
  if (!existsSync(files.outputs)) {
    throw new LocalFailure(`cdk deploy gave no outputs; the whole log is ${files.deployLog}.`);
  }
  const stacks = outputsSchema.parse(JSON.parse(readFileSync(files.outputs, 'utf8')));
  options.onDetail?.(`${result.lines.filter((line) => line.startsWith('Stack ARN:')).length} stacks`);
  return Object.assign({}, ...Object.values(stacks));
};

const runCdk = (
  { port, files, signal, onDetail }: DeployOptions,
  args: readonly string[],
  cwd: string,
  timeoutSeconds: number,
): Promise<RunResult> =>
  runProcess(join(projectFolder, 'node_modules/.bin/cdk'), args, {
    cwd,
    env: environment(port, files.home),
    log: files.deployLog,
    timeoutSeconds,
    signal,
    onLine: (line) => {
      const progress = /^(\S+) \|\s*(\d+)\/(\d+) \|/.exec(line);
      if (progress) onDetail?.(`${progress[1]} ${progress[2]}/${progress[3]}`);
      else if (line.startsWith('Bundling asset')) onDetail?.('bundling the functions');
    },
  });

const environment = (port: number, home: string): NodeJS.ProcessEnv => ({
  PATH: [join(projectFolder, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
  HOME: home,
  ...(process.env['TMPDIR'] === undefined ? {} : { TMPDIR: process.env['TMPDIR'] }),
  LANG: 'C.UTF-8',
  NO_COLOR: '1',
  CI: 'true',
  AWS_ENDPOINT_URL: gateway(port),
  AWS_REGION: emulatorAccount.region,
  AWS_ACCESS_KEY_ID: emulatorAccount.credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: emulatorAccount.credentials.secretAccessKey,
  AWS_EC2_METADATA_DISABLED: 'true',
  CDK_DISABLE_CLI_TELEMETRY: '1',
  CDK_DISABLE_VERSION_CHECK: '1',
});

const notDeployed = (
  { files }: DeployOptions,
  result: RunResult,
  what: 'bootstrap' | 'deploy',
  timeoutSeconds: number,
): LocalFailure => {
  const how =
    result.outcome === 'timed out' ? `did not finish within ${timeoutSeconds / 60} minutes` : 'failed';
  return new LocalFailure(`cdk ${what} ${how}; the whole log is ${files.deployLog}.`, {
    details: essence(result.lines),
  });
};

const MOST_DETAILS = 8;
const LONGEST_DETAIL = 240;

/** The lines that say what is wrong: errors of the app, of its types, of bundling, of a resource. */
const essence = (lines: readonly string[]): string[] => {
  const telling = lines.filter((line) =>
    /❌|\bERROR\b|«\w+»|[Ee]rror\b[^:]*: |_FAILED|\.ts:\d+:\d+:?$/.test(line),
  );
  const meaningful = lines.filter((line) => line.trim() !== '' && !/^\s+at |^Bundling asset/.test(line));
  const chosen = telling.length > 0 ? [...new Set(telling)] : meaningful;
  return chosen.slice(-MOST_DETAILS).map((line) => line.trim().slice(0, LONGEST_DETAIL));
};
