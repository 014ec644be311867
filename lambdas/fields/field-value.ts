import type { FieldValueUnion } from '../contract/model.generated.ts';
import type { Field } from './field.ts';
import type { FieldOption } from './field-option.ts';
import { systemField } from './system-fields.ts';

/** A field's value as it is stored: the contract's union without `emptyValue`, which is no value. */
export type FieldValue =
  | { readonly stringValue: string }
  | { readonly doubleValue: number }
  | { readonly booleanValue: boolean }
  | { readonly userArnValue: string };

export type FieldValues = Readonly<Record<string, FieldValue>>;

/** The stored value, or nothing where the caller clears the field. */
export const storedValue = (input: FieldValueUnion): FieldValue | undefined =>
  'emptyValue' in input ? undefined : input;

export const isSameValue = (one: FieldValue | undefined, other: FieldValue | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** A user's is its ARN, so that the two members that `assigned_user` takes compare as one. */
export const textOf = (value: FieldValue): string | undefined => {
  if ('stringValue' in value) return value.stringValue;
  return 'userArnValue' in value ? value.userArnValue : undefined;
};

/** Text, numbers and the like are members of the union; which one a field takes depends on its type (docs/contract.md §3). */
const memberFor = {
  Text: 'stringValue',
  Url: 'stringValue',
  SingleSelect: 'stringValue',
  DateTime: 'stringValue',
  Number: 'doubleValue',
  Boolean: 'booleanValue',
  User: 'userArnValue',
} as const;

/** Why a field cannot hold the value, or nothing. `held` is what the case has now: an option it holds may stay. */
export const valueError = (
  field: Field,
  value: FieldValue,
  options: readonly FieldOption[],
  held: FieldValue | undefined,
): string | undefined => {
  const member = memberFor[field.type];
  const isUserOfText = field.fieldId === 'assigned_user' && 'userArnValue' in value;
  if (isUserOfText) return undefined;
  if (!(member in value)) return `must be a ${member}, since the field is of type ${field.type}`;
  if (!('stringValue' in value)) return undefined;
  const text = value.stringValue;
  switch (field.type) {
    case 'SingleSelect':
      return isSameValue(value, held) ? undefined : optionRefusal(text, options);
    case 'DateTime':
      return isDateTime(text) ? undefined : 'must be a date and time in ISO 8601 with its offset or Z';
    default:
      return tooLong(field, text);
  }
};

const optionRefusal = (value: string, options: readonly FieldOption[]): string | undefined => {
  const option = options.find((candidate) => candidate.value === value);
  if (!option) return 'is no option of the field';
  return option.active ? undefined : 'is an inactive option of the field';
};

const tooLong = (field: Field, text: string): string | undefined => {
  const maxLength = systemField(field.fieldId)?.maxLength;
  if (maxLength === undefined || text.length <= maxLength || [...text].length <= maxLength) return undefined;
  return `must be at most ${maxLength} characters long`;
};

const ISO_DATE_TIME =
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}([.,]\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):?[0-5]\d)$/;

/** ISO 8601 with an offset or Z, of a date that exists. */
export const isDateTime = (text: string): boolean => ISO_DATE_TIME.test(text) && isOnCalendar(text);

/** 30 February matches the pattern and `Date` takes it for 1 March; only a date that comes back unchanged exists. */
const isOnCalendar = (text: string): boolean => {
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split('-').map(Number);
  const [hour = 0, minute = 0, second = 0] = (text.slice(11).match(/\d{2}/g) ?? []).slice(0, 3).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  const dateExists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return dateExists && hour < 24 && minute < 60 && second < 60;
};
