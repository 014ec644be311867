import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Stack } from 'aws-cdk-lib';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { addStacks } from '../../../lib/anken.ts';
import { readDeployment } from '../../../lib/config.ts';
import { bundled } from '../../../lib/constructs/service-function.ts';
import { appIn } from '../../infra/support/app.ts';
import { type Bundle, bundlesOf } from '../../infra/support/bundles.ts';
import { API_BUNDLE_BYTES, API_IMPORT_RATIO } from '../budgets.ts';
import { figure, type Line, type Section } from '../section.ts';
import { median, p95 } from '../statistics.ts';

/** What a cold start reads and runs before the first request. */
export const functions: Section = {
  name: 'functions',
  title: 'Bundles and their import',
  about:
    'Each function as the stack bundles it, imported by a fresh process of Node.js with the settings that the stack gives; the time is that of the import alone, in turns with a bundle that makes a document client and nothing else, and the ratio is that of the medians.',
  columns: [
    { title: 'function' },
    { title: 'bundle bytes', digits: 0 },
    { title: 'import median ms', digits: 1 },
    { title: 'import p95 ms', digits: 1 },
    { title: 'ratio', digits: 2 },
  ],
  measure: async ({ size, signal, onProgress }) => {
    const outdir = mkdtempSync(join(tmpdir(), 'anken-bench-'));
    try {
      onProgress('bundling');
      const bundles = [...allBundles(outdir)];
      const times = new Map(bundles.map(([name]) => [name, [] as number[]]));
      onProgress('imports');
      for (let round = 0; round <= size.processes; round += 1) {
        signal.throwIfAborted();
        for (const [name, bundle] of bundles) {
          const milliseconds = await importTime(bundle);
          // The first round brings the files into the system's cache.
          if (round > 0) times.get(name)?.push(milliseconds);
        }
      }
      const bare = median(times.get(BARE) ?? []);
      return bundles.map(([name, { file }]): Line => {
        const own = times.get(name) ?? [];
        const isApi = name === 'api';
        return [
          name,
          figure(statSync(file).size, isApi ? API_BUNDLE_BYTES : undefined),
          figure(median(own)),
          figure(p95(own)),
          figure(median(own) / bare, isApi ? API_IMPORT_RATIO : undefined),
        ];
      });
    } finally {
      rmSync(outdir, { recursive: true, force: true });
    }
  },
};

const BARE = 'a document client alone';

/** By the names of their entries, with the one that all are measured against. */
const allBundles = (outdir: string): ReadonlyMap<string, Bundle> => {
  const app = appIn(outdir);
  const addresses = { opsEmail: 'ops@shop.example', senderEmail: 'support@shop.example' };
  const block = { ...addresses, removalPolicy: 'retain', logRetentionDays: 30 };
  const { service } = addStacks(app, readDeployment(JSON.stringify({ bench: block }), { stage: 'bench' }));
  const bareStack = new Stack(app, 'Bare');
  new NodejsFunction(bareStack, 'Bare', {
    entry: join(import.meta.dirname, '..', 'bare-client.ts'),
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    environment: { POWERTOOLS_SERVICE_NAME: BARE },
    ...bundled,
  });
  return new Map([...bundlesOf(service, outdir), ...bundlesOf(bareStack, outdir)]);
};

const SCRIPT =
  "const begun = performance.now(); await import('./index.mjs'); process.stdout.write(String(performance.now() - begun)); process.exit();";

const importTime = async ({ folder, settings }: Bundle): Promise<number> => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', SCRIPT], {
    cwd: folder,
    env: { ...settings, AWS_REGION: 'eu-central-1' },
  });
  return Number(stdout);
};
