import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SESv2Client } from '@aws-sdk/client-sesv2';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { highSeverityMail } from '../../../lambdas/notifications/high-severity/high-severity-mail.ts';
import { mailMarkerStore } from '../../../lambdas/notifications/mail-marker.store.ts';
import { notifyOps } from '../../../lambdas/notifications/notify-ops.consumer.ts';
import type { Host } from '../world/host.ts';
import { sdkClient } from '../world/sdk-client.ts';
import type { World } from '../world/world.ts';
import { tableOf } from './api-host.ts';
import { hostLog } from './log.ts';

const recipient = 'ops@example.com';

/** Pure, and slow to build. */
const realMail = highSeverityMail({
  caseUrl: 'https://cases.example.com/{domainId}/{caseId}',
  timeZone: 'Asia/Tokyo',
  recipient,
});

/** The mail's text is pure and takes as long as all the rest: most worlds do with a short one. */
const shortMail: typeof realMail = ({ detail }) => ({ subject: detail.title, html: detail.caseId, text: '' });

/** As `lambdas/entry/notify.lambda.ts` wires it. */
export const notifyHost =
  (world: World) =>
  (host: Host): ((event: SQSEvent) => Promise<SQSBatchResponse>) => {
    const notify = notifyOps({
      markers: mailMarkerStore(tableOf(world, host), host.clock),
      ses: sdkClient(world, host, world.mail, {
        maxAttempts: 5,
        timeoutMilliseconds: undefined,
      }) as unknown as SESv2Client,
      mailFor: world.seed % 20 === 0 ? realMail : shortMail,
      sender: 'anken@example.com',
      recipient,
      log: hostLog(world, host),
    });
    return (event) =>
      processPartialResponse(event, notify, new BatchProcessor(EventType.SQS), {
        throwOnFullBatchFailure: false,
      });
  };
