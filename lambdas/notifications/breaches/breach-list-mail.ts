import { assignment, caseLink, type MailOptions, named, shown, titleOf } from '../case-in-mail.ts';
import type { Mail } from '../mail-frame.ts';
import { shortTimeFormat, shownTime } from '../mail-times.ts';
import { type ListedBreach, listAsHtml, listAsText, rowAsHtml } from './breach-list-layout.ts';
import { breachTone } from './breach-mail.ts';
import { english, japanese, type Words } from './breach-words.ts';
import { lateBy, type SlaBreach } from './sla-breach.ts';

/** Characters as a reader counts them: a row is for finding the case, which says the rest. */
const longest = { reference: 40, title: 50, name: 30, status: 20, assigned: 40 };

/** Gmail clips a mail at 102 KB, and what is behind that nobody sees. */
const LARGEST_HTML_BYTES = 100_000;

/** What is not in the list goes into a further one. */
type ListMail = Mail & { readonly listed: readonly SlaBreach[] };

/**
 * Writes the one mail about many SLAs whose time has run out: a row for each, in both languages; of those that are too
 * many for one mail, the longest overdue that fit.
 * @throws RangeError when built with a time zone that does not exist
 */
export const breachListMail = ({ caseUrl, timeZone, recipient }: MailOptions) => {
  const time = shortTimeFormat(timeZone);
  const spans = {
    ja: new Intl.DurationFormat(japanese.locale, { style: 'short' }),
    en: new Intl.DurationFormat(english.locale, { style: 'narrow' }),
  };
  const listed = ({ detail }: SlaBreach): ListedBreach => ({
    reference: shown(detail.referenceNumber, longest.reference) || both((words) => words.open),
    title: both((words) => titleOf(detail, words, longest.title)),
    url: caseLink(caseUrl, detail),
    name: shown(detail.sla.name, longest.name) || both((words) => words.unnamed),
    due: shownTime(detail.sla.targetTime, time),
    late: both((words) => lateBy(detail, words, spans[words.language])),
    status: both((words) => named(words.statuses, shown(detail.status, longest.status))),
    assigned: both((words) => assignment(detail, withoutKinds(words), longest.assigned)),
  });

  const written = (breaches: readonly ListedBreach[], count: number): Mail => {
    const subject = `【SLA 超過】${count} 件 — ${english.headingOfMany(count)}`;
    const list = {
      headings: [japanese, english].map((words) => ({
        language: words.language,
        heading: words.headingOfMany(count),
        introduction: words.orderAndZone(timeZone),
        reason: words.reason(words.about, recipient),
      })),
      labels: {
        case: both((words) => words.caseColumn),
        sla: both((words) => words.slaLabel),
        due: both((words) => words.due),
        late: both((words) => words.late),
        status: both((words) => words.labels.status),
        assigned: both((words) => words.labels.assigned),
      },
      breaches,
    };
    return { subject, html: listAsHtml(list, { subject, tone: breachTone }), text: listAsText(list) };
  };

  return (breaches: readonly SlaBreach[]): ListMail => {
    const frameBytes = Buffer.byteLength(written([], breaches.length).html);
    const longestOverdue = breaches.toSorted((one, other) => dueOf(one) - dueOf(other));
    const rows = fitting(longestOverdue.map(listed), LARGEST_HTML_BYTES - frameBytes);
    return { ...written(rows, rows.length), listed: longestOverdue.slice(0, rows.length) };
  };
};

/** The first of the rows that take no more bytes together, and one in any case. */
const fitting = (rows: readonly ListedBreach[], mostBytes: number): readonly ListedBreach[] => {
  let bytes = 0;
  const tooMany = rows.findIndex((row) => {
    bytes += Buffer.byteLength(rowAsHtml(row).source);
    return bytes > mostBytes;
  });
  return tooMany === -1 ? rows : rows.slice(0, Math.max(1, tooMany));
};

/** The same in both languages, once where it is the same. */
const both = (say: (words: Words) => string): string =>
  [...new Set([say(japanese), say(english)])].join(' / ');

/** In a row there is no room to say what is a queue and what a user. */
const withoutKinds = (words: Words): Words => ({ ...words, ofKind: (name) => name });

const dueOf = ({ detail }: SlaBreach): number => Date.parse(detail.sla.targetTime) || 0;
