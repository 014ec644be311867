import type { RelatedItemChange, RelatedItemDeletion } from '../case-events/case-event.ts';
import { eventCreation } from '../case-events/event-creation.ts';
import { type CaseToken, caseTokenCreation, type TokenInUse } from '../cases/case-token.ts';
import { notFound } from '../contract/errors.ts';
import {
  contactLinkKey,
  contactLookup,
  itemsLookup,
  itemsLookupPartition,
  type Key,
  relatedItemKey,
  relatedItemsRange,
} from '../table/keys.ts';
import type { Page, Table } from '../table/table.ts';
import { type Deletion, type Put, WriteRefused } from '../table/writes.ts';
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
  readonly count: (domainId: string, caseId: string) => Promise<number>;
  /** The id of the related item that links the contact already. */
  readonly contactLink: (
    domainId: string,
    caseId: string,
    contactHash: string,
  ) => Promise<string | undefined>;
  readonly add: (item: RelatedItem, event: RelatedItemChange) => Promise<void>;
  /** Answers the id of the item that the token stands for: this one, or the one of whoever was faster. */
  readonly addOnce: (
    item: RelatedItem,
    event: RelatedItemChange,
    token: TokenInUse | undefined,
  ) => Promise<string>;
  /** Answers the id of the item that links the contact: this one, or the one of whoever was faster. */
  readonly addContact: (
    item: RelatedItem,
    event: RelatedItemChange,
    link: { readonly contactHash: string; readonly templateId: string },
  ) => Promise<string>;
  /**
   * The item and, of a contact, its link.
   * @throws ResourceNotFoundException where somebody else was faster
   */
  readonly remove: (
    item: RelatedItem,
    event: RelatedItemDeletion,
    contactHash: string | undefined,
  ) => Promise<void>;
};

/** Writes new keys only, so that parallel additions to a case never conflict (docs/architecture.md §2). */
export const relatedItemStore = (table: Table): RelatedItemStore => ({
  get: (domainId, caseId, relatedItemId) =>
    table.get<RelatedItem>(relatedItemKey(domainId, caseId, relatedItemId)),
  list: (domainId, caseId, limit, after) =>
    table.query<RelatedItem>(relatedItemsRange(domainId, caseId), {
      newestFirst: true,
      ...(limit !== undefined && { limit }),
      ...(after && { after }),
    }),
  count: (domainId, caseId) => table.countIn('lookup', itemsLookupPartition(domainId, caseId)),
  contactLink: async (domainId, caseId, contactHash) => {
    const link = await table.get<ContactLink>(contactLinkKey(domainId, caseId, contactHash));
    return link?.relatedItemId;
  },
  add: (item, event) => table.write([itemCreation(item), eventCreation(event)]),
  addOnce: async (item, event, token) => {
    const { domainId, caseId, relatedItemId } = item;
    const done = token && caseTokenCreation(domainId, caseId, token, { relatedItemId });
    try {
      await table.write([itemCreation(item), eventCreation(event), ...(done ? [done] : [])]);
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
      await table.write([itemCreation(item), eventCreation(event), link]);
      return relatedItemId;
    } catch (error) {
      const faster = error instanceof WriteRefused ? error.existing<ContactLink>(link) : undefined;
      if (faster) return faster.relatedItemId;
      throw error;
    }
  },
  remove: async ({ domainId, caseId, relatedItemId }, event, contactHash) => {
    const refusal = notFound('RelatedItem', relatedItemId);
    const item: Deletion = {
      delete: relatedItemKey(domainId, caseId, relatedItemId),
      if: { exists: true },
      refusal,
    };
    if (contactHash === undefined) return table.write([item, eventCreation(event)]);
    const link: Deletion = {
      delete: contactLinkKey(domainId, caseId, contactHash),
      if: { equals: { relatedItemId } },
      refusal,
    };
    return table.write([item, eventCreation(event), link]);
  },
});

const itemCreation = (item: RelatedItem): Put => ({
  item: {
    ...relatedItemKey(item.domainId, item.caseId, item.relatedItemId),
    ...itemsLookup(item.domainId, item.caseId, item.type, item.relatedItemId),
    ...item,
  },
  unlessExists: true,
});
