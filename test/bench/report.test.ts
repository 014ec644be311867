import { expect, it } from 'vitest';
import { brokenBudgets, type Measured, tableOf } from './report.ts';
import { figure } from './section.ts';

const measured: Measured = {
  section: {
    name: 'cases',
    title: 'Cases',
    about: 'What they are.',
    columns: [{ title: 'operation' }, { title: 'trips', digits: 0 }, { title: 'ratio', digits: 2 }],
    measure: async () => [],
  },
  lines: [
    ['CreateCase', figure(2, { atMost: 2, isHard: true }), figure(1.456, { atMost: 1.3, isHard: false })],
    ['GetCase', figure(3, { atMost: 1, isHard: true }), figure(1000)],
    ['a team', figure(180, { atLeast: 200, isHard: false }), figure(2, { atLeast: 2, isHard: true })],
  ],
};

it('shows each figure beside its budget, and marks the budgets that are passed', () => {
  expect(tableOf(measured).split('\n').slice(4)).toEqual([
    '| operation  |         trips |          ratio |',
    '| ---------- | ------------: | -------------: |',
    '| CreateCase |       2 (≤ 2) | 1.46 (≤ 1.3) ! |',
    '| GetCase    |     3 (≤ 1) ✗ |       1,000.00 |',
    '| a team     | 180 (≥ 200) ! |     2.00 (≥ 2) |',
  ]);
});

it('fails a run for hard budgets only', () => {
  expect(brokenBudgets([measured])).toEqual(['GetCase: 3 trips, ≤ 1']);
});
