import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_BUNDLE_BYTES } from '../bench/budgets.ts';
import { type Bundle, bundlesOf } from './support/bundles.ts';
import { anApp } from './support/stacks.ts';

const ENTRIES = [
  'api',
  'publish-case-events',
  'sweep-outbox',
  'watch-slas',
  'evaluate-slas',
  'notify',
  'notify-breaches',
  'purge',
];

let outdir: string;
let bundles: ReadonlyMap<string, Bundle>;

beforeAll(() => {
  outdir = mkdtempSync(join(tmpdir(), 'anken-bundles-'));
  bundles = bundlesOf(anApp('prod', { outdir, bundling: true }).stacks.service, outdir);
});
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

describe('the bundle', () => {
  it('of the API is within its budget', () => {
    expect(statSync(bundles.get('api')?.file ?? '').size).toBeLessThanOrEqual(API_BUNDLE_BYTES.atMost);
  });

  it('of the API has the description beside it that it answers with', () => {
    const { folder = '' } = bundles.get('api') ?? {};

    expect(readFileSync(join(folder, 'openapi.json'), 'utf8')).toBe(
      readFileSync('docs/openapi.json', 'utf8'),
    );
  });

  // The emulator's functions find the project's packages; on AWS there are none.
  it.each(ENTRIES)(
    'of %s needs nothing beside it, and no setting that the stack does not give',
    async (entry) => {
      const { folder = '', settings } = bundles.get(entry) ?? {};
      const script = "import('./index.mjs').then(({ handler }) => console.log(typeof handler))";

      const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
        cwd: folder,
        env: { ...settings, AWS_REGION: 'eu-central-1' },
      });

      expect(stdout).toBe('function\n');
    },
  );
});
