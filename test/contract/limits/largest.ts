import type { Json } from '../../builders/hostile-json.ts';
import { type Members, membersOf, operationOf, type Shape, shapeOf } from './service-model.ts';

/** What stands for a value of this shape: the name of a thing that is there. Nothing: the member is left out. */
export type Names = Readonly<Record<string, () => Json | undefined>>;

/** A choice among a union's members that is made wherever the union stands; elsewhere its largest member is taken. */
type Choice = { readonly union: string; readonly member: string };

/** What stands for a text that the model does not limit. */
const UNLIMITED = 500;
/** Far beyond what a body may hold (docs/architecture.md §5): lists end where all texts together are as long. */
const ENOUGH_CHARACTERS = 1.5 * 1024 * 1024;
/** So often a shape may stand within itself. */
const MAX_NESTING = 2;

/**
 * Requests with every member there is, and each at its maximum: one for each choice that the unions in it leave.
 * @param character what texts are made of where they have no pattern
 */
export const largestRequests = (operation: string, names: Names, character: string): readonly Members[] => {
  const request = operationOf(operation).input.shape;
  const choices: (Choice | undefined)[] = [...unionsIn(request)].flatMap((union) =>
    membersOf(shapeOf(union)).map(([member]) => ({ union, member })),
  );
  return (choices.length === 0 ? [undefined] : choices).map(
    (choice) =>
      largest(request, { names, character, choice, above: [], room: { left: ENOUGH_CHARACTERS } }) as Members,
  );
};

type Place = {
  readonly names: Names;
  readonly character: string;
  readonly choice: Choice | undefined;
  readonly above: readonly string[];
  readonly room: { left: number };
};

const unionsKnown = new Map<string, ReadonlySet<string>>();
const unionsIn = (name: string): ReadonlySet<string> => {
  const known = unionsKnown.get(name);
  if (known) return known;
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (next: string): void => {
    if (seen.has(next)) return;
    seen.add(next);
    const shape = shapeOf(next);
    if (shape.union) found.add(next);
    for (const [, member] of membersOf(shape)) visit(member.shape);
    if (shape.member) visit(shape.member.shape);
  };
  visit(name);
  unionsKnown.set(name, found);
  return found;
};

const largest = (name: string, place: Place): Json | undefined => {
  const given = place.names[name];
  if (given) {
    const value = given();
    place.room.left -= `${value}`.length;
    return value;
  }
  const shape = shapeOf(name);
  const within = { ...place, above: [...place.above, name] };
  const all = (count: number, shapeName = ''): Json[] =>
    Array.from({ length: count }, () =>
      place.room.left < 0 ? undefined : largest(shapeName, within),
    ).filter((value) => value !== undefined);
  switch (shape.type) {
    case 'string':
      return shape.enum?.[0] ?? longText(shape, place);
    case 'integer':
    case 'long':
      return shape.max ?? 1;
    case 'double':
      return -1.234567890123456e125;
    case 'boolean':
      return false;
    case 'list':
      return all(shape.max ?? 1, shape.member?.shape);
    case 'map': {
      const keys = all(shape.max ?? 1, shape.key?.shape);
      const values = all(shape.max ?? 1, shape.value?.shape);
      return Object.fromEntries(keys.map((key, index) => [`${key}`, values[index] ?? 'x']));
    }
    case 'structure':
      if (isTooDeep(name, place.above)) return undefined;
      return shape.union ? largestMember(name, within) : structure(name, within);
  }
};

let texts = 0;
/** Unlike every other, for names that may be taken once. */
const longText = ({ max = UNLIMITED, pattern }: Shape, { character, room }: Place): string => {
  texts += 1;
  room.left -= max;
  return `${texts}${(pattern === undefined ? character : 'x').repeat(Math.max(0, max - `${texts}`.length))}`;
};

const structure = (name: string, place: Place): Json => {
  const members = membersOf(shapeOf(name)).flatMap(([member, { shape }]): [string, Json][] => {
    const value = largest(shape, place);
    return value === undefined ? [] : [[member, value]];
  });
  return Object.fromEntries(members);
};

const largestMember = (name: string, place: Place): Json | undefined => {
  const { choice, above } = place;
  const members = membersOf(shapeOf(name)).filter(([, { shape }]) => !isTooDeep(shape, above));
  const wanted = members.filter(([member, { shape }]) =>
    choice?.union === name ? choice.member === member : choice && unionsIn(shape).has(choice.union),
  );
  const [most] = (wanted.length > 0 ? wanted : members).toSorted(
    ([, one], [, other]) => sizeOf(other.shape, above) - sizeOf(one.shape, above),
  );
  return most && { [most[0]]: largest(most[1].shape, place) ?? {} };
};

const isTooDeep = (name: string, above: readonly string[]): boolean =>
  above.filter((each) => each === name).length >= MAX_NESTING;

const sizes = new Map<string, number>();
/** About as many characters as the largest value of the shape takes. */
const sizeOf = (name: string, above: readonly string[]): number => {
  const place = [name, ...above.toSorted()].join(' ');
  const known = sizes.get(place) ?? computedSize(name, above);
  sizes.set(place, known);
  return known;
};

const computedSize = (name: string, above: readonly string[]): number => {
  const shape = shapeOf(name);
  if (isTooDeep(name, above)) return 0;
  const size = (next: string | undefined) => (next === undefined ? 0 : sizeOf(next, [...above, name]));
  const members = membersOf(shape).map(([, member]) => size(member.shape));
  switch (shape.type) {
    case 'list':
    case 'map':
      return (
        (shape.max ?? 1) * (size(shape.member?.shape) + size(shape.key?.shape) + size(shape.value?.shape))
      );
    case 'structure':
      return 10 + (shape.union ? Math.max(0, ...members) : members.reduce((sum, each) => sum + each, 0));
    case 'string':
      return shape.max ?? UNLIMITED;
    default:
      return 10;
  }
};
