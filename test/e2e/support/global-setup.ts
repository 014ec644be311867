import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { LocalStackDescription } from '../../../local/stack/run.ts';
import { startLocalStack } from '../../../local/stack/stack.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly stack: {
      readonly folder: string;
      readonly port: number;
      readonly description: LocalStackDescription;
    };
  }
}

/** Deploys the project's stacks into an emulator of the tests' own, beside any that runs already. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'anken-e2e-'));
  const stack = await startLocalStack({ folder, sample: false });
  project.provide('stack', { folder, port: stack.port, description: stack.description });
  return async () => {
    await stack.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
