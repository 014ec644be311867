import { fonts, framed, RULE, type Tone } from '../mail-frame.ts';
import { type Html, html } from '../mail-text.ts';

/** One row; each text says what it says in both languages. */
export type ListedBreach = {
  readonly reference: string;
  readonly title: string;
  readonly url: string;
  readonly name: string;
  readonly due: string;
  readonly late: string;
  readonly status: string;
  readonly assigned: string;
};

type BreachList = {
  readonly headings: readonly {
    readonly language: 'ja' | 'en';
    readonly heading: string;
    readonly introduction: string;
    readonly reason: string;
  }[];
  readonly labels: Readonly<Record<'case' | 'sla' | 'due' | 'late' | 'status' | 'assigned', string>>;
  readonly breaches: readonly ListedBreach[];
};

export const listAsText = ({ headings, labels, breaches }: BreachList): string => {
  const parts = [
    headings.flatMap(({ heading, introduction }) => [heading, introduction]).join('\n'),
    breaches
      .map((breach, index) =>
        [
          `${index + 1}. ${breach.reference} ${breach.title}`,
          `   ${labels.sla}: ${breach.name}`,
          `   ${labels.due}: ${breach.due}`,
          `   ${labels.late}: ${breach.late}`,
          `   ${labels.status}: ${breach.status}`,
          `   ${labels.assigned}: ${breach.assigned}`,
          `   ${breach.url}`,
        ].join('\n'),
      )
      .join('\n\n'),
    headings.map(({ reason }) => reason).join('\n\n'),
  ];
  return `${parts.join(`\n\n${RULE}\n\n`)}\n`;
};

/**
 * The rows' looks stand here and not in each cell, so that as many as can be fit a mail that Gmail does not clip. A program that knows no style sheet shows a plain table. On a telephone the cells stand below each other.
 */
const styleFor = ({ ink }: Tone): Html => html`<style>
.rows{width:100%;table-layout:fixed;border-collapse:collapse;font-family:${fonts.ja};font-size:13px;line-height:19px}
.rows th{padding:6px 8px;border-bottom:2px solid #d9dee3;text-align:left;vertical-align:bottom;font-size:12px;font-weight:400;color:#56606b}
.rows td{padding:8px;border-bottom:1px solid #e6e9ed;vertical-align:top;overflow-wrap:anywhere;word-break:break-word}
.rows a{font-weight:700;color:#1f4e79}
.rows b{color:${ink}}
.rows small{font-size:13px;color:#56606b}
@media (max-width:600px){
.rows tr{display:block;padding:8px 0;border-bottom:1px solid #d9dee3}
.rows th{display:none}
.rows td{display:block;padding:1px 8px;border:0}
.rows br{display:none}
}
</style>
`;

export const listAsHtml = (
  list: BreachList,
  { subject, tone }: { readonly subject: string; readonly tone: Tone },
): string => {
  const { headings, labels, breaches } = list;
  return framed(
    [
      html`<tr><td>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="table-layout:fixed;background-color:#ffffff;border:1px solid #d9dee3;border-top:0">
<tr><td height="6" style="height:6px;font-size:0;line-height:6px;background-color:${tone.band}">&nbsp;</td></tr>
<tr><td style="padding:14px 20px;background-color:${tone.tint}">
${headings.map(
  ({ language, heading }) =>
    html`<h1 lang="${language}" style="margin:0;font-family:${fonts[language]};font-size:16px;line-height:24px;font-weight:700;color:${tone.ink}">${heading}</h1>
`,
)}</td></tr>
<tr><td style="padding:14px 20px 10px">
${headings.map(
  ({ language, introduction }) =>
    html`<p lang="${language}" style="margin:0;font-family:${fonts[language]};font-size:13px;line-height:20px;color:#1b1f24">${introduction}</p>
`,
)}</td></tr>
<tr><td style="padding:0 12px 18px">
<table class="rows" width="100%" cellpadding="6" cellspacing="0" border="0">
<thead align="left"><tr><th width="38%">${labels.case}</th><th width="20%">${labels.sla}</th><th width="22%">${labels.due}<br>${labels.late}</th><th width="20%">${labels.status}<br>${labels.assigned}</th></tr></thead>
<tbody valign="top">
${breaches.map(rowAsHtml)}</tbody>
</table>
</td></tr>
<tr><td style="padding:14px 20px 16px;border-top:1px solid #e6e9ed">
${headings.map(
  ({ language, reason }) =>
    html`<p lang="${language}" style="margin:0 0 6px;font-family:${fonts[language]};font-size:12px;line-height:19px;color:#56606b">${reason}</p>
`,
)}</td></tr>
</table>
</td></tr>`,
    ],
    { subject, widthPixels: 760, style: styleFor(tone) },
  );
};

export const rowAsHtml = ({ reference, title, url, name, due, late, status, assigned }: ListedBreach): Html =>
  html`<tr><td><a href="${url}">${reference}</a><br> <bdi>${title}</bdi></td><td>${name}</td><td>${due}<br> <b>${late}</b></td><td>${status}<br> <small>${assigned}</small></td></tr>
`;
