import {
  MessageRejected,
  SESv2Client,
  SendEmailCommand,
  TooManyRequestsException,
} from '@aws-sdk/client-sesv2';
import type { SQSRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it } from 'vitest';
import { highSeverityMail } from '../../../lambdas/notifications/high-severity/high-severity-mail.ts';
import type { Claim, MailMarkers } from '../../../lambdas/notifications/mail-marker.store.ts';
import { notifyOps } from '../../../lambdas/notifications/notify-ops.consumer.ts';
import { aCaseChangeEvent } from '../../builders/case-change-event.ts';

const ses = mockClient(SESv2Client);
beforeEach(() => {
  ses.reset();
  ses.on(SendEmailCommand).resolves({ MessageId: 'ses-1' });
});

const lease = { key: { pk: 'D#d#MAIL#e', sk: 'MAIL' }, until: 1 };
const { domainId, caseId, eventId } = aCaseChangeEvent().detail;

/** Markers that answer every claim with `claim`, and the story of what was asked of them and logged. */
const aConsumer = (claim: Claim = { outcome: 'claimed', lease }, faults: Partial<MailMarkers> = {}) => {
  const story: unknown[][] = [];
  const tell =
    (name: string) =>
    (...told: unknown[]) => {
      story.push([name, ...told]);
    };
  const markers: MailMarkers = {
    claim: async (...asked) => {
      tell('claim')(...asked);
      return claim;
    },
    recordSent: async (...asked) => tell('recordSent')(...asked),
    release: async (...asked) => tell('release')(...asked),
    ...faults,
  };
  const notify = notifyOps({
    markers,
    ses: new SESv2Client({ region: 'us-east-1' }),
    mailFor: highSeverityMail({ caseUrl: 'https://x/{caseId}', timeZone: 'Asia/Tokyo', recipient: 'ops@x' }),
    sender: 'anken@shop.example',
    recipient: 'ops@shop.example',
    log: { info: tell('info'), warn: tell('warn'), error: tell('error') },
  });
  return { notify, story };
};

const aMessage = (body: unknown = aCaseChangeEvent()): SQSRecord => ({
  messageId: 'm-1',
  receiptHandle: 'r',
  body: typeof body === 'string' ? body : JSON.stringify(body),
  attributes: {
    ApproximateReceiveCount: '1',
    SentTimestamp: '0',
    SenderId: 's',
    ApproximateFirstReceiveTimestamp: '0',
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:us-east-1:123456789012:notify',
  awsRegion: 'us-east-1',
});
const sent = () => ses.commandCalls(SendEmailCommand);

it('claims the mail, sends it, and records that it was sent', async () => {
  const { notify, story } = aConsumer();

  await notify(aMessage());

  expect(story).toEqual([
    ['claim', domainId, eventId],
    ['recordSent', lease, 'ses-1'],
    ['info', 'mail sent', { domainId, caseId, eventId, sesMessageId: 'ses-1' }],
  ]);
});

it('sends one mail in both forms to the ops address, marked as automatic', async () => {
  await aConsumer().notify(aMessage());

  expect(sent().map((call) => call.args[0].input)).toEqual([
    {
      FromEmailAddress: 'anken@shop.example',
      Destination: { ToAddresses: ['ops@shop.example'] },
      Content: {
        Simple: {
          Subject: { Data: expect.stringContaining('【重大・新規】3CWPF7R2N'), Charset: 'UTF-8' },
          Body: {
            Html: { Data: expect.stringContaining('<!DOCTYPE html>'), Charset: 'UTF-8' },
            Text: { Data: expect.stringContaining('\n参照番号: 3CWPF7R2N\n'), Charset: 'UTF-8' },
          },
          Headers: [
            { Name: 'Auto-Submitted', Value: 'auto-generated' },
            { Name: 'X-Anken-Event-Id', Value: eventId },
          ],
        },
      },
    },
  ]);
});

it('is done with a mail that was sent before', async () => {
  const { notify, story } = aConsumer({ outcome: 'already sent' });

  await notify(aMessage());

  expect(sent()).toEqual([]);
  expect(story.at(-1)).toEqual(['info', 'mail sent before', { domainId, caseId, eventId }]);
});

it('lets the message come back while another invocation sends the mail', async () => {
  const { notify } = aConsumer({ outcome: 'held by another' });

  await expect(notify(aMessage())).rejects.toThrow('Another invocation is sending this mail');
  expect(sent()).toEqual([]);
});

it.each([
  new MessageRejected({ message: 'Email address is not verified.', $metadata: { httpStatusCode: 400 } }),
  new TooManyRequestsException({ message: 'Too many requests', $metadata: { httpStatusCode: 429 } }),
])('gives the mail free for the next attempt when SES refuses it: $name', async (refusal) => {
  ses.on(SendEmailCommand).rejects(refusal);
  const { notify, story } = aConsumer();

  await expect(notify(aMessage())).rejects.toBe(refusal);
  expect(story).toEqual([
    ['claim', domainId, eventId],
    ['release', lease],
    ['error', 'mail not sent', { messageId: 'm-1', domainId, caseId, eventId, reason: String(refusal) }],
  ]);
});

it('lets the lease run out by itself when nobody knows what SES did', async () => {
  ses.on(SendEmailCommand).rejects(new Error('socket hang up'));
  const { notify, story } = aConsumer();

  await expect(notify(aMessage())).rejects.toThrow('socket hang up');
  expect(story.map(([name]) => name)).toEqual(['claim', 'error']);
});

it('does not free a mail that SES has taken when that cannot be recorded', async () => {
  const { notify, story } = aConsumer(undefined, {
    recordSent: () => Promise.reject(new Error('table out of reach')),
  });

  await expect(notify(aMessage())).rejects.toThrow('table out of reach');
  expect(story.map(([name]) => name)).toEqual(['claim', 'error']);
});

it.each([
  ['no JSON', '{"detail": secret', 'The message is not JSON'],
  ['another event', { ...aCaseChangeEvent(), 'detail-type': 'secret' }, 'detail-type'],
  ['no event', ['secret'], 'the message'],
  ['an edit of a critical case', aCaseChangeEvent({ severityRaised: false }), 'detail.severityRaised'],
  ['an id that would break a header', aCaseChangeEvent({ eventId: 'e\r\nBcc: secret' }), 'detail.eventId'],
])('fails on %s, names what is wrong and quotes nothing of it', async (_, body, named) => {
  const { notify, story } = aConsumer();

  await expect(notify(aMessage(body))).rejects.toThrow(named);
  expect(story).toEqual([
    ['error', 'mail not sent', { messageId: 'm-1', reason: expect.stringContaining(named) }],
  ]);
  expect(JSON.stringify(story)).not.toContain('secret');
  expect(sent()).toEqual([]);
});

it('logs ids and no word of the case', async () => {
  const event = aCaseChangeEvent({ title: 'secret', referenceNumber: 'secret', status: 'secret' });
  const { notify, story } = aConsumer();

  await notify(aMessage(event));

  expect(JSON.stringify(story)).not.toContain('secret');
});
