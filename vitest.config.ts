import { defineConfig } from 'vitest/config';

/** The kinds of tests (docs/architecture.md §9). `npm test -- --project unit` runs one of them. */
const kind = (name: string, more: { readonly [option: string]: unknown } = {}) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], ...more },
});

export default defineConfig({
  test: {
    // Half of the work is waiting for an engine or an emulator.
    maxWorkers: 2,
    reporters: ['default', './test/closing-line.reporter.ts'],
    projects: [
      kind('unit', { testTimeout: 30_000 }),
      kind('contract', { testTimeout: 60_000 }),
      kind('integration', { testTimeout: 60_000 }),
      kind('architecture', { testTimeout: 120_000 }),
      kind('simulation', { testTimeout: 300_000 }),
      kind('bench', { testTimeout: 300_000 }),
      kind('infra', { testTimeout: 120_000, hookTimeout: 300_000 }),
      kind('e2e', {
        globalSetup: ['test/e2e/support/global-setup.ts'],
        testTimeout: 120_000,
        hookTimeout: 600_000,
        fileParallelism: false,
      }),
    ],
  },
});
