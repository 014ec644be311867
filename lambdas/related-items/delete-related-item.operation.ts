import type { CaseStore } from '../cases/case.store.ts';
import { performer } from '../cases/case.ts';
import { notFound } from '../contract/errors.ts';
import type { DeleteRelatedItemRequest } from '../contract/model.generated.ts';
import { type Nothing, nothing, type Operation } from '../contract/operation.ts';
import type { DomainStore } from '../domains/domain.store.ts';
import type { Clock } from '../platform/clock.ts';
import { digest, type Ids } from '../platform/ids.ts';
import type { RelatedItemStore } from './related-item.store.ts';
import { removalEvent } from './related-item.ts';

type Deps = {
  readonly domains: DomainStore;
  readonly cases: CaseStore;
  readonly relatedItems: RelatedItemStore;
  readonly clock: Clock;
  readonly ids: Ids;
};

/** Two round trips. A contact can be linked again afterwards, by a new item. */
export const deleteRelatedItem: Operation<Deps, DeleteRelatedItemRequest, Nothing> =
  ({ domains, cases, relatedItems, clock, ids }) =>
  async ({ domainId, caseId, relatedItemId }, caller) => {
    const [, found, item] = await Promise.all([
      domains.get(domainId),
      cases.get(domainId, caseId),
      relatedItems.get(domainId, caseId, relatedItemId),
    ]);
    if (!found) throw notFound('Case', caseId);
    if (!item) throw notFound('RelatedItem', relatedItemId);
    const now = clock.now();
    const moment = { now: now.toISOString(), performedBy: performer(undefined, caller) };
    // Behind the item's own creation too, whatever the clock of this host says.
    const latest = found.lastEventId > relatedItemId ? found.lastEventId : relatedItemId;
    const event = removalEvent(item, found, ids.ulid(now, latest), moment);
    const contactHash = 'contact' in item.content ? digest(item.content.contact.contactArn) : undefined;
    await relatedItems.remove(item, event, contactHash);
    return nothing;
  };
