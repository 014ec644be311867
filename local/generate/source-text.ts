import { LocalFailure } from '../terminal/failure.ts';
import { type Member, type Model, referencesOf, type Shape, type Structure } from './model.ts';
import { patternError } from './pattern.ts';

/** What no schema of the generated file can be called: what it imports, and the words of the language. */
const TAKEN = new Set([
  ...['z', 'integer', 'list', 'map', 'oneOf', 'once', 'text', 'overlays', 'operations'],
  ...'break case catch class const continue debugger default delete do else enum export extends false'.split(
    ' ',
  ),
  ...'finally for function if import in instanceof new null return super switch this throw true try'.split(
    ' ',
  ),
  ...'typeof var void while with yield let static await arguments eval implements interface package'.split(
    ' ',
  ),
  ...['private', 'protected', 'public'],
]);
/** So many members of a structure may stand in one line. */
const FEW = 3;

/**
 * The text of lambdas/contract/model.generated.ts, which the formatter has to lay out: a schema and a type for each shape
 * that a request is made of.
 * @param source the package that the model came from, with its version
 */
export const sourceText = (model: Model, source: string): string => {
  const names = [...model.shapes.keys()];
  const cyclic = new Set(names.filter((name) => reaches(model, name, name)));
  const declared = new Set<string>();
  const declarations = namesInOrder(model, names).map((name) => {
    const text = declaration(name, { model, cyclic, declared });
    declared.add(name);
    return text;
  });
  return [header(model, source), ...spaced(declarations), operationTable(model), ''].join('\n');
};

/** What takes more than one line stands by itself. */
const spaced = (declarations: readonly string[]): readonly string[] => {
  const texts = declarations.filter((text) => text !== '');
  return texts.map((text, index) =>
    index > 0 && `${texts[index - 1]}${text}`.includes('\n') ? `\n${text}` : text,
  );
};

const header = ({ apiVersion }: Model, source: string): string => `\
// Made by \`npm run generate:limits\`, not by hand (docs/contract.md, "The model"). Names, numbers and patterns of the
// service's API version ${apiVersion}, from the model in ${source}; none of its prose. Longer than other files: it is
// read as a difference.
import * as z from 'zod/mini';
import { integer, list, type Made, map, once, oneOf, text } from './limits.ts';
import type { OperationModel } from './operation.ts';
import * as overlays from './overlays.ts';
`;

type Place = {
  readonly model: Model;
  /** The shapes that hold themselves, at some depth. */
  readonly cyclic: ReadonlySet<string>;
  /** What stands further up in the file. */
  readonly declared: ReadonlySet<string>;
};

/**
 * Each shape below those that it is made of, and otherwise in the order of the alphabet: so a new shape of a later model
 * moves hardly any other.
 */
const namesInOrder = (model: Model, names: readonly string[]): readonly string[] => {
  const heights = new Map<string, number>();
  const heightOf = (name: string): number => {
    const known = heights.get(name);
    if (known !== undefined) return known;
    const below = referencesOf(shapeIn(model.shapes, name)).filter((next) => !reaches(model, next, name));
    const height = Math.max(0, ...below.map((next) => heightOf(next) + 1));
    heights.set(name, height);
    return height;
  };
  return names.toSorted((one, other) => heightOf(one) - heightOf(other) || (one < other ? -1 : 1));
};

const reaches = ({ shapes }: Model, from: string, to: string): boolean => {
  const seen = new Set<string>();
  const waiting = [...referencesOf(shapeIn(shapes, from))];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (name === to) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    waiting.push(...referencesOf(shapeIn(shapes, name)));
  }
  return false;
};

const shapeIn = (shapes: Model['shapes'], name: string): Shape => {
  const found = shapes.get(name);
  if (!found) throw new LocalFailure(`The model has no shape ${name}.`);
  return found;
};

const schemaName = (name: string): string => {
  const lower = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  return TAKEN.has(lower) ? `${lower}Shape` : lower;
};

const declaration = (name: string, place: Place): string => {
  const shape = shapeIn(place.model.shapes, name);
  if (shape.type === 'overlay') return '';
  const schema = schemaName(name);
  const hasType = shape.type === 'structure' || isEnum(shape);
  const text = `once(() => ${schemaText(name, shape, place)});`;
  if (shape.type === 'structure' && place.cyclic.has(name)) {
    const type = `export type ${name} =${typeText(shape, place)};\n`;
    return `${type}export const ${schema}: () => z.ZodMiniType<${name}> = ${text}`;
  }
  const type = hasType ? `\nexport type ${name} = Made<typeof ${schema}>;` : '';
  return `export const ${schema} = ${text}${type}`;
};

const isEnum = (shape: Shape): boolean => shape.type === 'string' && shape.enum !== undefined;

const schemaText = (name: string, shape: Shape, place: Place): string => {
  switch (shape.type) {
    case 'string':
      if (shape.enum) return `z.enum([${shape.enum.map(quoted).join(', ')}])`;
      return textSchema(name, shape);
    case 'integer':
    case 'long':
      return `integer(${rangeOf(name, shape)})`;
    case 'boolean':
      return 'z.boolean()';
    case 'double':
      return 'z.number()';
    case 'list':
      return `list(${referenceText(shape.member, place)}, ${rangeOf(name, shape)})`;
    case 'map':
      return `map(${referenceText(shape.key, place)}, ${referenceText(shape.value, place)}, ${rangeOf(name, shape)})`;
    case 'structure':
      return structureText(shape, place);
    case 'overlay':
      return `overlays.${shape.schema}()`;
  }
};

const textSchema = (name: string, shape: Extract<Shape, { type: 'string' }>): string => {
  const { pattern } = shape;
  if (pattern === undefined && shape.min === undefined && shape.max === undefined) return 'z.string()';
  if (pattern === undefined) return `text(${rangeOf(name, shape)})`;
  const error = patternError(pattern);
  if (error !== undefined) {
    throw new LocalFailure(`The pattern of ${name} ${error}.`, { details: [pattern] });
  }
  return `text(${rangeOf(name, shape)}, ${pattern.includes('\\') ? `String.raw\`${pattern}\`` : quoted(pattern)})`;
};

type Range = { readonly min?: number | undefined; readonly max?: number | undefined };

const rangeOf = (name: string, { min, max }: Range): string => {
  if (min !== undefined && max !== undefined) return `${min}, ${max}`;
  throw new LocalFailure(
    `The shape ${name} has no least or no greatest size; local/generate has to learn it.`,
  );
};

const quoted = (text: string): string => `'${text.replaceAll(/['\\]/g, '\\$&')}'`;

const structureText = (shape: Structure, place: Place): string => {
  const members = Object.entries(shape.members).map(([member, reference]) => {
    const schema = referenceText(reference, place);
    const isOptional = !shape.union && !shape.required?.includes(member);
    return `${member}: ${isOptional ? `z.optional(${schema})` : schema}`;
  });
  const combinator = shape.union ? 'oneOf' : 'z.object';
  if (members.length === 0) return `${combinator}({})`;
  const lineBreak = members.length > FEW ? '\n' : '';
  return `${combinator}({${lineBreak}${members.join(', ')}})`;
};

/** A shape that stands further down is looked up when it is needed. */
const referenceText = ({ shape: name }: Pick<Member, 'shape'>, { model, declared }: Place): string => {
  const shape = shapeIn(model.shapes, name);
  if (shape.type === 'overlay') return `overlays.${shape.schema}()`;
  return declared.has(name) ? `${schemaName(name)}()` : `z.lazy(${schemaName(name)})`;
};

/** The type of a shape that holds itself, which TypeScript cannot find by itself. */
const typeText = (shape: Structure, place: Place): string => {
  const members = Object.entries(shape.members).map(([name, member]): string => {
    const isOptional = !shape.union && !shape.required?.includes(name);
    const type = referenceType(member.shape, place);
    return `readonly ${name}${isOptional ? '?' : ''}: ${type}${isOptional ? ' | undefined' : ''}`;
  });
  if (shape.union) return members.map((member) => `\n  | { ${member} }`).join('');
  return ` { ${members.join('; ')} }`;
};

const referenceType = (name: string, place: Place): string => {
  const shape = shapeIn(place.model.shapes, name);
  if (shape.type === 'list') return `${referenceType(shape.member.shape, place)}[]`;
  if (shape.type === 'structure' || isEnum(shape)) return name;
  return `Made<typeof ${schemaName(name)}>`;
};

/** How a member of the query string is read: it has no type of its own there. */
const queryKind = (
  { shapes }: Model,
  { required = [] }: Structure,
  [name, member]: readonly [string, Member],
): string => {
  const { type } = shapeIn(shapes, member.shape);
  if (type === 'list') return required.includes(name) ? 'requiredList' : 'list';
  if (type === 'integer' || type === 'long') return 'number';
  if (type === 'string') return 'text';
  throw new LocalFailure(`The query member ${name} is a ${type}; local/generate has to learn it.`);
};

const operationTable = (model: Model): string => {
  const entries = Object.entries(model.operations).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const texts = entries.map(([operation, { http, input }]) => {
    const request = shapeIn(model.shapes, input.shape);
    if (request.type !== 'structure')
      throw new LocalFailure(`${operation} has no structure for its request.`);
    const query = Object.entries(request.members)
      .filter(([, member]) => member.location === 'querystring')
      .map((entry) => `${nameOnTheWire(entry)}: ${quoted(queryKind(model, request, entry))}`);
    const members = [
      `operation: ${quoted(operation)}`,
      `method: ${quoted(http.method)}`,
      `path: ${quoted(http.requestUri)}`,
      `request: ${schemaName(input.shape)}`,
      ...(query.length === 0 ? [] : [`query: { ${query.join(', ')} }`]),
    ];
    return `${operation}: {\n${members.join(', ')} },`;
  });
  return `
/** Where each operation is found, which members of its request travel in the query string, and its request. */
export const operations = {
${texts.join('\n')}
} as const satisfies Readonly<Record<string, OperationModel>>;`;
};

const nameOnTheWire = ([name, { locationName }]: readonly [string, Member]): string => {
  if (locationName === undefined || locationName === name) return name;
  throw new LocalFailure(
    `The member ${name} is called ${locationName} in the query; local/generate has to learn it.`,
  );
};
