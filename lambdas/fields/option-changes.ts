import type { FieldOption } from './field-option.ts';
import { builtInOptions } from './system-fields.ts';

/** What a caller wants an option to be. */
export type WantedOption = Pick<FieldOption, 'name' | 'value' | 'active'>;

/** Why an option cannot be as wanted, or nothing. Sources: docs/contract.md §2 (status), docs/architecture.md §7 (severity). */
export const optionError = (
  fieldId: string,
  wanted: WantedOption,
  before: readonly WantedOption[],
): string | undefined => {
  if (before.some(({ value }) => value === wanted.value)) return 'This value stands in the request twice.';
  const builtIn = builtInOptions(fieldId).find(({ value }) => value === wanted.value);
  if (!builtIn) return undefined;
  if (!wanted.active) return `The built-in option ${wanted.value} of ${fieldId} cannot be deactivated.`;
  if (fieldId === 'status' && wanted.name !== builtIn.name) {
    return `The built-in option ${wanted.value} of status cannot be changed.`;
  }
  return undefined;
};
