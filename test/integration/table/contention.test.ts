import { expect, it, vi } from 'vitest';
import { conflict } from '../../../lambdas/contract/errors.ts';
import type { Key } from '../../../lambdas/table/keys.ts';
import { Table } from '../../../lambdas/table/table.ts';
import type { Write } from '../../../lambdas/table/writes.ts';
import { movableClock } from '../../builders/clock.ts';
import { aTable } from '../support/engine.ts';
import { cancelled, interpose } from '../support/wire.ts';

const [one, other]: [Key, Key] = [
  { pk: 'P', sk: 'S' },
  { pk: 'Q', sk: 'S' },
];
const both: readonly Write[] = [one, other].map((item) => ({ item, unlessExists: true }));

/** A table whose contention is heard, with the answers that its first writes get. */
const anObservedTable = async (...answers: readonly (() => Error)[]) => {
  const clock = movableClock();
  const { client, tableName } = await aTable(clock);
  const remaining = [...answers];
  interpose(client, (_, send) => {
    const answer = remaining.shift();
    return answer ? Promise.reject(answer()) : send();
  });
  const heard = vi.fn();
  return { table: new Table(client, tableName, clock, heard), heard };
};

it('says nothing of a write that nobody was in the way of', async () => {
  const { table, heard } = await anObservedTable();

  await table.write(both);

  expect(heard).not.toHaveBeenCalled();
});

it('tells once, when it is written, what a write met on its way', async () => {
  const { table, heard } = await anObservedTable(
    () => cancelled('TransactionConflict', 'None'),
    () => cancelled('None', 'ThrottlingError'),
    () => cancelled('None', 'TransactionConflict'),
  );

  await table.write(both);

  expect(heard.mock.calls).toEqual([[{ conflicts: 2, throttles: 1, retries: 3, overtaken: 0 }]]);
});

it('tells of a write that others would not let through', async () => {
  const always = Array.from({ length: 100 }, () => () => cancelled('TransactionConflict', 'None'));
  const { table, heard } = await anObservedTable(...always);

  await expect(table.write(both)).rejects.toMatchObject({ kind: 'ThrottlingException' });

  expect(heard).toHaveBeenCalledOnce();
  const [{ conflicts, retries }] = heard.mock.calls[0] ?? [];
  expect(conflicts).toBeGreaterThan(10);
  expect(retries).toBe(conflicts - 1);
});

it('tells of a write that was overtaken', async () => {
  const { table, heard } = await anObservedTable();
  await table.write(both);

  await expect(table.write(both)).rejects.toThrow('A condition of the write did not hold');

  expect(heard.mock.calls).toEqual([[{ conflicts: 0, throttles: 0, retries: 0, overtaken: 1 }]]);
});

it('says nothing of a refusal that its caller expected, in words of its own', async () => {
  const { table, heard } = await anObservedTable();
  await table.write(both);
  const taken = conflict('It is taken.');

  await expect(table.write([{ item: one, unlessExists: true, refusal: taken }])).rejects.toBe(taken);

  expect(heard).not.toHaveBeenCalled();
});
