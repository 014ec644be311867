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
  const made = z.toJSONSchema(registry, {
    uri: (id) => `${at}${id}`,
    io: 'input',
    unrepresentable: 'any',
    // It is of our types alone: in JSON it would mean that nobody may send the member.
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly;
      spellOut(jsonSchema);
    },
  });
  return Object.fromEntries(
    Object.entries(made.schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]),
  );
};

/** A union says which members it may have, and that one of them is required: as one object for each, which tools know. */
const spellOut = (schema: JsonSchema): void => {
  const { oneOf, properties } = schema;
  if (!oneOf || !properties) return;
  schema.oneOf = Object.entries(properties).map(([name, member]) => ({
    type: 'object',
    properties: { [name]: member },
    required: [name],
  }));
  delete schema.properties;
};
