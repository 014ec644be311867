import { type Changes, itemChange, itemCreation, itemDeletion } from '../domains/named-item.ts';
import { configurationRange, type Key, namesRange, optionKey } from '../table/keys.ts';
import { queryListed } from '../table/listed.ts';
import type { Page, Table } from '../table/table.ts';
import type { Write } from '../table/writes.ts';
import type { Field } from './field.ts';
import type { FieldOption } from './field-option.ts';

export type FieldStore = {
  /** The fields that a domain added to the system's and did not delete, in the order of their ids. */
  readonly list: (domainId: string, limit: number, after: Key | undefined) => Promise<Page<Field>>;
  /** Of the same fields. */
  readonly count: (domainId: string) => Promise<number>;
  /** ConflictException when the name is taken. */
  readonly creation: (domainId: string, field: Field) => readonly Write[];
  /** ConflictException when a new name is taken. */
  readonly change: (domainId: string, before: Field, changes: Changes) => readonly Write[];
  readonly deletion: (domainId: string, field: Field, now: string) => readonly Write[];
  readonly optionChange: (domainId: string, fieldId: string, option: FieldOption) => Write;
};

export const fieldStore = (table: Table): FieldStore => ({
  list: (domainId, limit, after) =>
    queryListed<Field>(
      table,
      configurationRange(domainId, 'FIELD'),
      { limit, after },
      ({ deleted }) => !deleted,
    ),
  count: (domainId) => table.count(namesRange(domainId, 'FIELD')),
  creation: (domainId, field) => itemCreation(domainId, 'FIELD', field.fieldId, field),
  change: (domainId, before, changes) => itemChange(domainId, 'FIELD', before.fieldId, before, changes),
  deletion: (domainId, field, now) => itemDeletion(domainId, 'FIELD', field.fieldId, field, now),
  optionChange: (domainId, fieldId, option) => ({
    update: optionKey(domainId, fieldId, option.value),
    set: option,
    if: {},
  }),
});
