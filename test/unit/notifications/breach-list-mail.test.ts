import { describe, expect, it } from 'vitest';
import { breachListMail } from '../../../lambdas/notifications/breaches/breach-list-mail.ts';
import type { SlaBreach } from '../../../lambdas/notifications/breaches/sla-breach.ts';
import { anSlaBreach } from '../../builders/sla-breach.ts';

const options = {
  caseUrl: 'https://anken.example/domains/{domainId}/cases/{caseId}',
  timeZone: 'Asia/Tokyo',
  recipient: 'ops@shop.example',
};
const listMailFor = breachListMail(options);
/** So many cases, the first of them due last. */
const breaches = (count: number, title?: string) =>
  Array.from({ length: count }, (_, index) =>
    anSlaBreach(
      { caseId: `case-${index + 1}`, ...(title !== undefined && { title }) },
      { targetTime: new Date(Date.parse('2026-11-23T05:00:00.000Z') - index * 60_000).toISOString() },
    ),
  );

it('says in the subject how many there are', () => {
  expect(listMailFor(breaches(45)).subject).toBe('【SLA 超過】45 件 — 45 SLAs breached');
  expect(listMailFor(breaches(1)).subject).toBe('【SLA 超過】1 件 — 1 SLA breached');
});

it('writes the whole list once, in both languages', () => {
  const urgent = anSlaBreach(
    {
      title: 'Parcel lost twice',
      referenceNumber: '7HJK2MNPQ',
      status: 'waiting_for_carrier',
      assignedQueue: undefined,
      caseId: 'case-2',
    },
    { name: 'First response', targetTime: '2026-11-20T03:00:00.000Z' },
  );

  const { text } = listMailFor([anSlaBreach(), urgent]);

  expect(text.replaceAll('\u200B', '')).toMatchInlineSnapshot(`
    "2 件の SLA が期限を過ぎました
    期限の古い順に並べています。日時のタイムゾーンは Asia/Tokyo です。超過時間は Anken が検知した時点の値です。
    2 SLAs breached
    The longest overdue come first. Times are in Asia/Tokyo; “Late by” counts until Anken noticed the breach.

    ──────────────────────────────

    1. 7HJK2MNPQ Parcel lost twice
       SLA: First response
       期限 / Due: 2026-11-20 12:00
       超過時間 / Late by: 3 日 2 時間 / 3d 2h
       ステータス / Status: waiting_for_carrier
       担当 / Assigned to: 未割り当て / Nobody yet
       https://anken.example/domains/0b6f2c1e-51a4-4d7c-8b53-2f9c0d7f3a11/cases/case-2

    2. 3CWPF7R2N 配送遅延のお問い合わせ：誕生日プレゼントが届かない
       SLA: 初回応答
       期限 / Due: 2026-11-23 12:00
       超過時間 / Late by: 2 時間 5 分 / 2h 5m
       ステータス / Status: オープン / Open
       担当 / Assigned to: escalations
       https://anken.example/domains/0b6f2c1e-51a4-4d7c-8b53-2f9c0d7f3a11/cases/7c9e6679-7425-40de-944b-e07fc1f90ae7

    ──────────────────────────────

    このメールは、SLA の期限超過の通知先に設定されている ops@shop.example へ、Anken が自動で送信しています。通知先はデプロイの設定「opsEmail」で変更できます。まれに同じ通知が 2 通届くことがあります。

    Anken sends this automatically, because ops@shop.example is where it reports breached SLAs. The address is the deployment’s setting “opsEmail”. On rare occasions the same notice arrives twice.
    "
  `);
});

it('says the same in HTML as in plain text, row by row', () => {
  const { html, text } = listMailFor(breaches(3));
  const words = html.replace(/<(title|style)>.*?<\/\1>|<[^>]*>/gs, '\n').replaceAll('&nbsp;', '');
  const lines = words.split('\n').filter((line) => line.trim() !== '');

  expect(lines.length).toBeGreaterThan(30);
  // Plain text has no column to give a name to.
  expect(lines.filter((line) => !text.includes(line.trim()))).toEqual(['案件 / Case']);
});

it('begins with the longest overdue, and links to each case', () => {
  const { html, text } = listMailFor(breaches(45));
  const urls = Array.from(
    { length: 45 },
    (_, index) =>
      `https://anken.example/domains/0b6f2c1e-51a4-4d7c-8b53-2f9c0d7f3a11/cases/case-${45 - index}`,
  );

  expect([...html.matchAll(/href="([^"]*)"/g)].map(([, url]) => url)).toEqual(urls);
  expect([...text.matchAll(/https:\S+/g)].map(([url]) => url)).toEqual(urls);
});

it('lists what it can read before and after what it cannot', () => {
  const odd = anSlaBreach({ caseId: 'odd', title: 'odd' }, { targetTime: 'at noon' });

  const { text } = listMailFor([...breaches(2), odd]);

  expect(text).toContain('   期限 / Due: at noon\n   超過時間 / Late by: 不明 / unknown\n');
  expect(text.match(/^\d\. /gm)).toHaveLength(3);
});

it('keeps a link to a case that has no reference number', () => {
  const { html } = listMailFor([anSlaBreach({ referenceNumber: '' })]);

  expect(html).toContain('>案件を開く / Open the case</a>');
});

describe('a list of as many breaches as a batch holds, with every text at its limit', () => {
  const onAws = breachListMail({
    ...options,
    caseUrl: 'https://a1b2c3d4e5.execute-api.ap-northeast-1.amazonaws.com/domains/{domainId}/cases/{caseId}',
  });
  /** The batch size of the stack. */
  const most = 150;
  const longest = (part: string) =>
    breaches(most).map(({ detail, ...event }, index) => {
      const text = part.repeat(500);
      const arn = (kind: string) =>
        `arn:aws:connect:ap-northeast-1:123456789012:instance/i-1/${kind}/${text}`;
      return {
        ...event,
        detail: {
          ...detail,
          caseId: `7c9e6679-7425-40de-944b-${index}`.padEnd(36, '0'),
          title: text,
          referenceNumber: text,
          status: text,
          assignedUser: arn('agent'),
          assignedQueue: arn('queue'),
          sla: { ...detail.sla, name: text },
        },
      };
    });
  const inMails = (rest: readonly SlaBreach[]): readonly ReturnType<typeof onAws>[] => {
    if (rest.length === 0) return [];
    const mail = onAws(rest);
    return [mail, ...inMails(rest.filter((each) => !mail.listed.includes(each)))];
  };

  it.each([
    ['Japanese', '決済が止まっています。'],
    ['signs that are escaped', '&"<'],
    ['emoji', '👩‍💻'],
    ['Devanagari', 'क्षत्रिय'],
  ])('is of mails of which Gmail clips none: %s', (_, part) => {
    const all = longest(part);

    const mails = inMails(all);

    // Gmail shows 102 KB of a mail.
    for (const { html } of mails) expect(Buffer.byteLength(html)).toBeLessThan(102_000);
    expect(mails.length).toBeLessThan(10);
    expect(mails.flatMap(({ listed }) => listed)).toEqual(all.toReversed());
    for (const { listed, subject, html } of mails) {
      expect(subject).toContain(`${listed.length} 件`);
      expect([...html.matchAll(/href="[^"]*\/([^/"]*)"/g)].map(([, id]) => id)).toEqual(
        listed.map(({ detail }) => detail.caseId),
      );
    }
  });

  it('is one mail where the texts are as they usually are', () => {
    expect(inMails(breaches(most, '決済が止まっています。'.repeat(400)))).toHaveLength(1);
  });
});

it('refuses a time zone that does not exist, before any mail', () => {
  expect(() => breachListMail({ ...options, timeZone: 'Asia/Edo' })).toThrow('Asia/Edo');
});
