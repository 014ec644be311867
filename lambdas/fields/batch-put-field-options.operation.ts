import type { BatchPutFieldOptionsResponse, FieldOptionError } from '@aws-sdk/client-connectcases';
import { invalid, notFound } from '../contract/errors.ts';
import type { BatchPutFieldOptionsRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import { checkQuota, quotas } from '../contract/quotas.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import type { Clock } from '../platform/clock.ts';
import type { Ids } from '../platform/ids.ts';
import type { FieldStore } from './field.store.ts';
import { optionError, type WantedOption } from './option-changes.ts';

type Deps = {
  readonly configurations: ConfigurationStore;
  readonly fields: FieldStore;
  readonly clock: Clock;
  readonly ids: Ids;
};

/** Adds options and changes those whose value is there already. An option that cannot be comes back as an error. */
export const batchPutFieldOptions: Operation<
  Deps,
  BatchPutFieldOptionsRequest,
  BatchPutFieldOptionsResponse
> =
  ({ configurations, fields, clock, ids }) =>
  async ({ domainId, fieldId, options }) => {
    const { accepted, errors } = judge(fieldId, options);
    await configurations.change(domainId, async (domain) => {
      const configuration = configurations.of(domain);
      const field = (await configuration.fields([fieldId])).get(fieldId);
      if (!field) throw notFound('Field', fieldId);
      if (field.type !== 'SingleSelect')
        throw invalid('fieldId', `is of type ${field.type}, which has no options`);
      const present = await configuration.options(fieldId);
      const positions = new Map(present.map(({ value, position }) => [value, position]));
      const added = accepted.filter(({ value }) => !positions.has(value));
      checkQuota(quotas.optionsPerField, present.length, added.length);
      const first = ids.ulid(clock.now());
      return accepted.map((option, index) => {
        const position = positions.get(option.value) ?? `${first}#${`${index}`.padStart(2, '0')}`;
        return fields.optionChange(domainId, fieldId, { ...option, position });
      });
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
