import type { Json } from '../../builders/hostile-json.ts';
import { isRequired, type Members, membersOf, operationOf, type Shape, shapeOf } from './service-model.ts';

/** A limit of a member: requests that keep to it, and requests that are just beyond it. */
export type Trial = {
  readonly operation: string;
  /** The path of the member, as a caller would write it. */
  readonly member: string;
  readonly limit: string;
  readonly within: readonly Members[];
  readonly beyond: readonly Members[];
};

/** A value that is there, for the shapes that name something. */
export type Seeds = Readonly<Record<string, Json>>;

/** So often a shape may stand within itself. */
const MAX_NESTING = 2;

type Place = {
  readonly path: string;
  /** The whole request, with this value at the place, or without any. */
  readonly put: (value: Json | undefined) => Members;
  readonly above: readonly string[];
};
type Limit = Pick<Trial, 'limit'> & { readonly within: readonly Json[]; readonly beyond: readonly Json[] };

export const trialsOf = (operation: string, seeds: Seeds): readonly Trial[] => {
  const request = operationOf(operation).input.shape;
  const trials: Trial[] = [];

  const visit = (name: string, place: Place): void => {
    const shape = shapeOf(name);
    if (place.above.filter((above) => above === name).length >= MAX_NESTING) return;
    const { path, put } = place;
    const above = [...place.above, name];
    for (const { limit, within, beyond } of limitsOf(shape, seeds)) {
      trials.push({ operation, member: path, limit, within: within.map(put), beyond: beyond.map(put) });
    }
    for (const [member, { shape: inner, location }] of membersOf(shape)) {
      const others = shape.union ? {} : minimalMembers(shape, seeds);
      const memberPath = path === '' ? member : `${path}.${member}`;
      const putMember = (value: Json | undefined) => put(withMember(others, member, value));
      // An absent list of the query cannot be told from an empty one, and a path has all of its members.
      if (isRequired(shape, member) && location === undefined) {
        const within = [putMember(minimal(inner, seeds))];
        trials.push({
          operation,
          member: memberPath,
          limit: 'required',
          within,
          beyond: [putMember(undefined)],
        });
      }
      visit(inner, { path: memberPath, put: putMember, above });
    }
    if (shape.member) {
      const first = (value: Json | undefined): Json => [
        value ?? null,
        ...listOf(shape, (shape.min ?? 0) - 1, seeds),
      ];
      visit(shape.member.shape, { path: `${path}[0]`, put: (value) => put(first(value)), above });
    }
    if (shape.value) {
      visit(shape.value.shape, { path: `${path}.key`, put: (value) => put({ key: value ?? null }), above });
    }
  };
  visit(request, { path: '', put: (value) => value as Members, above: [] });
  return trials.filter(({ member }) => member !== '');
};

const withMember = (others: Members, member: string, value: Json | undefined): Json => {
  const { [member]: _, ...rest } = others;
  return value === undefined ? rest : { ...rest, [member]: value };
};

const fox = '🦊';

/** The limits of a shape by itself, with values within and beyond. */
const limitsOf = (shape: Shape, seeds: Seeds): readonly Limit[] => {
  const { type, min, max } = shape;
  switch (type) {
    case 'string':
      if (shape.enum) return [{ limit: 'one of a few', within: shape.enum, beyond: ['Nonesuch', ''] }];
      return [...(max === undefined ? [] : [lengthLimit(shape)]), ...patternLimits(shape)];
    case 'integer':
    case 'long': {
      const [least = 1, greatest = 1] = [min, max];
      const beyond = [least - 1, greatest + 1, least + 0.5, 'many'];
      return [{ limit: `${least} to ${greatest}`, within: [least, greatest], beyond }];
    }
    case 'list': {
      const [least = 0, greatest = 0] = [min, max];
      const within = [listOf(shape, least, seeds), listOf(shape, greatest, seeds)];
      const beyond = [
        ...(least > 0 ? [listOf(shape, least - 1, seeds)] : []),
        listOf(shape, greatest + 1, seeds),
      ];
      return [{ limit: `${least} to ${greatest} members`, within, beyond }];
    }
    case 'map':
      return max === undefined ? [] : [entriesLimit(shape, max), ...keyLimits(shape)];
    case 'structure':
      return [shape.union ? unionLimit(shape, seeds) : objectLimit(shape, seeds)];
    case 'boolean':
      return [{ limit: 'true or false', within: [true, false], beyond: ['true'] }];
    case 'double':
      return [{ limit: 'a number', within: [0, -1.5], beyond: ['1'] }];
  }
};

const lengthLimit = (shape: Shape): Limit => {
  const { min = 0, max = 0, pattern } = shape;
  const fill = pattern === undefined ? ['x', fox] : ['x'];
  const of = (length: number) => fill.map((character) => character.repeat(length));
  return {
    limit: `${min} to ${max} characters`,
    within: [...of(min), ...of(max)],
    beyond: [...(min > 0 ? of(min - 1) : []), ...of(max + 1)],
  };
};

/** Texts that some pattern or other refuses; of each pattern, those are tried that it does. */
const oddTexts = ['x ', 'x\n', ' ', 'x\ny', 'é', '返', 'x!', 'x\u0000', 'aws:x', 'AWS:x', 'x,', '"', 'x\\'];

const patternLimits = ({ pattern, min = 0 }: Shape): readonly Limit[] => {
  if (pattern === undefined) return [];
  const whole = new RegExp(`^(?:${pattern})$`, 'u');
  const beyond = oddTexts.filter((text) => text.length >= min && !whole.test(text));
  if (beyond.length === 0) throw new Error(`No text is known that ${pattern} refuses`);
  return [{ limit: pattern, within: ['x', ...oddTexts.filter((text) => whole.test(text))], beyond }];
};

const entriesLimit = (shape: Shape, max: number): Limit => {
  const of = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`key-${index}`, 'x']));
  return { limit: `0 to ${max} entries`, within: [of(shape.min ?? 0), of(max)], beyond: [of(max + 1)] };
};

const keyLimits = (shape: Shape): readonly Limit[] => {
  const keyShape = shapeOf(shape.key?.shape ?? '');
  const keyed = (key: Json): Json => ({ [`${key}`]: 'x' });
  return [lengthLimit(keyShape), ...patternLimits(keyShape)].map(({ limit, within, beyond }) => ({
    limit: `keys of ${limit}`,
    within: within.map(keyed),
    beyond: beyond.map(keyed),
  }));
};

const unionLimit = (shape: Shape, seeds: Seeds): Limit => {
  const each = membersOf(shape).map(([member, { shape: inner }]) => ({ [member]: minimal(inner, seeds) }));
  const [first = {}, second] = each;
  return {
    limit: 'exactly one member',
    within: [...each, { ...first, nonesuch: 'x' }],
    beyond: [{}, { nonesuch: 'x' }, ...(second ? [{ ...first, ...second }] : [])],
  };
};

const objectLimit = (shape: Shape, seeds: Seeds): Limit => ({
  limit: 'an object, with whatever else',
  within: [{ ...minimalMembers(shape, seeds), nonesuch: 'x' }],
  beyond: ['x', []],
});

const listOf = (shape: Shape, count: number, seeds: Seeds): Json[] =>
  Array.from({ length: Math.max(0, count) }, () => minimal(shape.member?.shape ?? '', seeds));

/** As little as the model allows, of things that are there. */
const minimal = (name: string, seeds: Seeds): Json => {
  const seed = seeds[name];
  if (seed !== undefined) return seed;
  const shape = shapeOf(name);
  switch (shape.type) {
    case 'string':
      return shape.enum?.[0] ?? 'x';
    case 'integer':
    case 'long':
      return shape.min ?? 0;
    case 'double':
      return 1;
    case 'boolean':
      return true;
    case 'list':
      return listOf(shape, shape.min ?? 0, seeds);
    case 'map':
      return {};
    case 'structure': {
      const [first] = membersOf(shape);
      if (shape.union && first) return { [first[0]]: minimal(first[1].shape, seeds) };
      return minimalMembers(shape, seeds);
    }
  }
};

const minimalMembers = (shape: Shape, seeds: Seeds): Members =>
  Object.fromEntries(
    membersOf(shape)
      .filter(([member]) => isRequired(shape, member))
      .map(([member, { shape: inner }]) => [member, minimal(inner, seeds)]),
  );
