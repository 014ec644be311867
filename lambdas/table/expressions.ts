import type { Key } from './keys.ts';

export type Item = Key & Readonly<Record<string, unknown>>;

/** What a write believes of the item as it stands; all clauses must hold. */
export type Belief = {
  readonly exists?: boolean;
  readonly equals?: Readonly<Record<string, unknown>>;
  readonly absent?: readonly string[];
  /** The attribute is there and not greater. */
  readonly atMost?: Readonly<Record<string, number>>;
};

/** Names the attributes that it changes; all others stay as they are. Undefined values are left alone. */
export type AttributeChange = {
  readonly set?: Readonly<Record<string, unknown>>;
  readonly remove?: readonly string[];
  /** Members of map attributes: `{ fields: { title: … } }` sets `fields.title` only. */
  readonly setIn?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly removeIn?: Readonly<Record<string, readonly string[]>>;
};

/** Gathers the placeholders of one expression. Short, because an expression ends at 4 KB and a case has 220 fields. */
export const placeholders = () => {
  const names = new Map<string, string>();
  const values: Record<string, unknown> = {};
  return {
    name: (attribute: string): string => {
      const known = names.get(attribute);
      if (known !== undefined) return known;
      const placeholder = `#${names.size.toString(36)}`;
      names.set(attribute, placeholder);
      return placeholder;
    },
    value: (value: unknown): string => {
      const placeholder = `:${Object.keys(values).length.toString(36)}`;
      values[placeholder] = value;
      return placeholder;
    },
    /** DynamoDB refuses empty lists of placeholders, so they are left out. */
    attributes: () => ({
      ...(names.size > 0 && {
        ExpressionAttributeNames: Object.fromEntries(
          [...names].map(([attribute, name]) => [name, attribute]),
        ),
      }),
      ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
    }),
  };
};
type Placeholders = ReturnType<typeof placeholders>;

/** Any one of the beliefs must hold. */
export const conditionExpression = (anyOf: readonly Belief[], { name, value }: Placeholders): string => {
  const clauses = anyOf.map((belief) => {
    const existence =
      belief.exists === undefined ? [] : [`attribute_${belief.exists ? '' : 'not_'}exists(${name('pk')})`];
    const equal = Object.entries(belief.equals ?? {}).map(([of, is]) => `${name(of)} = ${value(is)}`);
    const absent = (belief.absent ?? []).map((of) => `attribute_not_exists(${name(of)})`);
    const atMost = Object.entries(belief.atMost ?? {}).map(([of, limit]) => `${name(of)} <= ${value(limit)}`);
    return [...existence, ...equal, ...absent, ...atMost].join(' AND ');
  });
  return clauses.length === 1 ? clauses.join('') : clauses.map((clause) => `(${clause})`).join(' OR ');
};

export const updateExpression = (change: AttributeChange, { name, value }: Placeholders): string => {
  const sets = Object.entries(change.set ?? {})
    .filter(([, to]) => to !== undefined)
    .map(([of, to]) => `${name(of)} = ${value(to)}`);
  const setsIn = Object.entries(change.setIn ?? {}).flatMap(([map, members]) =>
    Object.entries(members).map(([of, to]) => `${name(map)}.${name(of)} = ${value(to)}`),
  );
  const removes = (change.remove ?? []).map(name);
  const removesIn = Object.entries(change.removeIn ?? {}).flatMap(([map, members]) =>
    members.map((of) => `${name(map)}.${name(of)}`),
  );
  const clause = (verb: string, parts: readonly string[]) =>
    parts.length > 0 ? [`${verb} ${parts.join(',')}`] : [];
  return [...clause('SET', [...sets, ...setsIn]), ...clause('REMOVE', [...removes, ...removesIn])].join(' ');
};
