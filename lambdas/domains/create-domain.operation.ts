import type { CreateDomainResponse } from '@aws-sdk/client-connectcases';
import type { Arns } from '../contract/arn.ts';
import type { CreateDomainRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import { checkQuota, type QuotaOf } from '../contract/quotas.ts';
import type { Clock } from '../platform/clock.ts';
import type { Ids } from '../platform/ids.ts';
import type { DomainStore } from './domain.store.ts';
import type { Domain } from './domain.ts';

type Deps = {
  readonly domains: DomainStore;
  readonly arns: Arns;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly quotaOf: QuotaOf;
};

/** A domain is ready at once: its system fields and their options are part of the software. */
export const createDomain: Operation<Deps, CreateDomainRequest, CreateDomainResponse> =
  ({ domains, arns, clock, ids, quotaOf }) =>
  async (input, caller) => {
    checkQuota(quotaOf('domainsPerDeployment'), await domains.count());
    const domainId = ids.uuid();
    const now = clock.now();
    const changeId = ids.ulid(now);
    const domain: Domain = {
      domainId,
      name: input.name,
      createdTime: now.toISOString(),
      configVersion: 1,
      lastChangeId: changeId,
    };
    await domains.create(domain, {
      changeId,
      time: domain.createdTime,
      iamPrincipalArn: caller.iamPrincipalArn,
      kind: 'Domain',
      id: domainId,
      action: 'Created',
      changedMembers: [{ member: 'name', newValue: input.name }],
    });
    return { domainId, domainArn: arns.domain(domainId), domainStatus: 'Active' };
  };
