import * as z from 'zod/mini';
import { caseEventSchema } from '../case-event.ts';

export type Shape = Readonly<Record<string, z.core.$ZodType>>;

/** An event as it is stored: its members, and the types that it may have. */
export type StoredShape = { readonly types: readonly string[]; readonly members: Shape };

/** Read from the schema of the stored events, so that one that is new there is known here. */
export const storedShapes = (): readonly StoredShape[] =>
  caseEventSchema.def.options.map((option) => {
    const members: Shape = option.def.shape;
    return { types: textsOf(member(members, 'type')), members };
  });

/** The member of that name; of an object or an optional one. */
export const member = (members: Shape, name: string): z.core.$ZodType => {
  const found = members[name];
  if (found === undefined) throw new Error(`A stored event has no member ${name}`);
  return found;
};

/** The members of an object; of each object of a union. */
export const objectsOf = (schema: z.core.$ZodType): readonly Shape[] => {
  if (schema instanceof z.ZodMiniObject) return [schema.def.shape];
  if (!(schema instanceof z.ZodMiniUnion || schema instanceof z.ZodMiniDiscriminatedUnion)) {
    throw new Error('A stored event holds what is neither object nor union');
  }
  const options: readonly z.core.$ZodType[] = schema.def.options;
  return options.flatMap(objectsOf);
};

/** The texts that a literal or an enumeration allows. */
export const textsOf = (schema: z.core.$ZodType): readonly string[] => {
  if (schema instanceof z.ZodMiniEnum) return schema.options.map(String);
  if (schema instanceof z.ZodMiniLiteral) return [...schema.def.values].map(String);
  throw new Error('The type of a stored event is neither literal nor enumeration');
};

/** The value of a field of a case. */
export const fieldValue = (): z.core.$ZodType => {
  const [{ members } = { members: {} }] = storedShapes().filter((stored) => 'changes' in stored.members);
  const [after = {}] = objectsOf(member(members, 'after'));
  const fields = member(after, 'fields');
  if (fields instanceof z.ZodMiniRecord) return fields.def.valueType;
  throw new Error('The fields of a stored case are no record');
};

/** How an SLA stands. */
export const slaStatus = (): z.core.$ZodType => {
  const [{ members } = { members: {} }] = storedShapes().filter((stored) => 'cycle' in stored.members);
  const before = member(members, 'statusBefore');
  return before instanceof z.ZodMiniOptional ? before.def.innerType : before;
};
