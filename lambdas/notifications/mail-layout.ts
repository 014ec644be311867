import { fonts, framed, RULE, type Tone } from './mail-frame.ts';
import { type Html, html } from './mail-text.ts';

type Labelled = { readonly label: string; readonly value: string };

/** The mail's content in one language. */
export type Letter = {
  readonly language: 'ja' | 'en';
  readonly heading: string;
  readonly title: Labelled;
  readonly details: readonly Labelled[];
  readonly link: { readonly label: string; readonly url: string };
  /** Why one gets this mail. */
  readonly reason: string;
  readonly ids: readonly Labelled[];
};

const ENGLISH_FOLLOWS = 'English follows below.';

export const lettersAsText = (letters: readonly Letter[]): string =>
  `${[ENGLISH_FOLLOWS, ...letters.map(letterAsText)].join(`\n\n${RULE}\n\n`)}\n`;

const letterAsText = ({ heading, title, details, link, reason, ids }: Letter): string => {
  const line = ({ label, value }: Labelled) => `${label}: ${value}`;
  const paragraphs = [
    [heading],
    [title, ...details].map(line),
    [`${link.label}:`, link.url],
    [reason],
    ids.map(line),
  ];
  return paragraphs.map((lines) => lines.join('\n')).join('\n\n');
};

export const lettersAsHtml = (
  letters: readonly Letter[],
  { subject, tone }: { readonly subject: string; readonly tone: Tone },
): string =>
  framed(
    [
      html`<tr><td lang="en" align="right" style="padding:0 4px 8px;font-family:${fonts.en};font-size:12px;line-height:18px;color:#56606b">${ENGLISH_FOLLOWS}</td></tr>
`,
      ...letters.map((letter) => letterAsHtml(letter, tone)),
    ],
    { subject, widthPixels: 600 },
  );

const letterAsHtml = (letter: Letter, tone: Tone): Html => {
  const { language, heading, title, details, link, reason, ids } = letter;
  const font = fonts[language];
  return html`<tr><td lang="${language}" style="padding:0 0 20px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="table-layout:fixed;background-color:#ffffff;border:1px solid #d9dee3;border-top:0">
<tr><td height="6" style="height:6px;font-size:0;line-height:6px;background-color:${tone.band}">&nbsp;</td></tr>
<tr><td style="padding:14px 28px;background-color:${tone.tint}"><h1 style="margin:0;font-family:${font};font-size:16px;line-height:24px;font-weight:700;color:${tone.ink}">${heading}</h1></td></tr>
<tr><td style="padding:22px 28px 0;overflow:hidden"><p dir="auto" style="margin:0;font-family:${font};font-size:20px;line-height:30px;font-weight:700;color:#1b1f24;overflow-wrap:anywhere;word-break:break-word">${title.value}</p></td></tr>
<tr><td style="padding:14px 28px 0">
<table width="100%" cellpadding="0" cellspacing="0" border="0" style="table-layout:fixed;border-collapse:collapse">
${details.map((detail) => detailAsHtml(detail, font))}
</table>
</td></tr>
<tr><td style="padding:22px 28px 26px">
<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td style="background-color:#1f4e79;border-radius:4px"><a href="${link.url}" style="display:inline-block;padding:11px 24px;font-family:${font};font-size:15px;line-height:22px;font-weight:700;color:#ffffff;text-decoration:none">${link.label}</a></td></tr></table>
</td></tr>
<tr><td style="padding:14px 28px 16px;border-top:1px solid #e6e9ed;font-family:${font};font-size:12px;line-height:19px;color:#56606b;overflow-wrap:anywhere;word-break:break-word">${reason}<br>${ids.map(idAsHtml)}</td></tr>
</table>
</td></tr>
`;
};

const detailAsHtml = ({ label, value }: Labelled, font: string): Html => html`<tr>
<th scope="row" align="left" valign="top" width="100" style="padding:7px 12px 7px 0;border-bottom:1px solid #eef0f3;font-family:${font};font-size:14px;line-height:22px;font-weight:400;color:#56606b">${label}</th>
<td valign="top" style="padding:7px 0;border-bottom:1px solid #eef0f3;font-family:${font};font-size:15px;line-height:22px;color:#1b1f24;overflow-wrap:anywhere;word-break:break-word">${value}</td>
</tr>
`;

const idAsHtml = ({ label, value }: Labelled): Html =>
  html`<span style="white-space:nowrap">${label}:</span> ${value}<br>`;
