import { englishOfCases, japaneseOfCases, type MailWords } from '../mail-words.ts';

/** What the mails about breached SLAs say in one language. What comes in as a parameter is shown as it is. */
export type Words = MailWords & {
  readonly heading: (name: string) => string;
  readonly headingOfMany: (count: number) => string;
  readonly slaLabel: string;
  readonly unnamed: string;
  readonly due: string;
  readonly late: string;
  /** What is said of how late it is: it was so when Anken saw it. */
  readonly whenSeen: (span: string) => string;
  readonly lessThanASecond: string;
  readonly unknown: string;
  /** Of a list. */
  readonly caseColumn: string;
  readonly orderAndZone: (timeZone: string) => string;
  /** What the recipient is told of. */
  readonly about: string;
};

export const japanese: Words = {
  ...japaneseOfCases,
  heading: (name) => `SLA「${name}」の期限を過ぎました`,
  headingOfMany: (count) => `${count} 件の SLA が期限を過ぎました`,
  slaLabel: 'SLA',
  unnamed: '（名称なし）',
  due: '期限',
  late: '超過時間',
  whenSeen: (span) => `${span}（検知時点）`,
  lessThanASecond: '1 秒未満',
  unknown: '不明',
  caseColumn: '案件',
  orderAndZone: (timeZone) =>
    `期限の古い順に並べています。日時のタイムゾーンは ${timeZone} です。超過時間は Anken が検知した時点の値です。`,
  about: 'SLA の期限超過',
};

export const english: Words = {
  ...englishOfCases,
  heading: (name) => `SLA breached: ${name}`,
  headingOfMany: (count) => (count === 1 ? '1 SLA breached' : `${count} SLAs breached`),
  slaLabel: 'SLA',
  unnamed: '(no name)',
  due: 'Due',
  late: 'Late by',
  whenSeen: (span) => `${span} (when noticed)`,
  lessThanASecond: 'less than a second',
  unknown: 'unknown',
  caseColumn: 'Case',
  orderAndZone: (timeZone) =>
    `The longest overdue come first. Times are in ${timeZone}; “Late by” counts until Anken noticed the breach.`,
  about: 'breached SLAs',
};
