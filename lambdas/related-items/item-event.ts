import {
  type CaseChange,
  caseSummary,
  type RelatedItemAfter,
  type RelatedItemChange,
  type RelatedItemDeletion,
  type RelatedItemUpdate,
} from '../case-events/case-event.ts';
import { type StoredContent, toldValues } from '../case-events/item-content.ts';
import type { Case, Moment } from '../cases/case.ts';
import { isSameValue } from '../fields/field-value.ts';
import type { RelatedItem } from './related-item.ts';

/** The event of a related item that was added to the case. */
export const additionEvent = (item: RelatedItem, { fields }: Case): RelatedItemChange => ({
  eventId: item.lastEventId,
  domainId: item.domainId,
  caseId: item.caseId,
  type: 'RELATED_ITEM.CREATED',
  time: item.associationTime,
  performedBy: item.performedBy,
  summary: caseSummary(fields),
  after: after(item),
});

/** What differs, with the values that it had; none where the contents say the same. */
export const changesOf = (before: StoredContent, content: StoredContent): CaseChange['changes'] => {
  const [oldValues, values] = [toldValues(before), toldValues(content)];
  return [...new Set([...oldValues.keys(), ...values.keys()])]
    .map((fieldId) => ({ fieldId, oldValue: oldValues.get(fieldId) }))
    .filter(({ fieldId, oldValue }) => !isSameValue(oldValue, values.get(fieldId)))
    .map(({ fieldId, oldValue }) => (oldValue === undefined ? { fieldId } : { fieldId, oldValue }));
};

/** The event of a related item that says something else now. */
export const updateEvent = (
  item: RelatedItem,
  changes: CaseChange['changes'],
  { fields }: Case,
  { now, performedBy }: Moment,
): RelatedItemUpdate => ({
  eventId: item.lastEventId,
  domainId: item.domainId,
  caseId: item.caseId,
  type: 'RELATED_ITEM.UPDATED',
  time: now,
  performedBy,
  summary: caseSummary(fields),
  changes,
  after: after(item),
});

/** The event of a related item that was deleted: once more the whole item, as it was. */
export const removalEvent = (
  item: RelatedItem,
  { fields }: Case,
  eventId: string,
  { now, performedBy }: Moment,
): RelatedItemDeletion => ({
  eventId,
  domainId: item.domainId,
  caseId: item.caseId,
  type: 'RELATED_ITEM.DELETED',
  time: now,
  performedBy,
  summary: caseSummary(fields),
  before: after(item),
  after: { relatedItemId: item.relatedItemId, version: item.version + 1 },
});

/** What the item's next event is to be greater than: its own last one, and what its case had been through when it was read. */
export const lastEventOf = (item: RelatedItem, ofCase: Case): Pick<RelatedItem, 'lastEventId'> => ({
  lastEventId: item.lastEventId > ofCase.lastEventId ? item.lastEventId : ofCase.lastEventId,
});

const after = ({
  relatedItemId,
  type,
  associationTime,
  version,
  content,
}: RelatedItem): RelatedItemAfter => ({
  relatedItemId,
  type,
  associationTime,
  version,
  content,
});
