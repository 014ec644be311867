import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { anOperationTrial, documentedOnly, sdkOperations } from './support/operations.ts';
import { sorted } from './support/pages.ts';

const trial = await anOperationTrial();

/** The operations that answer that they are not there yet. */
const unbuilt: string[] = [];
for (const operation of sdkOperations) {
  const { error } = await trial(operation);
  if (error?.message.endsWith('yet.')) unbuilt.push(operation);
}

/** The rows of the table of operations, each with what it says of being built. */
const rowsIn = (markdown: string): ReadonlyMap<string, string> => {
  const rows = markdown.matchAll(/^\| ([A-Z][A-Za-z]+) \| ([^|]+) \| [^|]*\|$/gm);
  return new Map([...rows].map(([, operation = '', built = '']) => [operation, built.trim()]));
};

it.each(unbuilt)('%s says of itself that it is not there yet', async (operation) => {
  const { error } = await trial(operation);

  expect(error).toMatchObject({
    name: 'ValidationException',
    message: `Anken does not answer ${operation} yet.`,
    $metadata: { httpStatusCode: 400 },
  });
});

describe.each([
  ['README.md', 'built', 'not yet'],
  ['README.ja.md', '対応', '未対応'],
])('the table of operations in %s', (file, built, notYet) => {
  const readRows = async () => rowsIn(await readFile(new URL(`../../${file}`, import.meta.url), 'utf8'));

  it('has every operation of the contract', async () => {
    const rows = await readRows();

    expect(sorted([...rows.keys()])).toEqual(sorted([...sdkOperations, ...documentedOnly]));
  });

  it('says of each whether it is there', async () => {
    const rows = await readRows();

    const expected = [...rows.keys()].map((operation) => [
      operation,
      unbuilt.includes(operation) ? notYet : built,
    ]);
    expect([...rows]).toEqual(expected);
  });
});
