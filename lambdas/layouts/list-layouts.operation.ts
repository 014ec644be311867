import type { ListLayoutsResponse } from '@aws-sdk/client-connectcases';
import type { Arns } from '../contract/arn.ts';
import type { ListLayoutsRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import type { PageTokens } from '../contract/page-tokens.ts';
import type { DomainStore } from '../domains/domain.store.ts';
import type { LayoutStore } from './layout.store.ts';

const MAX_PAGE = 100;

type Deps = {
  readonly domains: DomainStore;
  readonly layouts: LayoutStore;
  readonly arns: Arns;
  readonly pageTokens: PageTokens;
};

export const listLayouts: Operation<Deps, ListLayoutsRequest, ListLayoutsResponse> =
  ({ domains, layouts, arns, pageTokens }) =>
  async ({ domainId, maxResults = MAX_PAGE, nextToken }) => {
    const scope = { operation: 'ListLayouts', query: { domainId } };
    const [after] = await Promise.all([pageTokens.read(scope, nextToken), domains.get(domainId)]);
    const { items, next } = await layouts.list(domainId, maxResults, after);
    return {
      layouts: items.map(({ layoutId, name }) => ({
        layoutId,
        layoutArn: arns.layout(domainId, layoutId),
        name,
      })),
      ...(next && { nextToken: await pageTokens.write(scope, next) }),
    };
  };
