import type {
  RelatedItemChange,
  RelatedItemDeletion,
  RelatedItemTagging,
  RelatedItemUpdate,
} from '../case-events/case-event.ts';
import { eventCreation } from '../case-events/event-creation.ts';
import type { StoredItemType } from '../case-events/item-content.ts';
import { type CaseToken, caseTokenCreation, type TokenInUse } from '../cases/case-token.ts';
import {
  contactLinkKey,
  contactLookup,
  itemsLookup,
  itemsLookupPartition,
  itemsLookupPrefix,
  type Key,
  relatedItemKey,
  relatedItemsRange,
} from '../table/keys.ts';
import type { Page, Table } from '../table/table.ts';
import { unlessRefused } from '../table/unless-refused.ts';
import { type Deletion, type Put, type Update, WriteRefused } from '../table/writes.ts';
import type { RelatedItem } from './related-item.ts';

/** A contact is linked to a case once; this stands for the one link. */
type ContactLink = { readonly relatedItemId: string };

export type RelatedItemStore = {
  readonly get: (domainId: string, caseId: string, relatedItemId: string) => Promise<RelatedItem | undefined>;
  /** Newest first. */
  readonly list: (
    domainId: string,
    caseId: string,
    limit: number | undefined,
    after: Key | undefined,
  ) => Promise<Page<RelatedItem>>;
  /** Of all types, SLAs too, or of one. */
  readonly count: (domainId: string, caseId: string, type?: StoredItemType) => Promise<number>;
  /** The id of the related item that links the contact already. */
  readonly contactLink: (
    domainId: string,
    caseId: string,
    contactHash: string,
  ) => Promise<string | undefined>;
  /** Answers the id of the item; with a token, of the one that it stands for: this one, or that of whoever was faster. */
  readonly add: (item: RelatedItem, event: RelatedItemChange, token?: TokenInUse) => Promise<string>;
  /** Answers the id of the item that links the contact: this one, or the one of whoever was faster. */
  readonly addContact: (
    item: RelatedItem,
    event: RelatedItemChange,
    link: { readonly contactHash: string; readonly templateId: string },
  ) => Promise<string>;
  /** What an update changes of the item. False where others changed or deleted it since it was read. */
  readonly update: (read: RelatedItem, updated: RelatedItem, event: RelatedItemUpdate) => Promise<boolean>;
  /** The tags alone, as the event tells them. False where others changed or deleted the item since it was read. */
  readonly retag: (read: RelatedItem, event: RelatedItemTagging) => Promise<boolean>;
  /** The item and, of a contact, its link. False where others changed or deleted the item since it was read. */
  readonly remove: (
    read: RelatedItem,
    event: RelatedItemDeletion,
    contactHash: string | undefined,
  ) => Promise<boolean>;
};

/** What is added are new keys only, so that parallel additions to a case never conflict (docs/architecture.md §2). */
export const relatedItemStore = (table: Table): RelatedItemStore => ({
  get: (domainId, caseId, relatedItemId) =>
    table.get<RelatedItem>(relatedItemKey(domainId, caseId, relatedItemId)),
  list: (domainId, caseId, limit, after) =>
    table.query<RelatedItem>(relatedItemsRange(domainId, caseId), {
      newestFirst: true,
      ...(limit !== undefined && { limit }),
      ...(after && { after }),
    }),
  count: (domainId, caseId, type) =>
    table.countIn(
      'lookup',
      itemsLookupPartition(domainId, caseId),
      type === undefined ? '' : itemsLookupPrefix(type),
    ),
  contactLink: async (domainId, caseId, contactHash) => {
    const link = await table.get<ContactLink>(contactLinkKey(domainId, caseId, contactHash));
    return link?.relatedItemId;
  },
  add: async (item, event, token) => {
    const { domainId, caseId, relatedItemId } = item;
    const done = token && caseTokenCreation(domainId, caseId, token, { relatedItemId });
    try {
      await table.write([itemCreation(item, event), eventCreation(event), ...(done ? [done] : [])]);
      return relatedItemId;
    } catch (error) {
      const faster = done && error instanceof WriteRefused ? error.existing<CaseToken>(done) : undefined;
      if (faster?.relatedItemId !== undefined) return faster.relatedItemId;
      throw error;
    }
  },
  addContact: async (item, event, { contactHash, templateId }) => {
    const { domainId, caseId, relatedItemId } = item;
    const link: Put = {
      item: {
        ...contactLinkKey(domainId, caseId, contactHash),
        ...contactLookup(domainId, contactHash, relatedItemId),
        domainId,
        caseId,
        templateId,
        relatedItemId,
      },
      unlessExists: true,
    };
    try {
      await table.write([itemCreation(item, event), eventCreation(event), link]);
      return relatedItemId;
    } catch (error) {
      const faster = error instanceof WriteRefused ? error.existing<ContactLink>(link) : undefined;
      if (faster) return faster.relatedItemId;
      throw error;
    }
  },
  update: ({ domainId, caseId, relatedItemId, version }, updated, event) => {
    const change: Update = {
      update: relatedItemKey(domainId, caseId, relatedItemId),
      set: {
        version: updated.version,
        lastEventId: event.eventId,
        content: updated.content,
        lastUpdatedBy: updated.lastUpdatedBy,
      },
      if: { equals: { version } },
    };
    return unlessRefused(table, change, [eventCreation(event)]);
  },
  retag: ({ domainId, caseId, relatedItemId, version }, event) => {
    const { version: next, tags } = event.after;
    const change: Update = {
      update: relatedItemKey(domainId, caseId, relatedItemId),
      set: { version: next, lastEventId: event.eventId, tags },
      ...(tags === undefined && { remove: ['tags'] }),
      if: { equals: { version } },
    };
    return unlessRefused(table, change, [eventCreation(event)]);
  },
  remove: ({ domainId, caseId, relatedItemId, version }, event, contactHash) => {
    const item: Deletion = {
      delete: relatedItemKey(domainId, caseId, relatedItemId),
      if: { equals: { version } },
    };
    if (contactHash === undefined) return unlessRefused(table, item, [eventCreation(event)]);
    const link: Deletion = {
      delete: contactLinkKey(domainId, caseId, contactHash),
      if: { equals: { relatedItemId } },
    };
    return unlessRefused(table, item, [eventCreation(event), link]);
  },
});

const itemCreation = (item: RelatedItem, { eventId: lastEventId }: RelatedItemChange): Put => ({
  item: {
    ...relatedItemKey(item.domainId, item.caseId, item.relatedItemId),
    ...itemsLookup(item.domainId, item.caseId, item.type, item.relatedItemId),
    ...item,
    lastEventId,
  },
  unlessExists: true,
});
