import { expect, it } from 'vitest';
import { html, oneLine, unlinked } from '../../../lambdas/notifications/mail-text.ts';

it('makes one line of many, whatever ends them', () => {
  expect(oneLine('one\r\ntwo\u2028three\u2029four\u0085five\t\u3000six\u0000', 100)).toBe(
    'one two three four five six',
  );
});

it('drops what turns or hides the text around it', () => {
  expect(oneLine('invoice\u202Egpj.exe\u2066\u200F\u200B\u00AD\uFEFF\u{E0041}\uFFF9', 100)).toBe(
    'invoicegpj.exe',
  );
});

it('keeps what emoji, names and scripts need', () => {
  const text = '👨‍👩‍👧‍👦 ❤️ 葛\u{E0100}飾区 می‌خواهم é ẹ̄́ 𠮷野家';

  expect(oneLine(text, 100)).toBe(text);
});

it('cuts down piles of marks that would cover the lines around', () => {
  expect(oneLine(`Z${'\u0336\u0310'.repeat(50)}!`, 100)).toBe('Z\u0336\u0310\u0336\u0310!');
});

it('makes halves of surrogate pairs visible, since UTF-8 cannot hold them', () => {
  expect(oneLine('a\uD83Db', 100)).toBe('a\uFFFDb');
});

it('shortens between characters as a reader sees them', () => {
  expect(oneLine(`👨‍👩‍👧‍👦が𠮷野家で${'待'.repeat(20)}`, 10)).toBe('👨‍👩‍👧‍👦が𠮷野家で待待待待…');
});

it('leaves a text alone that just fits', () => {
  expect(oneLine('あ'.repeat(60), 60)).toBe('あ'.repeat(60));
});

it('bounds even characters without end', () => {
  expect(oneLine(`${'👩\u200D'.repeat(4_000)}👩`, 60).length).toBeLessThanOrEqual(60 * 4 + 1);
});

it.each([
  'https://evil.example/a',
  'www.evil.com',
  'evil.example',
  'FTP://x',
  'ops@evil.example',
  '例え.テスト',
])('leaves no address in %s that a mail program would make a link of', (address) => {
  const shown = unlinked(`see ${address} now`);

  expect(shown.replaceAll('\u200B', '')).toBe(`see ${address} now`);
  expect(shown).not.toMatch(/:\/\/|[\p{L}\p{N}]\.\p{L}|@[^\s\u200B]/u);
});

it('does not touch numbers, times and ends of sentences', () => {
  const text = 'v1.2.3, 14:05, 3.5 kg. ご確認ください。以上';

  expect(unlinked(text)).toBe(text);
});

it('escapes text in HTML, and takes HTML as it is', () => {
  const item = html`<li title="${`"'`}">${'<b>&amp;</b>'}</li>`;

  expect(html`<ul>${[item, item]}</ul>`.source).toBe(
    `<ul>${'<li title="&#34;&#39;">&#60;b&#62;&#38;amp;&#60;/b&#62;</li>'.repeat(2)}</ul>`,
  );
});
