import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, it } from 'vitest';
import type { Key } from '../../../lambdas/table/keys.ts';
import { Table } from '../../../lambdas/table/table.ts';
import { movableClock } from '../../builders/clock.ts';
import { throttledByDynamoDb } from '../../integration/support/wire.ts';

const keys: Key[] = ['S0', 'S1', 'S2'].map((sk) => ({ pk: 'P', sk }));
const [first, others] = [keys.slice(0, 1), keys.slice(1)];

const aTableBeforeAMock = () => {
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'us-east-1' }));
  return { documents: mockClient(documents), table: new Table(documents, 'cases', movableClock()) };
};

it('asks again for the keys that a BatchGetItem left unprocessed, and for no others', async () => {
  const { documents, table } = aTableBeforeAMock();
  documents
    .on(BatchGetCommand)
    .resolvesOnce({ Responses: { cases: first }, UnprocessedKeys: { cases: { Keys: others } } })
    .resolvesOnce({ UnprocessedKeys: { cases: { Keys: others } } })
    .resolvesOnce({ Responses: { cases: others } });

  const items = await table.getMany(keys);

  expect(items).toEqual(keys);
  const asked = documents.commandCalls(BatchGetCommand).map(({ args }) => args[0].input.RequestItems);
  expect(asked).toEqual([keys, others, others].map((Keys) => ({ cases: { Keys, ConsistentRead: true } })));
});

it('gives up on keys that stay unprocessed', async () => {
  const { documents, table } = aTableBeforeAMock();
  documents.on(BatchGetCommand).resolves({ UnprocessedKeys: { cases: { Keys: others } } });

  await expect(table.getMany(keys)).rejects.toMatchObject({ kind: 'ThrottlingException' });
});

it.each([
  ['get', (table: Table) => table.get({ pk: 'P', sk: 'S' })],
  ['getMany', (table: Table) => table.getMany(keys)],
  ['query', (table: Table) => table.query({ pk: 'P', prefix: 'S' })],
  ['count', (table: Table) => table.count({ pk: 'P', prefix: 'S' })],
  ['countIn', (table: Table) => table.countIn('lookup', 'P')],
  ['queryIn', (table: Table) => table.queryIn('outbox', 'P', { below: 'S', limit: 1 })],
] as const)('waits in %s until DynamoDB has time, and for no longer than some seconds', async (_, read) => {
  const { documents, table } = aTableBeforeAMock();
  const busy = throttledByDynamoDb();

  documents.onAnyCommand().rejectsOnce(busy).rejectsOnce(busy).resolves({});
  await read(table);
  expect(documents.calls()).toHaveLength(3);

  documents.onAnyCommand().rejects(busy);
  await expect(read(table)).rejects.toMatchObject({ kind: 'ThrottlingException', cause: busy });
});

it('does not try a read again that DynamoDB refuses for good', async () => {
  const { documents, table } = aTableBeforeAMock();
  documents.onAnyCommand().rejects(new Error('The table does not exist'));

  await expect(table.get({ pk: 'P', sk: 'S' })).rejects.toThrow('The table does not exist');
  expect(documents.calls()).toHaveLength(1);
});
