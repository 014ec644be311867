import { setTimeout } from 'node:timers/promises';
import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { inject } from 'vitest';
import { casesClient } from '../../../local/stack/stack.ts';

const { description } = inject('stack');

export { description };
/** The official client, pointed at the deployed stack. */
export const client = casesClient(description);

/** Settings for the clients of the emulator's other services. */
export const emulator = {
  endpoint: description.emulatorEndpoint,
  region: description.region,
  credentials: description.credentials,
};
const sqs = new SQSClient(emulator);
const events = new EventBridgeClient(emulator);

/** Asks again until there is an answer. */
export const eventually = async <Answer>(
  ask: () => Promise<Answer | undefined>,
  { withinSeconds = 30 }: { readonly withinSeconds?: number } = {},
): Promise<Answer> => {
  const end = Date.now() + withinSeconds * 1000;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await setTimeout(200);
  }
  throw new Error(`Nothing came within ${withinSeconds} s`);
};

/** An EventBridge event as a queue behind a rule receives it. */
export type QueuedEvent = {
  readonly 'detail-type': string;
  readonly source: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>> & {
    readonly case?: { readonly caseId: string };
    readonly relatedItem?: { readonly caseId: string };
    readonly performedBy?: { readonly iamPrincipalArn: string };
  };
};

/** Takes what comes to a queue and keeps it, so that a test can ask for its own. */
export const receiver = (queueUrl: string) => {
  const received: QueuedEvent[] = [];
  const take = async () => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 0 }),
    );
    for (const { Body = '', ReceiptHandle } of Messages) {
      received.push(JSON.parse(Body) as QueuedEvent);
      await sqs.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }));
    }
  };
  /** What has come for the case up to now, in either shape. */
  const of = async (caseId: string): Promise<readonly QueuedEvent[]> => {
    await take();
    return received.filter(({ detail }) =>
      [detail['caseId'], detail.case?.caseId, detail.relatedItem?.caseId].includes(caseId),
    );
  };
  return { of };
};

/** A consumer with a rule and a queue of its own on Anken's bus: for the events of this detail-type, or for all. */
export const consumer = async (name: string, detailType?: string) => {
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  const { eventBusName: EventBusName } = description;
  const pattern = { source: ['anken.cases'], ...(detailType && { 'detail-type': [detailType] }) };
  await events.send(new PutRuleCommand({ Name: name, EventBusName, EventPattern: JSON.stringify(pattern) }));
  const Targets = [{ Id: 'queue', Arn: Attributes?.['QueueArn'] }];
  await events.send(new PutTargetsCommand({ Rule: name, EventBusName, Targets }));
  return receiver(QueueUrl);
};

/** A mail as the emulator's mailbox shows it. */
type Mail = {
  readonly To: readonly string[];
  readonly Subject: string;
  readonly BodyText: string;
  readonly BodyHtml: string;
};

/** The mails whose subject holds the text. */
export const mailsWith = async (text: string): Promise<readonly Mail[]> => {
  const answer = await fetch(description.mailboxUrl);
  const { messages } = (await answer.json()) as { messages: Readonly<Record<string, readonly Mail[]>> };
  return Object.values(messages)
    .flat()
    .filter(({ Subject }) => Subject.includes(text));
};
