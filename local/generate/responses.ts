import * as z from 'zod/mini';
import { LocalFailure } from '../terminal/failure.ts';

/** What of a botocore model file decides what an answer may be: names, shapes and limits. Prose is never read. */
const reference = z.object({ shape: z.string(), location: z.optional(z.string()) });
const range = { min: z.optional(z.number()), max: z.optional(z.number()) };
const shape = z.discriminatedUnion('type', [
  z.object({ type: z.literal('string'), ...range, enum: z.optional(z.array(z.string())) }),
  z.object({ type: z.literal('timestamp'), timestampFormat: z.literal('iso8601') }),
  z.object({ type: z.enum(['integer', 'long']), ...range }),
  z.object({ type: z.enum(['double', 'boolean']) }),
  z.object({ type: z.literal('list'), member: reference, ...range }),
  z.object({ type: z.literal('map'), value: reference }),
  z.object({
    type: z.literal('structure'),
    members: z.record(z.string(), reference),
    required: z.optional(z.array(z.string())),
    union: z.optional(z.boolean()),
  }),
]);
type Shape = z.output<typeof shape>;

const file = z.object({
  operations: z.record(
    z.string(),
    z.object({ output: z.optional(z.object({ shape: z.string() })), errors: z.array(reference) }),
  ),
  shapes: z.record(z.string(), z.unknown()),
});

type JsonSchema = { readonly [keyword: string]: unknown };

/** What the operations answer: JSON Schemas by the names of their shapes, and which operation answers which. */
export type Responses = {
  /** None where the body is empty. */
  readonly operations: Readonly<
    Record<string, { readonly output?: string; readonly errors: readonly string[] }>
  >;
  readonly schemas: Readonly<Record<string, JsonSchema>>;
};

/** Where the schemas will stand, in the document that they are made for (docs/openapi.json). */
const PLACE = '#/components/schemas/';

/** @throws LocalFailure where the model says something that the generator does not know. */
export const readResponses = (text: string): Responses => {
  const model = z.safeParse(file, JSON.parse(text));
  if (!model.success) throw new LocalFailure('The file is not a model of a service with answers.');
  const { operations, shapes } = model.data;
  const schemas = new Map<string, JsonSchema>();
  const shapeOf = (name: string): Shape => {
    const found = z.safeParse(shape, shapes[name]);
    if (found.success) return found.data;
    throw new LocalFailure(
      `The shape ${name} of the model is not understood; local/generate has to learn it.`,
    );
  };
  /** What has a name of its own in the document is referred to; all else stands where it is used. */
  const schemaAt = (name: string): JsonSchema => {
    const found = shapeOf(name);
    if (found.type !== 'structure' && !(found.type === 'string' && found.enum)) return schemaOf(found);
    if (!schemas.has(name)) {
      schemas.set(name, {});
      schemas.set(name, schemaOf(found));
    }
    return { $ref: `${PLACE}${name}` };
  };
  const schemaOf = (found: Shape): JsonSchema => {
    switch (found.type) {
      case 'string':
        return found.enum
          ? { type: 'string', enum: found.enum }
          : { type: 'string', ...limits(found, 'minLength', 'maxLength') };
      case 'timestamp':
        return { type: 'string', format: 'date-time' };
      case 'integer':
      case 'long':
        return { type: 'integer', ...limits(found, 'minimum', 'maximum') };
      case 'double':
        return { type: 'number' };
      case 'boolean':
        return { type: 'boolean' };
      case 'list':
        return {
          type: 'array',
          items: schemaAt(found.member.shape),
          ...limits(found, 'minItems', 'maxItems'),
        };
      case 'map':
        return { type: 'object', additionalProperties: schemaAt(found.value.shape) };
      case 'structure':
        return structure(found);
    }
  };
  const structure = ({ members, required, union }: Extract<Shape, { type: 'structure' }>): JsonSchema => {
    const inBody = Object.entries(members).filter(([, { location }]) => location === undefined);
    const properties = inBody.map(([name, member]): [string, JsonSchema] => [name, schemaAt(member.shape)]);
    if (union) {
      const oneOf = properties.map(([name, member]) => ({
        type: 'object',
        properties: { [name]: member },
        required: [name],
      }));
      return { type: 'object', oneOf };
    }
    return {
      type: 'object',
      properties: Object.fromEntries(properties),
      ...(required && required.length > 0 && { required }),
    };
  };
  const named = Object.entries(operations).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const answers = named.map(([name, { output, errors }]) => {
    for (const error of errors) schemaAt(error.shape);
    const isEmpty = output === undefined || Object.keys(membersOf(shapeOf(output.shape))).length === 0;
    if (!isEmpty) schemaAt(output.shape);
    return [
      name,
      { ...(!isEmpty && { output: output.shape }), errors: errors.map((each) => each.shape).toSorted() },
    ];
  });
  return {
    operations: Object.fromEntries(answers),
    schemas: Object.fromEntries([...schemas].toSorted(([one], [other]) => (one < other ? -1 : 1))),
  };
};

const membersOf = (found: Shape): object => (found.type === 'structure' ? found.members : {});

const limits = (
  { min, max }: { readonly min?: number | undefined; readonly max?: number | undefined },
  least: string,
  most: string,
): JsonSchema => ({ ...(min !== undefined && { [least]: min }), ...(max !== undefined && { [most]: max }) });
