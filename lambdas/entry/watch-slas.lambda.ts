import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import middy from '@middy/core';
import type { Context, ScheduledEvent } from 'aws-lambda';
import { clientSettings } from '../platform/client-settings.ts';
import { systemClock } from '../platform/clock.ts';
import { logger } from '../platform/logger.ts';
import { parseSettings } from '../settings/settings.ts';
import { watchSlasSettings } from '../settings/watch-slas.settings.ts';
import { timerStore } from '../slas/timer.store.ts';
import { watchSlas } from '../slas/watch-slas.consumer.ts';
import { documentOptions } from '../table/documents.ts';
import { Table } from '../table/table.ts';

const settings = parseSettings(watchSlasSettings, process.env);
const documents = DynamoDBDocumentClient.from(new DynamoDBClient(clientSettings), documentOptions());
const watch = watchSlas({
  timers: timerStore(new Table(documents, settings.TABLE_NAME, systemClock)),
  queue: new SQSClient(clientSettings),
  queueUrl: settings.DUE_QUEUE_URL,
  clock: systemClock,
  log: logger,
});

/** The clock, every minute. While it stands still, nobody hears that a deadline has passed. */
export const handler = middy((_event: ScheduledEvent, context: Context) =>
  watch({ remainingMilliseconds: () => context.getRemainingTimeInMillis() }),
).use(injectLambdaContext(logger));
