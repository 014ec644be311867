import { performer } from '../cases/case.ts';
import type { DeleteDomainRequest } from '../contract/model.generated.ts';
import { type Nothing, nothing, type Operation } from '../contract/operation.ts';
import type { Clock } from '../platform/clock.ts';
import type { Ids } from '../platform/ids.ts';
import type { DomainStore } from './domain.store.ts';

type Deps = { readonly domains: DomainStore; readonly clock: Clock; readonly ids: Ids };

/** For good, with all its cases: nobody finds the domain from here on, and its name is free. */
export const deleteDomain: Operation<Deps, DeleteDomainRequest, Nothing> =
  ({ domains, clock, ids }) =>
  async ({ domainId }, caller) => {
    const domain = await domains.get(domainId);
    const now = clock.now();
    await domains.delete(domain, {
      eventId: ids.ulid(now),
      domainId,
      type: 'DOMAIN.DELETED',
      time: now.toISOString(),
      performedBy: performer(undefined, caller),
      name: domain.name,
    });
    return nothing;
  };
