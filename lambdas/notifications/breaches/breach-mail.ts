import {
  assignment,
  calledInSubject,
  caseLink,
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
import { english, japanese, type Words } from './breach-words.ts';
import { lateBy, type SlaBreach } from './sla-breach.ts';

/** Characters as a reader counts them; an SLA's name has up to 500. */
const longest = { nameInHeading: 60, nameInSubject: 40 };

/** Of no severity: a passed deadline says nothing of one. */
export const breachTone: Tone = { band: '#a81c5d', tint: '#fcebf3', ink: '#6a0f3a' };

/**
 * Writes the mail about one SLA whose time has run out: in Japanese, then in English.
 * @throws RangeError when built with a time zone that does not exist
 */
export const breachMail = ({ caseUrl, timeZone, recipient }: MailOptions) => {
  const formatsOf = (words: Words) => ({
    time: timeFormat(words, timeZone),
    span: new Intl.DurationFormat(words.locale, { style: 'long' }),
  });
  const formats = { ja: formatsOf(japanese), en: formatsOf(english) };

  return ({ detail }: SlaBreach): Mail => {
    const url = caseLink(caseUrl, detail);
    const letters = [japanese, english].map((words) =>
      letter(detail, words, { url, recipient, ...formats[words.language] }),
    );
    const subject = subjectOf(detail);
    return {
      subject,
      html: lettersAsHtml(letters, { subject, tone: breachTone }),
      text: lettersAsText(letters),
    };
  };
};

type Detail = SlaBreach['detail'];

/** 【SLA 超過】3CWPF7R2N 配送遅延のお問い合わせ — SLA breached: 初回応答 */
const subjectOf = (detail: Detail): string => {
  const name = oneLine(detail.sla.name, longest.nameInSubject) || english.unnamed;
  return `【SLA 超過】${calledInSubject(detail)} — ${english.heading(name)}`;
};

const letter = (
  detail: Detail,
  words: Words,
  { url, recipient, time, span }: LetterOptions & { readonly span: Intl.DurationFormat },
): Letter => ({
  language: words.language,
  heading: words.heading(shown(detail.sla.name, longest.nameInHeading) || words.unnamed),
  title: { label: words.labels.title, value: titleOf(detail, words) },
  details: [
    { label: words.labels.referenceNumber, value: shown(detail.referenceNumber) },
    { label: words.slaLabel, value: shown(detail.sla.name) || words.unnamed },
    { label: words.due, value: shownTime(detail.sla.targetTime, time) },
    { label: words.late, value: words.whenSeen(lateBy(detail, words, span)) },
    { label: words.labels.status, value: named(words.statuses, shown(detail.status)) },
    { label: words.labels.assigned, value: assignment(detail, words) },
  ],
  link: { label: words.open, url },
  reason: words.reason(words.about, recipient),
  ids: [
    { label: words.labels.caseId, value: shown(detail.caseId) },
    { label: words.labels.eventId, value: detail.eventId },
  ],
});
