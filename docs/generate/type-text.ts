import type { JsonSchema } from './named-schemas.ts';

/** The type of TypeScript that a JSON Schema of ours describes; a reference is a type of its last part's name. */
export const typeText = (schema: JsonSchema): string => {
  if (schema.$ref !== undefined) return schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return either.map((each) => typeText(of(each))).join(' | ');
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  switch (schema.type) {
    case 'string':
    case 'boolean':
      return schema.type;
    case 'number':
    case 'integer':
      return 'number';
    case 'array':
      return `readonly (${typeText(of(Array.isArray(schema.items) ? undefined : schema.items))})[]`;
    case 'object':
      return objectText(schema);
    default:
      return 'unknown';
  }
};

const objectText = ({ properties, required = [], additionalProperties }: JsonSchema): string => {
  if (typeof additionalProperties === 'object' && !properties) {
    return `Readonly<Record<string, ${typeText(additionalProperties)}>>`;
  }
  const members = Object.entries(properties ?? {}).map(([name, member]) => {
    const key = /^\w+$/.test(name) ? name : JSON.stringify(name);
    return `${comment(of(member))}readonly ${key}${required.includes(name) ? '' : '?'}: ${typeText(of(member))};`;
  });
  return members.length === 0 ? 'Record<string, never>' : `{\n${members.join('\n')}\n}`;
};

/** A schema may be `true`, or none: anything goes. */
const of = (schema: JsonSchema | boolean | undefined): JsonSchema =>
  typeof schema === 'object' ? schema : {};

export const comment = ({ description }: JsonSchema): string =>
  description === undefined ? '' : `/** ${description} */\n`;
