import type { CreateRelatedItemResponse } from '@aws-sdk/client-connectcases';
import type { StoredContent } from '../case-events/case-event.ts';
import type { CaseStore } from '../cases/case.store.ts';
import { performer } from '../cases/case.ts';
import type { Arns } from '../contract/arn.ts';
import { invalid, notFound } from '../contract/errors.ts';
import type { CreateRelatedItemRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import { checkQuota, quotas } from '../contract/quotas.ts';
import type { DomainStore } from '../domains/domain.store.ts';
import type { Clock } from '../platform/clock.ts';
import { digest, type Ids } from '../platform/ids.ts';
import type { RelatedItemStore } from './related-item.store.ts';
import { additionEvent, type RelatedItem } from './related-item.ts';

type Deps = {
  readonly domains: DomainStore;
  readonly cases: CaseStore;
  readonly relatedItems: RelatedItemStore;
  readonly arns: Arns;
  readonly clock: Clock;
  readonly ids: Ids;
};

/** A contact that is linked already is answered with the item that links it. */
export const createRelatedItem: Operation<Deps, CreateRelatedItemRequest, CreateRelatedItemResponse> =
  ({ domains, cases, relatedItems, arns, clock, ids }) =>
  async (input, caller) => {
    const { domainId, caseId } = input;
    const now = clock.now();
    const moment = { now: now.toISOString(), performedBy: performer(input.performedBy, caller) };
    const addition = additionOf(input, moment.now);
    const contactHash = addition.contactArn === undefined ? undefined : digest(addition.contactArn);
    const answer = (relatedItemId: string) => ({
      relatedItemId,
      relatedItemArn: arns.relatedItem(domainId, caseId, relatedItemId),
    });

    const [, found, count, linked] = await Promise.all([
      domains.get(domainId),
      cases.get(domainId, caseId),
      relatedItems.count(domainId, caseId),
      contactHash === undefined ? undefined : relatedItems.contactLink(domainId, caseId, contactHash),
    ]);
    if (!found) throw notFound('Case', caseId);
    if (linked !== undefined) return answer(linked);
    checkQuota(quotas.relatedItemsPerCase, count);

    const item: RelatedItem = {
      domainId,
      caseId,
      relatedItemId: ids.ulid(now),
      type: addition.type,
      associationTime: moment.now,
      version: 1,
      content: addition.content,
      performedBy: moment.performedBy,
    };
    const event = additionEvent(item, found, ids.ulid(now, found.lastEventId), moment);
    if (contactHash !== undefined) {
      const link = { contactHash, templateId: found.templateId };
      return answer(await relatedItems.addContact(item, event, link));
    }
    await relatedItems.add(item, event);
    return answer(item.relatedItemId);
  };

type Addition = Pick<RelatedItem, 'type'> & { readonly content: StoredContent; readonly contactArn?: string };

/** @throws ValidationException where type and content do not go together, or the kind is not built yet. */
const additionOf = ({ type, content }: CreateRelatedItemRequest, now: string): Addition => {
  switch (type) {
    case 'Comment':
      if (!('comment' in content)) break;
      return { type, content: { comment: content.comment } };
    case 'Contact': {
      if (!('contact' in content)) break;
      const { contactArn } = content.contact;
      // Nobody has told us the contact's channel and time yet: it is linked now, by a channel unknown.
      const contact = { contactArn, channel: 'UNKNOWN', connectedToSystemTime: now };
      return { type, content: { contact }, contactArn };
    }
    default:
      throw invalid('type', `Anken does not take related items of type ${type} yet`);
  }
  throw invalid('content', `must hold the member that goes with the type ${type}`);
};
