import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import middy from '@middy/core';
import type { Context, ScheduledEvent } from 'aws-lambda';
import { eventConfigurationStore } from '../case-events/event-configuration.store.ts';
import { outboxStore } from '../case-events/outbox.store.ts';
import { sweepOutbox } from '../case-events/sweep-outbox.consumer.ts';
import { arns } from '../contract/arn.ts';
import { clientSettings } from '../platform/client-settings.ts';
import { systemClock } from '../platform/clock.ts';
import { logger } from '../platform/logger.ts';
import { publishCaseEventsSettings } from '../settings/publish-case-events.settings.ts';
import { parseSettings } from '../settings/settings.ts';
import { documentOptions } from '../table/documents.ts';
import { Table } from '../table/table.ts';

const settings = parseSettings(publishCaseEventsSettings, process.env);
const documents = DynamoDBDocumentClient.from(new DynamoDBClient(clientSettings), documentOptions());
const table = new Table(documents, settings.TABLE_NAME, systemClock);
const sweep = sweepOutbox({
  bus: new EventBridgeClient(clientSettings),
  busName: settings.EVENT_BUS_NAME,
  eventConfigurations: eventConfigurationStore(table),
  outbox: outboxStore(table),
  arns: arns({
    partition: settings.PARTITION,
    region: settings.AWS_REGION,
    accountId: settings.ACCOUNT_ID,
  }),
  clock: systemClock,
  log: logger,
});

/** Outbox → bus, every minute. While it fails, an event that the stream's reader could not publish reaches nobody. */
export const handler = middy((_event: ScheduledEvent, context: Context) =>
  sweep({ remainingMilliseconds: () => context.getRemainingTimeInMillis() }),
).use(injectLambdaContext(logger));
