import { invalid } from '../contract/errors.ts';
import type { FieldValue } from '../contract/model.generated.ts';
import type { FieldValues } from '../fields/field-value.ts';
import { sizeOf } from '../table/item-size.ts';
import { type MemberNames, membersOfFields } from './given-fields.ts';

/** A case's field values together, and an event, in bytes as DynamoDB counts them (docs/architecture.md §2). */
const MAX_FIELD_BYTES = 180 * 1024;
export const MAX_EVENT_BYTES = 380 * 1024;

/** @throws ValidationException naming the largest member of the request where the case or its event would not fit. */
export const checkSize = (
  input: readonly FieldValue[],
  fields: FieldValues,
  event: object,
  members: MemberNames = membersOfFields,
): void => {
  const tooLarge = (reason: string) => {
    const sizes = input.map(({ value }) => sizeOf(value));
    const largest = sizes.indexOf(Math.max(...sizes));
    return invalid(members(largest).value, `${reason}; this is the largest of the request`);
  };
  if (sizeOf(fields) > MAX_FIELD_BYTES) {
    throw tooLarge(`the case's field values would be larger than ${MAX_FIELD_BYTES} bytes together`);
  }
  if (sizeOf(event) > MAX_EVENT_BYTES) {
    throw tooLarge(`the change, with the old values, would be larger than ${MAX_EVENT_BYTES} bytes`);
  }
};
