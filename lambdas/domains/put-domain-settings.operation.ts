import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import { type Made, once } from '../contract/limits.ts';
import { domainId } from '../contract/model.generated.ts';
import { type Nothing, nothing, type Operation } from '../contract/operation.ts';
import type { ConfigurationStore } from './configuration.store.ts';
import { domainSettings } from './domain-settings.ts';

export const putDomainSettingsRequest = once(() =>
  z.object({
    domainId: domainId(),
    settings: domainSettings(),
  }),
);

type Deps = { readonly configurations: ConfigurationStore };

/** Ours, beyond the contract: takes the place of all the settings that were there. */
export const putDomainSettings: Operation<Deps, Made<typeof putDomainSettingsRequest>, Nothing> =
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
