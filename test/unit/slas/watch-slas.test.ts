import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, expect, it } from 'vitest';
import { type DueCase, dueCasesIn } from '../../../lambdas/slas/due-cases.ts';
import type { DuePage } from '../../../lambdas/slas/timer.store.ts';
import { watchSlas } from '../../../lambdas/slas/watch-slas.consumer.ts';
import { movableClock } from '../../builders/clock.ts';

const sqs = mockClient(SQSClient);
afterEach(() => {
  sqs.reset();
});

const second = 1_000;
type Due = DuePage['cases'];

/** Cases of one partition, each due at this instant. */
const dueCases = (count: number, due = '2026-01-02T03:04:00.000Z', prefix = 'case'): Due =>
  Array.from({ length: count }, (_, index) => ({ domainId: 'd-1', caseId: `${prefix}-${index}`, due }));

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
  expect(watched).toEqual({ due: 0, handedOn: 0, refused: 0, isThrough: true, oldestSeconds: 0 });
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
  const { clock, tick } = aWatch([
    [dueCases(1, new Date(movableClock().now().getTime() - 5 * second).toISOString())],
    [dueCases(1, new Date(movableClock().now().getTime() - 90 * second).toISOString())],
  ]);
  clock.pass(10 * second);

  expect(await tick()).toMatchObject({ oldestSeconds: 100 });
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
