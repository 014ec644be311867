import {
  type CaseChange,
  caseSummary,
  type RelatedItemAfter,
  type RelatedItemChange,
  type RelatedItemDeletion,
  type RelatedItemTagging,
  type RelatedItemUpdate,
} from '../case-events/case-event.ts';
import { type StoredContent, toldValues } from '../case-events/item-content.ts';
import type { Case, Moment } from '../cases/case.ts';
import { dateOf } from '../contract/timestamp.ts';
import { isSameValue } from '../fields/field-value.ts';
import { instantOfUlid } from '../table/keys.ts';
import { type Tags, tagsMember } from '../tags/tags.ts';
import type { RelatedItem } from './related-item.ts';

/** The event of a related item that was added to the case. */
export const additionEvent = (
  item: RelatedItem,
  { fields }: Case,
  eventId: string,
  { now, performedBy }: Moment,
): RelatedItemChange => ({
  eventId,
  domainId: item.domainId,
  caseId: item.caseId,
  type: 'RELATED_ITEM.CREATED',
  time: now,
  performedBy,
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
  eventId: string,
  { now, performedBy }: Moment,
): RelatedItemUpdate => ({
  eventId,
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

/** The event of other tags: those that the item had, and once the whole item with those it has then. */
export const itemTaggingEvent = (
  before: RelatedItem,
  tags: Tags,
  { fields }: Case,
  eventId: string,
  { now, performedBy }: Moment,
): RelatedItemTagging => {
  const { tags: oldTags = {}, ...untagged } = before;
  return {
    eventId,
    domainId: before.domainId,
    caseId: before.caseId,
    type: 'RELATED_ITEM.TAGGED',
    time: now,
    performedBy,
    summary: caseSummary(fields),
    oldTags,
    after: after({ ...untagged, version: before.version + 1, ...tagsMember(tags) }),
  };
};

/**
 * What the item's next event follows, whatever the clocks of the hosts say: the greater id and the later time of the
 * item's last event and its case's. They may be of two events, since an id that had to follow another one runs ahead of
 * its time.
 */
export const lastEventOf = (
  { relatedItemId, lastEventId = relatedItemId }: RelatedItem,
  ofCase: Pick<Case, 'lastEventId' | 'lastEventTime'>,
): Pick<Case, 'lastEventId' | 'lastEventTime'> => {
  const [caseTime, itemTime] = [dateOf(ofCase.lastEventTime), instantOfUlid(lastEventId)];
  return {
    lastEventId: ofCase.lastEventId > lastEventId ? ofCase.lastEventId : lastEventId,
    lastEventTime: (caseTime > itemTime ? caseTime : itemTime).toISOString(),
  };
};

const after = ({
  relatedItemId,
  type,
  associationTime,
  version,
  content,
  tags,
}: RelatedItem): RelatedItemAfter => ({
  relatedItemId,
  type,
  associationTime,
  version,
  content,
  ...(tags && { tags }),
});
