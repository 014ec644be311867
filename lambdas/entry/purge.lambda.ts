import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import middy from '@middy/core';
import type { Context, SQSEvent } from 'aws-lambda';
import { clientSettings } from '../platform/client-settings.ts';
import { systemClock } from '../platform/clock.ts';
import { logger } from '../platform/logger.ts';
import { purgeDeleted } from '../purges/purge.consumer.ts';
import { purgeStore } from '../purges/purge.store.ts';
import { purgeSettings } from '../settings/purge.settings.ts';
import { parseSettings } from '../settings/settings.ts';
import { documentOptions } from '../table/documents.ts';
import { Table } from '../table/table.ts';

const settings = parseSettings(purgeSettings, process.env);
const documents = DynamoDBDocumentClient.from(new DynamoDBClient(clientSettings), documentOptions());
const deps = {
  purges: purgeStore(new Table(documents, settings.TABLE_NAME, systemClock), systemClock),
  queue: new SQSClient(clientSettings),
  queueUrl: settings.PURGE_QUEUE_URL,
  secondPassSeconds: settings.SECOND_PASS_SECONDS,
  log: logger,
};

/** While it fails, deleted cases answer 404 as they should, but what they held is still in the table. */
export const handler = middy((event: SQSEvent, context: Context) =>
  // A processor of its own for each invocation: it keeps state.
  processPartialResponse(
    event,
    purgeDeleted(deps, () => context.getRemainingTimeInMillis()),
    new BatchProcessor(EventType.SQS),
    { context, throwOnFullBatchFailure: false },
  ),
).use(injectLambdaContext(logger));
