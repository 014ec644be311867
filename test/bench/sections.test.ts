import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Engine, startEngine } from '../integration/support/engine-process.ts';
import { brokenBudgets } from './report.ts';
import type { Size } from './section.ts';
import { sections } from './sections.ts';

const TINY: Size = {
  warmUps: 1,
  samples: 2,
  processes: 1,
  slas: { few: 40, many: 80, due: 30, dueAtOnce: 40 },
  load: { creators: 3, creationSeconds: 0.2, writers: 20, seconds: 1 },
};

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

it.each(sections)('measures $title, whose hard budgets hold', async (section) => {
  const { signal } = new AbortController();
  const lines = await section.measure({ engine, size: TINY, signal, onProgress: () => undefined });

  for (const line of lines) {
    const numbers = line.flatMap((cell) => (typeof cell === 'object' ? [cell.value] : []));
    expect(numbers.every((number) => Number.isFinite(number) && number >= 0)).toBe(true);
    expect(line.map((cell) => typeof cell === 'object')).toEqual(
      section.columns.map(({ digits }) => digits !== undefined),
    );
  }
  expect(lines.length).toBeGreaterThan(1);
  expect(brokenBudgets([{ section, lines }])).toEqual([]);
});
