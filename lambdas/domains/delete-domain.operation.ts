import * as z from 'zod/mini';
import { performer } from '../cases/case.ts';
import { id } from '../contract/limits.ts';
import { type Nothing, nothing, type Operation } from '../contract/operation.ts';
import type { Clock } from '../platform/clock.ts';
import type { Ids } from '../platform/ids.ts';
import type { DomainStore } from './domain.store.ts';

export const deleteDomainInput = z.object({ domainId: id });

type Deps = { readonly domains: DomainStore; readonly clock: Clock; readonly ids: Ids };

/** For good, with all its cases: nobody finds the domain from here on, and its name is free. */
export const deleteDomain: Operation<Deps, z.output<typeof deleteDomainInput>, Nothing> =
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
