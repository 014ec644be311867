import type { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
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

/** What a tick found that came to its end, and what the index showed all the while. */
export type WatchTick = {
  readonly watched: Watched;
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
      const send = (command: SendMessageBatchCommand) => {
        for (const { MessageBody = '' } of command.input.Entries ?? []) {
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
      const before = host.clock.now().toISOString();
      const due = () =>
        timerPartitions.flatMap((partition) =>
          world.table
            .shown('timer', partition)
            .filter((item) => `${item['due']}` < before)
            .map(({ caseId }) => `${caseId}`),
        );
      const atFirst = due();
      const watched = await watch(invocation);
      const atLast = new Set(due());
      const dueCaseIds = atFirst.filter((caseId) => atLast.has(caseId));
      world.watchTicks.push({ watched, dueCaseIds, handedOn });
      return watched;
    };
  };
