import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { purgeDeleted } from '../../../lambdas/purges/purge.consumer.ts';
import { purgeStore } from '../../../lambdas/purges/purge.store.ts';
import { deployment } from '../deployment.ts';
import type { Host } from '../world/host.ts';
import type { Handler } from '../world/lambda-function.ts';
import { ourClients, sdkClient } from '../world/sdk-client.ts';
import type { World } from '../world/world.ts';
import { tableOf } from './api-host.ts';
import { hostLog } from './log.ts';

/** As `lambdas/entry/purge.lambda.ts` wires it. */
export const purgeHost =
  (world: World) =>
  (host: Host): Handler<SQSEvent, SQSBatchResponse> => {
    const deps = {
      purges: purgeStore(tableOf(world, host), host.clock),
      queue: sdkClient(world, host, world.purgeQueue, ourClients) as unknown as SQSClient,
      queueUrl: 'purges',
      secondPassSeconds: deployment.purges.secondPassSeconds,
      log: hostLog(world, host),
    };
    return (event, { remainingMilliseconds }) =>
      processPartialResponse(
        event,
        purgeDeleted(deps, remainingMilliseconds),
        new BatchProcessor(EventType.SQS),
        {
          throwOnFullBatchFailure: false,
        },
      );
  };
