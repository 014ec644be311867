import type { GetCaseEventConfigurationResponse } from '@aws-sdk/client-connectcases';
import type { GetCaseEventConfigurationRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import type { DomainStore } from '../domains/domain.store.ts';
import type { EventConfigurationStore } from './event-configuration.store.ts';

type Deps = { readonly domains: DomainStore; readonly eventConfigurations: EventConfigurationStore };

/** A domain that never had one put publishes nothing in the contract's own shape. */
export const getCaseEventConfiguration: Operation<
  Deps,
  GetCaseEventConfigurationRequest,
  GetCaseEventConfigurationResponse
> =
  ({ domains, eventConfigurations }) =>
  async ({ domainId }) => {
    const [, configured] = await Promise.all([domains.get(domainId), eventConfigurations.get(domainId)]);
    return { eventBridge: configured ?? { enabled: false } };
  };
