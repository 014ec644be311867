import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { Deployment } from '../../lib/config.ts';
import { cfnLint, installCfnLint } from './support/cfn-lint.ts';
import { aFolder, anApp, type Stage } from './support/stacks.ts';

let linter: Awaited<ReturnType<typeof installCfnLint>>;
beforeAll(async () => {
  linter = await installCfnLint();
});

const cases: readonly [string, Stage, Partial<Deployment>][] = [
  ['the stage dev', 'dev', {}],
  ['the stage prod', 'prod', {}],
  [
    'a stage with consumers elsewhere',
    'prod',
    { forwardToDefaultBus: true, eventConsumers: ['111122223333', '444455556666'] },
  ],
];

it.each(cases)('the templates of %s are what CloudFormation takes', async (_, stage, deployment) => {
  const outdir = aFolder();
  const { app, stacks } = anApp(stage, { outdir, deployment });
  app.synth();
  const templates = Object.values(stacks).map(({ templateFile }) => join(outdir, templateFile));

  expect(await cfnLint(linter, templates)).toBe('');
});
