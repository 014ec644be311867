import { type Html, html } from './mail-text.ts';

export type Mail = { readonly subject: string; readonly html: string; readonly text: string };

/** The band above a heading, the tint behind it and its ink: 8:1 in contrast or more. */
export type Tone = { readonly band: string; readonly tint: string; readonly ink: string };

/** Without quotes: CSS takes these names as they are, and nothing needs escaping. */
export const fonts = {
  ja: 'Hiragino Sans,Hiragino Kaku Gothic ProN,Yu Gothic Medium,Yu Gothic,Meiryo,Noto Sans JP,Noto Sans CJK JP,sans-serif',
  en: '-apple-system,BlinkMacSystemFont,Segoe UI,Roboto,Helvetica Neue,Arial,Hiragino Sans,Yu Gothic,Meiryo,Noto Sans JP,Noto Sans CJK JP,sans-serif',
};

export const RULE = '─'.repeat(30);

/**
 * A whole document around the rows of its one column. Tables and inline styles: Outlook and Gmail know little else, and
 * Outlook forgets the font in each table.
 */
export const framed = (
  rows: readonly Html[],
  {
    subject,
    widthPixels,
    style,
  }: {
    readonly subject: string;
    readonly widthPixels: number;
    /** What may be lost: programs that know no style sheet leave it out. */
    readonly style?: Html;
  },
): string =>
  html`<!DOCTYPE html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<title>${subject}</title>
${style ?? ''}</head>
<body style="margin:0;padding:0;background-color:#f1f3f5;color:#1b1f24">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#f1f3f5">
<tr><td align="center" style="padding:20px 10px 28px">
<!--[if mso]><table role="presentation" width="${`${widthPixels}`}" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:${`${widthPixels}`}px;table-layout:fixed">
${rows}
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr>
</table>
</body>
</html>
`.source;
