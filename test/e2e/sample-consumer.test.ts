import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  SendMessageBatchCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { aCaseChangeEvent } from '../builders/case-change-event.ts';
import { description, emulator, eventually } from './support/stack.ts';

const consumer = join(import.meta.dirname, '..', '..', 'examples', 'consumer', 'consumer.ts');
const folder = mkdtempSync(join(tmpdir(), 'anken-consumer-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sqs = new SQSClient(emulator);
const running: ChildProcess[] = [];
let queueUrl: string;
let file: string;
let server: Server | undefined;

/** A message comes again soon, so that the test need not wait for it. */
const VISIBILITY_SECONDS = 2;

beforeEach(async () => {
  const name = `sample-${crypto.randomUUID()}`;
  file = join(folder, `${name}.db`);
  const { QueueUrl = '' } = await sqs.send(
    new CreateQueueCommand({ QueueName: name, Attributes: { VisibilityTimeout: `${VISIBILITY_SECONDS}` } }),
  );
  queueUrl = QueueUrl;
});
afterEach(async () => {
  await Promise.all(running.splice(0).map(kill));
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

const start = (endpoint: string): ChildProcess => {
  const local = join(folder, 'local.json');
  writeFileSync(local, JSON.stringify({ ...description, emulatorEndpoint: endpoint }));
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      consumer,
      '--local',
      local,
      '--queue',
      queueUrl,
      '--file',
      file,
    ],
    { stdio: 'ignore' },
  );
  running.push(child);
  return child;
};

const kill = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
};

/** The queue as it is, but that no deletion arrives: what is filed stays in the queue. */
const queueThatLosesDeletions = async (): Promise<string> => {
  const target = new URL(emulator.endpoint);
  server = createServer((asked, answer) => {
    if (`${asked.headers['x-amz-target']}`.includes('DeleteMessage')) return;
    const { method, headers } = asked;
    const onward = request(
      { host: target.hostname, port: target.port, path: asked.url, method, headers },
      (answered) => {
        answer.writeHead(answered.statusCode ?? 500, answered.headers);
        answered.pipe(answer);
      },
    );
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const send = async (events: readonly object[]): Promise<void> => {
  for (let from = 0; from < events.length; from += 10) {
    const Entries = events
      .slice(from, from + 10)
      .map((event, index) => ({ Id: `${index}`, MessageBody: JSON.stringify(event) }));
    await sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
  }
};

const anAlarm = (caseId: string, sequence: number, title = 'Parcel lost') => {
  const eventId = `01KAQW5M3T8Z6Y4X2V0N9R7P${`${sequence}`.padStart(2, '0')}`;
  return aCaseChangeEvent({ caseId, eventId, sequence: eventId, title });
};

const tickets = (): readonly Record<string, unknown>[] => {
  const database = new DatabaseSync(file);
  try {
    return database.prepare('SELECT caseId, title, alarms FROM tickets ORDER BY caseId').all();
  } catch {
    // It has not been made yet.
    return [];
  } finally {
    database.close();
  }
};

const isEmpty = async (): Promise<boolean> => {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: queueUrl,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  );
  return Object.values(Attributes).every((count) => count === '0');
};
const untilEmpty = () => eventually(async () => ((await isEmpty()) ? true : undefined));

it('files an event once though it dies between filing it and deleting its message', async () => {
  await send([anAlarm('case-1', 1)]);
  const dying = start(await queueThatLosesDeletions());
  await eventually(async () => (tickets().length > 0 ? true : undefined));
  await kill(dying);
  expect(await isEmpty()).toBe(false);

  start(emulator.endpoint);
  await untilEmpty();

  expect(tickets()).toEqual([{ caseId: 'case-1', title: 'Parcel lost', alarms: 1 }]);
});

it('files each of many events once, whatever comes twice and however often it is killed', async () => {
  const cases = Array.from({ length: 30 }, (_, index) => `case-${`${index}`.padStart(2, '0')}`);
  const events = cases.flatMap((caseId, index) => [
    anAlarm(caseId, 2 * index),
    anAlarm(caseId, 2 * index + 1, 'Parcel found'),
  ]);
  // The second event of each case before its first, and all of them twice.
  await send([...events.toReversed(), ...events]);

  for (const share of [0.2, 0.5]) {
    const dying = start(emulator.endpoint);
    await eventually(async () => (tickets().length >= cases.length * share ? true : undefined));
    await kill(dying);
  }
  start(emulator.endpoint);
  await untilEmpty();

  expect(tickets()).toEqual(cases.map((caseId) => ({ caseId, title: 'Parcel found', alarms: 2 })));
});

it('leaves in the queue what is no event of that shape, and goes on', async () => {
  await send([{ 'detail-type': 'Amazon Connect Cases Change', detail: {} }, anAlarm('case-1', 1)]);

  const child = start(emulator.endpoint);
  await eventually(async () => (tickets().length > 0 ? true : undefined));

  expect(await isEmpty()).toBe(false);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});
