import { isDeepStrictEqual } from 'node:util';
import { conflict } from '../contract/errors.ts';
import { configurationKey, type Kind, nameKey } from '../table/keys.ts';
import type { Deletion, Put, Write } from '../table/writes.ts';
import type { ConfigurationChange, ConfiguredKind } from './configuration-change.ts';

/** What configures a domain under a name of its own: a field, a layout, a template, a case rule. */
type NamedItem = {
  readonly name: string;
  /** Deleted softly: it is still read by its id, and its name is free. */
  readonly deleted?: boolean | undefined;
};

const kinds = {
  FIELD: { kind: 'Field', noun: 'field' },
  LAYOUT: { kind: 'Layout', noun: 'layout' },
  TEMPLATE: { kind: 'Template', noun: 'template' },
  CASERULE: { kind: 'CaseRule', noun: 'case rule' },
} as const satisfies Readonly<Record<Kind, { readonly kind: ConfiguredKind; readonly noun: string }>>;

export const timesOfNew = (now: Date) => ({
  createdTime: now.toISOString(),
  lastModifiedTime: now.toISOString(),
});

/** Refused with ConflictException, when it is written, where the name is taken. */
export const itemCreation = (
  domainId: string,
  kind: Kind,
  id: string,
  item: NamedItem & object,
): ConfigurationChange => ({
  kind: kinds[kind].kind,
  id,
  action: 'Created',
  before: undefined,
  after: item,
  writes: [
    nameTaking(domainId, kind, item.name, id),
    { item: { ...configurationKey(domainId, kind, id), ...item }, unlessExists: true },
  ],
});

/** Refused likewise where a new name is taken. */
export const itemAlteration = (
  domainId: string,
  kind: Kind,
  id: string,
  before: NamedItem & object,
  values: NewValues,
): ConfigurationChange => ({
  kind: kinds[kind].kind,
  id,
  action: 'Updated',
  before,
  after: { ...before, ...values },
  writes: [
    ...(typeof values['name'] === 'string' ? renaming(domainId, kind, id, before.name, values['name']) : []),
    { update: configurationKey(domainId, kind, id), set: values, if: { exists: true } },
  ],
});

/** The item stays, for whoever names it by its id. */
export const itemDeletion = (
  domainId: string,
  kind: Kind,
  id: string,
  before: NamedItem & object,
  lastModifiedTime: string,
): ConfigurationChange => ({
  kind: kinds[kind].kind,
  id,
  action: 'Deleted',
  before,
  after: { ...before, deleted: true },
  writes: [
    nameRelease(domainId, kind, before.name),
    {
      update: configurationKey(domainId, kind, id),
      set: { deleted: true, lastModifiedTime },
      if: { exists: true },
    },
  ],
});

/** Names that differ in their letters' case alone are one, which stays this item's. */
const renaming = (domainId: string, kind: Kind, id: string, from: string, to: string): readonly Write[] =>
  nameKey(domainId, kind, from).sk === nameKey(domainId, kind, to).sk
    ? []
    : [nameTaking(domainId, kind, to, id), nameRelease(domainId, kind, from)];

const nameTaking = (domainId: string, kind: Kind, name: string, id: string): Put => ({
  item: { ...nameKey(domainId, kind, name), id },
  unlessExists: true,
  refusal: conflict(`A ${kinds[kind].noun} of the name ${name} exists already.`),
});

/** The domain's version, which every change of configuration states, holds the name fast. */
const nameRelease = (domainId: string, kind: Kind, name: string): Deletion => ({
  delete: nameKey(domainId, kind, name),
  if: {},
});

export type NewValues = Readonly<Record<string, unknown>>;

/** The members that a request gives and that differ from what is there. */
export const newValues = (before: object, given: object): NewValues => {
  const present = new Map(Object.entries(before));
  return Object.fromEntries(
    Object.entries(given).filter(
      ([name, value]) => value !== undefined && !isDeepStrictEqual(value, present.get(name)),
    ),
  );
};
