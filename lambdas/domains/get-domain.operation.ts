import type { GetDomainResponse } from '@aws-sdk/client-connectcases';
import type { Arns } from '../contract/arn.ts';
import type { GetDomainRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import { dateOf } from '../contract/timestamp.ts';
import type { DomainStore } from './domain.store.ts';

type Deps = { readonly domains: DomainStore; readonly arns: Arns };

export const getDomain: Operation<Deps, GetDomainRequest, GetDomainResponse> =
  ({ domains, arns }) =>
  async ({ domainId }) => {
    const { name, createdTime } = await domains.get(domainId);
    return {
      domainId,
      domainArn: arns.domain(domainId),
      name,
      createdTime: dateOf(createdTime),
      domainStatus: 'Active',
    };
  };
