import { DynamoDBDocumentClient, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Context, ScheduledEvent } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { eventKey } from '../../lambdas/table/keys.ts';
import { aTable } from './support/engine.ts';
import { cancelled } from './support/wire.ts';

/** What the functions print as they run; a metric filter sees nothing else. */
const printed: string[] = [];
beforeEach(() => {
  printed.length = 0;
  vi.resetModules();
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(`${text}`) > 0);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => printed.push(`${text}`) > 0);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});
const lines = (message: string): readonly unknown[] =>
  printed
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
    .filter((line) => line.message === message);

const aDeployment = async () => {
  const { table, tableName, endpoint } = await aTable();
  const environment = {
    TABLE_NAME: tableName,
    EVENT_BUS_NAME: 'anken',
    HIGH_SEVERITIES: '[]',
    QUOTAS: '{}',
    PARTITION: 'aws',
    ACCOUNT_ID: '123456789012',
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  return { table };
};
const context = { functionName: 'any', getRemainingTimeInMillis: () => 120_000 } as Context;

it('a tick of the sweep prints how old the oldest event is and how many are parked, as numbers', async () => {
  const { table } = await aDeployment();
  const parked = { ...eventKey('domain', 'case', '01KAS8XJ8ZQ4N6V1T3W5Y7B9CD'), outbox: 'PARKED#1' };
  const waits = { ...eventKey('domain', 'case', '01KAS8XJ8ZQ4N6V1T3W5Y7B9CE'), outbox: 'OUTBOX#1' };
  for (const item of [parked, waits]) await table.write([{ item, unlessExists: true }]);
  const { handler } = await import('../../lambdas/entry/sweep-outbox.lambda.ts');

  await handler({} as ScheduledEvent, context);

  expect(lines('outbox swept')).toEqual([
    expect.objectContaining({ parkedInAll: 1, oldestSeconds: expect.any(Number) }),
  ]);
});

it('a call of the API prints what its write met on its way, as numbers', async () => {
  await aDeployment();
  const documents = mockClient(DynamoDBDocumentClient);
  documents
    .on(QueryCommand)
    .resolves({ Count: 0 })
    .on(TransactWriteCommand)
    .rejectsOnce(cancelled('TransactionConflict'))
    .resolves({});
  const { handler } = await import('../../lambdas/entry/api.lambda.ts');
  const iam = { accountId: '123456789012', userArn: 'arn:aws:sts::123456789012:assumed-role/Agents/hanako' };

  const answer = await handler(
    {
      rawPath: '/domains',
      body: '{"name":"Shop"}',
      requestContext: { requestId: 'r-1', http: { method: 'POST' }, authorizer: { iam } },
    },
    context,
  );
  documents.restore();

  expect(answer).toMatchObject({ statusCode: 200 });
  expect(lines('write contended')).toEqual([
    expect.objectContaining({ conflicts: 1, retries: 1, throttles: 0, overtaken: 0 }),
  ]);
});
