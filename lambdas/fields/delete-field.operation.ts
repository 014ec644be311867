import {
  type EventConfigurationStore,
  eventConfigurationAlteration,
  withoutField,
} from '../case-events/event-configuration.store.ts';
import { invalid, notFound } from '../contract/errors.ts';
import type { DeleteFieldRequest } from '../contract/model.generated.ts';
import { type Nothing, nothing, type Operation } from '../contract/operation.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import type { FieldStore } from './field.store.ts';

type Deps = {
  readonly configurations: ConfigurationStore;
  readonly fields: FieldStore;
  readonly eventConfigurations: EventConfigurationStore;
};

/**
 * Softly: cases keep the values that they have of it. Layouts and templates leave it out when they are read; what the
 * domain publishes in the contract's shape leaves it out at once.
 */
export const deleteField: Operation<Deps, DeleteFieldRequest, Nothing> =
  ({ configurations, fields, eventConfigurations }) =>
  async ({ domainId, fieldId }, caller) => {
    await configurations.change(domainId, caller, async (domain, now) => {
      const [known, published] = await Promise.all([
        configurations.of(domain).fields([fieldId]),
        eventConfigurations.get(domainId),
      ]);
      const field = known.get(fieldId);
      if (!field) throw notFound('Field', fieldId);
      if (field.namespace === 'System')
        throw invalid('fieldId', `${fieldId} is a system field, which cannot be changed`);
      if (field.deleted) return [];
      const stillPublished = withoutField(published, fieldId);
      return [
        fields.deletion(domainId, field, now.toISOString()),
        ...(stillPublished ? [eventConfigurationAlteration(domainId, published, stillPublished)] : []),
      ];
    });
    return nothing;
  };
