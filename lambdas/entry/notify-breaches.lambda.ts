import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import middy from '@middy/core';
import type { Context, SQSEvent } from 'aws-lambda';
import { breachListMail } from '../notifications/breaches/breach-list-mail.ts';
import { breachMail } from '../notifications/breaches/breach-mail.ts';
import { mailMarkerStore } from '../notifications/mail-marker.store.ts';
import { notifyBreaches } from '../notifications/notify-breaches.consumer.ts';
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
const mailOptions = {
  caseUrl: settings.CASE_URL,
  timeZone: settings.TIME_ZONE,
  recipient: settings.OPS_EMAIL,
};

/** While it fails, nobody is told that a promise to a customer was broken; the case itself says so. */
const notify = notifyBreaches({
  markers: mailMarkerStore(table, systemClock),
  // As for the mails about severe cases: waiting out SES's limits is worth some seconds, and no time-out of the request,
  // by which a mail that SES has taken already would be sent again.
  ses: new SESv2Client({ maxAttempts: 5 }),
  mailFor: breachMail(mailOptions),
  listMailFor: breachListMail(mailOptions),
  sender: settings.SENDER_EMAIL,
  recipient: settings.OPS_EMAIL,
  log: logger,
});

export const handler = middy(({ Records }: SQSEvent, context: Context) =>
  notify(Records, () => context.getRemainingTimeInMillis()),
).use(injectLambdaContext(logger));
