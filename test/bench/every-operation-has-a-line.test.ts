import { afterAll, beforeAll, expect, it } from 'vitest';
import { describedRoutes } from '../../docs/generate/openapi/described-routes.ts';
import { type Engine, startEngine } from '../integration/support/engine-process.ts';
import { ankenOfLines } from './operation-line.ts';
import { operationSections } from './sections.ts';

let engine: Engine;
let measured: readonly string[];
beforeAll(async () => {
  engine = await startEngine();
  const lines = await Promise.all(
    operationSections.map(async ({ linesOf }) => linesOf(await ankenOfLines(engine))),
  );
  measured = lines.flat().map(({ operation }) => operation.replace(/,.*/, ''));
});
afterAll(() => engine.stop());

/** It reads a file and nothing of the table. */
const WITHOUT_A_LINE = 'GetApiDescription';
const built = describedRoutes()
  .filter(({ isBuilt, operation }) => isBuilt && operation !== WITHOUT_A_LINE)
  .map(({ operation }) => operation);

it.each(built)('measures %s', (operation) => {
  expect(measured).toContain(operation);
});

it('measures nothing that no route answers', () => {
  expect(built).toEqual(expect.arrayContaining([...new Set(measured)]));
});
