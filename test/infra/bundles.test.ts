import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Template } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anApp } from './support/stacks.ts';

/** docs/architecture.md §3: a cold start reads all of it. */
const API_BUDGET_BYTES = 900_000;
const ENTRIES = ['api', 'publish-case-events', 'sweep-outbox', 'notify', 'notify-breaches', 'purge'];

let outdir: string;
const bundles = new Map<
  string,
  { readonly folder: string; readonly variables: Readonly<Record<string, unknown>> }
>();

beforeAll(() => {
  outdir = mkdtempSync(join(tmpdir(), 'anken-bundles-'));
  const { stacks } = anApp('prod', { outdir, bundling: true });
  const functions = Template.fromStack(stacks.service).findResources('AWS::Lambda::Function');
  for (const { Metadata, Properties } of Object.values(functions)) {
    const variables = Properties.Environment.Variables;
    bundles.set(variables.POWERTOOLS_SERVICE_NAME, {
      folder: join(outdir, Metadata['aws:asset:path']),
      variables,
    });
  }
});
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

describe('the bundle', () => {
  it('of the API is within its budget', () => {
    const bundle = join(bundles.get('api')?.folder ?? '', 'index.mjs');

    expect(statSync(bundle).size).toBeLessThanOrEqual(API_BUDGET_BYTES);
  });

  // The emulator's functions find the project's packages; on AWS there are none.
  it.each(ENTRIES)(
    'of %s needs nothing beside it, and no setting that the stack does not give',
    async (entry) => {
      const { folder = '', variables = {} } = bundles.get(entry) ?? {};
      // What only CloudFormation knows is any text here.
      const settings = Object.fromEntries(
        Object.entries(variables).map(([name, value]) => [name, typeof value === 'string' ? value : name]),
      );
      const script = "import('./index.mjs').then(({ handler }) => console.log(typeof handler))";

      const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
        cwd: folder,
        env: { ...settings, AWS_REGION: 'eu-central-1' },
      });

      expect(stdout).toBe('function\n');
    },
  );
});
