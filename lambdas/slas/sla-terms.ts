import { isEmpty, isRequired } from '../cases/case.ts';
import { invalid } from '../contract/errors.ts';
import type { FieldDefinitions } from '../fields/field-definitions.ts';
import { storedValue, valueError } from '../fields/field-value.ts';
import { systemField } from '../fields/system-fields.ts';
import type { SlaTerms } from './sla.ts';

const member = 'content.sla.slaInputConfiguration';

/**
 * The contract makes both members optional and means them together: a field and the value that fulfils the SLA.
 * @throws ValidationException naming the member where the SLA could never mean what it says.
 */
export const checkTerms = ({ fieldId, targetFieldValues }: SlaTerms, definitions: FieldDefinitions): void => {
  if (fieldId === undefined) {
    if (targetFieldValues === undefined) return;
    throw invalid(`${member}.fieldId`, 'is required where targetFieldValues is given');
  }
  const definition = definitions.get(fieldId);
  if (!definition) throw invalid(`${member}.fieldId`, `there is no field ${fieldId}`);
  if (definition.field.deleted) throw invalid(`${member}.fieldId`, `the field ${fieldId} is deleted`);
  const setBy = systemField(fieldId)?.setBy ?? 'caller';
  if (setBy === 'anken') throw invalid(`${member}.fieldId`, `${fieldId} is set by the system`);
  if (setBy === 'creator') throw invalid(`${member}.fieldId`, `${fieldId} cannot be changed`);
  const [target] = targetFieldValues ?? [];
  if (!target) throw invalid(`${member}.targetFieldValues`, 'is required where fieldId is given');
  const value = storedValue(target);
  const error = value && valueError(definition.field, value, definition.options, undefined);
  if (error !== undefined) throw invalid(`${member}.targetFieldValues[0]`, error);
  if (isEmpty(value) && isRequired(undefined, fieldId)) {
    throw invalid(`${member}.targetFieldValues[0]`, `${fieldId} cannot be emptied`);
  }
};
