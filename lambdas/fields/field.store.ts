import { conflict } from '../contract/errors.ts';
import { configurationKey, configurationRange, type Key, nameKey, optionKey } from '../table/keys.ts';
import type { Page, Table } from '../table/table.ts';
import type { Write } from '../table/writes.ts';
import type { Field } from './field.ts';
import type { FieldOption } from './field-option.ts';

export type FieldStore = {
  /** The fields that a domain added to the system's, in the order of their ids. */
  readonly list: (domainId: string, limit: number, after: Key | undefined) => Promise<Page<Field>>;
  readonly count: (domainId: string) => Promise<number>;
  /** ConflictException when the name is taken. */
  readonly creation: (domainId: string, field: Field) => readonly Write[];
  readonly optionChange: (domainId: string, fieldId: string, option: FieldOption) => Write;
};

export const fieldStore = (table: Table): FieldStore => ({
  list: (domainId, limit, after) =>
    table.query<Field>(configurationRange(domainId, 'FIELD'), { limit, ...(after && { after }) }),
  count: (domainId) => table.count(configurationRange(domainId, 'FIELD')),
  creation: (domainId, field) => [
    {
      item: { ...nameKey(domainId, 'FIELD', field.name), id: field.fieldId },
      unlessExists: true,
      refusal: conflict(`A field of the name ${field.name} exists already.`),
    },
    { item: { ...configurationKey(domainId, 'FIELD', field.fieldId), ...field }, unlessExists: true },
  ],
  optionChange: (domainId, fieldId, option) => ({
    update: optionKey(domainId, fieldId, option.value),
    set: option,
    if: {},
  }),
});
