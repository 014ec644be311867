import { MessageRejected, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { Context, SQSEvent } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { aCaseChangeEvent } from '../../builders/case-change-event.ts';
import { aTable } from '../support/engine.ts';

const ses = mockClient(SESv2Client);

/** The function as it is deployed, on a real table; only SES is played. */
let handler: typeof import('../../../lambdas/entry/notify.lambda.ts').handler;
beforeAll(async () => {
  const { tableName, endpoint } = await aTable();
  const environment = {
    TABLE_NAME: tableName,
    OPS_EMAIL: 'ops@shop.example',
    SENDER_EMAIL: 'anken@shop.example',
    CASE_URL: 'https://anken.example/domains/{domainId}/cases/{caseId}',
    TIME_ZONE: 'Asia/Tokyo',
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    POWERTOOLS_LOG_LEVEL: 'SILENT',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  ({ handler } = await import('../../../lambdas/entry/notify.lambda.ts'));
});
beforeEach(() => {
  ses.reset();
  ses.on(SendEmailCommand).resolves({ MessageId: 'ses-1' });
});

const context = { getRemainingTimeInMillis: () => 30_000 } as Context;
const invoke = (messages: Readonly<Record<string, unknown>>) =>
  handler(
    {
      Records: Object.entries(messages).map(([messageId, body]) => ({
        messageId,
        body: typeof body === 'string' ? body : JSON.stringify(body),
      })),
    } as SQSEvent,
    context,
  );
let events = 0;
const anEvent = (title = 'x') => {
  events += 1;
  return aCaseChangeEvent({ eventId: `event-${events}`, title });
};
const failed = (...messageIds: string[]) => ({
  batchItemFailures: messageIds.map((itemIdentifier) => ({ itemIdentifier })),
});
const subjects = () =>
  ses.commandCalls(SendEmailCommand).map((call) => call.args[0].input.Content?.Simple?.Subject?.Data);

it('mails every event of a batch and reports the messages that are none', async () => {
  const answer = await invoke({ a: anEvent('first'), poison: 'no event', b: anEvent('second') });

  expect(answer).toEqual(failed('poison'));
  expect(subjects()).toHaveLength(2);
  expect(new Set(subjects())).toEqual(
    new Set([
      '【重大・新規】3CWPF7R2N first — New Critical case',
      '【重大・新規】3CWPF7R2N second — New Critical case',
    ]),
  );
});

it('reports even a batch of nothing but poison, rather than fail as a whole', async () => {
  expect(await invoke({ a: 'poison', b: '{}' })).toEqual(failed('a', 'b'));
});

it('mails nobody again when an event is delivered twice', async () => {
  const event = anEvent();
  await invoke({ a: event });

  expect(await invoke({ again: event })).toEqual(failed());
  expect(subjects()).toHaveLength(1);
});

it('sends one mail when both copies of a message lie in one batch', async () => {
  const event = anEvent();

  await invoke({ a: event, b: event });

  expect(subjects()).toHaveLength(1);
  expect(await invoke({ back: event })).toEqual(failed());
  expect(subjects()).toHaveLength(1);
});

it('sends the mail when the message comes back after SES refused it', async () => {
  const event = anEvent();
  ses
    .on(SendEmailCommand)
    .rejectsOnce(new MessageRejected({ message: 'no', $metadata: {} }))
    .resolves({ MessageId: 'ses-1' });

  expect(await invoke({ a: event })).toEqual(failed('a'));
  expect(await invoke({ a: event })).toEqual(failed());
  expect(subjects()).toHaveLength(2);
});

it('keeps the mail back while a lost connection leaves open whether SES took it', async () => {
  const event = anEvent();
  ses.on(SendEmailCommand).rejectsOnce(new Error('socket hang up')).resolves({ MessageId: 'ses-1' });

  expect(await invoke({ a: event })).toEqual(failed('a'));
  expect(await invoke({ a: event })).toEqual(failed('a'));
  expect(subjects()).toHaveLength(1);
});
