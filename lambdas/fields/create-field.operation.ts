import type { CreateFieldResponse } from '@aws-sdk/client-connectcases';
import type { Arns } from '../contract/arn.ts';
import { invalid } from '../contract/errors.ts';
import type { CreateFieldRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import { checkQuota, type QuotaOf } from '../contract/quotas.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import { timesOfNew } from '../domains/named-item.ts';
import type { Ids } from '../platform/ids.ts';
import type { FieldStore } from './field.store.ts';
import { attributesError } from './field-attributes.ts';

type Deps = {
  readonly configurations: ConfigurationStore;
  readonly fields: FieldStore;
  readonly arns: Arns;
  readonly ids: Ids;
  readonly quotaOf: QuotaOf;
};

export const createField: Operation<Deps, CreateFieldRequest, CreateFieldResponse> =
  ({ configurations, fields, arns, ids, quotaOf }) =>
  async ({ domainId, name, type, description, attributes }, caller) => {
    const error = attributes && attributesError(type);
    if (error !== undefined) throw invalid('attributes.text', error);
    const fieldId = ids.uuid();
    await configurations.change(domainId, caller, async (domain, now) => {
      checkQuota(quotaOf('fieldsPerDomain', domain.settings?.quotas), await fields.count(domainId));
      return [
        fields.creation(domainId, {
          fieldId,
          name,
          type,
          description,
          attributes,
          namespace: 'Custom',
          ...timesOfNew(now),
        }),
      ];
    });
    return { fieldId, fieldArn: arns.field(domainId, fieldId) };
  };
