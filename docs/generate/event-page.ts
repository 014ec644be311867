import { eventMeanings } from './event-meanings.ts';
import type { DescribedEvents } from './event-schemas.ts';
import type { JsonSchema } from './named-schemas.ts';
import { typeText } from './type-text.ts';

/** Every event and every member of its detail, as a page for whoever writes a consumer. */
export const eventPage = (described: readonly DescribedEvents[]): string =>
  [
    '# Every event, and all that it holds',
    '',
    'Made by `npm run generate:docs` from the schemas that Anken itself uses; [README.md](README.md) says how to work with events. A `?` means: where there is one.',
    '',
    ...described.flatMap(section),
  ].join('\n');

const section = ({ detailType, name, types, schema }: DescribedEvents): readonly string[] => {
  const { $defs = {} } = schema;
  const details = [...types].map(([type, definition]): [string, JsonSchema] => [
    type,
    $defs[definition] ?? {},
  ]);
  return [
    `## \`${detailType}\``,
    '',
    `[JSON Schema](${name}.schema.json) · [types of TypeScript](${name}.ts)`,
    '',
    '| `eventType` | when |',
    '|---|---|',
    ...[...types.keys()].map((type) => `| \`${type}\` | ${eventMeanings[type] ?? ''} |`),
    '',
    '| member of the detail | what it is | stands in |',
    '|---|---|---|',
    ...memberRows(details),
    '',
    ...shared($defs, new Set(types.values())),
  ];
};

/** A line for each member, and each kind of it: where it stands always, and where it may. */
const memberRows = (details: readonly (readonly [string, JsonSchema])[]): readonly string[] => {
  const names = new Set(details.flatMap(([, { properties = {} }]) => Object.keys(properties)));
  return [...names].flatMap((name) => {
    const kinds = new Map<string, Place[]>();
    for (const [type, { properties = {}, required = [] }] of details) {
      const member = properties[name];
      if (typeof member !== 'object') continue;
      const text = name === 'eventType' ? 'string' : inOneLine(member);
      kinds.set(text, [...(kinds.get(text) ?? []), { type, always: required.includes(name) }]);
    }
    const types = details.map(([type]) => type);
    return [...kinds].map(
      ([text, places]) => `| \`${name}\` | \`${inCell(text)}\` | ${listed(places, types)} |`,
    );
  });
};

type Place = { readonly type: string; readonly always: boolean };

const listed = (places: readonly Place[], types: readonly string[]): string => {
  const present = new Set(places.map(({ type }) => type));
  const absent = types.filter((type) => !present.has(type));
  const isUniform = places.every(({ always }) => always === places[0]?.always);
  if (!isUniform || absent.length > 1) {
    return places.map(({ type, always }) => `\`${type}\`${always ? '' : '?'}`).join(', ');
  }
  const but = absent.length === 0 ? '' : ` but \`${absent.join()}\``;
  return `every event${but}${places[0]?.always ? '' : ', where there is one'}`;
};

const shared = (
  $defs: Readonly<Record<string, JsonSchema>>,
  details: ReadonlySet<string>,
): readonly string[] =>
  Object.entries($defs)
    .filter(([name]) => !details.has(name))
    .flatMap(([name, definition]) => [`\`${name}\`: \`${inOneLine(definition)}\``, '']);

const inOneLine = (schema: JsonSchema): string =>
  typeText(schema)
    .replaceAll('readonly ', '')
    .replaceAll(/\((\w+)\)\[\]/g, '$1[]')
    .replaceAll(/;?\n\}/g, ' }')
    .replaceAll(/\s*\n\s*/g, ' ');

/** Within a table a bar would end its cell. */
const inCell = (text: string): string => text.replaceAll('|', String.raw`\|`);
