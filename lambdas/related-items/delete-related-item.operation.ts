import type { CaseStore } from '../cases/case.store.ts';
import { performer } from '../cases/case.ts';
import { cancellationOfSla, checkWhole, momentFor, writingOf } from '../cases/state-change.ts';
import { Overtaken, persistently } from '../contract/attempts.ts';
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

/** Two round trips. A contact can be linked again afterwards, by a new item; an SLA is cancelled. */
export const deleteRelatedItem: Operation<Deps, DeleteRelatedItemRequest, Nothing> =
  ({ domains, cases, relatedItems, clock, ids }) =>
  async ({ domainId, caseId, relatedItemId }, caller) =>
    persistently(clock, async () => {
      const [, { case: found, slas }, item] = await Promise.all([
        domains.get(domainId),
        cases.state(domainId, caseId),
        relatedItems.get(domainId, caseId, relatedItemId),
      ]);
      if (!found) throw notFound('Case', caseId);
      const performedBy = performer(undefined, caller);
      if (slas.some((sla) => sla.relatedItemId === relatedItemId)) {
        checkWhole({ case: found, slas });
        const writing = { ...writingOf(found, clock, ids), performedBy };
        const change = cancellationOfSla({ case: found, slas }, relatedItemId, writing);
        if (await cases.apply(found, change)) return nothing;
        throw new Overtaken('Others changed the case at the same time');
      }
      if (!item) throw notFound('RelatedItem', relatedItemId);
      // Behind the item's own creation too, whatever the clock of this host says.
      const lastEventId = found.lastEventId > relatedItemId ? found.lastEventId : relatedItemId;
      const { associationTime } = item;
      const lastEventTime = found.lastEventTime > associationTime ? found.lastEventTime : associationTime;
      const at = momentFor({ lastEventTime }, clock);
      const moment = { now: at.toISOString(), performedBy };
      const event = removalEvent(item, found, ids.ulid(at, lastEventId), moment);
      const contactHash = 'contact' in item.content ? digest(item.content.contact.contactArn) : undefined;
      await relatedItems.remove(item, event, contactHash);
      return nothing;
    });
