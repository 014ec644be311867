import type { CreateDomainResponse } from '@aws-sdk/client-connectcases';
import type { Arns } from '../contract/arn.ts';
import type { CreateDomainRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import type { Clock } from '../platform/clock.ts';
import type { Ids } from '../platform/ids.ts';
import type { DomainStore } from './domain.store.ts';

type Deps = {
  readonly domains: DomainStore;
  readonly arns: Arns;
  readonly clock: Clock;
  readonly ids: Ids;
};

/** A domain is ready at once: its system fields and their options are part of the software. */
export const createDomain: Operation<Deps, CreateDomainRequest, CreateDomainResponse> =
  ({ domains, arns, clock, ids }) =>
  async (input) => {
    const domainId = ids.uuid();
    await domains.create({
      domainId,
      name: input.name,
      createdTime: clock.now().toISOString(),
      configVersion: 1,
    });
    return { domainId, domainArn: arns.domain(domainId), domainStatus: 'Active' };
  };
