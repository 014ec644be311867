import * as z from 'zod/mini';
import {
  caseChangeDetailSchema,
  caseChangeEventSchema,
  performedBySchema,
} from '../../case-events/case-change-detail.ts';
import {
  assignment,
  calledInSubject,
  caseLink,
  identity,
  type LetterOptions,
  type MailOptions,
  named,
  shown,
  titleOf,
} from '../case-in-mail.ts';
import type { Mail, Tone } from '../mail-frame.ts';
import { type Letter, lettersAsHtml, lettersAsText } from '../mail-layout.ts';
import { oneLine } from '../mail-text.ts';
import { shownTime, timeFormat } from '../mail-times.ts';
import { eventIdInMail } from '../queued-event.ts';
import { english, japanese, type Occasion, type Words } from './high-severity-words.ts';

/** What this mail is about; an event of any other kind has gone astray. */
export const severityRaisedSchema = z.extend(caseChangeEventSchema, {
  detail: z.extend(caseChangeDetailSchema, {
    eventId: eventIdInMail,
    severity: z.string(),
    severityRaised: z.literal(true),
    performedBy: performedBySchema,
  }),
});
export type SeverityRaised = z.output<typeof severityRaisedSchema>;

/** Characters as a reader counts them. */
const LONGEST_SEVERITY = 40;

const tones: ReadonlyMap<string, Tone> = new Map([
  ['Critical', { band: '#c01c28', tint: '#fdecec', ink: '#7a121a' }],
  ['High', { band: '#d9630a', tint: '#fdf0e3', ink: '#71330a' }],
  ['Medium', { band: '#c79a00', tint: '#fcf6da', ink: '#5a4600' }],
  ['Low', { band: '#4a7dab', tint: '#ebf3fa', ink: '#1f4466' }],
]);
const otherTone: Tone = { band: '#6f4bb2', tint: '#f3eefb', ink: '#432a73' };

/**
 * Writes the mail about a case that was created at, or raised to, a high severity: in Japanese, then in English.
 * @throws RangeError when built with a time zone that does not exist
 */
export const highSeverityMail = ({ caseUrl, timeZone, recipient }: MailOptions) => {
  const timesOf = { ja: timeFormat(japanese, timeZone), en: timeFormat(english, timeZone) };

  return ({ detail }: SeverityRaised): Mail => {
    const url = caseLink(caseUrl, detail);
    const letters = [japanese, english].map((words) =>
      letter(detail, words, { url, recipient, time: timesOf[words.language] }),
    );
    const subject = subjectOf(detail);
    const tone = tones.get(detail.severity) ?? otherTone;
    return { subject, html: lettersAsHtml(letters, { subject, tone }), text: lettersAsText(letters) };
  };
};

type Detail = SeverityRaised['detail'];

const occasionOf = (detail: Detail): Occasion => (detail.eventType === 'CASE.CREATED' ? 'created' : 'raised');

/** 【重大・新規】3CWPF7R2N 配送遅延のお問い合わせ — New Critical case */
const subjectOf = (detail: Detail): string => {
  const severity = (words: Words) => named(words.severities, oneLine(detail.severity, LONGEST_SEVERITY));
  const what = calledInSubject(detail);
  return occasionOf(detail) === 'created'
    ? `【${severity(japanese)}・新規】${what} — New ${severity(english)} case`
    : `【${severity(japanese)}・引き上げ】${what} — Raised to ${severity(english)}`;
};

const letter = (detail: Detail, words: Words, { url, recipient, time }: LetterOptions): Letter => {
  const occasion = occasionOf(detail);
  const severity = named(words.severities, shown(detail.severity, LONGEST_SEVERITY));
  return {
    language: words.language,
    heading: words.heading[occasion](severity),
    title: { label: words.labels.title, value: titleOf(detail, words) },
    details: [
      { label: words.labels.referenceNumber, value: shown(detail.referenceNumber) },
      { label: words.severityLabel, value: words.severity[occasion](severity) },
      { label: words.labels.status, value: named(words.statuses, shown(detail.status)) },
      { label: words.at[occasion], value: shownTime(detail.approximateChangeTime, time) },
      { label: words.by[occasion], value: performer(detail, words) },
      { label: words.labels.assigned, value: assignment(detail, words) },
    ],
    link: { label: words.open, url },
    reason: words.reason(words.about, recipient),
    ids: [
      { label: words.labels.caseId, value: shown(detail.caseId) },
      { label: words.labels.eventId, value: detail.eventId },
    ],
  };
};

const performer = ({ performedBy: { user, iamPrincipalArn } }: Detail, words: Words): string =>
  identity(user?.userArn ?? user?.customEntity ?? iamPrincipalArn, words);
