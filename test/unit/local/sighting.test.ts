import { describe, expect, it } from 'vitest';
import { breachListMail } from '../../../lambdas/notifications/breaches/breach-list-mail.ts';
import { breachMail } from '../../../lambdas/notifications/breaches/breach-mail.ts';
import type { Mail } from '../../../lambdas/notifications/mail-frame.ts';
import { eventSighting, mailSighting, queueSighting } from '../../../local/watch/sighting.ts';
import { aCaseChangeEvent } from '../../builders/case-change-event.ts';
import { anSlaBreach, anSlaBreachEvent } from '../../builders/sla-breach.ts';

const detail = { referenceNumber: 'WEB-48977', title: '入院のため受け取りを遅らせたい', severity: 'High' };
const due = (targetTime: string, completionTime?: string) => ({
  name: '初回回答 4時間',
  targetTime,
  ...(completionTime && { completionTime }),
});
const seen = (eventType: string, approximateChangeTime: string, sla: ReturnType<typeof due>) =>
  eventSighting(JSON.stringify(anSlaBreachEvent({ ...detail, eventType, approximateChangeTime }, sla)));

describe('eventSighting', () => {
  it.each([
    ['SLA.STARTED', '09:00:00', due('2026-11-23T13:00:00.000Z'), 'due in 4 h'],
    ['SLA.BREACHED', '13:00:12', due('2026-11-23T13:00:00.000Z'), '12 s late'],
    ['SLA.MET', '12:00:00', due('2026-11-23T13:30:00.000Z', '2026-11-23T12:00:00.000Z'), '1 h 30 min early'],
    [
      'SLA.NOT_MET',
      '13:02:05',
      due('2026-11-23T13:00:00.000Z', '2026-11-23T13:02:05.999Z'),
      '2 min 5 s late',
    ],
  ])('says of %s which SLA, where it stands and which case', (eventType, at, sla, stands) => {
    const { text } = seen(eventType, `2026-11-23T${at}.000Z`, sla);

    expect(text).toBe(
      `${eventType.padEnd(20)}  初回回答 4時間, ${stands}: High WEB-48977 入院のため受け取りを遅らせたい`,
    );
  });

  it('says of one that was taken off which it was', () => {
    const { text } = seen('SLA.CANCELLED', '2026-11-23T12:00:00.000Z', due('2026-11-23T13:00:00.000Z'));

    expect(text).toBe('SLA.CANCELLED         初回回答 4時間: High WEB-48977 入院のため受け取りを遅らせたい');
  });

  it('names no SLA where there is none, and the case and the type for who looks for them', () => {
    const event = aCaseChangeEvent();

    const sighting = eventSighting(JSON.stringify(event));

    expect(sighting).toMatchObject({ caseId: event.detail.caseId, eventType: event.detail.eventType });
    expect(sighting.text).not.toMatch(/late|early|due/);
  });

  it.each([[undefined], ['not JSON'], ['{}']])('shows what is no event as it is: %s', (body) => {
    expect(eventSighting(body)).toEqual({ kind: 'event', text: body ?? '' });
  });

  it('stays one line, whatever a title holds', () => {
    const event = anSlaBreachEvent({ title: 'Lost\r\n\u001b[31mparcel\u202e' }, { name: 'x'.repeat(500) });

    const { text } = eventSighting(JSON.stringify(event));

    expect(text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect([...text]).toHaveLength(110);
  });
});

describe('queueSighting', () => {
  it('says what a dead letter is about', () => {
    const event = anSlaBreachEvent(
      { ...detail, approximateChangeTime: '2026-11-23T13:00:12.000Z' },
      due('2026-11-23T13:00:00.000Z'),
    );

    const { kind, text } = queueSighting('dead letter', 'BreachDeadLetters', JSON.stringify(event));

    expect(kind).toBe('dead letter');
    expect(text).toBe(
      'BreachDeadLetters     初回回答 4時間, 12 s late: High WEB-48977 入院のため受け取りを遅らせたい',
    );
  });
});

describe('mailSighting', () => {
  const options = {
    caseUrl: 'https://cases.example/{domainId}/{caseId}',
    timeZone: 'Asia/Tokyo',
    recipient: 'ops@anken.example',
  };
  const sent = ({ subject, text }: Mail) => ({
    MessageId: 'm-1',
    To: ['ops@anken.example'],
    Subject: subject,
    BodyText: text,
  });

  it('says which SLA, how late and which case, of the mail that Anken writes about a breach', () => {
    const breach = anSlaBreach(
      { ...detail, approximateChangeTime: '2026-11-23T13:00:12.000Z' },
      due('2026-11-23T13:00:00.000Z'),
    );

    const sighting = mailSighting(sent(breachMail(options)(breach)));

    expect(sighting.text).toMatch(
      /^to ops@anken\.example {2}初回回答 4時間, 12 seconds late: 【SLA 超過】WEB-48977 入院/,
    );
    expect(sighting).toMatchObject({ kind: 'mail', caseId: breach.detail.caseId });
  });

  it('shows a mail that lists many by its subject, and as of no one case', () => {
    const mail = breachListMail(options)([
      anSlaBreach(),
      anSlaBreach({ eventId: '01KAQW5M3T8Z6Y4X2V0N9R7P5K' }),
    ]);

    expect(mailSighting(sent(mail))).toEqual({ kind: 'mail', text: `to ops@anken.example  ${mail.subject}` });
  });
});
