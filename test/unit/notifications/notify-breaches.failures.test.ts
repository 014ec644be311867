import { MessageRejected, SendEmailCommand, TooManyRequestsException } from '@aws-sdk/client-sesv2';
import { expect, it } from 'vitest';
import { anSlaBreachEvent } from '../../builders/sla-breach.ts';
import {
  aBatch,
  aConsumer,
  aLongBatch,
  aMessage,
  events,
  failed,
  messages,
  reported,
  sent,
  ses,
} from './support/breach-consumer.ts';

const refusal = new MessageRejected({ message: 'Email address is not verified.', $metadata: {} });

it.each([20, 21])('reports of %i what another is sending just now', async (count) => {
  const { notify, told } = aConsumer({ claims: { 'e-3': 'held by another' } });

  expect(await notify(aBatch(count))).toEqual(failed('m-3'));

  expect(told('recordSent').flat()).not.toContain('e-3');
  expect(told('error')).toEqual([
    ['mail not sent', expect.objectContaining({ messageId: 'm-3', eventId: 'e-3' })],
  ]);
});

it.each([20, 21])('reports of %i what it could not claim, and sends the others', async (count) => {
  const { notify, told } = aConsumer({ claims: { 'e-3': new Error('table out of reach') } });

  expect(await notify(aBatch(count))).toEqual(failed('m-3'));

  expect(told('recordSent').flat()).toHaveLength(count - 1);
});

it.each([refusal, new TooManyRequestsException({ message: 'Too many requests', $metadata: {} })])(
  'gives all of a list back and reports it when SES refuses it: $name',
  async (no) => {
    ses.on(SendEmailCommand).rejects(no);
    const { notify, told } = aConsumer();

    expect(reported(await notify(aBatch(30)))).toEqual(new Set(messages(30)));

    expect(new Set(told('release').flat()).size).toBe(30);
    expect(told('recordSent')).toEqual([]);
  },
);

it('reports a list that SES refused, even where a lease cannot be given back', async () => {
  ses.on(SendEmailCommand).rejects(refusal);
  const { notify, told } = aConsumer({ releases: ['e-7'] });

  expect((await notify(aBatch(30))).batchItemFailures).toHaveLength(30);

  expect(told('release')).toHaveLength(29);
  expect(told('error')[0]).toEqual([
    'mail not sent',
    expect.objectContaining({ reason: expect.stringContaining('not verified') }),
  ]);
});

it('gives back the one mail of twenty that SES refuses, and sends the others', async () => {
  ses.on(SendEmailCommand).rejectsOnce(refusal).resolves({ MessageId: 'ses-1' });
  const { notify, told } = aConsumer();

  const { batchItemFailures } = await notify(aBatch(20));

  expect(batchItemFailures).toHaveLength(1);
  expect(told('release')).toHaveLength(1);
  expect(told('recordSent')).toHaveLength(19);
});

it.each([1, 30])(
  'lets the leases on %i run out by themselves when nobody knows what SES did',
  async (count) => {
    ses.on(SendEmailCommand).rejects(new Error('socket hang up'));
    const { notify, told } = aConsumer();

    expect((await notify(aBatch(count))).batchItemFailures).toHaveLength(count);

    expect(told('release')).toEqual([]);
    expect(told('recordSent')).toEqual([]);
  },
);

it.each([20, 21])('reports of %i what it could not record as sent, and frees none of it', async (count) => {
  const { notify, told } = aConsumer({ records: ['e-3', 'e-9'] });

  const answer = await notify(aBatch(count));

  expect(reported(answer)).toEqual(new Set(['m-3', 'm-9']));
  expect(told('release')).toEqual([]);
  expect(told('recordSent')).toHaveLength(count - 2);
  expect(told('error')[0]).toEqual([
    'mail not sent',
    expect.objectContaining({ reason: expect.stringContaining('The mail went out, but') }),
  ]);
});

it('reports both copies of an event that could not be mailed', async () => {
  ses.on(SendEmailCommand).rejects(refusal);
  const { notify } = aConsumer();

  expect(await notify([aMessage(1), { ...aMessage(1), messageId: 'again' }])).toEqual(failed('m-1', 'again'));
});

it.each([20, 21])(
  'reports the one message beside %i that it cannot read, and quotes nothing of it',
  async (count) => {
    const { notify, told, story } = aConsumer();
    const poison = { messageId: 'poison', body: '{"detail": secret' };

    expect(await notify([poison, ...aBatch(count)])).toEqual(failed('poison'));

    expect(sent()).toHaveLength(count === 20 ? 20 : 1);
    expect(told('error')).toEqual([
      ['mail not sent', { messageId: 'poison', reason: 'Error: The message is not JSON' }],
    ]);
    expect(JSON.stringify(story)).not.toContain('secret');
  },
);

it.each([
  ['another event', anSlaBreachEvent({ eventType: 'SLA.MET' }), 'detail.eventType'],
  ['no SLA', anSlaBreachEvent({ sla: undefined } as object), 'detail.sla'],
  ['an id that would break a header', anSlaBreachEvent({ eventId: 'e\r\nBcc: x' }), 'detail.eventId'],
])('does not take %s for a breach', async (_, body, named) => {
  const { notify, told } = aConsumer();

  expect(await notify([{ messageId: 'm', body: JSON.stringify(body) }])).toEqual(failed('m'));

  expect(told('error')).toEqual([
    ['mail not sent', { messageId: 'm', reason: expect.stringContaining(named) }],
  ]);
  expect(sent()).toEqual([]);
});

it('begins no mail without the time to end it', async () => {
  let begun = 0;
  const { notify, told } = aConsumer({
    remainingMilliseconds: () => {
      begun += 1;
      return begun > 5 ? 10_000 : 10_001;
    },
  });

  const { batchItemFailures } = await notify(aBatch(20));

  expect(sent()).toHaveLength(5);
  expect(batchItemFailures).toHaveLength(15);
  expect(told('claim')).toHaveLength(5);
});

it('gives back what SES refuses of a list in several mails, and records the others', async () => {
  ses.on(SendEmailCommand).rejectsOnce(refusal).resolves({ MessageId: 'ses-1' });
  const { notify, told } = aConsumer();
  const batch = aLongBatch();

  const answer = await notify(batch);

  const [released, recorded] = [told('release').flat(), told('recordSent').flat()];
  expect(recorded).not.toHaveLength(0);
  expect(new Set([...released, ...recorded])).toEqual(new Set(events(150)));
  expect(reported(answer)).toEqual(new Set(released.map((eventId) => `${eventId}`.replace('e-', 'm-'))));
});

it('begins no list without the time to end it, and holds nothing of it', async () => {
  const { notify, told } = aConsumer({ remainingMilliseconds: () => 10_000 });

  expect((await notify(aBatch(21))).batchItemFailures).toHaveLength(21);

  expect(sent()).toEqual([]);
  expect(told('release')).toHaveLength(21);
});
