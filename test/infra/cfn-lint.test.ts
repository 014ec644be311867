import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { cfnLint, installCfnLint } from './support/cfn-lint.ts';
import { aFolder, anApp } from './support/stacks.ts';

let linter: Awaited<ReturnType<typeof installCfnLint>>;
beforeAll(async () => {
  linter = await installCfnLint();
});

it.each(['dev', 'prod'] as const)(
  'the templates of the stage %s are what CloudFormation takes',
  async (stage) => {
    const outdir = aFolder();
    const { app, stacks } = anApp(stage, { outdir });
    app.synth();
    const templates = Object.values(stacks).map(({ templateFile }) => join(outdir, templateFile));

    expect(await cfnLint(linter, templates)).toBe('');
  },
);
