import type { BatchPutFieldOptionsResponse, FieldOptionError } from '@aws-sdk/client-connectcases';
import { invalid, notFound } from '../contract/errors.ts';
import type { BatchPutFieldOptionsRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import { checkQuota, type QuotaOf } from '../contract/quotas.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import { newValues } from '../domains/named-item.ts';
import type { Ids } from '../platform/ids.ts';
import type { FieldStore } from './field.store.ts';
import type { FieldOption } from './field-option.ts';
import { optionError, type WantedOption } from './option-changes.ts';

type Deps = {
  readonly configurations: ConfigurationStore;
  readonly fields: FieldStore;
  readonly ids: Ids;
  readonly quotaOf: QuotaOf;
};

/** Adds options and changes those whose value is there already. An option that cannot be comes back as an error. */
export const batchPutFieldOptions: Operation<
  Deps,
  BatchPutFieldOptionsRequest,
  BatchPutFieldOptionsResponse
> =
  ({ configurations, fields, ids, quotaOf }) =>
  async ({ domainId, fieldId, options }, caller) => {
    const { accepted, errors } = judge(fieldId, options);
    await configurations.change(domainId, caller, async (domain, now) => {
      const configuration = configurations.of(domain);
      const field = (await configuration.fields([fieldId])).get(fieldId);
      if (!field) throw notFound('Field', fieldId);
      if (field.deleted) throw invalid('fieldId', 'is of a field that is deleted');
      if (field.type !== 'SingleSelect')
        throw invalid('fieldId', `is of type ${field.type}, which has no options`);
      const present = await configuration.options(fieldId);
      const known = new Map(present.map((option) => [option.value, option]));
      const added = accepted.filter(({ value }) => !known.has(value));
      checkQuota(quotaOf('optionsPerField', domain.settings?.quotas), present.length, added.length);
      const first = ids.ulid(now);
      const next = accepted.map((option, index) => ({
        ...option,
        position: known.get(option.value)?.position ?? `${first}#${`${index}`.padStart(2, '0')}`,
      }));
      const isNew = (option: FieldOption) =>
        Object.keys(newValues(known.get(option.value) ?? {}, option)).length > 0;
      const changed = next.filter(isNew);
      if (changed.length === 0) return [];
      const before = changed.flatMap(({ value }) => known.get(value) ?? []);
      return [fields.optionsAlteration(domainId, fieldId, before, changed)];
    });
    return { errors: [...errors] };
  };

const judge = (fieldId: string, options: readonly WantedOption[]) => {
  const judged = options.map((option, index) => ({
    option,
    message: optionError(fieldId, option, options.slice(0, index)),
  }));
  const errors = judged.flatMap(({ option: { value }, message }): FieldOptionError[] =>
    message === undefined ? [] : [{ value, message, errorCode: 'ValidationException' }],
  );
  return {
    accepted: judged.filter(({ message }) => message === undefined).map(({ option }) => option),
    errors,
  };
};
