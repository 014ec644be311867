import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSEvent } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { eventCreation, eventItemKey } from '../../../lambdas/case-events/event-creation.ts';
import type { Table } from '../../../lambdas/table/table.ts';
import { aCaseDeletion } from '../../builders/case-event.ts';
import { aTable } from '../support/engine.ts';

const sqs = mockClient(SQSClient);

/** The function as it is deployed, on a real table; only SQS is played. */
let handler: typeof import('../../../lambdas/entry/purge.lambda.ts').handler;
let table: Table;
beforeAll(async () => {
  const made = await aTable();
  table = made.table;
  const environment = {
    TABLE_NAME: made.tableName,
    PURGE_QUEUE_URL: 'https://sqs.invalid/purges',
    SECOND_PASS_SECONDS: '150',
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_DYNAMODB: made.endpoint,
    POWERTOOLS_LOG_LEVEL: 'SILENT',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  ({ handler } = await import('../../../lambdas/entry/purge.lambda.ts'));
});
beforeEach(() => {
  sqs.reset();
  sqs.on(SendMessageCommand).resolves({});
});

const context = { getRemainingTimeInMillis: () => 120_000 } as Context;
const invoke = (body: string) => handler({ Records: [{ messageId: 'm-1', body }] } as SQSEvent, context);
const sent = () =>
  sqs.commandCalls(SendMessageCommand).map(({ args }) => {
    const { QueueUrl, MessageBody, DelaySeconds } = args[0].input;
    return { QueueUrl, order: JSON.parse(`${MessageBody}`), DelaySeconds };
  });

it('orders its second pass by its own queue, and ends with a tombstone', async () => {
  const event = aCaseDeletion();
  const { domainId, eventId } = event;
  const { outbox: _, ...item } = eventCreation(event, { ownItems: { referenceNumber: 'R-1' } }).item;
  await table.write([{ item, unlessExists: true }] as never);

  expect(await invoke(JSON.stringify({ domainId, eventId }))).toEqual({ batchItemFailures: [] });
  expect(sent()).toEqual([
    {
      QueueUrl: 'https://sqs.invalid/purges',
      order: { domainId, eventId, pass: 'last', waited: 0 },
      DelaySeconds: 150,
    },
  ]);
  await invoke(JSON.stringify(sent()[0]?.order));

  expect(sent()).toHaveLength(1);
  expect(await table.get(eventItemKey(event))).toEqual({
    ...eventItemKey(event),
    feed: item['feed'],
    domainId,
    caseId: event.caseId,
    eventId,
    type: 'CASE.DELETED',
    expiresAt: expect.any(Number),
  });
});

it.each(['no order', '{}', '{"domainId":"d-1"}'])(
  'reports %s, which the queue sets aside at last',
  async (body) => {
    expect(await invoke(body)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-1' }] });
  },
);

it('reports an order whose next pass it could not order', async () => {
  sqs.on(SendMessageCommand).rejects(new Error('connect ECONNREFUSED'));
  const event = { ...aCaseDeletion(), eventId: '01KAS8XJ8ZQ4N6V1T3W5Y7B9CE' };
  const { item } = eventCreation(event, { ownItems: { referenceNumber: 'R-1' } });
  await table.write([{ item, unlessExists: true }]);

  const answer = await invoke(JSON.stringify({ domainId: event.domainId, eventId: event.eventId }));

  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-1' }] });
});
