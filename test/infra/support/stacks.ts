import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { afterAll, onTestFinished } from 'vitest';
import { addStacks } from '../../../lib/anken.ts';
import { type Deployment, readDeployment } from '../../../lib/config.ts';

export const root = join(import.meta.dirname, '..', '..', '..');

/** A valid block of settings; a test states only what matters to it. */
export const aBlock = (settings: object = {}) => ({
  opsEmail: 'ops@shop.example',
  senderEmail: 'support@shop.example',
  removalPolicy: 'retain',
  logRetentionDays: 30,
  ...settings,
});

/** A disposable stage, one that is kept, and the emulator's. */
const config = JSON.stringify({
  dev: aBlock({ removalPolicy: 'destroy' }),
  prod: aBlock(),
  local: aBlock({ removalPolicy: 'destroy' }),
});
export type Stage = 'dev' | 'prod' | 'local';

const cdkJson: { readonly context: object } = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8'));
/** What the CDK CLI adds: the construct's path and the asset's folder in each resource's metadata. */
const FROM_THE_CLI = { 'aws:cdk:enable-path-metadata': true, 'aws:cdk:enable-asset-metadata': true };
/** Templates do not depend on the functions' code, and bundling takes seconds. */
const WITHOUT_BUNDLING = { 'aws:cdk:bundling-stacks': [] };

type Options = {
  readonly bundling?: boolean;
  readonly outdir?: string;
  readonly deployment?: Partial<Deployment>;
};
const assemblies: string[] = [];
afterAll(() => {
  for (const folder of assemblies) rmSync(folder, { recursive: true, force: true });
});
/** Where an app goes that nobody looks at as files; gone with the test file. */
const assemblyFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'anken-assembly-'));
  assemblies.push(folder);
  return folder;
};

/** The app as the CDK CLI runs it, with the same feature flags. */
export const anApp = (stage: Stage, options: Options = {}) => {
  const { bundling = false, outdir = assemblyFolder(), deployment } = options;
  const context = { ...cdkJson.context, ...FROM_THE_CLI, ...(bundling ? {} : WITHOUT_BUNDLING) };
  const app = new App({ context, outdir });
  return { app, stacks: addStacks(app, { ...readDeployment(config, { stage }), ...deployment }) };
};

export const templatesOf = (stage: Stage, deployment: Partial<Deployment> = {}) => {
  const { stacks } = anApp(stage, { deployment });
  return {
    data: Template.fromStack(stacks.data),
    service: Template.fromStack(stacks.service),
    monitoring: Template.fromStack(stacks.monitoring),
    terminationProtection: stacks.data.terminationProtection,
  };
};

/** A folder of its own, gone after the test. */
export const aFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'anken-infra-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
