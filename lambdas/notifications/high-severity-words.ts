/** How a case came to its high severity. */
export type Occasion = 'created' | 'raised';

/** What the mail says in one language. What comes in as a parameter is shown as it is. */
export type Words = {
  readonly language: 'ja' | 'en';
  /** Names of the values that Anken itself brings; an own value is its own name. */
  readonly severities: ReadonlyMap<string, string>;
  readonly statuses: ReadonlyMap<string, string>;
  /** Kinds of things that an ARN names. */
  readonly kinds: ReadonlyMap<string, string>;
  readonly ofKind: (name: string, kind: string) => string;
  readonly rootUser: string;
  readonly heading: Readonly<Record<Occasion, (severity: string) => string>>;
  readonly severity: Readonly<Record<Occasion, (severity: string) => string>>;
  readonly by: Readonly<Record<Occasion, string>>;
  readonly at: Readonly<Record<Occasion, string>>;
  readonly labels: Readonly<
    Record<'title' | 'referenceNumber' | 'severity' | 'status' | 'assigned' | 'caseId' | 'eventId', string>
  >;
  readonly untitled: string;
  readonly unassigned: string;
  readonly open: string;
  readonly reason: (address: string) => string;
  readonly locale: string;
};

export const japanese: Words = {
  language: 'ja',
  severities: new Map([
    ['Critical', '重大'],
    ['High', '高'],
    ['Medium', '中'],
    ['Low', '低'],
  ]),
  statuses: new Map([
    ['open', 'オープン'],
    ['closed', 'クローズ'],
  ]),
  kinds: new Map([
    ['agent', 'ユーザー'],
    ['user', 'ユーザー'],
    ['role', 'ロール'],
    ['assumed-role', 'ロール'],
    ['queue', 'キュー'],
  ]),
  ofKind: (name, kind) => `${name}（${kind}）`,
  rootUser: 'AWS アカウントのルートユーザー',
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
  labels: {
    title: '件名',
    referenceNumber: '参照番号',
    severity: '重要度',
    status: 'ステータス',
    assigned: '担当',
    caseId: '案件 ID',
    eventId: 'イベント ID',
  },
  untitled: '（件名なし）',
  unassigned: '未割り当て',
  open: '案件を開く',
  reason: (address) =>
    `このメールは、重要度の高い案件の通知先に設定されている ${address} へ、Anken が自動で送信しています。` +
    '通知先はデプロイの設定「opsEmail」で変更できます。まれに同じ通知が 2 通届くことがあります。',
  locale: 'ja-JP',
};

export const english: Words = {
  language: 'en',
  severities: new Map(),
  statuses: new Map([
    ['open', 'Open'],
    ['closed', 'Closed'],
  ]),
  kinds: new Map([
    ['agent', 'user'],
    ['user', 'user'],
    ['role', 'role'],
    ['assumed-role', 'role'],
    ['queue', 'queue'],
  ]),
  ofKind: (name, kind) => `${name} (${kind})`,
  rootUser: 'root user of the AWS account',
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
  labels: {
    title: 'Title',
    referenceNumber: 'Reference',
    severity: 'Severity',
    status: 'Status',
    assigned: 'Assigned to',
    caseId: 'Case ID',
    eventId: 'Event ID',
  },
  untitled: '(no title)',
  unassigned: 'Nobody yet',
  open: 'Open the case',
  reason: (address) =>
    `Anken sends this automatically, because ${address} is where it reports cases of high severity. ` +
    'The address is the deployment’s setting “opsEmail”. On rare occasions the same notice arrives twice.',
  locale: 'en-GB',
};
