import { PutCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sizeOf } from '../../../lambdas/table/item-size.ts';
import { aTable } from '../support/engine.ts';

const { client, tableName } = await aTable();

let keys = 0;
/** A new one each time, since whoever overwrites an item pays for the larger of the two. */
const aKey = () => {
  keys += 1;
  return { pk: 'P', sk: `${keys}`.padStart(6, '0') };
};

/** DynamoDB charges a write unit for each KB that it counts, begun ones included. */
const unitsToWrite = async (item: Readonly<Record<string, unknown>>) => {
  const { ConsumedCapacity } = await client.send(
    new PutCommand({ TableName: tableName, Item: { ...item }, ReturnConsumedCapacity: 'TOTAL' }),
  );
  return ConsumedCapacity?.CapacityUnits;
};

/** The item made larger by text until `sizeOf` counts this many bytes for it. */
const filledTo = (bytes: number, item: Readonly<Record<string, unknown>>) => {
  const missing = bytes - sizeOf({ ...item, filling: '' });
  if (missing < 0) throw new Error('The item is larger already');
  return { ...item, filling: 'x'.repeat(missing) };
};

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e100, max: 1e100 });
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    text,
    number.filter((each) => each === 0 || Math.abs(each) > 1e-100),
    fc.boolean(),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(text, tie('any'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).any;

it('never takes an item for smaller than DynamoDB does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.constantFrom('a', 'b', '属性'), value), async (members) => {
      const item = { ...aKey(), members };

      expect(await unitsToWrite(filledTo(4096, item))).toBeLessThanOrEqual(4);
    }),
    { numRuns: 100 },
  );
});

it('takes an item of text for no more than a few bytes larger than DynamoDB does', async () => {
  const fields = {
    title: { stringValue: '荷物が届かない' },
    summary: { stringValue: '😀'.repeat(100) },
    isGift: { booleanValue: true },
  };
  // The item itself is no map: DynamoDB counts neither a map's three bytes nor one for each of its four attributes.
  const surplus = 3 + 4;
  const itemOf = (bytes: number) => filledTo(bytes + surplus, { ...aKey(), fields });

  expect(await unitsToWrite(itemOf(1024))).toBe(1);
  expect(await unitsToWrite(itemOf(1025))).toBe(2);
});
