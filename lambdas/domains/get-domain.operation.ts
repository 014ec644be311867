import type { GetDomainResponse } from '@aws-sdk/client-connectcases';
import type { Arns } from '../contract/arn.ts';
import type { GetDomainRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import { dateOf } from '../contract/timestamp.ts';
import type { TagStore } from '../tags/tag.store.ts';
import type { DomainStore } from './domain.store.ts';

type Deps = { readonly domains: DomainStore; readonly tags: TagStore; readonly arns: Arns };

export const getDomain: Operation<Deps, GetDomainRequest, GetDomainResponse> =
  ({ domains, tags, arns }) =>
  async ({ domainId }) => {
    const [{ name, createdTime }, ofDomain] = await Promise.all([
      domains.get(domainId),
      tags.ofDomain(domainId),
    ]);
    return {
      domainId,
      domainArn: arns.domain(domainId),
      name,
      createdTime: dateOf(createdTime),
      domainStatus: 'Active',
      ...(Object.keys(ofDomain).length > 0 && { tags: { ...ofDomain } }),
    };
  };
