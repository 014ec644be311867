import * as z from 'zod/mini';
import { integer, type Made, once } from '../contract/limits.ts';
import { domainId, nextToken } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import type { PageTokens } from '../contract/page-tokens.ts';
import type { DomainStore } from '../domains/domain.store.ts';
import type { ConfigurationHistoryStore } from './configuration-history.store.ts';
import type { HistoryEntry } from './history-entry.ts';

const MAX_PAGE = 25;
export const getConfigurationHistoryRequest = once(() =>
  z.object({
    domainId: domainId(),
    maxResults: z.optional(integer(1, MAX_PAGE)),
    nextToken: z.optional(nextToken()),
  }),
);

type Deps = {
  readonly domains: DomainStore;
  readonly configurationHistory: ConfigurationHistoryStore;
  readonly pageTokens: PageTokens;
};

type Response = {
  readonly changes: readonly (Omit<HistoryEntry, 'iamPrincipalArn'> & {
    readonly performedBy: { readonly iamPrincipalArn: string };
  })[];
  readonly nextToken?: string;
};

/** Ours, beyond the contract: all changes of what configures the domain, newest first. */
export const getConfigurationHistory: Operation<Deps, Made<typeof getConfigurationHistoryRequest>, Response> =
  ({ domains, configurationHistory, pageTokens }) =>
  async ({ domainId, maxResults = MAX_PAGE, nextToken }) => {
    const scope = { operation: 'GetConfigurationHistory', query: { domainId } };
    const [after] = await Promise.all([pageTokens.read(scope, nextToken), domains.get(domainId)]);
    const { items, next } = await configurationHistory.list(domainId, maxResults, after);
    return {
      changes: items.map(({ changeId, time, kind, id, action, iamPrincipalArn, changedMembers }) => ({
        changeId,
        time,
        kind,
        id,
        action,
        performedBy: { iamPrincipalArn },
        changedMembers,
      })),
      ...(next && { nextToken: await pageTokens.write(scope, next) }),
    };
  };
