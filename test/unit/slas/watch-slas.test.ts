import { GetQueueAttributesCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { type DueCase, dueCasesIn } from '../../../lambdas/slas/due-cases.ts';
import type { DuePage } from '../../../lambdas/slas/timer.store.ts';
import { watchSlas } from '../../../lambdas/slas/watch-slas.consumer.ts';
import { movableClock } from '../../builders/clock.ts';

const sqs = mockClient(SQSClient);
beforeEach(() => {
  sqs.reset();
  waiting(0);
});
/** So many messages wait for the workers, as SQS counts them. */
const waiting = (count: number) =>
  sqs.on(GetQueueAttributesCommand).resolves({ Attributes: { ApproximateNumberOfMessages: `${count}` } });

const second = 1_000;
type Due = DuePage['cases'];

/** Cases of one partition, each due at this instant. */
const dueCases = (count: number, due = '2026-01-02T03:04:00.000Z', prefix = 'case'): Due =>
  Array.from({ length: count }, (_, index) => ({ domainId: 'd-1', caseId: `${prefix}-${index}`, due }));

/** By the clock of a test. */
const secondsAgo = (seconds: number) =>
  new Date(movableClock().now().getTime() - seconds * second).toISOString();

/** A clock over partitions of the index, each a list of pages. */
const aWatch = (
  partitions: readonly (readonly Due[])[],
  { remaining = () => 60_000 }: { readonly remaining?: () => number } = {},
) => {
  const clock = movableClock();
  const pageOf = (partition: number, page: number): DuePage => ({
    partition: `${partition}`,
    cases: partitions[partition]?.[page] ?? [],
    ...(page + 1 < (partitions[partition]?.length ?? 0) && { next: { page: page + 1 } }),
  });
  const watch = watchSlas({
    timers: {
      due: async () => partitions.map((_, partition) => pageOf(partition, 0)),
      following: async (pages) =>
        pages.flatMap(({ partition, next }) =>
          next ? [pageOf(Number(partition), Number(next['page']))] : [],
        ),
    },
    queue: new SQSClient({ region: 'us-east-1' }),
    queueUrl: 'https://sqs.invalid/due',
    clock,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  return { clock, tick: () => watch({ remainingMilliseconds: remaining }) };
};

/** The cases of each message, request after request. */
const sent = (): readonly (readonly (readonly DueCase[])[])[] =>
  sqs
    .commandCalls(SendMessageBatchCommand)
    .map(({ args: [{ input }] }) =>
      (input.Entries ?? []).map(({ MessageBody }) => dueCasesIn(`${MessageBody}`)),
    );

it('asks SQS nothing where nothing is due', async () => {
  const { tick } = aWatch([[[]], [[]]]);

  const watched = await tick();

  expect(sqs.calls()).toHaveLength(0);
  expect(watched).toEqual({
    due: 0,
    handedOn: 0,
    refused: 0,
    isThrough: true,
    isBacklogged: false,
    oldestSeconds: 0,
    oldestRecentSeconds: 0,
  });
});

it('hands on twenty-five cases a message and ten messages a request, of all pages of all partitions', async () => {
  sqs.on(SendMessageBatchCommand).resolves({});
  const { tick } = aWatch([
    [dueCases(200, undefined, 'a'), dueCases(100, undefined, 'b')],
    [dueCases(60, undefined, 'c')],
  ]);

  const watched = await tick();

  const requests = sent();
  expect(requests.map((messages) => messages.map(({ length }) => length))).toEqual([
    [25, 25, 25, 25, 25, 25, 25, 25, 25, 25],
    [10],
    [25, 25, 25, 25],
  ]);
  expect(new Set(requests.flat(2).map(({ caseId }) => caseId)).size).toBe(360);
  expect(watched).toMatchObject({ due: 360, handedOn: 360, isThrough: true });
});

it('hands on a case once a tick, however many of its SLAs are due', async () => {
  sqs.on(SendMessageBatchCommand).resolves({});
  const { tick } = aWatch([[[...dueCases(1), ...dueCases(1)], dueCases(1)]]);

  const watched = await tick();

  expect(sent()).toEqual([[[{ domainId: 'd-1', caseId: 'case-0' }]]]);
  expect(watched).toMatchObject({ due: 3, handedOn: 1 });
});

it('says how long the earliest has been due', async () => {
  sqs.on(SendMessageBatchCommand).resolves({});
  const { clock, tick } = aWatch([[dueCases(1, secondsAgo(5))], [dueCases(1, secondsAgo(90))]]);
  clock.pass(10 * second);

  expect(await tick()).toMatchObject({ oldestSeconds: 100, oldestRecentSeconds: 100 });
});

it('says it besides of what fell due within the last quarter of an hour, on whichever page', async () => {
  sqs.on(SendMessageBatchCommand).resolves({});
  const { tick } = aWatch([
    [dueCases(1, secondsAgo(7_200), 'stuck'), dueCases(1, secondsAgo(900))],
    [dueCases(1, secondsAgo(30), 'new')],
  ]);

  expect(await tick()).toMatchObject({ oldestSeconds: 7_200, oldestRecentSeconds: 900, handedOn: 3 });
});

describe('while messages wait that the workers are not through with', () => {
  const ofAgo = (...seconds: readonly number[]) =>
    seconds.map((each) => dueCases(1, secondsAgo(each), `due ${each} s ago`));

  it('hands on what fell due since the tick before, and nothing that waits already', async () => {
    sqs.on(SendMessageBatchCommand).resolves({});
    waiting(151);
    const { tick } = aWatch([ofAgo(600, 76, 75, 1)]);

    const watched = await tick();

    expect(
      sent()
        .flat(2)
        .map(({ caseId }) => caseId),
    ).toEqual(['due 75 s ago-0', 'due 1 s ago-0']);
    expect(watched).toMatchObject({ due: 4, handedOn: 2, isBacklogged: true, oldestSeconds: 600 });
  });

  it('hands on all that is due where they are so few that twice the work is done in no time', async () => {
    sqs.on(SendMessageBatchCommand).resolves({});
    waiting(150);
    const { tick } = aWatch([ofAgo(600, 1)]);

    expect(await tick()).toMatchObject({ due: 2, handedOn: 2, isBacklogged: false });
  });

  /** As the workers of a stack do, second after second; SQS hands over what waits longest. */
  it('keeps what falls due next waiting no longer than the workers need for what was due before it', async () => {
    const casesPerSecond = 200;
    const due = new Map(Array.from({ length: 40_000 }, (_, index) => [`${index}`, 30]));
    due.set('a minute later', 90);
    const queued: string[] = [];
    const told = new Map<string, number>();
    let now = 0;
    const start = Date.parse('2026-01-02T03:00:00.000Z');
    const at = (seconds: number) => new Date(start + seconds * second);
    sqs.on(GetQueueAttributesCommand).callsFake(() => ({
      Attributes: { ApproximateNumberOfMessages: `${Math.ceil(queued.length / 25)}` },
    }));
    sqs.on(SendMessageBatchCommand).callsFake(({ Entries }) => {
      for (const { MessageBody } of Entries)
        queued.push(...dueCasesIn(MessageBody).map(({ caseId }) => caseId));
      return {};
    });
    const watch = watchSlas({
      timers: {
        due: async () => {
          const cases = [...due]
            .filter(([caseId, seconds]) => seconds < now && !told.has(caseId))
            .map(([caseId, seconds]) => ({ domainId: 'd-1', caseId, due: at(seconds).toISOString() }));
          return [{ partition: '0', cases }];
        },
        following: async () => [],
      },
      queue: new SQSClient({ region: 'us-east-1' }),
      queueUrl: 'https://sqs.invalid/due',
      clock: { ...movableClock(), now: () => at(now) },
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    });

    for (; told.size < due.size && now < 1_000; now += 1) {
      if (now % 60 === 0) await watch({ remainingMilliseconds: () => 60_000 });
      for (const caseId of queued.splice(0, casesPerSecond)) if (!told.has(caseId)) told.set(caseId, now);
    }

    // The first tick that sees the many comes at 60 s, and they take 200 s: the one is told behind them, at 260 s.
    expect(told.get('a minute later')).toBeLessThanOrEqual(261);
  });
});

it('ends before its time does, and leaves the rest to the next tick', async () => {
  sqs.on(SendMessageBatchCommand).resolves({});
  let remaining = 60_000;
  const { tick } = aWatch(
    [[dueCases(10, undefined, 'a'), dueCases(10, undefined, 'b'), dueCases(10, undefined, 'c')]],
    {
      remaining: () => {
        remaining -= 15_000;
        return remaining;
      },
    },
  );

  const watched = await tick();

  expect(watched).toMatchObject({ handedOn: 20, isThrough: false });
});

it('counts the cases of a message that SQS did not take, and goes on with the others', async () => {
  sqs
    .on(SendMessageBatchCommand)
    .resolvesOnce({ Failed: [{ Id: '1', Code: 'InternalError', SenderFault: false }] })
    .resolves({});
  const { tick } = aWatch([[dueCases(40, undefined, 'a'), dueCases(5, undefined, 'b')]]);

  const watched = await tick();

  expect(watched).toMatchObject({ due: 45, handedOn: 30, refused: 15 });
});

it('fails where SQS answers nothing: the next tick finds the same', async () => {
  sqs.on(SendMessageBatchCommand).rejects(new Error('no route'));
  const { tick } = aWatch([[dueCases(1)]]);

  await expect(tick()).rejects.toThrow('no route');
});
