import type {
  GetQueueAttributesCommandOutput,
  SendMessageBatchCommandInput,
  SendMessageCommandInput,
} from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Parts } from './host.ts';
import type { LambdaFunction } from './lambda-function.ts';
import type { Reply } from './table.ts';

export type Message = {
  readonly id: string;
  readonly body: string;
  readonly sentAt: number;
  receiveCount: number;
  visibleAt: number;
};

const DAY_MILLISECONDS = 24 * 60 * 60_000;

/**
 * A standard queue of SQS. Source: Amazon SQS developer guide, "Standard queues" (at least once, best-effort order),
 * "Visibility timeout", "Using dead-letter queues" (maxReceiveCount); API reference, "CreateQueue"
 * (MessageRetentionPeriod), "SendMessageBatch" (up to 10 entries, each of which fails by itself), "GetQueueAttributes"
 * (ApproximateNumberOfMessages: what may be received; approximate, since SQS is distributed).
 */
export class QueueModel {
  readonly name: string;
  readonly messages: Message[] = [];
  readonly #parts: Parts;
  readonly #retentionMilliseconds: number;
  #onMessage: () => void = () => undefined;
  #sent = 0;

  constructor(parts: Parts, name: string, retentionMilliseconds = 14 * DAY_MILLISECONDS) {
    this.#parts = parts;
    this.name = name;
    this.#retentionMilliseconds = retentionMilliseconds;
  }

  /** Told whenever a message may be received. */
  listen(onMessage: () => void): void {
    this.#onMessage = onMessage;
  }

  /** "SendMessage": DelaySeconds from 0 to 900. */
  send(body: string, delayMilliseconds = 0): string {
    if (delayMilliseconds > 900_000) throw new Error('InvalidParameterValue: DelaySeconds');
    const { scheduler, weather, chance } = this.#parts;
    this.#sent += 1;
    const id = `${this.name}-${this.#sent}`;
    // Behind others, when those who work on it are busy.
    const wait = delayMilliseconds + (weather.strikes('message late') ? chance.between(1_000, 1_200_000) : 0);
    const visibleAt = scheduler.now + wait;
    this.messages.push({ id, body, sentAt: scheduler.now, receiveCount: 0, visibleAt });
    scheduler.after(wait + chance.between(1, 40), () => this.#onMessage());
    return id;
  }

  serve(command: string, input: object, _by: string, reply: Reply): void {
    if (command === 'SendMessageCommand') {
      const { MessageBody = '', DelaySeconds = 0 } = input as SendMessageCommandInput;
      reply({ output: { MessageId: this.send(MessageBody, DelaySeconds * 1_000) } });
    } else if (command === 'SendMessageBatchCommand') {
      reply({ output: this.#sendAll(input as SendMessageBatchCommandInput) });
    } else if (command === 'GetQueueAttributesCommand') {
      reply({ output: this.#attributes() });
    } else throw new Error(`The queue's model does not know ${command}`);
  }

  #attributes(): Pick<GetQueueAttributesCommandOutput, 'Attributes'> {
    const { scheduler, weather, chance } = this.#parts;
    const visible = this.messages.filter(({ visibleAt }) => visibleAt <= scheduler.now).length;
    const count = weather.strikes('message count wrong') ? chance.below(1_000) : visible;
    return { Attributes: { ApproximateNumberOfMessages: `${count}` } };
  }

  #sendAll({ Entries = [] }: SendMessageBatchCommandInput) {
    if (Entries.length === 0 || Entries.length > 10) throw new Error('TooManyEntriesInBatchRequest');
    const isRefused = new Set(Entries.filter(() => this.#parts.weather.strikes('message refused')));
    const taken = Entries.filter((entry) => !isRefused.has(entry));
    return {
      ...(taken.length > 0 && {
        Successful: taken.map(({ Id, MessageBody = '' }) => ({ Id, MessageId: this.send(MessageBody) })),
      }),
      ...(isRefused.size > 0 && {
        Failed: [...isRefused].map(({ Id }) => ({ Id, Code: 'InternalError', SenderFault: false })),
      }),
    };
  }

  /** The visible messages, in no order, at most so many. */
  receive(most: number, visibilityMilliseconds: number): Message[] {
    const { scheduler, weather, chance, trace } = this.#parts;
    const received: Message[] = [];
    for (const message of [...this.messages]) {
      if (scheduler.now - message.sentAt <= this.#retentionMilliseconds) continue;
      trace.note(() => `the queue ${this.name} forgets ${message.id}`);
      this.delete(message);
    }
    while (received.length < most) {
      const visible = this.messages.filter(
        (message) => message.visibleAt <= scheduler.now && !received.includes(message),
      );
      if (visible.length === 0) break;
      const message = chance.pick(visible);
      received.push(message);
      message.receiveCount += 1;
      // "On rare occasions, one of the servers that stores a copy of a message might be unavailable": it comes again.
      const doubled = weather.strikes('message doubled');
      message.visibleAt = scheduler.now + (doubled ? chance.between(1, 2_000) : visibilityMilliseconds);
      scheduler.after(message.visibleAt - scheduler.now, () => this.#onMessage());
    }
    return received;
  }

  delete(message: Message): void {
    const index = this.messages.indexOf(message);
    if (index !== -1) this.messages.splice(index, 1);
  }
}

/**
 * Lambda's event source mapping of a queue. Source: Lambda developer guide, "Using Lambda with Amazon SQS" and "Handling
 * errors for an SQS event source" (ReportBatchItemFailures: what is not reported is deleted; an invocation that fails
 * returns all of it; an unknown identifier fails the whole batch).
 */
export const queueSource = (
  parts: Parts,
  queue: QueueModel,
  target: LambdaFunction<SQSEvent, SQSBatchResponse>,
  settings: {
    readonly batchSize: number;
    readonly atOnce: number;
    /** MaximumBatchingWindowInSeconds: how long the first message waits for others. */
    readonly windowMilliseconds?: number;
    readonly visibilityMilliseconds: number;
    readonly maxReceiveCount: number;
  },
  deadLetter: (message: Message) => void,
): void => {
  let running = 0;
  const work = () => {
    if (running >= settings.atOnce) return;
    const received = queue.receive(settings.batchSize, settings.visibilityMilliseconds);
    for (const message of received.filter(({ receiveCount }) => receiveCount > settings.maxReceiveCount)) {
      queue.delete(message);
      deadLetter(message);
    }
    const tried = received.filter(({ receiveCount }) => receiveCount <= settings.maxReceiveCount);
    if (tried.length === 0) return;
    running += 1;
    target.invoke({ Records: tried.map(lambdaMessage) }, (outcome) => {
      running -= 1;
      for (const message of 'result' in outcome ? succeeded(tried, outcome.result) : []) {
        if (!parts.weather.strikes('message not deleted')) queue.delete(message);
      }
      work();
    });
  };
  const { windowMilliseconds } = settings;
  queue.listen(
    windowMilliseconds === undefined ? work : () => parts.scheduler.after(windowMilliseconds, work),
  );
};

const lambdaMessage = ({ id, body }: Message): SQSRecord =>
  ({ messageId: id, body, eventSource: 'aws:sqs' }) as SQSRecord;

const succeeded = (
  tried: readonly Message[],
  { batchItemFailures }: SQSBatchResponse,
): readonly Message[] => {
  const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  const known = [...failed].every((id) => tried.some((message) => message.id === id));
  return known ? tried.filter(({ id }) => !failed.has(id)) : [];
};
