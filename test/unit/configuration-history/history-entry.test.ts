import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changedMembersOf,
  type HistoryEntry,
  historyCreation,
  joined,
  type StoredEntry,
  type StoredOldValues,
} from '../../../lambdas/configuration-history/history-entry.ts';
import { sorted } from '../../contract/support/pages.ts';

const entryOf = (before: object, after: object): HistoryEntry => ({
  changeId: '01KAS8XJ8ZQ4N6V1T3W5Y7B9CD',
  time: '2026-01-02T03:04:05.678Z',
  iamPrincipalArn: 'arn:aws:iam::111122223333:role/Admins',
  kind: 'Template',
  id: 't-1',
  action: 'Updated',
  changedMembers: changedMembersOf({ kind: 'Template', before, after }),
});

describe('the changed members', () => {
  it('are those that differ, with what there was and what there is', () => {
    const before = { name: 'A', gone: [1], same: { a: 1, b: 2 } };
    const after = { name: 'B', new: false, same: { b: 2, a: 1 }, undefinedAsAbsent: undefined };

    expect(changedMembersOf({ kind: 'Template', before, after })).toEqual([
      { member: 'gone', oldValue: [1] },
      { member: 'name', oldValue: 'A', newValue: 'B' },
      { member: 'new', newValue: false },
    ]);
  });

  it('are none of the keys, ids and times that every item has', () => {
    const before = { pk: 'a', sk: 'b', fieldId: 'f', lastModifiedTime: '1' };
    const after = { fieldId: 'f', lastModifiedTime: '2', createdTime: '1' };

    expect(changedMembersOf({ kind: 'Template', before, after })).toEqual([]);
    expect(changedMembersOf({ kind: 'Template', before: undefined, after })).toEqual([]);
  });

  it('are the values of options, whatever texts they are', () => {
    const values = ['pk', 'sk', 'domainId', 'fieldId', 'layoutId', 'templateId', 'caseRuleId'];
    const after = Object.fromEntries(
      [...values, 'createdTime', 'lastModifiedTime'].map((value) => [value, {}]),
    );

    const told = changedMembersOf({ kind: 'FieldOptions', before: {}, after });

    expect(sorted(told.map(({ member }) => member))).toEqual(sorted(Object.keys(after)));
  });

  it('make of what there was what there is', () => {
    const thing = fc.dictionary(fc.constantFrom('name', 'rules', 'status', 'text'), fc.jsonValue());
    fc.assert(
      fc.property(thing, thing, (before, after) => {
        const made = new Map(Object.entries(before));
        for (const { member, ...values } of changedMembersOf({ kind: 'Template', before, after })) {
          expect(values.oldValue).toEqual(before[member]);
          if ('newValue' in values) made.set(member, values.newValue as never);
          else made.delete(member);
        }

        expect(Object.fromEntries(made)).toEqual({ ...after });
      }),
    );
  });
});

describe('an entry', () => {
  it.each([1, 2])('of %i items is the same when it is read', (items) => {
    const entry = entryOf(
      { name: 'A', gone: 'x'.repeat(items === 2 ? 350_000 : 10), description: 'y'.repeat(100) },
      { name: 'B', description: 'z'.repeat(20_000) },
    );

    const puts = historyCreation('d-1', entry);

    expect(puts).toHaveLength(items);
    const [main, apart] = puts.map(({ item }) => item as unknown);
    const oldValues = (apart as StoredOldValues | undefined)?.oldValues;
    expect(joined(main as StoredEntry, oldValues)).toMatchObject(entry);
  });
});
