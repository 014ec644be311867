import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { eventConfigurationStore } from '../../../lambdas/case-events/event-configuration.store.ts';
import { outboxStore } from '../../../lambdas/case-events/outbox.store.ts';
import {
  publishCaseEvent,
  publishInOrder,
} from '../../../lambdas/case-events/publish-case-events.consumer.ts';
import { readOnce } from '../../../lambdas/case-events/publish-event-item.consumer.ts';
import { arns } from '../../../lambdas/contract/arn.ts';
import { plainItem } from '../../../lambdas/table/documents.ts';
import { settings } from '../deployment.ts';
import type { Host } from '../world/host.ts';
import type { Handler } from '../world/lambda-function.ts';
import { ourClients, sdkClient } from '../world/sdk-client.ts';
import type { World } from '../world/world.ts';
import { tableOf } from './api-host.ts';
import { hostLog } from './log.ts';

/** What publishing takes on this host, whoever does it. */
export const publishingOf = (world: World, host: Host) => {
  const table = tableOf(world, host);
  return {
    bus: sdkClient(world, host, world.bus, ourClients) as unknown as EventBridgeClient,
    busName: 'cases',
    eventConfigurations: eventConfigurationStore(table),
    outbox: outboxStore(table),
    arns: arns({
      partition: settings.PARTITION,
      region: settings.AWS_REGION,
      accountId: settings.ACCOUNT_ID,
    }),
    clock: host.clock,
    log: hostLog(world, host),
  };
};

/** As `lambdas/entry/publish-case-events.lambda.ts` wires it. */
export const publisherHost =
  (world: World) =>
  (host: Host): Handler<DynamoDBStreamEvent, DynamoDBBatchResponse> => {
    const { eventConfigurations, ...deps } = publishingOf(world, host);
    return (event, { remainingMilliseconds }) => {
      const publish = publishCaseEvent({
        ...deps,
        plainItem,
        eventConfigurations: readOnce(eventConfigurations),
      });
      return publishInOrder(publish, remainingMilliseconds)(event.Records);
    };
  };
