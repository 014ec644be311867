import * as z from 'zod/mini';
import { caseSummary } from '../case-events/case-event.ts';
import type { Case } from './case.ts';

/** What names the items that a case has outside of its partition: its purge must find them when the case is gone. */
export const ownItemsSchema = z.object({
  referenceNumber: z.string(),
  tokenHash: z.optional(z.string()),
});
export type OwnItems = z.output<typeof ownItemsSchema>;

export const ownItems = ({ fields, tokenHash }: Pick<Case, 'fields' | 'tokenHash'>): OwnItems => ({
  referenceNumber: caseSummary(fields).referenceNumber,
  ...(tokenHash !== undefined && { tokenHash }),
});
