import * as z from 'zod/mini';
import { LocalFailure } from '../terminal/failure.ts';
import { overlays } from './overlays.ts';

/** What of a botocore model file (`service-2.json`) decides what a request may be. Prose is never read. */
const prose = { documentation: z.optional(z.string()) };

const reference = z.strictObject({
  shape: z.string(),
  location: z.optional(z.enum(['uri', 'querystring'])),
  locationName: z.optional(z.string()),
  /** Clients fill it in where a caller leaves it out. */
  idempotencyToken: z.optional(z.boolean()),
  ...prose,
});
export type Member = z.output<typeof reference>;

/** What it is for a client alone: `box` and `sensitive` change nothing of what a request may hold. */
const traits = { box: z.optional(z.boolean()), sensitive: z.optional(z.boolean()), ...prose };
const range = { min: z.optional(z.number()), max: z.optional(z.number()) };

/** Strict: a trait that is new must be understood before it is left out. */
const shape = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('string'),
    ...range,
    pattern: z.optional(z.string()),
    enum: z.optional(z.array(z.string())),
    ...traits,
  }),
  z.strictObject({ type: z.enum(['integer', 'long']), ...range, ...traits }),
  z.strictObject({ type: z.literal('double'), ...traits }),
  z.strictObject({ type: z.literal('boolean'), ...traits }),
  z.strictObject({ type: z.literal('list'), member: reference, ...range, ...traits }),
  // A sparse map may hold nulls, which are absent members like all others (docs/contract.md, last section).
  z.strictObject({
    type: z.literal('map'),
    key: reference,
    value: reference,
    sparse: z.optional(z.boolean()),
    ...range,
    ...traits,
  }),
  z.strictObject({
    type: z.literal('structure'),
    members: z.record(z.string(), reference),
    required: z.optional(z.array(z.string())),
    union: z.optional(z.boolean()),
    ...traits,
  }),
]);
/** A shape of the model, or the schema that stands in its place. */
export type Shape = z.output<typeof shape> | { readonly type: 'overlay'; readonly schema: string };
export type Structure = Extract<Shape, { type: 'structure' }>;

const file = z.object({
  metadata: z.object({ apiVersion: z.string(), serviceId: z.string() }),
  operations: z.record(
    z.string(),
    z.object({
      http: z.object({ method: z.string(), requestUri: z.string() }),
      input: z.object({ shape: z.string() }),
    }),
  ),
  shapes: z.record(z.string(), z.unknown()),
});

export type Model = {
  readonly apiVersion: string;
  readonly operations: Readonly<Record<string, z.output<typeof file>['operations'][string]>>;
  /** Of the requests alone, with all that they refer to. */
  readonly shapes: ReadonlyMap<string, Shape>;
};

/** @throws LocalFailure where the text is no model, or the model says something that the generator does not know. */
export const readModel = (text: string): Model => {
  const { metadata, operations, shapes } = parsed(
    file,
    parsedJson(text),
    'The file is not a model of a service',
  );
  const reached = new Map<string, Shape>();
  const reach = (name: string): void => {
    if (reached.has(name)) return;
    const found = shapeOf(name, shapes);
    reached.set(name, found);
    for (const next of referencesOf(found)) reach(next);
  };
  for (const { input } of Object.values(operations)) reach(input.shape);
  return { apiVersion: metadata.apiVersion, operations, shapes: reached };
};

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new LocalFailure('The file is not JSON, and so no model of a service.', { cause });
  }
};

const shapeOf = (name: string, shapes: Readonly<Record<string, unknown>>): Shape => {
  const instead = overlays[name];
  if (instead && 'schema' in instead) return { type: 'overlay', schema: instead.schema };
  if (!Object.hasOwn(shapes, name)) throw new LocalFailure(`The model has no shape ${name}.`);
  const found = parsed(shape, shapes[name], `The shape ${name} of the model is not understood`);
  if (found.type !== 'structure') return found;
  const members = Object.entries(found.members).map(([member, reference]) => {
    const place = `${name}.${member}`;
    const other = overlays[place];
    if (!other) return [member, reference];
    return [member, { ...reference, shape: 'shape' in other ? other.shape : place }];
  });
  return { ...found, members: Object.fromEntries(members) };
};

export const referencesOf = (found: Shape): readonly string[] => {
  switch (found.type) {
    case 'structure':
      return Object.values(found.members).map((member) => member.shape);
    case 'list':
      return [found.member.shape];
    case 'map':
      return [found.key.shape, found.value.shape];
    default:
      return [];
  }
};

const parsed = <Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
  sentence: string,
): z.output<Schema> => {
  const result = z.safeParse(schema, value);
  if (result.success) return result.data;
  throw new LocalFailure(`${sentence}; local/generate has to learn it.`, {
    details: result.error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`),
  });
};
