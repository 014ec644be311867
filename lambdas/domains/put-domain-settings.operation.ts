import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import { id } from '../contract/limits.ts';
import { type Nothing, nothing, type Operation } from '../contract/operation.ts';
import { domainQuotas } from '../settings/quotas.ts';
import type { ConfigurationStore } from './configuration.store.ts';

/** Strict within the settings, unlike the contract's shapes: a setting that is mistyped would be believed to hold. */
export const putDomainSettingsInput = z.object({
  domainId: id,
  settings: z.strictObject({
    ruleEnforcement: z.optional(z.enum(['enforce', 'report'])),
    quotas: z.optional(domainQuotas),
  }),
});

type Deps = { readonly configurations: ConfigurationStore };

/** Ours, beyond the contract: takes the place of all the settings that were there. */
export const putDomainSettings: Operation<Deps, z.output<typeof putDomainSettingsInput>, Nothing> =
  ({ configurations }) =>
  async ({ domainId, settings }, caller) => {
    await configurations.change(domainId, caller, async ({ settings: before = {} }) =>
      isDeepStrictEqual(before, settings)
        ? []
        : [
            {
              kind: 'DomainSettings',
              id: domainId,
              action: 'Updated',
              before,
              after: settings,
              writes: [],
              ofDomain: { settings },
            },
          ],
    );
    return nothing;
  };
