import { Overtaken, persistently } from '../contract/attempts.ts';
import { notFound } from '../contract/errors.ts';
import type { DeleteCaseRequest } from '../contract/model.generated.ts';
import { type Nothing, nothing, type Operation } from '../contract/operation.ts';
import type { DomainStore } from '../domains/domain.store.ts';
import type { Clock } from '../platform/clock.ts';
import type { Ids } from '../platform/ids.ts';
import type { CaseStore } from './case.store.ts';
import { performer } from './case.ts';
import { deletionEvent } from './change-event.ts';
import { writingOf } from './state-change.ts';

type Deps = {
  readonly domains: DomainStore;
  readonly cases: CaseStore;
  readonly clock: Clock;
  readonly ids: Ids;
};

/**
 * For good: nobody finds the case from here on, and the purge deletes what belongs to it once its event is out. Two round
 * trips; another two for each time that somebody else changed the case in between.
 */
export const deleteCase: Operation<Deps, DeleteCaseRequest, Nothing> =
  ({ domains, cases, clock, ids }) =>
  async ({ domainId, caseId }, caller) =>
    persistently(clock, async () => {
      const [, current] = await Promise.all([domains.get(domainId), cases.get(domainId, caseId)]);
      if (!current) throw notFound('Case', caseId);
      const { at, nextEventId } = writingOf(current, clock, ids);
      const moment = { now: at.toISOString(), performedBy: performer(undefined, caller) };
      const event = deletionEvent(current, nextEventId(), moment);
      if (await cases.delete(current, event)) return nothing;
      throw new Overtaken('Others changed the case at the same time');
    });
