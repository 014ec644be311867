import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import middy from '@middy/core';
import type { Context, DynamoDBStreamEvent } from 'aws-lambda';
import { eventConfigurationStore } from '../case-events/event-configuration.store.ts';
import { outboxStore } from '../case-events/outbox.store.ts';
import { publishCaseEvent, publishInOrder } from '../case-events/publish-case-events.consumer.ts';
import { readOnce } from '../case-events/publish-event-item.consumer.ts';
import { arns } from '../contract/arn.ts';
import { clientSettings } from '../platform/client-settings.ts';
import { systemClock } from '../platform/clock.ts';
import { logger } from '../platform/logger.ts';
import { publishCaseEventsSettings } from '../settings/publish-case-events.settings.ts';
import { parseSettings } from '../settings/settings.ts';
import { documentOptions, plainItem } from '../table/documents.ts';
import { Table } from '../table/table.ts';

const settings = parseSettings(publishCaseEventsSettings, process.env);
const documents = DynamoDBDocumentClient.from(new DynamoDBClient(clientSettings), documentOptions());
const table = new Table(documents, settings.TABLE_NAME, systemClock);
const eventConfigurations = eventConfigurationStore(table);
const deps = {
  bus: new EventBridgeClient(clientSettings),
  busName: settings.EVENT_BUS_NAME,
  outbox: outboxStore(table),
  plainItem,
  arns: arns({
    partition: settings.PARTITION,
    region: settings.AWS_REGION,
    accountId: settings.ACCOUNT_ID,
  }),
  clock: systemClock,
  log: logger,
};

/** Stream → bus. What it fails to publish stays in the outbox, and the stream brings it again. */
export const handler = middy((event: DynamoDBStreamEvent, context: Context) => {
  const publish = publishCaseEvent({ ...deps, eventConfigurations: readOnce(eventConfigurations) });
  return publishInOrder(publish, () => context.getRemainingTimeInMillis())(event.Records);
}).use(injectLambdaContext(logger));
