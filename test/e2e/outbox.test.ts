import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { ulid } from 'ulid';
import { beforeAll, expect, it } from 'vitest';
import type { CaseChange, CaseEvent } from '../../lambdas/case-events/case-event.ts';
import { eventItemKey } from '../../lambdas/case-events/event-creation.ts';
import { type Key, relatedItemKey } from '../../lambdas/table/keys.ts';
import { LOCAL_STAGE } from '../../local/stack/deploy.ts';
import { aCaseDeletion, anEventItem } from '../builders/case-event.ts';
import { anEventOfAge } from '../builders/stale-event.ts';
import { description, emulator, eventually, receiver } from './support/stack.ts';

const documents = DynamoDBDocumentClient.from(new DynamoDBClient(emulator));
const queue = receiver(description.highSeverityQueueUrl);
const TableName = description.tableName;
/** The sweep comes every minute. */
const TWO_TICKS = { withinSeconds: 125 };

const storedAt = async (Key: Key) =>
  (await documents.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;
const stored = (event: CaseEvent) => storedAt(eventItemKey(event));

/** Changes an item behind the stream's back: its reader sees what is new only. */
const change = (event: CaseEvent, attributes: object) => {
  const entries = Object.entries(attributes);
  return documents.send(
    new UpdateCommand({
      TableName,
      Key: eventItemKey(event),
      UpdateExpression: `SET ${entries.map((_, index) => `#${index} = :${index}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(entries.map(([name], index) => [`#${index}`, name])),
      ExpressionAttributeValues: Object.fromEntries(entries.map(([, value], index) => [`:${index}`, value])),
    }),
  );
};

const withoutKeys = (event: CaseEvent): Record<string, unknown> => {
  const { pk: _, sk: __, ...attributes } = anEventItem(event);
  return attributes;
};

/** Two minutes old and of high severity; its item is there before it holds anything. */
const anEmptyEvent = async () => {
  const event = anEventOfAge(120, new Date(), { severityRaised: true });
  await documents.send(new PutCommand({ TableName, Item: eventItemKey(event) }));
  return event;
};

/** The command as a user types it, for the deployment that the emulator holds. */
const redrive = (...words: readonly string[]) =>
  promisify(execFile)('npm', ['run', '--silent', 'redrive', '--', ...words, '--stage', LOCAL_STAGE], {
    env: {
      ...process.env,
      AWS_ENDPOINT_URL: emulator.endpoint,
      AWS_REGION: emulator.region,
      AWS_ACCESS_KEY_ID: emulator.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: emulator.credentials.secretAccessKey,
    },
  }).then(
    ({ stdout }) => ({ code: 0, output: stdout }),
    ({ code, stdout, stderr }) => ({ code, output: `${stdout}${stderr}` }),
  );

let missed: CaseChange;
let mended: CaseChange;
let hopeless: CaseChange;
let publishing: ReturnType<typeof redrive>;

/** What the sweep shall find is there before its next tick, so that all tests wait for the same one. */
beforeAll(async () => {
  [missed, mended, hopeless] = [await anEmptyEvent(), await anEmptyEvent(), await anEmptyEvent()];
  await change(missed, withoutKeys(missed));

  const parked = `${anEventItem(mended)['outbox']}`.replace('OUTBOX#', 'PARKED#');
  await change(mended, { ...withoutKeys(mended), outbox: parked, attempts: 5, lastFailure: 'mended by now' });
  publishing = redrive('publish', mended.eventId);

  // At its fifth attempt, and without what an event must have.
  const lastAttemptAt = new Date(Date.now() - 3_600_000).toISOString();
  const { outbox, caseId, type } = withoutKeys(hopeless);
  await change(hopeless, { outbox, caseId, type, attempts: 4, lastAttemptAt });
});

it('publishes within two minutes an event that the stream never brought', { timeout: 130_000 }, async () => {
  const [message] = await eventually(async () => {
    const messages = await queue.of(missed.caseId);
    return messages.length > 0 ? messages : undefined;
  }, TWO_TICKS);

  expect(message?.detail).toMatchObject({ eventId: missed.eventId, eventType: 'CASE.UPDATED' });
  await eventually(async () => ((await stored(missed))?.['outbox'] === undefined ? true : undefined));
});

it('publishes again what an operator sends back', { timeout: 180_000 }, async () => {
  const { code, output } = await publishing;

  expect(output).toContain(`Event ${mended.eventId} of case ${mended.caseId} is published.`);
  expect(code).toBe(0);
  expect(await stored(mended)).not.toHaveProperty('outbox');
  await eventually(async () => ((await queue.of(mended.caseId)).length === 1 ? true : undefined));
});

it('parks what nobody can read, for an operator to see and to discard', { timeout: 180_000 }, async () => {
  await eventually(async () => (await stored(hopeless))?.['parkedAt'], TWO_TICKS);

  const listed = await redrive('list');
  const shown = await redrive('show', hopeless.eventId);
  const discarded = await redrive(
    'discard',
    hopeless.eventId,
    '--reason',
    'Of a test, and nobody waits for it',
  );
  const shownAgain = await redrive('show', hopeless.eventId);

  expect(listed.output).toMatch(
    new RegExp(`${hopeless.eventId} +CASE.UPDATED +${hopeless.caseId} .* unreadable`),
  );
  expect(shown).toMatchObject({ code: 0, output: expect.stringMatching(/State +parked/) });
  expect(discarded).toMatchObject({ code: 0, output: expect.stringContaining('is discarded') });
  expect(await stored(hopeless)).toMatchObject({
    discardedBecause: 'Of a test, and nobody waits for it',
    discardedBy: expect.stringMatching(/^arn:aws:/),
    discardedAt: expect.any(String),
  });
  expect(shownAgain).toMatchObject({
    code: 1,
    output: expect.stringContaining(`No event ${hopeless.eventId}`),
  });
});

it('purges what was deleted where an operator discards the event of the deletion', async () => {
  const event = { ...aCaseDeletion(), eventId: ulid(), caseId: `case-${ulid()}` };
  const { domainId, caseId, eventId } = event;
  const comment = relatedItemKey(domainId, caseId, ulid());
  await documents.send(new PutCommand({ TableName, Item: comment }));
  // It holds nothing when the stream brings it.
  await documents.send(new PutCommand({ TableName, Item: eventItemKey(event) }));
  const parked = { outbox: 'PARKED#1', ownItems: { referenceNumber: 'e2e-discarded' } };
  await change(event, { ...withoutKeys(event), ...parked });

  const discarded = await redrive('discard', eventId, '--reason', 'Of a test, and nobody waits for it');

  expect(discarded).toMatchObject({ code: 0, output: expect.stringContaining('purged all the same') });
  await eventually(async () => ((await storedAt(comment)) === undefined ? true : undefined));
});
