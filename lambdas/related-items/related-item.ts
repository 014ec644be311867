import type {
  RelatedItemContent,
  SearchRelatedItemsResponseItem,
  SlaConfiguration,
} from '@aws-sdk/client-connectcases';
import type { PerformedBy } from '../case-events/case-event.ts';
import type { SlaSnapshot, StoredContent, StoredItemType, ToldContent } from '../case-events/item-content.ts';
import { dateOf } from '../contract/timestamp.ts';
import { type Sla, snapshot } from '../slas/sla.ts';
import type { Tags } from '../tags/tags.ts';

/** A related item as it is stored. */
export type RelatedItem = {
  readonly domainId: string;
  readonly caseId: string;
  /** ULID: related items of a case stand in the order in which they came. */
  readonly relatedItemId: string;
  readonly type: StoredItemType;
  /** ISO 8601. */
  readonly associationTime: string;
  /** Counts the changes of the item. */
  readonly version: number;
  readonly content: StoredContent;
  /** Who added it. */
  readonly performedBy: PerformedBy;
  /** Who changed its content last; nobody has where there is none. */
  readonly lastUpdatedBy?: PerformedBy;
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

export const responseContent = (content: ToldContent): RelatedItemContent => {
  if ('sla' in content) return { sla: { slaConfiguration: responseSla(content.sla.slaConfiguration) } };
  if (!('contact' in content)) return content;
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
