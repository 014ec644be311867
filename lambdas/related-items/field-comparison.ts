import type { FieldFilter, FieldValueUnion } from '../contract/model.generated.ts';
import { dateOf } from '../contract/timestamp.ts';
import { type FieldValue, isDateTime } from '../fields/field-value.ts';

/** Whether the values hold what the filter asks for. The values alone decide: nothing is looked up of their fields. */
export const isMet = (filter: FieldFilter, heldOf: (fieldId: string) => FieldValue | undefined): boolean => {
  if ('equalTo' in filter) return isEqual(heldOf(filter.equalTo.id), filter.equalTo.value);
  if ('contains' in filter) return isContained(heldOf(filter.contains.id), filter.contains.value);
  const order = ({ id, value }: { readonly id: string; readonly value: FieldValueUnion }) =>
    orderOf(heldOf(id), value);
  if ('greaterThan' in filter) return order(filter.greaterThan) === 'after';
  if ('lessThan' in filter) return order(filter.lessThan) === 'before';
  const [given, excluded] =
    'greaterThanOrEqualTo' in filter
      ? [filter.greaterThanOrEqualTo, 'before' as const]
      : [filter.lessThanOrEqualTo, 'after' as const];
  const found = order(given);
  return found !== undefined && found !== excluded;
};

const isEqual = (held: FieldValue | undefined, asked: FieldValueUnion): boolean => {
  if ('emptyValue' in asked) return held === undefined;
  if (held === undefined) return false;
  if ('booleanValue' in asked) return 'booleanValue' in held && held.booleanValue === asked.booleanValue;
  return orderOf(held, asked) === 'same';
};

/** Without regard to case and width, as people look for a word. */
const isContained = (held: FieldValue | undefined, asked: FieldValueUnion): boolean => {
  const [text, part] = [textOf(held), textOf(asked)];
  return text !== undefined && part !== undefined && folded(text).includes(folded(part));
};

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

type Order = 'before' | 'same' | 'after';

/** None where the two are not of one kind, or of one that has no order. Two dates are compared as instants. */
const orderOf = (held: FieldValue | undefined, asked: FieldValueUnion): Order | undefined => {
  if (held && 'doubleValue' in held && 'doubleValue' in asked)
    return ordered(held.doubleValue, asked.doubleValue);
  const [one, other] = [textOf(held), textOf(asked)];
  if (one === undefined || other === undefined) return undefined;
  return isDateTime(one) && isDateTime(other)
    ? ordered(instantOf(one), instantOf(other))
    : ordered(one, other);
};

const ordered = <Value extends string | number>(one: Value, other: Value): Order => {
  if (one === other) return 'same';
  return one < other ? 'before' : 'after';
};

/** A user is compared by its ARN. */
const textOf = (value: FieldValue | FieldValueUnion | undefined): string | undefined => {
  if (value === undefined) return undefined;
  if ('stringValue' in value) return value.stringValue;
  return 'userArnValue' in value ? value.userArnValue : undefined;
};

/** To the millisecond. ISO 8601 allows a comma and an offset without a colon, which `Date` does not read. */
const instantOf = (text: string): number =>
  dateOf(text.replace(',', '.').replace(/([+-]\d{2})(\d{2})$/, '$1:$2')).getTime();
