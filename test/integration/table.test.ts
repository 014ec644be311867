import { expect, it } from 'vitest';
import type { Key } from '../../lambdas/table/keys.ts';
import { type Write, WriteRefused } from '../../lambdas/table/table.ts';
import { aTable } from './support/engine.ts';

const key: Key = { pk: 'P', sk: 'S' };

it('writes nothing of a transaction in which one belief does not hold, and tells what stands there', async () => {
  const { table } = await aTable();
  const taken: Write = { item: { ...key, owner: 'first' }, unlessExists: true };
  await table.write([taken]);
  const again: Write = { item: { ...key, owner: 'second' }, unlessExists: true };

  const refusal = await table
    .write([{ item: { pk: 'Q', sk: 'S' }, unlessExists: true }, again])
    .catch((error: unknown) => error);

  expect(refusal).toBeInstanceOf(WriteRefused);
  expect((refusal as WriteRefused).existing(again)).toMatchObject({ owner: 'first' });
  expect(await table.get({ pk: 'Q', sk: 'S' })).toBeUndefined();
});

it('tells what stands there when a single write is refused', async () => {
  const { table } = await aTable();
  await table.write([{ item: { ...key, owner: 'first' }, unlessExists: true }]);
  const again: Write = { item: { ...key, owner: 'second' }, unlessExists: true };

  const refusal = await table.write([again]).catch((error: unknown) => error);

  expect((refusal as WriteRefused).existing(again)).toMatchObject({ owner: 'first' });
});

it('changes only the attributes that an update names', async () => {
  const { table } = await aTable();
  await table.write([
    { item: { ...key, version: 1, fields: { a: 1, b: 2, c: 3 }, other: 'x', gone: 'y' }, unlessExists: true },
  ]);

  await table.write([
    {
      update: key,
      set: { version: 2 },
      remove: ['gone'],
      setIn: { fields: { a: 10, d: 4 } },
      removeIn: { fields: ['b'] },
      if: { equals: { version: 1 } },
    },
  ]);

  expect(await table.get(key)).toEqual({ ...key, version: 2, fields: { a: 10, c: 3, d: 4 }, other: 'x' });
});

it('takes the place of an item that is as the write says', async () => {
  const { table } = await aTable();
  await table.write([{ item: { ...key, expiresAt: 100 }, unlessExists: true }]);
  const replace = (now: number): Write => ({
    item: { ...key, expiresAt: 200 },
    unlessExists: true,
    orIf: { atMost: { expiresAt: now } },
  });

  await expect(table.write([replace(99)])).rejects.toBeInstanceOf(WriteRefused);
  await table.write([replace(100)]);

  expect(await table.get(key)).toMatchObject({ expiresAt: 200 });
});

it('keeps doubles that are greater than the safe integers', async () => {
  const { table } = await aTable();
  await table.write([{ item: { ...key, huge: 1.7976931348623157e100, tiny: 5e-100 }, unlessExists: true }]);

  expect(await table.get(key)).toMatchObject({ huge: 1.7976931348623157e100, tiny: 5e-100 });
});

it('reads more keys at once than one BatchGetItem takes', async () => {
  const { table } = await aTable();
  const keys = Array.from({ length: 150 }, (_, index): Key => ({ pk: 'P', sk: `S${index}` }));
  for (const item of keys) await table.write([{ item, unlessExists: true }]);

  const items = await table.getMany([...keys, { pk: 'P', sk: 'absent' }]);

  expect(items).toHaveLength(150);
});
