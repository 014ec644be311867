import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { eventConfigurationStore } from '../../../lambdas/case-events/event-configuration.store.ts';
import { outboxStore } from '../../../lambdas/case-events/outbox.store.ts';
import { publishCaseEvent, readOnce } from '../../../lambdas/case-events/publish-case-events.consumer.ts';
import { arns } from '../../../lambdas/contract/arn.ts';
import { plainItem } from '../../../lambdas/table/table.ts';
import { settings } from '../deployment.ts';
import type { Host } from '../world/host.ts';
import { ourClients, sdkClient } from '../world/sdk-client.ts';
import type { World } from '../world/world.ts';
import { tableOf } from './api-host.ts';
import { hostLog } from './log.ts';

/** As `lambdas/entry/publish-case-events.lambda.ts` wires it. */
export const publisherHost =
  (world: World) =>
  (host: Host): ((event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>) => {
    const table = tableOf(world, host);
    const eventConfigurations = eventConfigurationStore(table);
    const deps = {
      bus: sdkClient(world, host, world.bus, ourClients) as unknown as EventBridgeClient,
      busName: 'cases',
      outbox: outboxStore(table),
      plainItem,
      arns: arns({ partition: settings.PARTITION, region: settings.AWS_REGION, accountId: settings.ACCOUNT_ID }),
      clock: host.clock,
      log: hostLog(world, host),
    };
    return (event) =>
      processPartialResponse(
        event,
        publishCaseEvent({ ...deps, eventConfigurations: readOnce(eventConfigurations) }),
        new BatchProcessor(EventType.DynamoDBStreams),
        { throwOnFullBatchFailure: false },
      );
  };
