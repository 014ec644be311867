import type { CaseChangeDetail } from '../case-events/case-change-detail.ts';
import { oneLine, unlinked } from './mail-text.ts';
import type { MailWords } from './mail-words.ts';

/** What a mail of any kind is made with. */
export type MailOptions = {
  /** Link to a case, with `{domainId}` and `{caseId}` in it. */
  readonly caseUrl: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Stated in the mail, so that its reader knows why it came. */
  readonly recipient: string;
};

/** What a letter about one case is written with, in its language. */
export type LetterOptions = {
  readonly url: string;
  readonly recipient: string;
  readonly time: Intl.DateTimeFormat;
};

/** Characters as a reader counts them. Titles have up to 4,100 (docs/contract.md §2); a mail is to be taken in at a glance. */
const longest = { title: 120, titleInSubject: 60, value: 100, referenceInSubject: 40 };

/** A text of a case in the body of a mail. */
export const shown = (text: string, limit: number = longest.value): string => unlinked(oneLine(text, limit));

export const named = (names: ReadonlyMap<string, string>, value: string): string => names.get(value) ?? value;

type Ids = Pick<CaseChangeDetail, 'domainId' | 'caseId'>;
type Called = Pick<CaseChangeDetail, 'referenceNumber' | 'title'>;
type Assigned = Pick<CaseChangeDetail, 'assignedUser' | 'assignedQueue'>;

export const caseLink = (caseUrl: string, { domainId, caseId }: Ids): string =>
  caseUrl
    .replaceAll('{domainId}', () => encodeURIComponent(domainId.toWellFormed()))
    .replaceAll('{caseId}', () => encodeURIComponent(caseId.toWellFormed()));

/** `3CWPF7R2N 配送遅延のお問い合わせ`, in a subject. */
export const calledInSubject = ({ referenceNumber, title }: Called): string =>
  [oneLine(referenceNumber, longest.referenceInSubject), oneLine(title, longest.titleInSubject)]
    .filter((part) => part !== '')
    .join(' ');

export const titleOf = ({ title }: Called, words: MailWords, limit: number = longest.title): string =>
  shown(title, limit) || words.untitled;

export const assignment = (
  { assignedUser, assignedQueue }: Assigned,
  words: MailWords,
  limit: number = longest.value,
): string => {
  const assigned = [assignedUser, assignedQueue]
    .flatMap((text) => (text === undefined ? [] : [identity(text, words, limit)]))
    .filter((text) => text !== '');
  return assigned.join(' / ') || words.unassigned;
};

/** `arn:aws:iam::123456789012:role/path/flows` reads "flows (role)"; what is no ARN stands for itself. */
export const identity = (text: string, words: MailWords, limit: number = longest.value): string => {
  const resource = /^arn:[^:]*:[^:]*:[^:]*:[^:]*:(.+)$/s.exec(text)?.[1];
  if (resource === undefined) return shown(text, limit);
  if (resource === 'root') return words.rootUser;
  const parts = resource.split('/');
  const at = parts.findIndex((part) => words.kinds.has(part));
  const part = parts[at] ?? '';
  const kind = words.kinds.get(part);
  // Of a session the role says more; else the last part, since a path may stand between.
  const name = part === 'assumed-role' ? parts[at + 1] : parts.at(-1);
  return kind === undefined || !name ? shown(resource, limit) : words.ofKind(shown(name, limit), kind);
};
