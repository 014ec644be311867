import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SESv2Client } from '@aws-sdk/client-sesv2';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { breachListMail } from '../../../lambdas/notifications/breaches/breach-list-mail.ts';
import { breachMail } from '../../../lambdas/notifications/breaches/breach-mail.ts';
import { highSeverityMail } from '../../../lambdas/notifications/high-severity/high-severity-mail.ts';
import type { MailDelivery } from '../../../lambdas/notifications/mail-delivery.consumer.ts';
import { mailMarkerStore } from '../../../lambdas/notifications/mail-marker.store.ts';
import { notifyBreaches } from '../../../lambdas/notifications/notify-breaches.consumer.ts';
import { notifyOps } from '../../../lambdas/notifications/notify-ops.consumer.ts';
import type { Host } from '../world/host.ts';
import type { Handler } from '../world/lambda-function.ts';
import { sdkClient } from '../world/sdk-client.ts';
import type { World } from '../world/world.ts';
import { tableOf } from './api-host.ts';
import { hostLog } from './log.ts';

const mailOptions = {
  caseUrl: 'https://cases.example.com/{domainId}/{caseId}',
  timeZone: 'Asia/Tokyo',
  recipient: 'ops@example.com',
};

/** Pure, and slow to build. */
const realMails = {
  severity: highSeverityMail(mailOptions),
  breach: breachMail(mailOptions),
  breachList: breachListMail(mailOptions),
};

/** The mail's text is pure and takes as long as all the rest: most worlds do with a short one. */
const shortMails: typeof realMails = {
  severity: ({ detail }) => ({ subject: detail.title, html: detail.caseId, text: '' }),
  breach: ({ detail }) => ({ subject: detail.title, html: detail.caseId, text: '' }),
  // Three of them fill a mail.
  breachList: (breaches) => {
    const listed = breaches.slice(0, 3);
    return { subject: `${listed.length} breaches`, html: '', text: '', listed };
  },
};

const mailsOf = ({ seed }: World) => (seed % 20 === 0 ? realMails : shortMails);

const deliveryOf = (world: World, host: Host): MailDelivery => ({
  markers: mailMarkerStore(tableOf(world, host), host.clock),
  ses: sdkClient(world, host, world.mail, {
    maxAttempts: 5,
    timeoutMilliseconds: undefined,
  }) as unknown as SESv2Client,
  sender: 'anken@example.com',
  recipient: mailOptions.recipient,
  log: hostLog(world, host),
});

/** As `lambdas/entry/notify.lambda.ts` wires it. */
export const notifyHost =
  (world: World) =>
  (host: Host): Handler<SQSEvent, SQSBatchResponse> => {
    const notify = notifyOps({ ...deliveryOf(world, host), mailFor: mailsOf(world).severity });
    return (event) =>
      processPartialResponse(event, notify, new BatchProcessor(EventType.SQS), {
        throwOnFullBatchFailure: false,
      });
  };

/** As `lambdas/entry/notify-breaches.lambda.ts` wires it. */
export const notifyBreachesHost =
  (world: World) =>
  (host: Host): Handler<SQSEvent, SQSBatchResponse> => {
    const { breach, breachList } = mailsOf(world);
    const notify = notifyBreaches({
      ...deliveryOf(world, host),
      mailFor: breach,
      // A list names its cases only, so what it tells of goes along for whoever checks it.
      listMailFor: (breaches) => {
        const mail = breachList(breaches);
        return { ...mail, text: mail.listed.map(({ detail: { eventId } }) => eventId).join(' ') };
      },
    });
    return ({ Records }, { remainingMilliseconds }) => notify(Records, remainingMilliseconds);
  };
