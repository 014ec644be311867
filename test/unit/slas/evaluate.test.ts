import { describe, expect, it } from 'vitest';
import { alwaysOpen, type Calendar } from '../../../lambdas/slas/calendar.ts';
import { type ClockEvent, evaluate } from '../../../lambdas/slas/evaluate.ts';

const minute = 60_000;
const hour = { targetMilliseconds: 60 * minute };
const start = '2026-11-23T04:00:00.000Z';
const due = '2026-11-23T05:00:00.000Z';

const started = (at = start): ClockEvent => ({ kind: 'started', at });
const fulfilled = (at: string): ClockEvent => ({ kind: 'fulfilled', at });
const at = (iso: string) => Date.parse(iso);

/** As it is shown a day later, when nothing more can happen to it. */
const completedAt = (iso: string) =>
  evaluate([started(), fulfilled(iso)], hour, alwaysOpen, at('2026-11-24T04:00:00.000Z'));

describe('a running SLA', () => {
  it.each([
    ['at its start', start, 'Active', [], 60 * minute],
    ['one millisecond before its target', '2026-11-23T04:59:59.999Z', 'Active', [], 1],
    ['at exactly its target', due, 'Active', [], 0],
    ['one millisecond after its target', '2026-11-23T05:00:00.001Z', 'Overdue', ['breach'], -1],
  ] as const)('is %s as far as it says', (_, now, status, crossed, remainingMilliseconds) => {
    const evaluation = evaluate([started()], hour, alwaysOpen, at(now));

    expect(evaluation).toEqual({
      status,
      crossed,
      remainingMilliseconds,
      due: at(due),
      completed: undefined,
      elapsedMilliseconds: 60 * minute - remainingMilliseconds,
      wallMilliseconds: 60 * minute - remainingMilliseconds,
      spans: [{ from: at(start), to: at(now), because: 'running' }],
    });
  });

  it('16: has not run at all where the clock of whoever looks is behind its start', () => {
    const evaluation = evaluate([started()], hour, alwaysOpen, at('2026-11-23T03:00:00.000Z'));

    expect(evaluation).toMatchObject({
      status: 'Active',
      due: at(due),
      elapsedMilliseconds: 0,
      remainingMilliseconds: 60 * minute,
      crossed: [],
    });
  });
});

describe('a fulfilled SLA', () => {
  it('14: is met when fulfilled at exactly the due instant', () => {
    expect(completedAt(due)).toMatchObject({ status: 'Met', completed: at(due), crossed: [] });
  });

  it('14: is met one millisecond before, and not met one millisecond after', () => {
    expect(completedAt('2026-11-23T04:59:59.999Z')).toMatchObject({ status: 'Met', crossed: [] });
    expect(completedAt('2026-11-23T05:00:00.001Z')).toMatchObject({ status: 'NotMet', crossed: ['breach'] });
  });

  it('is met where it is fulfilled as it starts', () => {
    expect(completedAt(start)).toMatchObject({ status: 'Met', elapsedMilliseconds: 0 });
  });

  it('stands still from then on, however much later somebody looks', () => {
    const evaluation = completedAt('2026-11-23T04:20:00.000Z');

    expect(evaluation).toMatchObject({
      elapsedMilliseconds: 20 * minute,
      wallMilliseconds: 20 * minute,
      remainingMilliseconds: 40 * minute,
      spans: [{ from: at(start), to: at('2026-11-23T04:20:00.000Z'), because: 'running' }],
    });
  });

  it('was fulfilled when it first was, where it was twice', () => {
    const events = [fulfilled('2026-11-23T06:00:00.000Z'), started(), fulfilled(due)];

    expect(evaluate(events, hour, alwaysOpen, at('2026-11-24T04:00:00.000Z'))).toMatchObject({
      status: 'Met',
      completed: at(due),
    });
  });

  it('16: is the same in whatever order its events have come', () => {
    const events = [started(), fulfilled('2026-11-23T05:00:00.001Z')];
    const now = at('2026-11-24T04:00:00.000Z');

    expect(evaluate(events.toReversed(), hour, alwaysOpen, now)).toEqual(
      evaluate(events, hour, alwaysOpen, now),
    );
  });
});

it('15: is late by one millisecond in two years, which every percentage would round away', () => {
  const twoYears = { targetMilliseconds: 1_051_200 * minute };
  const end = at(start) + twoYears.targetMilliseconds;

  const atTheEnd = evaluate([started()], twoYears, alwaysOpen, end);
  const after = evaluate([started()], twoYears, alwaysOpen, end + 1);

  expect(atTheEnd).toMatchObject({ status: 'Active', remainingMilliseconds: 0 });
  expect(after).toMatchObject({ status: 'Overdue', remainingMilliseconds: -1, crossed: ['breach'] });
});

it.each([
  ['over a leap day', '2028-02-28T12:00:00.000Z', 24 * 60, '2028-02-29T12:00:00.000Z'],
  ['from a leap day', '2028-02-29T00:00:00.000Z', 366 * 24 * 60, '2029-03-01T00:00:00.000Z'],
  ['in a year without one', '2027-02-28T12:00:00.000Z', 24 * 60, '2027-03-01T12:00:00.000Z'],
  ['beyond 2038', '2037-06-15T00:00:00.000Z', 1_051_200, '2039-06-15T00:00:00.000Z'],
  ['past the end of 32 bits', '2038-01-19T03:14:07.999Z', 1, '2038-01-19T03:15:07.999Z'],
  ['beyond 2100, which has no leap day', '2100-02-28T00:00:00.000Z', 24 * 60, '2100-03-01T00:00:00.000Z'],
])('25: is due where the calendar says, %s', (_, from, minutes, dueAt) => {
  const target = { targetMilliseconds: minutes * minute };

  const { due: dueInstant } = evaluate([started(from)], target, alwaysOpen, at(from));

  expect(new Date(dueInstant ?? 0).toISOString()).toBe(dueAt);
});

it('is never due and never late by a calendar that never opens', () => {
  const neverOpen: Calendar = { openBetween: () => 0, after: () => undefined };

  const evaluation = evaluate([started()], hour, neverOpen, at('2099-01-01T00:00:00.000Z'));

  expect(evaluation).toMatchObject({
    status: 'Active',
    due: undefined,
    elapsedMilliseconds: 0,
    remainingMilliseconds: 60 * minute,
    crossed: [],
  });
});
