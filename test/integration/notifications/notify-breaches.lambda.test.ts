import { MessageRejected, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { Context, SQSEvent } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { mailMarkerKey } from '../../../lambdas/table/keys.ts';
import { anSlaBreachEvent } from '../../builders/sla-breach.ts';
import { aTable } from '../support/engine.ts';

const ses = mockClient(SESv2Client);

/** The function as it is deployed, on a real table; only SES is played. */
let handler: typeof import('../../../lambdas/entry/notify-breaches.lambda.ts').handler;
let table: Awaited<ReturnType<typeof aTable>>['table'];
beforeAll(async () => {
  const { tableName, endpoint, ...made } = await aTable();
  table = made.table;
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
  ({ handler } = await import('../../../lambdas/entry/notify-breaches.lambda.ts'));
});
beforeEach(() => {
  ses.reset();
  ses.on(SendEmailCommand).resolves({ MessageId: 'ses-1' });
});

let batches = 0;
/** Messages of as many breaches, whose events nobody has seen before. */
const aBatch = (count: number) => {
  batches += 1;
  return Array.from({ length: count }, (_, index) => {
    const eventId = `event-${batches}-${index + 1}`;
    return { messageId: `m-${index + 1}`, eventId, body: JSON.stringify(anSlaBreachEvent({ eventId })) };
  });
};
type Message = ReturnType<typeof aBatch>[number];
const context = { getRemainingTimeInMillis: () => 30_000 } as Context;
const invoke = async (messages: readonly Message[]) => {
  const { batchItemFailures } = await handler({ Records: messages as unknown } as SQSEvent, context);
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
};
const markersOf = (messages: readonly Message[]) =>
  Promise.all(
    messages.map(({ eventId }) =>
      table.get<{ sentAt?: string; messageId?: string; leaseUntil: number }>(
        mailMarkerKey('0b6f2c1e-51a4-4d7c-8b53-2f9c0d7f3a11', eventId),
      ),
    ),
  );
const subjects = () =>
  ses.commandCalls(SendEmailCommand).map((call) => call.args[0].input.Content?.Simple?.Subject?.Data);

it.each([
  [20, 20],
  [21, 1],
  [150, 1],
])('tells of %i breaches in %i mails, and leaves a marker of each', async (count, mails) => {
  const batch = aBatch(count);

  expect(await invoke(batch)).toEqual([]);

  expect(subjects()).toHaveLength(mails);
  for (const marker of await markersOf(batch)) {
    expect(marker).toMatchObject({ sentAt: expect.any(String), messageId: 'ses-1' });
  }
});

it('mails nobody again when the whole batch is delivered twice, together or apart', async () => {
  const batch = aBatch(30);
  await invoke(batch);

  expect(await invoke(batch)).toEqual([]);
  expect(await invoke(batch.slice(0, 3))).toEqual([]);

  expect(subjects()).toHaveLength(1);
});

it('tells of each breach once where two invocations have the same batch at the same time', async () => {
  const batch = aBatch(40);

  const [one = [], other = []] = await Promise.all([invoke(batch), invoke(batch)]);

  const counts = subjects().map((subject) => Number(/(\d+) 件/.exec(`${subject}`)?.[1]));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(40);
  // What the one reports as held is in the other's mail.
  expect(one.filter((messageId) => other.includes(messageId))).toEqual([]);
});

it('sends the list when its messages come back after SES refused it', async () => {
  const batch = aBatch(25);
  ses
    .on(SendEmailCommand)
    .rejectsOnce(new MessageRejected({ message: 'no', $metadata: {} }))
    .resolves({ MessageId: 'ses-2' });

  expect(await invoke(batch)).toHaveLength(25);
  expect(await invoke(batch)).toEqual([]);

  expect(subjects()).toHaveLength(2);
  expect(await markersOf(batch)).toMatchObject(Array(25).fill({ messageId: 'ses-2' }));
});

it('keeps a list back while a lost connection leaves open whether SES took it', async () => {
  const batch = aBatch(25);
  ses.on(SendEmailCommand).rejectsOnce(new Error('socket hang up')).resolves({ MessageId: 'ses-1' });

  expect(await invoke(batch)).toHaveLength(25);
  expect(await invoke(batch)).toHaveLength(25);

  expect(subjects()).toHaveLength(1);
  for (const marker of await markersOf(batch)) expect(marker).not.toHaveProperty('sentAt');
});

it('reports even a batch of nothing but poison, rather than fail as a whole', async () => {
  const poison = aBatch(2).map((message) => ({ ...message, body: 'poison' }));

  expect(await invoke(poison)).toEqual(['m-1', 'm-2']);
});
