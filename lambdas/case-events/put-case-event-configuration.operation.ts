import { isDeepStrictEqual } from 'node:util';
import { invalid } from '../contract/errors.ts';
import type { PutCaseEventConfigurationRequest } from '../contract/model.generated.ts';
import { type Nothing, nothing, type Operation } from '../contract/operation.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import { fieldError } from '../fields/field.ts';
import { type EventConfigurationStore, eventConfigurationAlteration } from './event-configuration.store.ts';

type Deps = {
  readonly configurations: ConfigurationStore;
  readonly eventConfigurations: EventConfigurationStore;
};

/** Takes the place of the whole configuration that was there. */
export const putCaseEventConfiguration: Operation<Deps, PutCaseEventConfigurationRequest, Nothing> =
  ({ configurations, eventConfigurations }) =>
  async ({ domainId, eventBridge }, caller) => {
    const fields = eventBridge.includedData?.caseData?.fields ?? [];
    await configurations.change(domainId, caller, async (domain) => {
      const [known, before] = await Promise.all([
        configurations.of(domain).fields(fields.map((field) => field.id)),
        eventConfigurations.get(domainId),
      ]);
      for (const [index, field] of fields.entries()) {
        const isRepeated = fields.findIndex(({ id }) => id === field.id) < index;
        const error = isRepeated ? 'stands in the request twice' : fieldError(field.id, known);
        if (error !== undefined) {
          throw invalid(`eventBridge.includedData.caseData.fields[${index}].id`, error);
        }
      }
      return isDeepStrictEqual(eventBridge, before)
        ? []
        : [eventConfigurationAlteration(domainId, before, eventBridge)];
    });
    return nothing;
  };
