import * as z from 'zod/mini';

/** A JSON Schema of draft 2020-12. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * The JSON Schemas of several schemas, which refer to each other by their names, whatever else they hold.
 * @param at where they will stand, as a JSON pointer that ends before the name
 */
export const namedSchemas = (
  schemas: ReadonlyMap<string, z.core.$ZodType>,
  at: string,
): Readonly<Record<string, JsonSchema>> => {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of schemas) registry.add(schema, { id });
  const made = z.toJSONSchema(registry, { uri: (id) => `${at}${id}`, io: 'input', unrepresentable: 'any' });
  return Object.fromEntries(
    Object.entries(made.schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]),
  );
};
