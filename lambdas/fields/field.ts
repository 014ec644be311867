import type { FieldAttributes, FieldNamespace, FieldType } from '@aws-sdk/client-connectcases';

/** A field as it is stored; a system field is the same, but part of the software. */
export type Field = {
  readonly fieldId: string;
  readonly name: string;
  readonly type: FieldType;
  readonly namespace: FieldNamespace;
  readonly description?: string | undefined;
  readonly attributes?: FieldAttributes | undefined;
  /** ISO 8601; a system field has none. */
  readonly createdTime?: string;
  readonly lastModifiedTime?: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** Softly: cases keep its values, and it is still read by its id (docs/contract.md §1.4). */
  readonly deleted?: boolean;
};

/** Why what configures the domain cannot name the field, or nothing. */
export const fieldError = (fieldId: string, fields: ReadonlyMap<string, Field>): string | undefined => {
  const field = fields.get(fieldId);
  if (!field) return `there is no field ${fieldId}`;
  return field.deleted ? `the field ${fieldId} is deleted` : undefined;
};
