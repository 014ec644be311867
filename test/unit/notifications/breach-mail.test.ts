import { expect, it } from 'vitest';
import { breachMail } from '../../../lambdas/notifications/breaches/breach-mail.ts';
import { anSlaBreach } from '../../builders/sla-breach.ts';

const options = {
  caseUrl: 'https://anken.example/domains/{domainId}/cases/{caseId}',
  timeZone: 'Asia/Tokyo',
  recipient: 'ops@shop.example',
};
const aMail = (...of: Parameters<typeof anSlaBreach>) => breachMail(options)(anSlaBreach(...of));
/** The plain text without the joints that keep addresses from becoming links. */
const textOf = (...of: Parameters<typeof anSlaBreach>) => aMail(...of).text.replaceAll('\u200B', '');
const due = '2026-11-23T03:00:00.000Z';

it('says in the subject what ran out and of which case', () => {
  const { subject } = aMail({ title: 'Parcel lost twice' }, { name: 'First response' });

  expect(subject).toBe('【SLA 超過】3CWPF7R2N Parcel lost twice — SLA breached: First response');
});

it('writes the whole mail in Japanese, then in English', () => {
  expect(textOf()).toMatchInlineSnapshot(`
    "English follows below.

    ──────────────────────────────

    SLA「初回応答」の期限を過ぎました

    件名: 配送遅延のお問い合わせ：誕生日プレゼントが届かない
    参照番号: 3CWPF7R2N
    SLA: 初回応答
    期限: 2026年11月23日(月) 12:00 日本標準時
    超過時間: 2 時間 5 分（検知時点）
    ステータス: オープン
    担当: escalations（キュー）

    案件を開く:
    https://anken.example/domains/0b6f2c1e-51a4-4d7c-8b53-2f9c0d7f3a11/cases/7c9e6679-7425-40de-944b-e07fc1f90ae7

    このメールは、SLA の期限超過の通知先に設定されている ops@shop.example へ、Anken が自動で送信しています。通知先はデプロイの設定「opsEmail」で変更できます。まれに同じ通知が 2 通届くことがあります。

    案件 ID: 7c9e6679-7425-40de-944b-e07fc1f90ae7
    イベント ID: 01KAQW5M3T8Z6Y4X2V0N9R7P5K

    ──────────────────────────────

    SLA breached: 初回応答

    Title: 配送遅延のお問い合わせ：誕生日プレゼントが届かない
    Reference: 3CWPF7R2N
    SLA: 初回応答
    Due: Mon, 23 November 2026 at 12:00 Japan Standard Time
    Late by: 2 hours, 5 minutes (when noticed)
    Status: Open
    Assigned to: escalations (queue)

    Open the case:
    https://anken.example/domains/0b6f2c1e-51a4-4d7c-8b53-2f9c0d7f3a11/cases/7c9e6679-7425-40de-944b-e07fc1f90ae7

    Anken sends this automatically, because ops@shop.example is where it reports breached SLAs. The address is the deployment’s setting “opsEmail”. On rare occasions the same notice arrives twice.

    Case ID: 7c9e6679-7425-40de-944b-e07fc1f90ae7
    Event ID: 01KAQW5M3T8Z6Y4X2V0N9R7P5K
    "
  `);
});

it('says the same in HTML as in plain text', () => {
  const { html, text } = aMail();
  const words = html.replace(/<title>.*?<\/title>|<[^>]*>/gs, '\n').replaceAll('&nbsp;', '');
  const lines = words.split('\n').filter((line) => line.trim() !== '');

  expect(lines.length).toBeGreaterThan(30);
  expect(lines.filter((line) => !text.includes(line.trim()))).toEqual([]);
});

it('links to the case, twice, with its ids encoded', () => {
  const { html, text } = aMail({ domainId: 'd/1', caseId: '?$&{domainId}' });

  const url = 'https://anken.example/domains/d%2F1/cases/%3F%24%26%7BdomainId%7D';
  expect(html.match(/href="[^"]*"/g)).toEqual([`href="${url}"`, `href="${url}"`]);
  expect(text.split('\n').filter((line) => line === url)).toHaveLength(2);
});

it.each([
  ['2026-11-23T03:00:00.001Z', '1 秒未満', 'less than a second'],
  ['2026-11-23T03:00:01.000Z', '1 秒', '1 second'],
  ['2026-11-23T03:00:42.900Z', '42 秒', '42 seconds'],
  ['2026-11-23T03:01:00.000Z', '1 分', '1 minute'],
  ['2026-11-23T03:59:59.999Z', '59 分 59 秒', '59 minutes, 59 seconds'],
  ['2026-11-23T05:00:59.000Z', '2 時間', '2 hours'],
  ['2026-11-24T02:59:59.000Z', '23 時間 59 分', '23 hours, 59 minutes'],
  ['2026-11-26T07:59:00.000Z', '3 日 4 時間', '3 days, 4 hours'],
  ['2028-11-22T03:00:00.000Z', '730 日', '730 days'],
])('calls what was seen at %s %s or %s late', (approximateChangeTime, japanese, english) => {
  const text = textOf({ approximateChangeTime }, { targetTime: due });

  expect(text).toContain(`\n超過時間: ${japanese}（検知時点）\n`);
  expect(text).toContain(`\nLate by: ${english} (when noticed)\n`);
});

it('is never less than on time, whatever the clocks of two hosts say', () => {
  const text = textOf({ approximateChangeTime: '2026-11-23T02:59:00.000Z' }, { targetTime: due });

  expect(text).toContain('\nLate by: less than a second (when noticed)\n');
});

it('shows times that it cannot read as they came', () => {
  const text = textOf({}, { targetTime: 'at noon' });

  expect(text).toContain('\nDue: at noon\n');
  expect(text).toContain('\n超過時間: 不明（検知時点）\n');
  expect(text).toContain('\nLate by: unknown (when noticed)\n');
});

it('states times in the time zone of the deployment', () => {
  const { text } = breachMail({ ...options, timeZone: 'Europe/Berlin' })(anSlaBreach());

  expect(text).toContain('\n期限: 2026年11月23日(月) 04:00 中央ヨーロッパ標準時\n');
  expect(text).toContain('\nDue: Mon, 23 November 2026 at 04:00 Central European Standard Time\n');
});

it('refuses a time zone that does not exist, before any mail', () => {
  expect(() => breachMail({ ...options, timeZone: 'Asia/Edo' })).toThrow('Asia/Edo');
});

it('says when a title or a name has nothing to read, and when nobody has the case', () => {
  const { subject, text } = aMail({ title: ' \u200B\n', assignedQueue: undefined }, { name: '\u3000' });

  expect(subject).toBe('【SLA 超過】3CWPF7R2N — SLA breached: (no name)');
  expect(text).toContain('\nSLA「（名称なし）」の期限を過ぎました\n');
  expect(text).toContain('\n件名: （件名なし）\n');
  expect(text).toContain('\nTitle: (no title)\n');
  expect(text).toContain('\nSLA: (no name)\n');
  expect(text).toContain('\n担当: 未割り当て\n');
  expect(text).toContain('\nAssigned to: Nobody yet\n');
});

it('shortens the longest title and name that there may be', () => {
  const title = '決済が止まっています。'.repeat(400).slice(0, 4_100);
  const { subject, html, text } = aMail({ title }, { name: '応答期限'.repeat(125) });

  expect([...subject].length).toBeLessThan(150);
  expect(text).toMatch(/\n件名: .{119,121}…\n/u);
  expect(html.length).toBeLessThan(20_000);
});
