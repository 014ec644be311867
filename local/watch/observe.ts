import { setTimeout } from 'node:timers/promises';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { emulatorAccount, gateway } from '../emulator/emulator.ts';
import { emulatorClient } from '../stack/complete.ts';
import type { LocalStackDescription } from '../stack/run.ts';
import { LocalFailure } from '../terminal/failure.ts';

/** What the emulator lets one see without taking it away; these paths are its own, not AWS's. */
const mailSchema = z.object({
  MessageId: z.string(),
  To: z.array(z.string()),
  Subject: z.string(),
  BodyText: z.nullish(z.string()),
});
export type SentMail = z.output<typeof mailSchema>;
const mailboxSchema = z.object({ messages: z.record(z.string(), z.array(mailSchema)) });

const messageSchema = z.object({ MessageId: z.string(), Body: z.string(), SentTimestamp: z.number() });
export type QueueMessage = z.output<typeof messageSchema> & { readonly queueUrl: string };
const queuesSchema = z.object({
  messages: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.array(messageSchema)))),
});

const { account, region } = emulatorAccount;

/** All mail that was sent, oldest first. */
export const sentMails = async (port: number, signal?: AbortSignal): Promise<readonly SentMail[]> =>
  mailboxSchema.parse(await get(port, 'ses/messages', signal)).messages[account] ?? [];

/** The messages that wait in all queues. */
export const queuedMessages = async (
  port: number,
  signal?: AbortSignal,
): Promise<readonly QueueMessage[]> => {
  const queues =
    queuesSchema.parse(await get(port, 'sqs/messages', signal)).messages[account]?.[region] ?? {};
  return Object.entries(queues).flatMap(([queueUrl, messages]) =>
    messages.map((message) => ({ ...message, queueUrl })),
  );
};

const get = async (port: number, path: string, signal: AbortSignal | undefined): Promise<unknown> => {
  const ask = () => fetch(`${gateway(port)}/_ministack/${path}`, signal ? { signal } : {});
  // A TypeError is a failed connection: one that was kept open and has just been closed is worth a second try.
  const response = await ask().catch((error: unknown) => {
    if (error instanceof TypeError) return ask();
    throw error;
  });
  if (!response.ok) throw new Error(`${path} answers ${response.status}`);
  return response.json();
};

const HANDLED_WITHIN_SECONDS = 120;
/** The emulator looks at a queue every second, so what is quiet for longer has been handled. */
const QUIET_SECONDS = 2;
const POLL_MILLISECONDS = 250;

/** Waits until every event is published and neither a queue nor the mailbox has changed for two seconds. */
export const untilHandled = async (options: {
  readonly port: number;
  readonly description: LocalStackDescription;
  readonly signal: AbortSignal;
  readonly onDetail: (detail: string) => void;
}): Promise<void> => {
  const { port, description, signal, onDetail } = options;
  const dynamodb = new DynamoDBClient(emulatorClient(port));
  const unpublished = async (): Promise<number> => {
    const scan = new ScanCommand({ TableName: description.tableName, IndexName: 'outbox', Select: 'COUNT' });
    return (await dynamodb.send(scan, { abortSignal: signal })).Count ?? 0;
  };
  const seen = async () => {
    const [events, messages, mails] = await Promise.all([
      unpublished(),
      queuedMessages(port, signal),
      sentMails(port, signal),
    ]);
    onDetail(events > 0 ? `${events} to go` : `${messages.length} messages, ${mails.length} mails`);
    return { events, text: [events, messages.length, mails.length].join() };
  };
  const startedAt = performance.now();
  let last = await seen();
  let changedAt = performance.now();
  while (last.events > 0 || performance.now() - changedAt < QUIET_SECONDS * 1000) {
    if (performance.now() - startedAt > HANDLED_WITHIN_SECONDS * 1000) {
      throw new LocalFailure(
        `${last.events} events of the sample were not published within ${HANDLED_WITHIN_SECONDS / 60} minutes; .anken/emulator.log says why.`,
      );
    }
    await setTimeout(POLL_MILLISECONDS, undefined, { signal });
    const now = await seen();
    if (now.text !== last.text) changedAt = performance.now();
    last = now;
  }
};
