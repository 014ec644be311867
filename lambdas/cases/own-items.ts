import { caseSummary } from '../case-events/case-event.ts';
import type { Case } from './case.ts';

/** What names the items that a case has outside of its partition: its purge must find them when the case is gone. */
export type OwnItems = { readonly referenceNumber: string; readonly tokenHash?: string };

export const ownItems = ({ fields, tokenHash }: Pick<Case, 'fields' | 'tokenHash'>): OwnItems => ({
  referenceNumber: caseSummary(fields).referenceNumber,
  ...(tokenHash !== undefined && { tokenHash }),
});
