import type { ConfigurationChange } from '../domains/configuration-change.ts';
import { itemAlteration, itemCreation, itemDeletion, type NewValues } from '../domains/named-item.ts';
import { configurationRange, type Key, nameKey, namesRange, optionKey } from '../table/keys.ts';
import { queryListed } from '../table/listed.ts';
import type { Page, Table } from '../table/table.ts';
import type { Field } from './field.ts';
import type { FieldOption } from './field-option.ts';
import { systemFields } from './system-fields.ts';

export type FieldStore = {
  /** The fields that a domain added to the system's and did not delete, in the order of their ids. */
  readonly list: (domainId: string, limit: number, after: Key | undefined) => Promise<Page<Field>>;
  /** Of the same fields. */
  readonly count: (domainId: string) => Promise<number>;
  /**
   * The ids of the fields of these names, by the name as it was given: of none that is deleted, and of two where the
   * domain gave a field the name of a system field.
   */
  readonly idsOfNames: (
    domainId: string,
    names: readonly string[],
  ) => Promise<ReadonlyMap<string, readonly string[]>>;
  /** Refused with ConflictException, when it is written, where the name is taken. */
  readonly creation: (domainId: string, field: Field) => ConfigurationChange;
  /** Refused likewise where a new name is taken. */
  readonly alteration: (domainId: string, before: Field, values: NewValues) => ConfigurationChange;
  readonly deletion: (domainId: string, field: Field, now: string) => ConfigurationChange;
  /** `before` are the options of these values that there are. */
  readonly optionsAlteration: (
    domainId: string,
    fieldId: string,
    before: readonly FieldOption[],
    options: readonly FieldOption[],
  ) => ConfigurationChange;
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
  idsOfNames: async (domainId, names) => {
    const folded = (name: string) => nameKey(domainId, 'FIELD', name);
    // Names that are alike have one key, which no batch may hold twice.
    const keys = new Map(names.map((name) => [folded(name).sk, folded(name)]));
    const own = await table.getMany<{ readonly id: string }>([...keys.values()]);
    const ids = (sk: string): readonly string[] => [
      ...systemFields.filter(({ name }) => folded(name).sk === sk).map(({ fieldId }) => fieldId),
      ...own.filter((item) => item.sk === sk).map(({ id }) => id),
    ];
    return new Map(names.map((name) => [name, ids(folded(name).sk)]));
  },
  creation: (domainId, field) => itemCreation(domainId, 'FIELD', field.fieldId, field),
  alteration: (domainId, before, values) => itemAlteration(domainId, 'FIELD', before.fieldId, before, values),
  deletion: (domainId, field, now) => itemDeletion(domainId, 'FIELD', field.fieldId, field, now),
  optionsAlteration: (domainId, fieldId, before, options) => ({
    kind: 'FieldOptions',
    id: fieldId,
    action: 'Updated',
    before: shownByValue(before),
    after: shownByValue(options),
    writes: options.map((option) => ({
      update: optionKey(domainId, fieldId, option.value),
      set: option,
      if: {},
    })),
  }),
});

const shownByValue = (options: readonly FieldOption[]): object =>
  Object.fromEntries(options.map(({ name, value, active }) => [value, { name, value, active }]));
