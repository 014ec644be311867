import type { Field } from './field.ts';
import type { FieldOption } from './field-option.ts';

/** Fields by their id, each with the options that it may have. */
export type FieldDefinitions = ReadonlyMap<
  string,
  { readonly field: Field; readonly options: readonly FieldOption[] }
>;
