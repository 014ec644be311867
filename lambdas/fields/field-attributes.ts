import type { FieldType } from '@aws-sdk/client-connectcases';

/** Why a field of this type cannot have attributes, or nothing; only texts have some (docs/contract.md §3). */
export const attributesError = (type: FieldType): string | undefined =>
  type === 'Text' ? undefined : 'is for fields of type Text only';
