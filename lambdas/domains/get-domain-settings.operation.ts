import * as z from 'zod/mini';
import { type Made, once } from '../contract/limits.ts';
import { domainId } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import { domainQuotaNames, type QuotaOf } from '../contract/quotas.ts';
import type { DomainStore } from './domain.store.ts';
import { ruleEnforcementOf } from './domain.ts';
import { domainSettings, ruleEnforcement } from './domain-settings.ts';

export const getDomainSettingsRequest = once(() => z.object({ domainId: domainId() }));

type Deps = { readonly domains: DomainStore; readonly quotaOf: QuotaOf };

export const getDomainSettingsResponse = once(() =>
  z.object({
    /** As they were put. */
    settings: domainSettings(),
    /** What follows from them, from the deployment's settings and from the defaults. */
    inEffect: z.object({
      ruleEnforcement: ruleEnforcement(),
      quotas: z.record(z.string(), z.number()),
    }),
  }),
);

/** Ours, beyond the contract. */
export const getDomainSettings: Operation<
  Deps,
  Made<typeof getDomainSettingsRequest>,
  Made<typeof getDomainSettingsResponse>
> =
  ({ domains, quotaOf }) =>
  async ({ domainId }) => {
    const { settings = {} } = await domains.get(domainId);
    const quotas = domainQuotaNames.map((name) => [name, quotaOf(name, settings.quotas).limit]);
    return {
      settings: {
        ...(settings.ruleEnforcement && { ruleEnforcement: settings.ruleEnforcement }),
        ...(settings.quotas && { quotas: { ...settings.quotas } }),
      },
      inEffect: { ruleEnforcement: ruleEnforcementOf(settings), quotas: Object.fromEntries(quotas) },
    };
  };
