import { invalid, notFound } from '../contract/errors.ts';
import type { UpdateFieldRequest } from '../contract/model.generated.ts';
import { type Nothing, nothing, type Operation } from '../contract/operation.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import { newValues } from '../domains/named-item.ts';
import type { FieldStore } from './field.store.ts';
import { attributesError } from './field-attributes.ts';

type Deps = {
  readonly configurations: ConfigurationStore;
  readonly fields: FieldStore;
};

/** Changes the members that the request gives; a field's type is for good, and a system field part of the software. */
export const updateField: Operation<Deps, UpdateFieldRequest, Nothing> =
  ({ configurations, fields }) =>
  async ({ domainId, fieldId, ...given }, caller) => {
    await configurations.change(domainId, caller, async (domain, now) => {
      const field = (await configurations.of(domain).fields([fieldId])).get(fieldId);
      if (!field) throw notFound('Field', fieldId);
      if (field.namespace === 'System')
        throw invalid('fieldId', `${fieldId} is a system field, which cannot be changed`);
      if (field.deleted) throw invalid('fieldId', 'is of a field that is deleted');
      const error = given.attributes && attributesError(field.type);
      if (error !== undefined) throw invalid('attributes.text', error);
      const values = newValues(field, given);
      if (Object.keys(values).length === 0) return [];
      return [fields.alteration(domainId, field, { ...values, lastModifiedTime: now.toISOString() })];
    });
    return nothing;
  };
