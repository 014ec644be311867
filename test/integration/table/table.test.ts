import { TransactionConflictException } from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { conflict } from '../../../lambdas/contract/errors.ts';
import type { Key } from '../../../lambdas/table/keys.ts';
import { type Write, WriteRefused } from '../../../lambdas/table/writes.ts';
import { movableClock } from '../../builders/clock.ts';
import { aTable } from '../support/engine.ts';
import { interpose, recordedCalls } from '../support/wire.ts';

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

it('deletes an item that is as the write says, alone and in a transaction', async () => {
  const { table } = await aTable();
  const other: Key = { pk: 'Q', sk: 'S' };
  await table.write([{ item: { ...key, version: 1 }, unlessExists: true }]);
  const remove = (version: number): Write => ({ delete: key, if: { equals: { version } } });

  await expect(table.write([remove(2)])).rejects.toBeInstanceOf(WriteRefused);
  await expect(table.write([remove(2), { item: other, unlessExists: true }])).rejects.toSatisfy(
    (error) => error instanceof WriteRefused && !error.refused({ delete: other, if: {} }),
  );
  expect(await table.get(key)).toMatchObject({ version: 1 });

  await table.write([remove(1), { item: other, unlessExists: true }]);
  await table.write([{ delete: other, if: { absent: ['outbox'] } }]);
  await table.write([{ delete: other, if: { absent: ['outbox'] } }]);

  expect(await table.getMany([key, other])).toEqual([]);
});

it('reads an index page by page, and a whole partition where no prefix is named', async () => {
  const { table } = await aTable();
  for (const sk of ['S1', 'S2', 'T1']) {
    await table.write([
      { item: { pk: 'P', sk, lookup: 'L', lookupSort: sk, domainId: 'd' }, unlessExists: true },
    ]);
  }

  const first = await table.queryIn('lookup', 'L', { limit: 2 });
  const second = await table.queryIn('lookup', 'L', { limit: 2, ...(first.next && { after: first.next }) });

  expect([...first.items, ...second.items].map(({ sk }) => sk)).toEqual(['S1', 'S2', 'T1']);
  expect(first.items[0]).toMatchObject({ pk: 'P', domainId: 'd' });
  expect(second.next).toBeUndefined();
  expect(await table.queryAll({ pk: 'P', prefix: '' })).toHaveLength(3);
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

it('asks DynamoDB for no key that is longer than any key can be', async () => {
  const { table, client } = await aTable();
  const calls = recordedCalls(client);
  const long = 'x'.repeat(2049);

  expect(await table.get({ pk: long, sk: 'S' })).toBeUndefined();
  expect(await table.getMany([{ pk: 'P', sk: long }])).toEqual([]);
  expect(await table.query({ pk: long, prefix: 'S' })).toEqual({ items: [] });
  expect(await table.countIn('lookup', long)).toBe(0);

  expect(calls).toEqual([]);
});

it('reads a range page by page from either end, and says when there is no more', async () => {
  const { table } = await aTable();
  const sortKeys = ['S1', 'S2', 'S3', 'T1'];
  for (const sk of sortKeys) await table.write([{ item: { pk: 'P', sk }, unlessExists: true }]);
  const range = { pk: 'P', prefix: 'S' };
  const read = async (options: Parameters<typeof table.query>[1]) => {
    const { items, next } = await table.query(range, options);
    return { items: items.map(({ sk }) => sk), next: next?.sk };
  };

  expect(await read({ limit: 2 })).toEqual({ items: ['S1', 'S2'], next: 'S2' });
  expect(await read({ limit: 2, after: { pk: 'P', sk: 'S2' } })).toEqual({ items: ['S3'], next: undefined });
  expect(await read({ limit: 3 })).toEqual({ items: ['S1', 'S2', 'S3'], next: undefined });
  expect(await read({ limit: 2, newestFirst: true })).toEqual({ items: ['S3', 'S2'], next: 'S2' });
  expect(await table.count(range)).toBe(3);
});

it('reads and counts a range of more than the megabyte that one Query brings', async () => {
  const { table } = await aTable();
  const filling = 'x'.repeat(300_000);
  for (let index = 0; index < 5; index += 1) {
    await table.write([{ item: { pk: 'P', sk: `S${index}`, filling }, unlessExists: true }]);
  }

  expect(await table.queryAll({ pk: 'P', prefix: 'S' })).toHaveLength(5);
  expect(await table.count({ pk: 'P', prefix: 'S' })).toBe(5);
});

it.each([
  ['put', { item: { ...key, value: 1 }, unlessExists: true }],
  ['update', { update: key, set: { value: 1 }, if: {} }],
  ['delete', { delete: { pk: 'P', sk: 'other' }, if: {} }],
] satisfies [string, Write][])(
  'tries a single %s again that another transaction was in the way of',
  async (_, write) => {
    const { table, client } = await aTable(movableClock());
    if ('delete' in write) await table.write([{ item: write.delete, unlessExists: true }]);
    let refusals = 2;
    interpose(client, (call, send) => {
      if (!/^(Put|Update|Delete)Item$/.test(call.operation) || refusals === 0) return send();
      refusals -= 1;
      throw new TransactionConflictException({
        $metadata: {},
        message: 'Transaction is ongoing for the item',
      });
    });

    await table.write([write]);

    expect(refusals).toBe(0);
    if ('delete' in write) expect(await table.get(write.delete)).toBeUndefined();
    else expect(await table.get(key)).toMatchObject({ value: 1 });
  },
);

it('does not try again what DynamoDB refuses for good', async () => {
  const { table, client } = await aTable(movableClock());
  const calls = recordedCalls(client);

  const refused = table.write([
    { item: { pk: 'P', sk: 'S', filling: 'x'.repeat(500_000) }, unlessExists: true },
  ]);

  await expect(refused).rejects.toMatchObject({ name: 'ValidationException' });
  expect(calls).toHaveLength(1);
});

it('answers the refusal that a write brings with it, and tells the rest when one has none', async () => {
  const { table } = await aTable();
  await table.write([{ item: key, unlessExists: true }]);
  const taken = conflict('It is taken.');
  const first: Write = { item: key, unlessExists: true, refusal: taken };
  const second: Write = { update: { pk: 'Q', sk: 'S' }, set: { value: 1 }, if: { exists: true } };

  await expect(table.write([first])).rejects.toBe(taken);
  await expect(table.write([first, second])).rejects.toSatisfy(
    (error) => error instanceof WriteRefused && error.refused(first) && error.refused(second),
  );
});
