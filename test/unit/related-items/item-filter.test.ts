import { describe, expect, it } from 'vitest';
import type {
  CustomFieldsFilter,
  FieldValueUnion,
  RelatedItemTypeFilter,
} from '../../../lambdas/contract/model.generated.ts';
import { checkDepth, isWanted } from '../../../lambdas/related-items/item-filter.ts';
import { shownSla } from '../../../lambdas/related-items/related-item.ts';
import { aStoredContact, aStoredCustomItem, aStoredItem } from '../../builders/related-item.ts';
import { afterStart, aStoredSla } from '../../builders/sla.ts';

describe('a filter for SLAs', () => {
  const isWantedAt = (minutes: number, filters: RelatedItemTypeFilter[]) =>
    isWanted(shownSla(aStoredSla(), afterStart(minutes)), filters);

  it.each<[string, RelatedItemTypeFilter[], isWanted: boolean]>([
    ['any of them', [{ sla: {} }], true],
    ['its name', [{ sla: { name: '解決まで' } }], true],
    ['another name', [{ sla: { name: '解決' } }], false],
    ['its status', [{ sla: { status: 'Active' } }], true],
    ['another status', [{ sla: { status: 'Overdue' } }], false],
    ['its name and another status', [{ sla: { name: '解決まで', status: 'Met' } }], false],
    ['its name or another status', [{ sla: { name: '解決まで' } }, { sla: { status: 'Met' } }], true],
    ['comments', [{ comment: {} }], false],
  ])('that asks for %s', (_, filters, expected) => {
    expect(isWantedAt(60, filters)).toBe(expected);
  });

  it('goes by the status at that moment', () => {
    expect(isWantedAt(61, [{ sla: { status: 'Overdue' } }])).toBe(true);
    expect(isWantedAt(61, [{ sla: { status: 'Active' } }])).toBe(false);
  });

  it('finds no comment', () => {
    expect(isWanted(aStoredItem(), [{ sla: {} }])).toBe(false);
  });
});

describe('a filter', () => {
  it.each<[string, RelatedItemTypeFilter[], wantsComment: boolean, wantsContact: boolean]>([
    ['there is none', [], true, true],
    ['it is for comments', [{ comment: {} }], true, false],
    ['it is for contacts', [{ contact: {} }], false, true],
    ['it is for either', [{ comment: {} }, { contact: {} }], true, true],
    ['it is for the contact’s channel', [{ contact: { channel: ['CHAT', 'VOICE'] } }], false, true],
    ['it is for another channel', [{ contact: { channel: ['CHAT'] } }], false, false],
    ['it is for no channel in particular', [{ contact: { channel: [] } }], false, true],
    ['it is for the contact itself', [{ contact: { contactArn: 'arn:contact-1' } }], false, true],
    ['it is for another contact', [{ contact: { contactArn: 'arn:contact-2' } }], false, false],
    [
      'it is for the contact by another channel',
      [{ contact: { contactArn: 'arn:contact-1', channel: ['CHAT'] } }],
      false,
      false,
    ],
    ['it is for files', [{ file: {} }], false, false],
  ])('finds what it asks for where %s', (_, filters, wantsComment, wantsContact) => {
    expect(isWanted(aStoredItem(), filters)).toBe(wantsComment);
    expect(isWanted(aStoredContact(), filters)).toBe(wantsContact);
  });
});

describe('a filter for files and cases', () => {
  const file = aStoredItem({ type: 'File', content: { file: { fileArn: 'arn:file-1' } } });
  const connected = aStoredItem({ type: 'ConnectCase', content: { connectCase: { caseId: 'case-2' } } });

  it.each<[string, RelatedItemTypeFilter[], wantsFile: boolean, wantsCase: boolean]>([
    ['files', [{ file: {} }], true, false],
    ['the file', [{ file: { fileArn: 'arn:file-1' } }], true, false],
    ['another file', [{ file: { fileArn: 'arn:file-2' } }], false, false],
    ['cases', [{ connectCase: {} }], false, true],
    ['the case', [{ connectCase: { caseId: 'case-2' } }], false, true],
    ['another case', [{ connectCase: { caseId: 'case-1' } }], false, false],
    ['either', [{ file: {} }, { connectCase: {} }], true, true],
    ['custom items', [{ custom: {} }], false, false],
  ])('that asks for %s', (_, filters, wantsFile, wantsCase) => {
    expect(isWanted(file, filters)).toBe(wantsFile);
    expect(isWanted(connected, filters)).toBe(wantsCase);
  });
});

describe('a filter for custom fields', () => {
  const item = aStoredCustomItem(
    { id: 'plan', value: { stringValue: 'ゴールド Plan' } },
    { id: 'amount', value: { doubleValue: 3 } },
    { id: 'paid', value: { booleanValue: false } },
    { id: 'due', value: { stringValue: '2026-11-23T09:00:00+09:00' } },
    { id: 'owner', value: { userArnValue: 'arn:user-1' } },
  );
  const finds = (fields: CustomFieldsFilter) => isWanted(item, [{ custom: { fields } }]);
  const field = (operator: string, id: string, value: unknown) =>
    ({ field: { [operator]: { id, value } } }) as unknown as CustomFieldsFilter;

  it('finds any custom item where it names no fields, and no other item', () => {
    expect(isWanted(item, [{ custom: {} }])).toBe(true);
    expect(isWanted(item, [{ comment: {} }, { file: {} }, { connectCase: {} }])).toBe(false);
    expect(isWanted(aStoredItem(), [{ custom: { fields: { andAll: [] } } }])).toBe(false);
  });

  it.each<[operator: string, id: string, value: FieldValueUnion, isFound: boolean]>([
    ['equalTo', 'plan', { stringValue: 'ゴールド Plan' }, true],
    ['equalTo', 'plan', { stringValue: 'ゴールド plan' }, false],
    ['equalTo', 'amount', { doubleValue: 3 }, true],
    ['equalTo', 'amount', { stringValue: '3' }, false],
    ['equalTo', 'paid', { booleanValue: false }, true],
    ['equalTo', 'paid', { booleanValue: true }, false],
    ['equalTo', 'paid', { stringValue: 'false' }, false],
    ['equalTo', 'owner', { userArnValue: 'arn:user-1' }, true],
    ['equalTo', 'owner', { userArnValue: 'arn:user-2' }, false],
    ['equalTo', 'due', { stringValue: '2026-11-23T00:00Z' }, true],
    ['equalTo', 'due', { stringValue: '2026-11-23T00:00:00,001Z' }, false],
    ['equalTo', 'nothing', { emptyValue: {} }, true],
    ['equalTo', 'plan', { emptyValue: {} }, false],
    ['equalTo', 'nothing', { stringValue: '' }, false],
    ['contains', 'plan', { stringValue: 'plan' }, true],
    ['contains', 'plan', { stringValue: 'ｺﾞｰﾙﾄﾞ' }, true],
    ['contains', 'plan', { stringValue: 'Silver' }, false],
    ['contains', 'amount', { doubleValue: 3 }, false],
    ['contains', 'nothing', { stringValue: '' }, false],
    ['greaterThan', 'amount', { doubleValue: 2.9 }, true],
    ['greaterThan', 'amount', { doubleValue: 3 }, false],
    ['greaterThanOrEqualTo', 'amount', { doubleValue: 3 }, true],
    ['greaterThanOrEqualTo', 'amount', { doubleValue: 3.1 }, false],
    ['lessThan', 'amount', { doubleValue: 3.1 }, true],
    ['lessThan', 'amount', { doubleValue: 3 }, false],
    ['lessThanOrEqualTo', 'amount', { doubleValue: 3 }, true],
    ['lessThanOrEqualTo', 'amount', { doubleValue: 2.9 }, false],
    ['greaterThan', 'due', { stringValue: '2026-11-22T23:59:59.999Z' }, true],
    ['lessThan', 'due', { stringValue: '2026-11-23T08:00:00+0900' }, false],
    ['lessThan', 'plan', { stringValue: 'ン' }, true],
    ['greaterThan', 'nothing', { doubleValue: -1 }, false],
    ['lessThanOrEqualTo', 'nothing', { doubleValue: 1 }, false],
    ['greaterThanOrEqualTo', 'amount', { stringValue: '' }, false],
    ['lessThanOrEqualTo', 'paid', { booleanValue: true }, false],
  ])('%s of %s and %j', (operator, id, value, isFound) => {
    expect(finds(field(operator, id, value))).toBe(isFound);
    expect(finds({ not: field(operator, id, value) })).toBe(!isFound);
  });

  it('takes all of andAll, any of orAll, and what neither names', () => {
    const [yes, no] = [
      field('equalTo', 'amount', { doubleValue: 3 }),
      field('contains', 'plan', { stringValue: 'x' }),
    ];

    expect(finds({ andAll: [yes, { not: no }] })).toBe(true);
    expect(finds({ andAll: [yes, no] })).toBe(false);
    expect(finds({ orAll: [no, yes] })).toBe(true);
    expect(finds({ orAll: [no, { andAll: [no, yes] }] })).toBe(false);
    expect(finds({ andAll: [] })).toBe(true);
    expect(finds({ orAll: [] })).toBe(false);
  });

  it('nests ten levels deep and no deeper', () => {
    const ofLevels = (levels: number): CustomFieldsFilter =>
      levels === 1
        ? field('equalTo', 'amount', { doubleValue: 3 })
        : { andAll: [{ orAll: [] }, ofLevels(levels - 1)] };
    const check = (levels: number) => () =>
      checkDepth([{ comment: {} }, { custom: { fields: ofLevels(levels) } }]);

    expect(check(10)).not.toThrow();
    expect(check(11)).toThrow('filters[1].custom.fields: must nest at most 10 levels deep');
  });
});
