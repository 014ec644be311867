import type { ListDomainsResponse } from '@aws-sdk/client-connectcases';
import type { Arns } from '../contract/arn.ts';
import type { ListDomainsRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import type { PageScope, PageTokens } from '../contract/page-tokens.ts';
import type { DomainStore } from './domain.store.ts';

const MAX_PAGE = 10;

type Deps = { readonly domains: DomainStore; readonly arns: Arns; readonly pageTokens: PageTokens };

const scope: PageScope = { operation: 'ListDomains', query: {} };

export const listDomains: Operation<Deps, ListDomainsRequest, ListDomainsResponse> =
  ({ domains, arns, pageTokens }) =>
  async (input) => {
    const after = await pageTokens.read(scope, input.nextToken);
    const { items, next } = await domains.list(input.maxResults ?? MAX_PAGE, after);
    return {
      domains: items.map(({ domainId, name }) => ({ domainId, domainArn: arns.domain(domainId), name })),
      ...(next && { nextToken: await pageTokens.write(scope, next) }),
    };
  };
