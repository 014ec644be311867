import type { CaseStore } from '../cases/case.store.ts';
import { performer } from '../cases/case.ts';
import { cancellationOfSla, checkWhole, momentFor, writingOf } from '../cases/state-change.ts';
import { Overtaken, persistently } from '../contract/attempts.ts';
import { invalid, notFound } from '../contract/errors.ts';
import type { DeleteRelatedItemRequest } from '../contract/model.generated.ts';
import { type Nothing, nothing, type Operation } from '../contract/operation.ts';
import type { DomainStore } from '../domains/domain.store.ts';
import type { Clock } from '../platform/clock.ts';
import { digest, type Ids } from '../platform/ids.ts';
import { lastEventOf, removalEvent } from './item-event.ts';
import type { RelatedItemStore } from './related-item.store.ts';

type Deps = {
  readonly domains: DomainStore;
  readonly cases: CaseStore;
  readonly relatedItems: RelatedItemStore;
  readonly clock: Clock;
  readonly ids: Ids;
};

/** Two round trips. A contact can be linked again afterwards, by a new item; an SLA is cancelled; a file is refused. */
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
      if (item.type === 'File') {
        throw invalid('relatedItemId', 'is of a file, which is deleted where it is kept and not here');
      }
      const last = lastEventOf(item, found);
      const at = momentFor(last, clock);
      const moment = { now: at.toISOString(), performedBy };
      const event = removalEvent(item, found, ids.ulid(at, last.lastEventId), moment);
      const contactHash = 'contact' in item.content ? digest(item.content.contact.contactArn) : undefined;
      if (await relatedItems.remove(item, event, contactHash)) return nothing;
      throw new Overtaken('Others changed the related item at the same time');
    });
