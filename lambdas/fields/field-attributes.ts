import type { FieldType } from '@aws-sdk/client-connectcases';
import * as z from 'zod/mini';
import { oneOf } from '../contract/limits.ts';

/** What a type of field lets itself be told, as a request gives it; only texts have something (docs/contract.md §3). */
export const fieldAttributes = oneOf({ text: z.object({ isMultiline: z.boolean() }) });

/** Why a field of this type cannot have the attributes, or nothing. */
export const attributesError = (type: FieldType): string | undefined =>
  type === 'Text' ? undefined : 'is for fields of type Text only';
