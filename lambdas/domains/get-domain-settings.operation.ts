import * as z from 'zod/mini';
import { type Made, once } from '../contract/limits.ts';
import { domainId } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import { domainQuotaNames, type QuotaOf } from '../contract/quotas.ts';
import type { DomainStore } from './domain.store.ts';
import { type DomainSettings, ruleEnforcementOf } from './domain.ts';

export const getDomainSettingsRequest = once(() => z.object({ domainId: domainId() }));

type Deps = { readonly domains: DomainStore; readonly quotaOf: QuotaOf };

type Response = {
  /** As they were put. */
  readonly settings: DomainSettings;
  /** What follows from them, from the deployment's settings and from the defaults. */
  readonly inEffect: {
    readonly ruleEnforcement: 'enforce' | 'report';
    readonly quotas: Readonly<Record<string, number>>;
  };
};

/** Ours, beyond the contract. */
export const getDomainSettings: Operation<Deps, Made<typeof getDomainSettingsRequest>, Response> =
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
