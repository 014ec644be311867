/** What mails of every kind say of a case, in one language. What comes in as a parameter is shown as it is. */
export type MailWords = {
  readonly language: 'ja' | 'en';
  readonly locale: string;
  /** Names of the values that Anken itself brings; an own value is its own name. */
  readonly statuses: ReadonlyMap<string, string>;
  /** Kinds of things that an ARN names. */
  readonly kinds: ReadonlyMap<string, string>;
  readonly ofKind: (name: string, kind: string) => string;
  readonly rootUser: string;
  readonly labels: Readonly<
    Record<'title' | 'referenceNumber' | 'status' | 'assigned' | 'caseId' | 'eventId', string>
  >;
  readonly untitled: string;
  readonly unassigned: string;
  readonly open: string;
  /** Why one gets this mail. */
  readonly reason: (about: string, address: string) => string;
};

export const japaneseOfCases: MailWords = {
  language: 'ja',
  locale: 'ja-JP',
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
  labels: {
    title: '件名',
    referenceNumber: '参照番号',
    status: 'ステータス',
    assigned: '担当',
    caseId: '案件 ID',
    eventId: 'イベント ID',
  },
  untitled: '（件名なし）',
  unassigned: '未割り当て',
  open: '案件を開く',
  reason: (about, address) =>
    `このメールは、${about}の通知先に設定されている ${address} へ、Anken が自動で送信しています。` +
    '通知先はデプロイの設定「opsEmail」で変更できます。まれに同じ通知が 2 通届くことがあります。',
};

export const englishOfCases: MailWords = {
  language: 'en',
  locale: 'en-GB',
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
  labels: {
    title: 'Title',
    referenceNumber: 'Reference',
    status: 'Status',
    assigned: 'Assigned to',
    caseId: 'Case ID',
    eventId: 'Event ID',
  },
  untitled: '(no title)',
  unassigned: 'Nobody yet',
  open: 'Open the case',
  reason: (about, address) =>
    `Anken sends this automatically, because ${address} is where it reports ${about}. ` +
    'The address is the deployment’s setting “opsEmail”. On rare occasions the same notice arrives twice.',
};
