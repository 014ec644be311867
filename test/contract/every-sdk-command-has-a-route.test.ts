import { expect, it } from 'vitest';
import { anOperationTrial, sdkOperations } from './support/operations.ts';

const trial = await anOperationTrial();

it('finds the commands of the official client', () => {
  expect(sdkOperations).toEqual(expect.arrayContaining(['CreateCase', 'GetCase', 'UntagResource']));
});

it.each(sdkOperations)('a request of %s reaches the operation of this name', async (operation) => {
  const { answeredBy, error } = await trial(operation);

  expect({ answeredBy, error: error?.name }).toMatchObject({ answeredBy: operation });
  expect(error?.name).not.toBe('UnknownOperationException');
});
