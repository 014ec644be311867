/**
 * A case's words are written by strangers. Here they become text that cannot leave its place in a mail: not by a line
 * break, not by a character that hides or turns its neighbours, not by HTML, and not as a link.
 */

/** Not drawn, or turning the direction of what follows. Emoji and names need the joiners and variation selectors. */
const invisible =
  /(?!\p{Variation_Selector}|[\u200C\u200D])[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu;
/** Control characters, and all kinds of spaces and line ends (U+2028 and U+2029 among them). */
const gaps = /[\p{Cc}\p{Z}]+/gu;
/** Piled higher than any language does, marks cover the lines above and below. */
const piledMarks = /(?<=\p{M}{4})[\p{Mn}\p{Me}]+/gu;

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });
/** A grapheme may be of any length; most hold one or two UTF-16 code units, a family emoji eleven. */
const CODE_UNITS_PER_GRAPHEME = 4;

/** `text` on one line, of at most `limit` characters as a reader counts them and a sign that there was more. */
export const oneLine = (text: string, limit: number): string => {
  const line = text.toWellFormed().replace(invisible, '').replace(gaps, ' ').replace(piledMarks, '').trim();
  let kept = '';
  let count = 0;
  for (const { segment } of graphemes.segment(line)) {
    if (count === limit || kept.length + segment.length > limit * CODE_UNITS_PER_GRAPHEME) {
      return `${kept.trimEnd()}…`;
    }
    kept += segment;
    count += 1;
  }
  return line;
};

/** Where mail programs see an address: before the slashes of a scheme, before a top-level domain, after an @. */
const linkJoint = /:(?=\/\/)|(?<=[\p{L}\p{N}])\.(?=\p{L})|@(?=\S)/gu;

/** The same text, looking the same, of which no mail program makes a link. */
export const unlinked = (text: string): string => text.replace(linkJoint, '$&\u200B');

/** Source of HTML, which only `html` makes of text. */
export type Html = { readonly source: string };

/** A template of HTML: what stands in `${}` is text and is escaped, unless it is HTML already. */
export const html = (
  parts: TemplateStringsArray,
  ...values: readonly (string | Html | readonly Html[])[]
): Html => ({ source: String.raw({ raw: parts }, ...values.map(sourceOf)) });

const sourceOf = (value: string | Html | readonly Html[]): string => {
  if (typeof value === 'string')
    return value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  return 'source' in value ? value.source : value.map(({ source }) => source).join('');
};
