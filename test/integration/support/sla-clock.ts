import { type GetQueueAttributesCommand, SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { caseStore } from '../../../lambdas/cases/case.store.ts';
import { domainStore } from '../../../lambdas/domains/domain.store.ts';
import type { Clock } from '../../../lambdas/platform/clock.ts';
import { systemIds, ulids } from '../../../lambdas/platform/ids.ts';
import type { Log } from '../../../lambdas/platform/logger.ts';
import { evaluateSlas } from '../../../lambdas/slas/evaluate-slas.consumer.ts';
import { timerStore } from '../../../lambdas/slas/timer.store.ts';
import { type Watched, watchSlas } from '../../../lambdas/slas/watch-slas.consumer.ts';
import type { Table } from '../../../lambdas/table/table.ts';

/** The clock of the SLAs over the table of a test, with a queue that keeps what it is given. */
export const aSlaClock = ({ table }: { readonly table: Table }, clock: Clock) => {
  const messages: string[] = [];
  const lines: Record<string, unknown>[] = [];
  const keep = (_message: string, line?: object) => void lines.push({ ...line });
  const log = { info: keep, warn: keep, error: keep } as Log;
  const send = async (command: SendMessageBatchCommand | GetQueueAttributesCommand) => {
    if (!(command instanceof SendMessageBatchCommand)) {
      return { Attributes: { ApproximateNumberOfMessages: `${messages.length}` } };
    }
    messages.push(...(command.input.Entries ?? []).map(({ MessageBody }) => `${MessageBody}`));
    return {};
  };
  const timers = timerStore(table);
  const watch = watchSlas({
    timers,
    queue: { send } as never,
    queueUrl: 'https://sqs.invalid/due',
    clock,
    log,
  });
  const evaluate = evaluateSlas({
    domains: domainStore(table),
    cases: caseStore(table),
    timers,
    clock,
    ids: { ...systemIds, ulid: ulids() },
    log,
  });
  /** Looks for what is due, and leaves it in the queue. */
  const look = (): Promise<Watched> => watch({ remainingMilliseconds: () => 60_000 });
  /** Works off the queue, `atOnce` messages at a time. */
  const work = async (atOnce = 1): Promise<void> => {
    while (messages.length > 0) {
      await Promise.all(messages.splice(0, atOnce).map((body) => evaluate({ body })));
    }
  };
  return {
    look,
    work,
    evaluate,
    /** What waits in the queue. */
    messages,
    /** The members of all log lines. */
    lines,
    tick: async (): Promise<Watched> => {
      const watched = await look();
      await work();
      return watched;
    },
  };
};
