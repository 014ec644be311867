import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { anOperationTrial, sdkOperations } from './support/operations.ts';

const trial = await anOperationTrial();

/** The operations that answer that they are not there yet. */
const unbuilt: string[] = [];
for (const operation of sdkOperations) {
  const { error } = await trial(operation);
  if (error?.message.endsWith('yet.')) unbuilt.push(operation);
}

/** The operations that the lists of a section name. Prose around the lists may name any. */
const listedUnder = (markdown: string, heading: string): readonly string[] => {
  const [, section = ''] = markdown.split(new RegExp(`^#+ ${heading}\\s*$`, 'm'));
  const [untilNextHeading = ''] = section.split(/^#/m);
  const listItems = untilNextHeading.match(/^ *[-*] .*(\n +\S.*)*/gm) ?? [];
  const named = new Set(listItems.join('\n').match(/\b[A-Z][A-Za-z]+\b/g));
  return sdkOperations.filter((operation) => named.has(operation));
};

it.each(unbuilt)('%s says of itself that it is not there yet', async (operation) => {
  const { error } = await trial(operation);

  expect(error).toMatchObject({
    name: 'ValidationException',
    message: `Anken does not answer ${operation} yet.`,
    $metadata: { httpStatusCode: 400 },
  });
});

it('the README lists exactly the operations that are not there yet', async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');

  expect(listedUnder(readme, 'Not there yet')).toEqual(unbuilt);
});
