import { isDeepStrictEqual } from 'node:util';
import type { Caller } from '../contract/operation.ts';
import type { ConfigurationChange, ConfiguredKind } from '../domains/configuration-change.ts';
import { MAX_LARGE_MEMBER_BYTES, sizeOf } from '../table/item-size.ts';
import { historyKey, historyOldValuesKey } from '../table/keys.ts';
import type { Put } from '../table/writes.ts';

/** One change of what configures a domain, for good: who, what, when, and each member that changed. */
export type HistoryEntry = {
  /** ULID: greater than that of every change of the domain before it. */
  readonly changeId: string;
  /** ISO 8601. */
  readonly time: string;
  readonly iamPrincipalArn: string;
  readonly kind: ConfiguredKind;
  readonly id: string;
  readonly action: ConfigurationChange['action'];
  readonly changedMembers: readonly ChangedMember[];
};

/** A list, because an option's value, which may be any text, is a member's name too. */
export type ChangedMember = {
  readonly member: string;
  readonly oldValue?: unknown;
  readonly newValue?: unknown;
};

/** What every thing's item has, or never changes, or follows from the change; an option's value is any of these texts too. */
const unsaid = new Set([
  'pk',
  'sk',
  'domainId',
  'fieldId',
  'layoutId',
  'templateId',
  'caseRuleId',
  'createdTime',
  'lastModifiedTime',
]);

type Telling = {
  readonly now: Date;
  readonly caller: Caller;
  /** A ULID greater than `after`. */
  readonly newId: (after: string | undefined) => string;
};

/** An entry for each change, in their order. */
export const historyOf = (
  changes: readonly ConfigurationChange[],
  { now, caller, newId }: Telling,
  lastChangeId: string | undefined,
): readonly HistoryEntry[] => {
  const entries: HistoryEntry[] = [];
  for (const { kind, id, action, before, after } of changes) {
    entries.push({
      changeId: newId(entries.at(-1)?.changeId ?? lastChangeId),
      time: now.toISOString(),
      iamPrincipalArn: caller.iamPrincipalArn,
      kind,
      id,
      action,
      changedMembers: changedMembersOf({ kind, before, after }),
    });
  }
  return entries;
};

/** In the order of their names: the table keeps none. */
export const changedMembersOf = ({
  kind,
  before = {},
  after = {},
}: Pick<ConfigurationChange, 'kind' | 'before' | 'after'>): readonly ChangedMember[] => {
  const isSaid = (member: string) => kind === 'FieldOptions' || !unsaid.has(member);
  const [old, next] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...new Set([...old.keys(), ...next.keys()])]
    .filter((member) => isSaid(member) && !isDeepStrictEqual(old.get(member), next.get(member)))
    .toSorted((one, other) => (one < other ? -1 : 1))
    .map((member) => ({
      member,
      ...(old.get(member) !== undefined && { oldValue: old.get(member) }),
      ...(next.get(member) !== undefined && { newValue: next.get(member) }),
    }));
};

type OldValues = readonly Pick<ChangedMember, 'member' | 'oldValue'>[];
export type StoredEntry = HistoryEntry & { readonly hasOldValuesApart?: boolean };
export type StoredOldValues = { readonly changeId: string; readonly oldValues: OldValues };

/** The entry as it goes into the transaction of the change: as one item, or old values apart where it is too large for one. */
export const historyCreation = (domainId: string, entry: HistoryEntry): readonly Put[] => {
  const key = historyKey(domainId, entry.changeId);
  if (sizeOf(entry) <= MAX_LARGE_MEMBER_BYTES) return [{ item: { ...key, ...entry }, unlessExists: true }];
  const { changeId, changedMembers } = entry;
  const kept = changedMembers.map(({ oldValue: _, ...rest }) => rest);
  const oldValues = changedMembers.map(({ newValue: _, ...rest }) => rest);
  return [
    { item: { ...key, ...entry, changedMembers: kept, hasOldValuesApart: true }, unlessExists: true },
    { item: { ...historyOldValuesKey(domainId, changeId), changeId, oldValues }, unlessExists: true },
  ];
};

/** The entry as it was told, whether it stands in one item or in two. */
export const joined = (entry: StoredEntry, apart: OldValues = []): HistoryEntry => {
  const old = new Map(apart.map((each) => [each.member, each]));
  return {
    ...entry,
    changedMembers: entry.changedMembers.map(({ member, ...values }) => ({
      member,
      ...old.get(member),
      ...values,
    })),
  };
};
