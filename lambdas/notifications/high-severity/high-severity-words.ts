import { englishOfCases, japaneseOfCases, type MailWords } from '../mail-words.ts';

/** How a case came to its high severity. */
export type Occasion = 'created' | 'raised';

/** What the mail says in one language. What comes in as a parameter is shown as it is. */
export type Words = MailWords & {
  /** Names of the values that Anken itself brings; an own value is its own name. */
  readonly severities: ReadonlyMap<string, string>;
  readonly heading: Readonly<Record<Occasion, (severity: string) => string>>;
  readonly severity: Readonly<Record<Occasion, (severity: string) => string>>;
  readonly by: Readonly<Record<Occasion, string>>;
  readonly at: Readonly<Record<Occasion, string>>;
  readonly severityLabel: string;
  /** What the recipient is told of. */
  readonly about: string;
};

export const japanese: Words = {
  ...japaneseOfCases,
  severities: new Map([
    ['Critical', '重大'],
    ['High', '高'],
    ['Medium', '中'],
    ['Low', '低'],
  ]),
  heading: {
    created: (severity) => `重要度「${severity}」の案件が登録されました`,
    raised: (severity) => `案件の重要度が「${severity}」に引き上げられました`,
  },
  severity: {
    created: (severity) => `${severity}（登録時に設定）`,
    raised: (severity) => `${severity}（引き上げ）`,
  },
  by: { created: '登録者', raised: '変更者' },
  at: { created: '登録日時', raised: '変更日時' },
  severityLabel: '重要度',
  about: '重要度の高い案件',
};

export const english: Words = {
  ...englishOfCases,
  severities: new Map(),
  heading: {
    created: (severity) => `New case with severity ${severity}`,
    raised: (severity) => `Case raised to severity ${severity}`,
  },
  severity: {
    created: (severity) => `${severity} (set at creation)`,
    raised: (severity) => `${severity} (raised)`,
  },
  by: { created: 'Opened by', raised: 'Raised by' },
  at: { created: 'Opened at', raised: 'Raised at' },
  severityLabel: 'Severity',
  about: 'cases of high severity',
};
