import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { CaseChangeDetail } from '../../../lambdas/case-events/case-change-detail.ts';
import {
  highSeverityMail,
  severityRaisedSchema,
} from '../../../lambdas/notifications/high-severity/high-severity-mail.ts';
import { aCaseChangeEvent } from '../../builders/case-change-event.ts';

const mailFor = highSeverityMail({
  caseUrl: 'https://anken.example/domains/{domainId}/cases/{caseId}',
  timeZone: 'Asia/Tokyo',
  recipient: 'ops@shop.example',
});
const aMail = (detail: Partial<CaseChangeDetail> = {}) =>
  mailFor(z.parse(severityRaisedSchema, aCaseChangeEvent(detail)));
/** The plain text without the joints that keep addresses from becoming links. */
const textOf = (detail: Partial<CaseChangeDetail> = {}) => aMail(detail).text.replaceAll('\u200B', '');

it('says in the subject how bad it is and what it is, of a new case', () => {
  expect(aMail({ title: '配送遅延のお問い合わせ' }).subject).toBe(
    '【重大・新規】3CWPF7R2N 配送遅延のお問い合わせ — New Critical case',
  );
});

it('says in the subject how bad it is and what it is, of a case that got worse', () => {
  const { subject } = aMail({ eventType: 'CASE.UPDATED', severity: 'High', title: 'Parcel lost twice' });

  expect(subject).toBe('【高・引き上げ】3CWPF7R2N Parcel lost twice — Raised to High');
});

it.each([
  ['Critical', '重大'],
  ['High', '高'],
  ['Medium', '中'],
  ['Low', '低'],
  ['P0 全面停止', 'P0 全面停止'],
  ['constructor', 'constructor'],
])('calls the severity %s %s in Japanese', (severity, name) => {
  expect(textOf({ severity })).toContain(`重要度「${name}」の案件が登録されました`);
  expect(textOf({ severity })).toContain(`New case with severity ${severity}`);
});

it('writes the whole mail of a new case in Japanese, then in English', () => {
  expect(textOf()).toMatchInlineSnapshot(`
    "English follows below.

    ──────────────────────────────

    重要度「重大」の案件が登録されました

    件名: 配送遅延のお問い合わせ：誕生日プレゼントが届かない
    参照番号: 3CWPF7R2N
    重要度: 重大（登録時に設定）
    ステータス: オープン
    登録日時: 2026年11月23日(月) 14:05 日本標準時
    登録者: suzuki.hanako@shop.example
    担当: escalations（キュー）

    案件を開く:
    https://anken.example/domains/0b6f2c1e-51a4-4d7c-8b53-2f9c0d7f3a11/cases/7c9e6679-7425-40de-944b-e07fc1f90ae7

    このメールは、重要度の高い案件の通知先に設定されている ops@shop.example へ、Anken が自動で送信しています。通知先はデプロイの設定「opsEmail」で変更できます。まれに同じ通知が 2 通届くことがあります。

    案件 ID: 7c9e6679-7425-40de-944b-e07fc1f90ae7
    イベント ID: 01KAQW5M3T8Z6Y4X2V0N9R7P5K

    ──────────────────────────────

    New case with severity Critical

    Title: 配送遅延のお問い合わせ：誕生日プレゼントが届かない
    Reference: 3CWPF7R2N
    Severity: Critical (set at creation)
    Status: Open
    Opened at: Mon, 23 November 2026 at 14:05 Japan Standard Time
    Opened by: suzuki.hanako@shop.example
    Assigned to: escalations (queue)

    Open the case:
    https://anken.example/domains/0b6f2c1e-51a4-4d7c-8b53-2f9c0d7f3a11/cases/7c9e6679-7425-40de-944b-e07fc1f90ae7

    Anken sends this automatically, because ops@shop.example is where it reports cases of high severity. The address is the deployment’s setting “opsEmail”. On rare occasions the same notice arrives twice.

    Case ID: 7c9e6679-7425-40de-944b-e07fc1f90ae7
    Event ID: 01KAQW5M3T8Z6Y4X2V0N9R7P5K
    "
  `);
});

it('writes the whole mail of a case that got worse in Japanese, then in English', () => {
  const text = textOf({
    eventType: 'CASE.UPDATED',
    severity: 'High',
    status: 'waiting_for_carrier',
    title: 'Parcel lost twice',
    performedBy: { iamPrincipalArn: 'arn:aws:iam::123456789012:role/service-role/returns-desk' },
    assignedUser: 'arn:aws:connect:ap-northeast-1:123456789012:instance/i-1/agent/0a1b2c3d',
  });

  expect(text).toMatchInlineSnapshot(`
    "English follows below.

    ──────────────────────────────

    案件の重要度が「高」に引き上げられました

    件名: Parcel lost twice
    参照番号: 3CWPF7R2N
    重要度: 高（引き上げ）
    ステータス: waiting_for_carrier
    変更日時: 2026年11月23日(月) 14:05 日本標準時
    変更者: returns-desk（ロール）
    担当: 0a1b2c3d（ユーザー） / escalations（キュー）

    案件を開く:
    https://anken.example/domains/0b6f2c1e-51a4-4d7c-8b53-2f9c0d7f3a11/cases/7c9e6679-7425-40de-944b-e07fc1f90ae7

    このメールは、重要度の高い案件の通知先に設定されている ops@shop.example へ、Anken が自動で送信しています。通知先はデプロイの設定「opsEmail」で変更できます。まれに同じ通知が 2 通届くことがあります。

    案件 ID: 7c9e6679-7425-40de-944b-e07fc1f90ae7
    イベント ID: 01KAQW5M3T8Z6Y4X2V0N9R7P5K

    ──────────────────────────────

    Case raised to severity High

    Title: Parcel lost twice
    Reference: 3CWPF7R2N
    Severity: High (raised)
    Status: waiting_for_carrier
    Raised at: Mon, 23 November 2026 at 14:05 Japan Standard Time
    Raised by: returns-desk (role)
    Assigned to: 0a1b2c3d (user) / escalations (queue)

    Open the case:
    https://anken.example/domains/0b6f2c1e-51a4-4d7c-8b53-2f9c0d7f3a11/cases/7c9e6679-7425-40de-944b-e07fc1f90ae7

    Anken sends this automatically, because ops@shop.example is where it reports cases of high severity. The address is the deployment’s setting “opsEmail”. On rare occasions the same notice arrives twice.

    Case ID: 7c9e6679-7425-40de-944b-e07fc1f90ae7
    Event ID: 01KAQW5M3T8Z6Y4X2V0N9R7P5K
    "
  `);
});

it('says the same in HTML as in plain text', () => {
  const { html, text } = aMail();
  const words = html.replace(/<title>.*?<\/title>|<[^>]*>/gs, '\n').replaceAll('&nbsp;', '');
  const lines = words.split('\n').filter((line) => line.trim() !== '');

  const missing = lines.filter((line) => !text.includes(line.trim()));

  expect(lines.length).toBeGreaterThan(30);
  expect(missing).toEqual([]);
});

it('links to the case, twice, with its ids encoded', () => {
  const { html, text } = aMail({ domainId: 'd/1', caseId: '?$&{domainId}' });

  const url = 'https://anken.example/domains/d%2F1/cases/%3F%24%26%7BdomainId%7D';
  expect(html.match(/href="[^"]*"/g)).toEqual([`href="${url}"`, `href="${url}"`]);
  expect(text.split('\n').filter((line) => line === url)).toHaveLength(2);
});

it.each([
  [
    { userArn: 'arn:aws:connect:us-east-1:123456789012:instance/i-1/user/u-1' },
    'u-1（ユーザー）',
    'u-1 (user)',
  ],
  [
    { userArn: 'arn:aws:connect:us-east-1:123456789012:instance/i-1/agent/u-1' },
    'u-1（ユーザー）',
    'u-1 (user)',
  ],
  [{ customEntity: '鈴木 花子' }, '鈴木 花子', '鈴木 花子'],
])('names the user %o as %s and %s', (user, japanese, english) => {
  const text = textOf({ performedBy: { user, iamPrincipalArn: 'arn:aws:iam::123456789012:role/api' } });

  expect(text).toContain(`\n登録者: ${japanese}\n`);
  expect(text).toContain(`\nOpened by: ${english}\n`);
});

it.each([
  ['arn:aws:iam::123456789012:role/service-role/flows', 'flows（ロール）', 'flows (role)'],
  ['arn:aws:iam::123456789012:role/user/flows', 'flows（ロール）', 'flows (role)'],
  ['arn:aws:sts::123456789012:assumed-role/flows/session-1', 'flows（ロール）', 'flows (role)'],
  ['arn:aws:iam::123456789012:user/deploy', 'deploy（ユーザー）', 'deploy (user)'],
  ['arn:aws:iam::123456789012:root', 'AWS アカウントのルートユーザー', 'root user of the AWS account'],
  ['arn:aws:iam::123456789012:saml-provider/idp', 'saml-provider/idp', 'saml-provider/idp'],
  ['anonymous', 'anonymous', 'anonymous'],
])('names the principal %s as %s and %s where no user is given', (iamPrincipalArn, japanese, english) => {
  const text = textOf({ performedBy: { iamPrincipalArn } });

  expect(text).toContain(`\n登録者: ${japanese}\n`);
  expect(text).toContain(`\nOpened by: ${english}\n`);
});

it('names both whom and which queue a case is assigned to', () => {
  const text = textOf({ assignedUser: '鈴木', assignedQueue: 'arn:aws:connect:r:1:instance/i/queue/q-1' });

  expect(text).toContain('\n担当: 鈴木 / q-1（キュー）\n');
  expect(text).toContain('\nAssigned to: 鈴木 / q-1 (queue)\n');
});

it('says when nobody has the case yet', () => {
  const { assignedQueue: _, ...unassigned } = aCaseChangeEvent().detail;
  const event = { ...aCaseChangeEvent(), detail: unassigned };

  const { text } = mailFor(z.parse(severityRaisedSchema, event));

  expect(text).toContain('\n担当: 未割り当て\n');
  expect(text).toContain('\nAssigned to: Nobody yet\n');
});

it('says when a title has nothing to read', () => {
  const { subject, text } = aMail({ title: ' \u200B\n\u3000' });

  expect(subject).toBe('【重大・新規】3CWPF7R2N — New Critical case');
  expect(text).toContain('\n件名: （件名なし）\n');
  expect(text).toContain('\nTitle: (no title)\n');
});

it('states times in the time zone of the deployment', () => {
  const inBerlin = highSeverityMail({ caseUrl: '', timeZone: 'Europe/Berlin', recipient: '' });

  const { text } = inBerlin(z.parse(severityRaisedSchema, aCaseChangeEvent()));

  expect(text).toContain('2026年11月23日(月) 06:05 中央ヨーロッパ標準時');
  expect(text).toContain('Mon, 23 November 2026 at 06:05 Central European Standard Time');
});

it('shows a time that it cannot read as it came', () => {
  expect(textOf({ approximateChangeTime: 'just now' })).toContain('\nOpened at: just now\n');
});

it('refuses a time zone that does not exist, before any mail', () => {
  expect(() => highSeverityMail({ caseUrl: '', timeZone: 'Asia/Edo', recipient: '' })).toThrow('Asia/Edo');
});

it('shortens the longest title that a case may have', () => {
  const { subject, text, html } = aMail({ title: '決済が止まっています。'.repeat(400).slice(0, 4_100) });

  expect([...subject].length).toBeLessThan(110);
  expect(text).toMatch(/\n件名: .{119,121}…\n/u);
  expect(html.length).toBeLessThan(20_000);
});
