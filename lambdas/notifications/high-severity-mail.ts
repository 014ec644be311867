import * as z from 'zod/mini';
import {
  caseChangeDetailSchema,
  caseChangeEventSchema,
  performedBySchema,
} from '../case-events/case-change-detail.ts';
import { english, japanese, type Occasion, type Words } from './high-severity-words.ts';
import { type Letter, lettersAsHtml, lettersAsText } from './mail-layout.ts';
import { oneLine, unlinked } from './mail-text.ts';

/** What this mail is about; an event of any other kind has gone astray. */
export const severityRaisedSchema = z.extend(caseChangeEventSchema, {
  detail: z.extend(caseChangeDetailSchema, {
    /** It becomes part of a mail header, so nothing but what a ULID consists of. */
    eventId: z.string().check(z.regex(/^[0-9A-Za-z_-]{1,64}$/)),
    severity: z.string(),
    severityRaised: z.literal(true),
    performedBy: performedBySchema,
  }),
});
export type SeverityRaised = z.output<typeof severityRaisedSchema>;

export type Mail = { readonly subject: string; readonly html: string; readonly text: string };

type Options = {
  /** Link to a case, with `{domainId}` and `{caseId}` in it. */
  readonly caseUrl: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Stated in the mail, so that its reader knows why it came. */
  readonly recipient: string;
};

/** Characters as a reader counts them. Titles have up to 4,100 (docs/contract.md §2); a mail is to be taken in at a glance. */
const longest = { title: 120, titleInSubject: 60, value: 100, severity: 40, referenceInSubject: 40 };

/**
 * Writes the mail about a case that was created at, or raised to, a high severity: in Japanese, then in English.
 * @throws RangeError when built with a time zone that does not exist
 */
export const highSeverityMail = ({ caseUrl, timeZone, recipient }: Options) => {
  const timesOf = { ja: timeFormat(japanese, timeZone), en: timeFormat(english, timeZone) };

  return ({ detail }: SeverityRaised): Mail => {
    const url = caseUrl
      .replaceAll('{domainId}', () => encodeURIComponent(detail.domainId.toWellFormed()))
      .replaceAll('{caseId}', () => encodeURIComponent(detail.caseId.toWellFormed()));
    const letters = [japanese, english].map((words) =>
      letter(detail, words, { url, recipient, time: timesOf[words.language] }),
    );
    const subject = subjectOf(detail);
    return {
      subject,
      html: lettersAsHtml(letters, { subject, severity: detail.severity }),
      text: lettersAsText(letters),
    };
  };
};

type Detail = SeverityRaised['detail'];

const occasionOf = (detail: Detail): Occasion => (detail.eventType === 'CASE.CREATED' ? 'created' : 'raised');

/** 【重大・新規】3CWPF7R2N 配送遅延のお問い合わせ — New Critical case */
const subjectOf = (detail: Detail): string => {
  const severity = (words: Words) => named(words.severities, oneLine(detail.severity, longest.severity));
  const reference = oneLine(detail.referenceNumber, longest.referenceInSubject);
  const title = oneLine(detail.title, longest.titleInSubject);
  const what = [reference, title].filter((part) => part !== '').join(' ');
  return occasionOf(detail) === 'created'
    ? `【${severity(japanese)}・新規】${what} — New ${severity(english)} case`
    : `【${severity(japanese)}・引き上げ】${what} — Raised to ${severity(english)}`;
};

const letter = (
  detail: Detail,
  words: Words,
  {
    url,
    recipient,
    time,
  }: { readonly url: string; readonly recipient: string; readonly time: Intl.DateTimeFormat },
): Letter => {
  const occasion = occasionOf(detail);
  const severity = named(words.severities, shown(detail.severity, longest.severity));
  return {
    language: words.language,
    heading: words.heading[occasion](severity),
    title: { label: words.labels.title, value: shown(detail.title, longest.title) || words.untitled },
    details: [
      { label: words.labels.referenceNumber, value: shown(detail.referenceNumber) },
      { label: words.labels.severity, value: words.severity[occasion](severity) },
      { label: words.labels.status, value: named(words.statuses, shown(detail.status)) },
      { label: words.at[occasion], value: timeOf(detail, time) },
      { label: words.by[occasion], value: performer(detail, words) },
      { label: words.labels.assigned, value: assignment(detail, words) },
    ],
    link: { label: words.open, url },
    reason: words.reason(recipient),
    ids: [
      { label: words.labels.caseId, value: shown(detail.caseId) },
      { label: words.labels.eventId, value: detail.eventId },
    ],
  };
};

const shown = (text: string, limit: number = longest.value): string => unlinked(oneLine(text, limit));

const named = (names: ReadonlyMap<string, string>, value: string): string => names.get(value) ?? value;

const performer = ({ performedBy: { user, iamPrincipalArn } }: Detail, words: Words): string =>
  identity(user?.userArn ?? user?.customEntity ?? iamPrincipalArn, words);

const assignment = ({ assignedUser, assignedQueue }: Detail, words: Words): string => {
  const assigned = [assignedUser, assignedQueue]
    .flatMap((text) => (text === undefined ? [] : [identity(text, words)]))
    .filter((text) => text !== '');
  return assigned.join(' / ') || words.unassigned;
};

/** `arn:aws:iam::123456789012:role/path/flows` reads "flows (role)"; what is no ARN stands for itself. */
const identity = (text: string, words: Words): string => {
  const resource = /^arn:[^:]*:[^:]*:[^:]*:[^:]*:(.+)$/s.exec(text)?.[1];
  if (resource === undefined) return shown(text);
  if (resource === 'root') return words.rootUser;
  const parts = resource.split('/');
  const at = parts.findIndex((part) => words.kinds.has(part));
  const part = parts[at] ?? '';
  const kind = words.kinds.get(part);
  // Of a session the role says more; else the last part, since a path may stand between.
  const name = part === 'assumed-role' ? parts[at + 1] : parts.at(-1);
  return kind === undefined || !name ? shown(resource) : words.ofKind(shown(name), kind);
};

const timeFormat = ({ locale }: Words, timeZone: string) =>
  new Intl.DateTimeFormat(locale, {
    timeZone,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'long',
  });

/** A time that cannot be read is shown as it came: the mail matters more. */
const timeOf = ({ approximateChangeTime }: Detail, format: Intl.DateTimeFormat): string => {
  const instant = Date.parse(approximateChangeTime);
  return Number.isNaN(instant) ? shown(approximateChangeTime) : format.format(instant);
};
