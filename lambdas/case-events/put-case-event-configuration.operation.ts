import { invalid } from '../contract/errors.ts';
import type { PutCaseEventConfigurationRequest } from '../contract/model.generated.ts';
import { type Nothing, nothing, type Operation } from '../contract/operation.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import { eventConfigurationWrite } from './event-configuration.store.ts';

type Deps = { readonly configurations: ConfigurationStore };

/** Takes the place of the whole configuration that was there. */
export const putCaseEventConfiguration: Operation<Deps, PutCaseEventConfigurationRequest, Nothing> =
  ({ configurations }) =>
  async ({ domainId, eventBridge }) => {
    const fields = eventBridge.includedData?.caseData?.fields ?? [];
    await configurations.change(domainId, async (domain) => {
      const known = await configurations.of(domain).fields(fields.map((field) => field.id));
      const unknown = fields.findIndex((field) => !known.has(field.id));
      if (unknown !== -1) {
        throw invalid(
          `eventBridge.includedData.caseData.fields[${unknown}].id`,
          `there is no field ${fields[unknown]?.id}`,
        );
      }
      return [eventConfigurationWrite(domainId, eventBridge)];
    });
    return nothing;
  };
