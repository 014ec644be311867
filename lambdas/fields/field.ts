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
  readonly deleted?: true;
  readonly tags?: Readonly<Record<string, string>>;
};
