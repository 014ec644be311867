import type { CustomContent } from '../case-events/item-content.ts';
import { invalid } from '../contract/errors.ts';
import type { CustomInputContent } from '../contract/model.generated.ts';
import type { FieldDefinitions } from '../fields/field-definitions.ts';
import { storedValue, valueError } from '../fields/field-value.ts';
import { systemField } from '../fields/system-fields.ts';

const MEMBER = 'content.custom.fields';

/**
 * What a custom related item holds then, checked as a case's values are; `emptyValue` is none. `held` is what it has
 * now: a value of a field that was deleted since can be given anew.
 * @throws ValidationException naming the first member that cannot be
 */
export const customFields = (
  input: CustomInputContent['fields'],
  definitions: FieldDefinitions,
  held: CustomContent['fields'] = [],
): CustomContent['fields'] => {
  const heldValues = new Map(held.map(({ id, value }) => [id, value]));
  const deleted = input.filter(({ id }) => definitions.get(id)?.field.deleted && !heldValues.has(id));
  if (deleted.length > 0)
    throw invalid(MEMBER, `of deleted fields: ${deleted.map(({ id }) => id).join(', ')}`);
  const seen = new Set<string>();
  const fields = input.flatMap(({ id, value: union }, index) => {
    const member = `${MEMBER}[${index}]`;
    const definition = definitions.get(id);
    if (!definition) throw invalid(`${member}.id`, `there is no field ${id}`);
    if (systemField(id))
      throw invalid(`${member}.id`, `${id} is a system field, which a custom related item cannot hold`);
    if (seen.has(id)) throw invalid(`${member}.id`, `the field ${id} stands in the request twice`);
    seen.add(id);
    const value = storedValue(union);
    if (value === undefined) return [];
    const error = valueError(definition.field, value, definition.options, heldValues.get(id));
    if (error !== undefined) throw invalid(`${member}.value`, error);
    return [{ id, value }];
  });
  if (fields.length === 0) throw invalid(MEMBER, 'must hold at least one value');
  return fields;
};
