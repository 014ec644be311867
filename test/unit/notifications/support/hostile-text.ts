import * as fc from 'fast-check';

/** Bits that break out of one place or another, among text of every kind. */
const hostile = fc.constantFrom(
  '\r\nBcc: all@corp.example\r\n\r\n',
  '\n重要度: 低\nSeverity: Low\n',
  '\u2028\u2029\u0085\u000B\u000C\u0000\u001B[2J',
  '</title></td></tr></table></body><script>alert(1)</script>',
  '" onmouseover="alert(1)" x="',
  "'><img src=x onerror=alert(1)>",
  '<!--',
  '-->',
  '&lt;script&gt;',
  '\u202E\u2066\u200F\u061C',
  'https://evil.example/',
  'www.evil.com',
  '{caseId}',
  '$&$`',
  '\uD800',
  '葛\u{E0100}👨‍👩‍👧‍👦',
);

export const anyText = fc
  .array(fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: 'grapheme' })), {
    maxLength: 8,
  })
  .map((parts) => parts.join(''));
const anyArn = anyText.map((text) => `arn:aws:connect:r:1:instance/i/agent/${text}`);
export const anyName = fc.oneof(anyText, anyArn);
export const anyTime = fc.oneof(
  anyText,
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
);

/** The tags of a mail, with the attributes that a case may fill emptied. */
export const skeleton = (html: string): readonly string[] =>
  (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/(href|style)="[^"]*"/g, '$1=""'));

/** What controls, hides or turns the text around it. */
export const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;
/** What a mail program would make a link of. */
export const ADDRESS = /:\/\/|[\p{L}\p{N}]\.\p{L}|@[^\s\u200B]/u;

/** The words of a document, without its tags. */
export const wordsOf = (html: string): string =>
  html.replace(/^.*?<body/s, '<body').replace(/<[^>]*>/g, '\n');
