import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import middy from '@middy/core';
import type { Context, SQSEvent } from 'aws-lambda';
import { highSeverityMail } from '../notifications/high-severity/high-severity-mail.ts';
import { mailMarkerStore } from '../notifications/mail-marker.store.ts';
import { notifyOps } from '../notifications/notify-ops.consumer.ts';
import { clientSettings } from '../platform/client-settings.ts';
import { systemClock } from '../platform/clock.ts';
import { logger } from '../platform/logger.ts';
import { notifySettings } from '../settings/notify.settings.ts';
import { parseSettings } from '../settings/settings.ts';
import { documentOptions } from '../table/documents.ts';
import { Table } from '../table/table.ts';

const settings = parseSettings(notifySettings, process.env);
const documents = DynamoDBDocumentClient.from(new DynamoDBClient(clientSettings), documentOptions());
const table = new Table(documents, settings.TABLE_NAME, systemClock);

/** While it fails, the operations team learns of severe cases from the external queue and the alarm on dead letters alone. */
const notify = notifyOps({
  markers: mailMarkerStore(table, systemClock),
  // A new account may send one mail a second: a burst is worth some seconds of waiting. No time-out of the request, by
  // which a mail that SES has taken already would be sent again.
  ses: new SESv2Client({ maxAttempts: 5 }),
  mailFor: highSeverityMail({
    caseUrl: settings.CASE_URL,
    timeZone: settings.TIME_ZONE,
    recipient: settings.OPS_EMAIL,
  }),
  sender: settings.SENDER_EMAIL,
  recipient: settings.OPS_EMAIL,
  log: logger,
});

export const handler = middy((event: SQSEvent, context: Context) =>
  // A processor of its own for each invocation: it keeps state.
  processPartialResponse(event, notify, new BatchProcessor(EventType.SQS), {
    context,
    throwOnFullBatchFailure: false,
  }),
).use(injectLambdaContext(logger));
