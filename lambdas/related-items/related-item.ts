import type {
  RelatedItemContent,
  RelatedItemTypeFilter,
  SearchRelatedItemsResponseItem,
  SlaConfiguration,
} from '@aws-sdk/client-connectcases';
import type {
  PerformedBy,
  RelatedItemAfter,
  RelatedItemChange,
  RelatedItemDeletion,
  RelatedItemTagging,
  SlaSnapshot,
  StoredContent,
  ToldContent,
} from '../case-events/case-event.ts';
import { caseSummary } from '../case-events/case-event.ts';
import type { Case, Moment } from '../cases/case.ts';
import { dateOf } from '../contract/timestamp.ts';
import { type Sla, snapshot } from '../slas/sla.ts';
import { type Tags, tagsMember } from '../tags/tags.ts';

/** A related item as it is stored. */
export type RelatedItem = {
  readonly domainId: string;
  readonly caseId: string;
  /** ULID: related items of a case stand in the order in which they came. */
  readonly relatedItemId: string;
  readonly type: 'Comment' | 'Contact';
  /** ISO 8601. */
  readonly associationTime: string;
  readonly version: number;
  readonly content: StoredContent;
  readonly performedBy: PerformedBy;
  readonly tags?: Tags;
  /** ULID of its last event, kept where the item is written; the next one is made greater. */
  readonly lastEventId?: string;
};

/** A related item of any kind as it is shown: an SLA's content is what it is at that moment. */
export type ShownItem = Pick<
  RelatedItem | Sla,
  'relatedItemId' | 'type' | 'associationTime' | 'performedBy' | 'tags'
> & { readonly content: ToldContent };

export const shownSla = (sla: Sla, now: Date): ShownItem => ({
  ...sla,
  content: { sla: { slaConfiguration: snapshot(sla, now) } },
});

export const responseItem = (item: ShownItem): SearchRelatedItemsResponseItem => ({
  relatedItemId: item.relatedItemId,
  type: item.type,
  associationTime: dateOf(item.associationTime),
  content: responseContent(item.content),
  ...(item.performedBy.user && { performedBy: item.performedBy.user }),
  ...(item.tags && { tags: { ...item.tags } }),
});

const responseContent = (content: ToldContent): RelatedItemContent => {
  if ('comment' in content) return { comment: content.comment };
  if ('sla' in content) return { sla: { slaConfiguration: responseSla(content.sla.slaConfiguration) } };
  const { connectedToSystemTime, ...contact } = content.contact;
  return { contact: { ...contact, connectedToSystemTime: dateOf(connectedToSystemTime) } };
};

const responseSla = ({
  targetFieldValues,
  targetTime,
  completionTime,
  ...sla
}: SlaSnapshot): SlaConfiguration => ({
  ...sla,
  ...(targetFieldValues && { targetFieldValues: [...targetFieldValues] }),
  targetTime: targetTime === undefined ? undefined : dateOf(targetTime),
  ...(completionTime !== undefined && { completionTime: dateOf(completionTime) }),
});

/** Any of the filters may match; without filters everything does (docs/contract.md §4). */
export const isWanted = (item: ShownItem, filters: readonly RelatedItemTypeFilter[]): boolean =>
  filters.length === 0 || filters.some((filter) => matches(item.content, filter));

/** Items of the other kinds do not exist yet, so a filter for one of them matches nothing. */
const matches = (content: ToldContent, { comment, contact, sla }: RelatedItemTypeFilter): boolean => {
  if (comment) return 'comment' in content;
  if (sla) {
    if (!('sla' in content)) return false;
    const { name, status } = content.sla.slaConfiguration;
    return (sla.name ?? name) === name && (sla.status ?? status) === status;
  }
  if (!contact || !('contact' in content)) return false;
  const { channel = [], contactArn } = contact;
  const { contact: held } = content;
  return (
    (channel.length === 0 || channel.includes(held.channel)) &&
    (contactArn === undefined || contactArn === held.contactArn)
  );
};

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

/** The event that the item's next one follows, whatever the clocks of the hosts say. */
export const lastEventOf = (
  { relatedItemId, lastEventId = relatedItemId }: RelatedItem,
  ofCase: Pick<Case, 'lastEventId'>,
): string => (ofCase.lastEventId > lastEventId ? ofCase.lastEventId : lastEventId);

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
