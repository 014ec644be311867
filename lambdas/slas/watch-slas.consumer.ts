import { GetQueueAttributesCommand, SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/logger.ts';
import type { Tick } from '../platform/tick.ts';
import { meteredLines } from '../settings/metered-lines.ts';
import { CASES_PER_MESSAGE, chunks, type DueCase, MESSAGES_PER_REQUEST, messageOf } from './due-cases.ts';
import type { DuePage, TimerStore } from './timer.store.ts';

type Deps = {
  readonly timers: Pick<TimerStore, 'due' | 'following'>;
  readonly queue: Pick<SQSClient, 'send'>;
  readonly queueUrl: string;
  readonly clock: Clock;
  readonly log: Log;
};

/** What a tick found, and what it handed on. */
export type Watched = {
  /** SLAs that were due, or were a moment ago: the index is behind. */
  readonly due: number;
  readonly handedOn: number;
  /** Cases that SQS did not take. */
  readonly refused: number;
  /** False where its time ran out: the next tick goes on. */
  readonly isThrough: boolean;
  /** So much waited for the workers, or had just done so, that only what is newly due was handed on. */
  readonly isBacklogged: boolean;
  /** How long the earliest of them has been due; 0 where none was. */
  readonly oldestSeconds: number;
  /** The same of those that fell due within the last quarter of an hour. */
  readonly oldestRecentSeconds: number;
};

/** Enough for a page of each partition and the requests that hand it on, where both services are busy. */
const RESERVE_MILLISECONDS = 20_000;

/**
 * So many messages keep the workers busy for a quarter of a minute (lib/constructs/sla-clock.ts). Beyond that a tick hands on
 * nothing twice: what waits for the workers is due still, and handed on again by each tick it would lengthen the very
 * queue that it waits in.
 */
const BACKLOG_MESSAGES = 150;
/** Since the tick before, and some seconds in case that one was early. */
const NEWLY_DUE_SECONDS = 75;
/**
 * What has been due for longer was handed on often: it fails, and must not hide from the alarm on `oldestRecentSeconds`
 * that the clock stands still.
 */
const RECENTLY_DUE_SECONDS = 15 * 60;

/**
 * Looks for SLAs that are due and hands their cases to workers, by queue: a calendar's opening can make very many due in
 * one minute. It reads what is due and nothing else, and writes nothing. It may come late, twice at once or not at all:
 * what is due stays in the index until a worker has told of it, and the next tick finds it again.
 */
export const watchSlas =
  ({ timers, queue, queueUrl, clock, log }: Deps) =>
  async ({ remainingMilliseconds }: Tick): Promise<Watched> => {
    const begun = clock.now();
    const secondsDue = ({ due }: Due): number => Math.round((begun.getTime() - Date.parse(due)) / 1000);
    const handedOn = new Set<string>();
    const count = { due: 0, refused: 0, oldestSeconds: 0, oldestRecentSeconds: 0 };
    let pages = await timers.due(begun);
    const isBacklogged =
      pages.some(({ cases }) => cases.length > 0) &&
      (await waitingMessages(queue, queueUrl)) > BACKLOG_MESSAGES;
    const goesOn = (each: Due): boolean =>
      !handedOn.has(nameOf(each)) && (!isBacklogged || secondsDue(each) <= NEWLY_DUE_SECONDS);
    let isThrough = false;
    while (!isThrough && remainingMilliseconds() > RESERVE_MILLISECONDS) {
      const due = pages.flatMap(({ cases }) => cases);
      const names = new Map(due.filter(goesOn).map((each) => [nameOf(each), each]));
      const seconds = due.map(secondsDue);
      const recent = seconds.filter((each) => each <= RECENTLY_DUE_SECONDS);
      count.due += due.length;
      count.oldestSeconds = Math.max(count.oldestSeconds, ...seconds);
      count.oldestRecentSeconds = Math.max(count.oldestRecentSeconds, ...recent);
      count.refused += await handOn(queue, queueUrl, [...names.values()]);
      for (const name of names.keys()) handedOn.add(name);
      pages = await timers.following(pages, begun);
      isThrough = pages.length === 0;
    }
    const watched: Watched = {
      ...count,
      handedOn: handedOn.size - count.refused,
      isThrough,
      isBacklogged,
    };
    log.info(meteredLines.slasWatched, watched);
    return watched;
  };

type Due = DuePage['cases'][number];

const nameOf = ({ domainId, caseId }: DueCase): string => `${domainId} ${caseId}`;

/** What no worker has received yet; SQS counts it roughly, and up to a minute late. */
const waitingMessages = async (queue: Deps['queue'], QueueUrl: string): Promise<number> => {
  const { Attributes = {} } = await queue.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
  );
  return Number(Attributes['ApproximateNumberOfMessages'] ?? 0);
};

/** How many of the cases SQS did not take. */
const handOn = async (queue: Deps['queue'], QueueUrl: string, cases: readonly DueCase[]): Promise<number> => {
  let refused = 0;
  for (const messages of chunks(chunks(cases, CASES_PER_MESSAGE), MESSAGES_PER_REQUEST)) {
    const Entries = messages.map((each, index) => ({
      Id: `${index}`,
      MessageBody: messageOf(each),
    }));
    const { Failed = [] } = await queue.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    refused += Failed.reduce((sum, { Id }) => sum + (messages[Number(Id)]?.length ?? 0), 0);
  }
  return refused;
};
