import { invalid } from '../contract/errors.ts';
import type { FieldValue } from '../contract/model.generated.ts';
import type { FieldDefinitions } from '../fields/field-definitions.ts';
import { type FieldValues, storedValue, valueError } from '../fields/field-value.ts';
import { systemField } from '../fields/system-fields.ts';
import type { FieldChanges } from './case.ts';

/** What a request calls the id and the value of its fields, for the errors that name them. */
export type MemberNames = (index: number) => { readonly id: string; readonly value: string };

/** As CreateCase and UpdateCase have them. */
export const membersOfFields: MemberNames = (index) => ({
  id: `fields[${index}].id`,
  value: `fields[${index}].value`,
});

/**
 * What a request's `fields` ask for, checked against their definitions. `held` are the fields of the case as it is;
 * a case that is being created has none. A deleted field can be changed, or cleared, as long as the case holds it.
 * @throws ValidationException naming the first member that cannot be.
 */
export const givenFields = (
  input: readonly FieldValue[],
  definitions: FieldDefinitions,
  held: FieldValues | undefined,
  members: MemberNames = membersOfFields,
): FieldChanges => {
  const deleted = input.filter(({ id }) => definitions.get(id)?.field.deleted && held?.[id] === undefined);
  if (deleted.length > 0)
    throw invalid('fields', `of deleted fields: ${deleted.map(({ id }) => id).join(', ')}`);
  const changes = new Map<string, ReturnType<typeof storedValue>>();
  for (const [index, { id, value: union }] of input.entries()) {
    const member = members(index);
    const definition = definitions.get(id);
    if (!definition) throw invalid(member.id, `there is no field ${id}`);
    if (changes.has(id)) throw invalid(member.id, `the field ${id} stands in the request twice`);
    const setBy = systemField(id)?.setBy ?? 'caller';
    if (setBy === 'anken') throw invalid(member.id, `${id} is set by the system`);
    if (setBy === 'creator' && held) throw invalid(member.id, `${id} cannot be changed`);
    const value = storedValue(union);
    const error = value && valueError(definition.field, value, definition.options, held?.[id]);
    if (error !== undefined) throw invalid(member.value, error);
    changes.set(id, value);
  }
  return changes;
};
