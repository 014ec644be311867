import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/logger.ts';
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

export type Tick = {
  /** Until the function's time-out. */
  readonly remainingMilliseconds: () => number;
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
  /** How long the earliest of them has been due; 0 where none was. */
  readonly oldestSeconds: number;
};

/** Enough for a page of each partition and the requests that hand it on, where both services are busy. */
const RESERVE_MILLISECONDS = 20_000;

/**
 * Looks for SLAs that are due and hands their cases to workers, by queue: a calendar's opening can make very many due in
 * one minute. It reads what is due and nothing else, and writes nothing. It may come late, twice at once or not at all:
 * what is due stays in the index until a worker has told of it, and the next tick finds it again.
 */
export const watchSlas =
  ({ timers, queue, queueUrl, clock, log }: Deps) =>
  async ({ remainingMilliseconds }: Tick): Promise<Watched> => {
    const begun = clock.now();
    const handedOn = new Set<string>();
    const count = { due: 0, refused: 0 };
    let pages = await timers.due(begun);
    const oldest = earliest(pages) ?? begun;
    let isThrough = false;
    while (!isThrough && remainingMilliseconds() > RESERVE_MILLISECONDS) {
      const due = pages.flatMap(({ cases }) => cases);
      const cases = due.filter((each) => !handedOn.has(nameOf(each)));
      const names = new Map(cases.map((each) => [nameOf(each), each]));
      count.due += due.length;
      count.refused += await handOn(queue, queueUrl, [...names.values()]);
      for (const name of names.keys()) handedOn.add(name);
      pages = await timers.following(pages, begun);
      isThrough = pages.length === 0;
    }
    const watched: Watched = {
      ...count,
      handedOn: handedOn.size - count.refused,
      isThrough,
      oldestSeconds: Math.round((begun.getTime() - oldest.getTime()) / 1000),
    };
    log.info(meteredLines.slasWatched, watched);
    return watched;
  };

const nameOf = ({ domainId, caseId }: DueCase): string => `${domainId} ${caseId}`;

const earliest = (pages: readonly DuePage[]): Date | undefined => {
  const [first] = pages.flatMap(({ cases: [each] }) => each?.due ?? []).sort();
  return first === undefined ? undefined : new Date(first);
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
