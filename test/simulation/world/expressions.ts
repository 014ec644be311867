import { isSame, type StoredItem } from './item.ts';

/**
 * Evaluates the expressions that `lambdas/table/expressions.ts` and `local/redrive` write, and no others: what is not
 * known here stops the run. Source: DynamoDB developer guide, "Condition and filter expressions, operators, and functions" and "Using update
 * expressions".
 */
export type Placeholders = {
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>> | undefined;
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>> | undefined;
};

type Clause = (
  item: StoredItem | undefined,
  name: (of: string) => string,
  value: (of: string) => unknown,
) => boolean;

const conditions = new Map<string, readonly (readonly Clause[])[]>();
const updates = new Map<string, readonly Step[]>();

/** Also for key conditions, whose names may stand without a placeholder. */
export const holds = (
  expression: string,
  placeholders: Placeholders,
  item: StoredItem | undefined,
): boolean => {
  const name = nameIn(placeholders);
  const value = valueIn(placeholders);
  return known(conditions, expression, disjunction).some((clauses) =>
    clauses.every((clause) => clause(item, name, value)),
  );
};

const disjunction = (text: string): (readonly Clause[])[] =>
  (text.startsWith('(') ? text.slice(1, -1).split(') OR (') : [text]).map((each) =>
    each.split(' AND ').map(clause),
  );

const comparisons: Readonly<Record<string, (one: unknown, other: unknown) => boolean>> = {
  '=': isSame,
  '<=': (one, other) => comparable(one, other) && (one as string) <= (other as string),
  '<': (one, other) => comparable(one, other) && (one as string) < (other as string),
};
/** Values of different types compare as false. */
const comparable = (one: unknown, other: unknown): boolean =>
  typeof one === typeof other && (typeof one === 'string' || typeof one === 'number');

const clause = (text: string): Clause => {
  const existence = /^attribute_(not_)?exists\(([#\w]+)\)$/.exec(text);
  if (existence) {
    const [, not, of = ''] = existence;
    return (item, name) => (item?.[name(of)] === undefined) === (not !== undefined);
  }
  const prefix = /^begins_with\(([#\w]+), (:\w+)\)$/.exec(text);
  if (prefix) {
    const [, of = '', begin = ''] = prefix;
    return (item, name, value) => `${item?.[name(of)] ?? ''}`.startsWith(`${value(begin)}`);
  }
  const comparison = /^([#\w]+) (=|<=|<) (:\w+)$/.exec(text);
  const compare = comparisons[comparison?.[2] ?? ''];
  if (!comparison || !compare) throw new Error(`The table's model does not know the condition ${text}`);
  const [, of = '', , is = ''] = comparison;
  return (item, name, value) => {
    const stored = item?.[name(of)];
    return stored !== undefined && compare(stored, value(is));
  };
};

type Step =
  | { readonly verb: 'SET'; readonly path: readonly string[]; readonly value: string }
  | { readonly verb: 'REMOVE'; readonly path: readonly string[] };

/** The item after the update. All values are of the item as it was before. */
export const updated = (
  expression: string,
  placeholders: Placeholders,
  before: StoredItem,
  copy: (value: unknown) => unknown,
): StoredItem => {
  const name = nameIn(placeholders);
  const value = valueIn(placeholders);
  const after: Record<string, unknown> = { ...before };
  const opened = new Set<string>();
  for (const step of known(updates, expression, steps)) {
    const [first = '', second] = step.path.map(name);
    let target = after;
    let member = first;
    if (second !== undefined) {
      const map = after[first];
      // "The document path provided in the update expression is invalid for update"
      if (typeof map !== 'object' || map === null) throw new Error(`ValidationException: no map ${first}`);
      if (!opened.has(first)) after[first] = { ...map };
      opened.add(first);
      target = after[first] as Record<string, unknown>;
      member = second;
    }
    if (step.verb === 'REMOVE') delete target[member];
    else target[member] = copy(value(step.value));
  }
  return after;
};

const steps = (text: string): Step[] => {
  const sections = text.split(/ ?\b(SET|REMOVE) /).slice(1);
  return sections.flatMap((verb, index): Step[] => {
    if (index % 2 === 1) return [];
    return (sections[index + 1] ?? '').split(',').map((part): Step => {
      const [, path = '', separator, value = ''] = /^([#\w.]+)(?:( = )(:\w+))?$/.exec(part.trim()) ?? [];
      const names = path.split('.');
      if (verb === 'SET' && separator !== undefined) return { verb, path: names, value };
      if (verb === 'REMOVE' && separator === undefined && path !== '') return { verb, path: names };
      throw new Error(`The table's model does not know the update ${text}`);
    });
  });
};

/** The same few expressions come again and again. */
const known = <Part>(
  cache: Map<string, readonly Part[]>,
  expression: string,
  parse: (text: string) => readonly Part[],
): readonly Part[] => {
  const before = cache.get(expression);
  if (before) return before;
  const parts = parse(expression);
  cache.set(expression, parts);
  return parts;
};

/**
 * All expressions of one request share its placeholders. One that is unknown or unused is a ValidationException
 * ("Value provided in ExpressionAttributeNames unused in expressions").
 */
export const checkPlaceholders = (
  expressions: readonly (string | undefined)[],
  { ExpressionAttributeNames = {}, ExpressionAttributeValues = {} }: Placeholders,
): void => {
  const text = expressions.join(' ');
  const counted = placeholderCounts.get(text) ?? [count(text, /#\w+/g), count(text, /:\w+/g)];
  placeholderCounts.set(text, counted);
  const given = [Object.keys(ExpressionAttributeNames).length, Object.keys(ExpressionAttributeValues).length];
  if (given[0] !== counted[0] || given[1] !== counted[1]) {
    throw new Error(`ValidationException: unknown or unused placeholders in ${text}`);
  }
};
const placeholderCounts = new Map<string, readonly [names: number, values: number]>();
const count = (text: string, placeholder: RegExp): number => new Set(text.match(placeholder)).size;

const nameIn =
  ({ ExpressionAttributeNames = {} }: Placeholders) =>
  (of: string): string =>
    of.startsWith('#') ? (ExpressionAttributeNames[of] ?? of) : of;
const valueIn =
  ({ ExpressionAttributeValues = {} }: Placeholders) =>
  (of: string): unknown =>
    ExpressionAttributeValues[of];
