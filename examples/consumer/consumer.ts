import { setTimeout } from 'node:timers/promises';
import { DeleteMessageCommand, type Message, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { AnkenCaseChange } from './anken-case-change.ts';
import { readSettings } from './settings.ts';
import { openTickets } from './tickets.ts';

/** Takes events from a queue, files each, and only then deletes its message. */

/** SQS's longest, so that an empty queue costs three calls a minute. */
const WAIT_SECONDS = 20;
/** After a failure of the queue itself. */
const PAUSE_MILLISECONDS = 5_000;

const settings = readSettings(process.argv.slice(2));
const sqs = new SQSClient(settings.client);
const tickets = openTickets(settings.file);
const stopping = new AbortController();
process.once('SIGINT', () => stopping.abort());
process.once('SIGTERM', () => stopping.abort());

/** @throws where the message is no event of Anken's own shape: a rule that names no `detail-type` lets others through. */
const eventIn = ({ Body = '' }: Message): AnkenCaseChange => {
  const event: AnkenCaseChange = JSON.parse(Body);
  if (event['detail-type'] !== 'Anken Case Change' || typeof event.detail?.eventId !== 'string') {
    throw new Error('The message is no Anken Case Change');
  }
  return event;
};

/** A message that fails stays in the queue: it comes again, and in the end goes to the queue's dead letters. */
const handle = async (message: Message): Promise<void> => {
  try {
    const event = eventIn(message);
    const { eventId, eventType } = event.detail;
    console.log(tickets.file(event) ? 'filed' : 'known', eventType, eventId);
    const { ReceiptHandle } = message;
    await sqs.send(new DeleteMessageCommand({ QueueUrl: settings.queueUrl, ReceiptHandle }));
  } catch (error) {
    console.error('left in the queue', message.MessageId, String(error));
  }
};

console.log(`waiting for events in ${settings.queueUrl}`);
while (!stopping.signal.aborted) {
  try {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: settings.queueUrl,
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: WAIT_SECONDS,
      }),
      { abortSignal: stopping.signal },
    );
    for (const message of Messages) await handle(message);
  } catch (error) {
    if (stopping.signal.aborted) break;
    console.error('the queue does not answer', String(error));
    await setTimeout(PAUSE_MILLISECONDS, undefined, { signal: stopping.signal }).catch(() => undefined);
  }
}
tickets.close();
