import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { SQSBatchResponse } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach } from 'vitest';
import type { CaseChangeDetail } from '../../../../lambdas/case-events/case-change-detail.ts';
import { breachListMail } from '../../../../lambdas/notifications/breaches/breach-list-mail.ts';
import { breachMail } from '../../../../lambdas/notifications/breaches/breach-mail.ts';
import type { Claim, MailMarkers } from '../../../../lambdas/notifications/mail-marker.store.ts';
import { notifyBreaches } from '../../../../lambdas/notifications/notify-breaches.consumer.ts';
import { anSlaBreachEvent } from '../../../builders/sla-breach.ts';

export const ses = mockClient(SESv2Client);
beforeEach(() => {
  ses.reset();
  ses.on(SendEmailCommand).resolves({ MessageId: 'ses-1' });
});

const options = { caseUrl: 'https://x/{caseId}', timeZone: 'Asia/Tokyo', recipient: 'ops@x' };
const mailFor = breachMail(options);
const listMailFor = breachListMail(options);

type Faults = {
  /** How the claims of these events end; all others are claimed. */
  readonly claims?: Readonly<Record<string, Exclude<Claim['outcome'], 'claimed'> | Error>>;
  /** Events whose record, or whose release, fails. */
  readonly records?: readonly string[];
  readonly releases?: readonly string[];
  readonly remainingMilliseconds?: () => number;
};

/** Markers in memory, and the story of what was asked of them, sent and logged. */
export const aConsumer = ({
  claims = {},
  records = [],
  releases = [],
  remainingMilliseconds,
}: Faults = {}) => {
  const story: unknown[][] = [];
  const told = (name: string) => story.filter(([each]) => each === name).map(([, ...rest]) => rest);
  const failing = (events: readonly string[], name: string, pk: string) => {
    if (events.includes(pk)) throw new Error('table out of reach');
    story.push([name, pk]);
  };
  const markers: MailMarkers = {
    claim: async (_, eventId) => {
      const outcome = claims[eventId];
      if (outcome instanceof Error) throw outcome;
      story.push(['claim', eventId]);
      return outcome
        ? { outcome }
        : { outcome: 'claimed', lease: { key: { pk: eventId, sk: 'MAIL' }, until: 1 } };
    },
    recordSent: async ({ key }) => failing(records, 'recordSent', key.pk),
    release: async ({ key }) => failing(releases, 'release', key.pk),
  };
  const log =
    (level: string) =>
    (...line: unknown[]) => {
      story.push([level, ...line]);
    };
  const notify = notifyBreaches({
    markers,
    ses: {
      send: (command: SendEmailCommand) => {
        story.push(['send']);
        return new SESv2Client({ region: 'us-east-1' }).send(command);
      },
    } as unknown as SESv2Client,
    mailFor,
    listMailFor,
    sender: 'anken@shop.example',
    recipient: 'ops@shop.example',
    log: { info: log('info'), warn: log('warn'), error: log('error') },
  });
  return {
    story,
    told,
    notify: (records: Parameters<typeof notify>[0]) =>
      notify(records, remainingMilliseconds ?? (() => 30_000)),
  };
};

export const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
/** The messages `m-1` … of the events `e-1` … */
export const aBatch = (count: number) => numbers(count).map((number) => aMessage(number));
export const aMessage = (number: number, detail: Partial<CaseChangeDetail> = {}) => ({
  messageId: `m-${number}`,
  body: JSON.stringify(
    anSlaBreachEvent({
      eventId: `e-${number}`,
      caseId: `case-${number}`,
      title: `secret ${number}`,
      ...detail,
    }),
  ),
});
/** As many as the queue hands over at once, with texts that do not fit one mail together. */
export const aLongBatch = () => {
  const text = '👩‍💻'.repeat(400);
  return numbers(150).map((number) =>
    aMessage(number, { title: text, status: text, assignedUser: text, assignedQueue: text }),
  );
};
export const failed = (...messageIds: string[]) => ({
  batchItemFailures: messageIds.map((itemIdentifier) => ({ itemIdentifier })),
});
export const messages = (count: number) => numbers(count).map((number) => `m-${number}`);
export const events = (count: number) => numbers(count).map((number) => `e-${number}`);
/** The messages that an answer reports, in no order. */
export const reported = ({ batchItemFailures }: SQSBatchResponse) =>
  new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
export const sent = () => ses.commandCalls(SendEmailCommand).map((call) => call.args[0].input);
export const subjects = () => sent().map(({ Content }) => Content?.Simple?.Subject?.Data);
export const listedCases = () =>
  [...`${sent()[0]?.Content?.Simple?.Body?.Text?.Data}`.matchAll(/https:\/\/x\/(\S+)/g)].map(([, id]) => id);
