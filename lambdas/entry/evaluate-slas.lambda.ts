import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import middy from '@middy/core';
import type { Context, SQSEvent } from 'aws-lambda';
import { caseStore } from '../cases/case.store.ts';
import { domainStore } from '../domains/domain.store.ts';
import { clientSettings } from '../platform/client-settings.ts';
import { systemClock } from '../platform/clock.ts';
import { systemIds } from '../platform/ids.ts';
import { logger } from '../platform/logger.ts';
import { evaluateSlasSettings } from '../settings/evaluate-slas.settings.ts';
import { parseSettings } from '../settings/settings.ts';
import { evaluateSlas } from '../slas/evaluate-slas.consumer.ts';
import { timerStore } from '../slas/timer.store.ts';
import { documentOptions } from '../table/documents.ts';
import { Table } from '../table/table.ts';

const settings = parseSettings(evaluateSlasSettings, process.env);
const documents = DynamoDBDocumentClient.from(new DynamoDBClient(clientSettings), documentOptions());
const table = new Table(documents, settings.TABLE_NAME, systemClock);
const evaluate = evaluateSlas({
  domains: domainStore(table),
  cases: caseStore(table),
  timers: timerStore(table),
  clock: systemClock,
  ids: systemIds,
  log: logger,
});

/** Tells of the deadlines that have passed. While it fails, nobody hears of them; they stay due until it has told. */
export const handler = middy((event: SQSEvent, context: Context) =>
  // A processor of its own for each invocation: it keeps state.
  processPartialResponse(event, evaluate, new BatchProcessor(EventType.SQS), {
    context,
    throwOnFullBatchFailure: false,
  }),
).use(injectLambdaContext(logger));
