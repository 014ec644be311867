import { setTimeout } from 'node:timers/promises';
import {
  DeleteRuleCommand,
  EventBridgeClient,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { ankenEvents } from '../../lambdas/settings/anken-events.ts';
import { emulatorClient } from '../stack/complete.ts';
import type { LocalStackDescription } from '../stack/run.ts';
import { queuedMessages, sentMails } from './observe.ts';
import { eventSighting, mailSighting, queueSighting, type Sighting } from './sighting.ts';

const POLL_MILLISECONDS = 300;
const RECEIVE_WAITS_SECONDS = 2;

/**
 * Reports each event, each message of the external queue, each dead letter and each mail as it happens, from now on and
 * without taking anything from anyone: events reach it by a rule and a queue of its own, which go when it stops.
 */
export const watchStack = async (options: {
  readonly port: number;
  readonly description: LocalStackDescription;
  readonly onSighting: (sighting: Sighting) => void;
}): Promise<{ readonly stop: () => Promise<void>; readonly failed: Promise<unknown> }> => {
  const { port, description, onSighting } = options;
  const stopped = new AbortController();
  const { signal } = stopped;
  const tap = await openTap(port, description.eventBusName);
  const before = await waiting(port, description);
  const watching = Promise.all([
    watchEvents(tap, signal, onSighting),
    watchWaiting(port, description, new Set(before.keys()), signal, onSighting),
  ]);
  return {
    stop: async () => {
      stopped.abort();
      await watching.catch(() => undefined);
      await tap.close();
    },
    failed: new Promise((resolve) => {
      watching.catch((error: unknown) => {
        if (!signal.aborted) resolve(error);
      });
    }),
  };
};

type Tap = { readonly sqs: SQSClient; readonly queueUrl: string; readonly close: () => Promise<void> };

const openTap = async (port: number, eventBusName: string): Promise<Tap> => {
  const name = `anken-local-watch-${process.pid}`;
  const sqs = new SQSClient(emulatorClient(port));
  const events = new EventBridgeClient(emulatorClient(port));
  const rule = { Name: name, EventBusName: eventBusName };
  const { QueueUrl: queueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
  if (queueUrl === undefined) throw new Error('A queue that was made has no URL.');
  const { Attributes: attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['QueueArn'] }),
  );
  // Where a domain asks for it, the contract's own shape of the same event goes out beside ours.
  const pattern = { 'detail-type': [{ 'anything-but': ankenEvents.contractDetailType }] };
  await events.send(new PutRuleCommand({ ...rule, EventPattern: JSON.stringify(pattern) }));
  await events.send(
    new PutTargetsCommand({
      Rule: name,
      EventBusName: eventBusName,
      Targets: [{ Id: 'watch', Arn: attributes?.QueueArn }],
    }),
  );
  const close = async (): Promise<void> => {
    await events.send(new RemoveTargetsCommand({ Rule: name, EventBusName: eventBusName, Ids: ['watch'] }));
    await events.send(new DeleteRuleCommand(rule));
    await sqs.send(new DeleteQueueCommand({ QueueUrl: queueUrl }));
  };
  return { sqs, queueUrl, close };
};

const watchEvents = async (
  { sqs, queueUrl }: Tap,
  signal: AbortSignal,
  onSighting: (sighting: Sighting) => void,
): Promise<void> => {
  const receive = new ReceiveMessageCommand({
    QueueUrl: queueUrl,
    MaxNumberOfMessages: 10,
    WaitTimeSeconds: RECEIVE_WAITS_SECONDS,
  });
  for (;;) {
    const { Messages: messages = [] } = await sqs.send(receive, { abortSignal: signal });
    for (const { Body: body } of messages) onSighting(eventSighting(body));
    const entries = messages.map(({ ReceiptHandle }, index) => ({ Id: `${index}`, ReceiptHandle }));
    if (entries.length > 0) {
      await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries: entries }));
    }
  }
};

/** Mails and messages stay where they are, so what is new is what was not there before. */
const watchWaiting = async (
  port: number,
  description: LocalStackDescription,
  seen: Set<string>,
  signal: AbortSignal,
  onSighting: (sighting: Sighting) => void,
): Promise<void> => {
  for (;;) {
    await setTimeout(POLL_MILLISECONDS, undefined, { signal });
    for (const [id, sighting] of await waiting(port, description, signal)) {
      if (!seen.has(id)) onSighting(sighting);
      seen.add(id);
    }
  }
};

const waiting = async (
  port: number,
  { highSeverityQueueUrl }: LocalStackDescription,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, Sighting>> => {
  const [messages, mails] = await Promise.all([queuedMessages(port, signal), sentMails(port, signal)]);
  const highSeverity = queueName(highSeverityQueueUrl);
  const sightings = new Map<string, Sighting>();
  for (const { queueUrl, MessageId: id, Body: body } of messages) {
    const name = queueName(queueUrl);
    if (name === highSeverity) sightings.set(id, queueSighting('queue', 'high severity', body));
    // What the stacks call their dead-letter queues: of consumers, and of rules.
    else if (/DeadLetters|Undelivered/.test(name))
      sightings.set(id, queueSighting('dead letter', name, body));
  }
  for (const mail of mails) sightings.set(mail.MessageId, mailSighting(mail));
  return sightings;
};

const queueName = (queueUrl: string): string => queueUrl.slice(queueUrl.lastIndexOf('/') + 1);
