import type { FieldType } from '@aws-sdk/client-connectcases';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field } from '../../../lambdas/fields/field.ts';
import type { FieldOption } from '../../../lambdas/fields/field-option.ts';
import {
  type FieldValue,
  isSameValue,
  storedValue,
  valueError,
} from '../../../lambdas/fields/field-value.ts';
import { systemField } from '../../../lambdas/fields/system-fields.ts';

const aField = (type: FieldType, fieldId = 'field-1'): Field => ({
  fieldId,
  name: 'Field',
  type,
  namespace: 'Custom',
});
const options: readonly FieldOption[] = [
  { name: 'Mail', value: 'mail', active: true, position: '1' },
  { name: 'Fax', value: 'fax', active: false, position: '2' },
];
const error = (field: Field, value: FieldValue, held?: FieldValue) => valueError(field, value, options, held);
const text = (stringValue: string): FieldValue => ({ stringValue });

const values = {
  stringValue: { stringValue: '2026-01-02T03:04:05Z' },
  doubleValue: { doubleValue: 1 },
  booleanValue: { booleanValue: true },
  userArnValue: { userArnValue: 'arn:aws:iam::1:root' },
} as const;

describe('the value of a field', () => {
  it.each<[FieldType, keyof typeof values]>([
    ['Text', 'stringValue'],
    ['Url', 'stringValue'],
    ['DateTime', 'stringValue'],
    ['Number', 'doubleValue'],
    ['Boolean', 'booleanValue'],
    ['User', 'userArnValue'],
  ])('of the type %s is a %s and nothing else', (type, member) => {
    for (const [name, value] of Object.entries(values)) {
      const refusal = `must be a ${member}, since the field is of type ${type}`;
      expect(error(aField(type), value)).toBe(name === member ? undefined : refusal);
    }
  });

  it('of the assigned user may be a text or a user', () => {
    const assignedUser = systemField('assigned_user') ?? aField('Text');

    expect(error(assignedUser, values.userArnValue)).toBeUndefined();
    expect(error(assignedUser, text('arn:aws:connect:…'))).toBeUndefined();
    expect(error(assignedUser, values.doubleValue)).toBe(
      'must be a stringValue, since the field is of type Text',
    );
  });

  it('of the summary has 3,000 characters at most', () => {
    const summary = systemField('summary') ?? aField('Text');

    expect(error(summary, text('🦊'.repeat(3000)))).toBeUndefined();
    expect(error(summary, text('🦊'.repeat(3001)))).toBe('must be at most 3000 characters long');
  });

  it('of a text field may be empty', () => {
    expect(error(aField('Text'), text(''))).toBeUndefined();
  });
});

describe('the option of a case', () => {
  const select = aField('SingleSelect');

  it('is one of the active options', () => {
    expect(error(select, text('mail'))).toBeUndefined();
    expect(error(select, text('fax'))).toBe('is an inactive option of the field');
    expect(error(select, text('Mail'))).toBe('is no option of the field');
    expect(error(select, text(''))).toBe('is no option of the field');
    expect(error(select, text('constructor'))).toBe('is no option of the field');
  });

  it('may stay what it is when it is not active any more', () => {
    expect(error(select, text('fax'), text('fax'))).toBeUndefined();
    expect(error(select, text('fax'), text('mail'))).toBe('is an inactive option of the field');
  });
});

describe('a date and time', () => {
  const refusal = 'must be a date and time in ISO 8601 with its offset or Z';
  const judge = (stringValue: string) => error(aField('DateTime'), text(stringValue));

  it.each([
    '2026-01-02T03:04:05Z',
    '2026-01-02T03:04:05.678Z',
    '2026-01-02T03:04:05,678901234Z',
    '2026-01-02T03:04Z',
    '2026-01-02T03:04:05+09:00',
    '2026-01-02T03:04:05-0330',
    '2024-02-29T00:00:00Z',
    '2000-02-29T23:59:59Z',
  ])('may be %s', (stringValue) => {
    expect(judge(stringValue)).toBeUndefined();
  });

  it.each([
    '',
    'now',
    // A leap second, which nothing that reads dates here could tell.
    '2016-12-31T23:59:60Z',
    '2026-01-02',
    '2026-01-02T03:04:05',
    '2026-01-02 03:04:05Z',
    '2026-01-02T03Z',
    '2026-1-2T03:04:05Z',
    '2026-02-30T00:00:00Z',
    '2025-02-29T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-32T00:00:00Z',
    '2026-01-00T00:00:00Z',
    '2026-01-02T24:00:00Z',
    '2026-01-02T03:60:00Z',
    '2026-01-02T03:04:61Z',
    '2026-01-02T03:04:05+24:00',
    '2026-01-02T03:04:05+09:60',
    '2026-01-02T03:04:05.Z',
    '２０２６-01-02T03:04:05Z',
    '2026-01-02T03:04:05Z\n',
    '1767323045',
  ])('may not be %j', (stringValue) => {
    expect(judge(stringValue)).toBe(refusal);
  });

  it('is on the calendar', () => {
    const days = fc.record({
      year: fc.integer({ min: 1, max: 9999 }),
      month: fc.integer({ min: 0, max: 14 }),
      day: fc.integer({ min: 0, max: 33 }),
    });
    const two = (number: number) => `${number}`.padStart(2, '0');
    const daysOfMonth = (year: number, month: number): number => {
      const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
      return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
    };

    fc.assert(
      fc.property(days, ({ year, month, day }) => {
        const exists = day >= 1 && day <= daysOfMonth(year, month);
        const date = `${`${year}`.padStart(4, '0')}-${two(month)}-${two(day)}T12:00:00Z`;
        expect(judge(date)).toBe(exists ? undefined : refusal);
      }),
      { numRuns: 1000 },
    );
  });
});

it('a value that clears a field is stored as none', () => {
  expect(storedValue({ emptyValue: {} })).toBeUndefined();
  expect(storedValue({ stringValue: '' })).toEqual({ stringValue: '' });
  expect(storedValue({ doubleValue: 0 })).toEqual({ doubleValue: 0 });
});

it('two values are the same when their member and their content are', () => {
  expect(isSameValue(text('a'), text('a'))).toBe(true);
  expect(isSameValue(text('1'), { doubleValue: 1 })).toBe(false);
  expect(isSameValue({ doubleValue: 0 }, { doubleValue: -0 })).toBe(true);
  expect(isSameValue(undefined, undefined)).toBe(true);
  expect(isSameValue(text(''), undefined)).toBe(false);
});
