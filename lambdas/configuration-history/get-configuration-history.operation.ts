import * as z from 'zod/mini';
import { integer, type Made, once } from '../contract/limits.ts';
import { domainId, nextToken } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import type { PageTokens } from '../contract/page-tokens.ts';
import { configuredKinds } from '../domains/configuration-change.ts';
import type { DomainStore } from '../domains/domain.store.ts';
import type { ConfigurationHistoryStore } from './configuration-history.store.ts';

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

const changedMember = once(() =>
  z.object({ member: z.string(), oldValue: z.optional(z.unknown()), newValue: z.optional(z.unknown()) }),
);
const change = once(() =>
  z.object({
    changeId: z.string(),
    time: z.string(),
    kind: z.enum(configuredKinds),
    id: z.string(),
    action: z.enum(['Created', 'Updated', 'Deleted']),
    performedBy: z.object({ iamPrincipalArn: z.string() }),
    changedMembers: z.readonly(z.array(changedMember())),
  }),
);
export const getConfigurationHistoryResponse = once(() =>
  z.object({ changes: z.readonly(z.array(change())), nextToken: z.optional(z.string()) }),
);

/** Ours, beyond the contract: all changes of what configures the domain, newest first. */
export const getConfigurationHistory: Operation<
  Deps,
  Made<typeof getConfigurationHistoryRequest>,
  Made<typeof getConfigurationHistoryResponse>
> =
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
