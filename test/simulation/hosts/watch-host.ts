import { type GetQueueAttributesCommand, SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { dueCasesIn } from '../../../lambdas/slas/due-cases.ts';
import { timerStore } from '../../../lambdas/slas/timer.store.ts';
import { type Watched, watchSlas } from '../../../lambdas/slas/watch-slas.consumer.ts';
import { timerPartitions } from '../../../lambdas/table/keys.ts';
import type { Host } from '../world/host.ts';
import type { Handler } from '../world/lambda-function.ts';
import { ourClients, sdkClient } from '../world/sdk-client.ts';
import type { World } from '../world/world.ts';
import { tableOf } from './api-host.ts';
import { hostLog } from './log.ts';

const MINUTE_MILLISECONDS = 60_000;

/** What a tick found that came to its end, and what the index showed all the while. */
export type WatchTick = {
  readonly watched: Watched;
  /** But for those that waited for the workers already, where it said that there were too many of them. */
  readonly dueCaseIds: readonly string[];
  readonly handedOn: ReadonlySet<string>;
};

/** As `lambdas/entry/watch-slas.lambda.ts` wires it. */
export const watchHost =
  (world: World) =>
  (host: Host): Handler<undefined, Watched> => {
    const timers = timerStore(tableOf(world, host));
    const queue = sdkClient(world, host, world.dueQueue, ourClients);
    return async (_tick, invocation) => {
      const handedOn = new Set<string>();
      const send = (command: SendMessageBatchCommand | GetQueueAttributesCommand) => {
        const entries = command instanceof SendMessageBatchCommand ? command.input.Entries : [];
        for (const { MessageBody = '' } of entries ?? []) {
          for (const { caseId } of dueCasesIn(MessageBody)) handedOn.add(caseId);
        }
        return queue.send(command);
      };
      const watch = watchSlas({
        timers,
        queue: { send } as unknown as SQSClient,
        queueUrl: 'due',
        clock: host.clock,
        log: hostLog(world, host),
      });
      const begun = host.clock.now().getTime();
      const due = (from: number) =>
        timerPartitions.flatMap((partition) =>
          world.table
            .shown('timer', partition)
            .filter((item) => `${item['due']}` < new Date(begun).toISOString())
            .filter((item) => `${item['due']}` >= new Date(from).toISOString())
            .map(({ caseId }) => `${caseId}`),
        );
      const [atFirst, ofTheLastMinute] = [due(0), due(begun - MINUTE_MILLISECONDS)];
      const watched = await watch(invocation);
      const atLast = new Set(due(0));
      const toHandOn = watched.isBacklogged ? ofTheLastMinute : atFirst;
      const dueCaseIds = toHandOn.filter((caseId) => atLast.has(caseId));
      world.watchTicks.push({ watched, dueCaseIds, handedOn });
      return watched;
    };
  };
