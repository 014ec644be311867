import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { afterAll, onTestFinished } from 'vitest';
import { addStacks } from '../../../lib/anken.ts';
import { type Deployment, readDeployment } from '../../../lib/config.ts';
import { appIn } from './app.ts';

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

export const anApp = (stage: Stage, options: Options = {}) => {
  const { bundling = false, outdir = assemblyFolder(), deployment } = options;
  const app = appIn(outdir, bundling ? {} : WITHOUT_BUNDLING);
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
