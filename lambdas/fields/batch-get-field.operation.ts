import type { BatchGetFieldResponse, GetFieldResponse } from '@aws-sdk/client-connectcases';
import type { Arns } from '../contract/arn.ts';
import type { BatchGetFieldRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import { dateOf } from '../contract/timestamp.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import type { DomainStore } from '../domains/domain.store.ts';
import type { Field } from './field.ts';

type Deps = {
  readonly domains: DomainStore;
  readonly configurations: ConfigurationStore;
  readonly arns: Arns;
};

/** Ids that are no field's come back one by one as errors; the others are answered all the same. */
export const batchGetField: Operation<Deps, BatchGetFieldRequest, BatchGetFieldResponse> =
  ({ domains, configurations, arns }) =>
  async ({ domainId, fields }) => {
    const ids = [...new Set(fields.map((field) => field.id))];
    const found = await configurations.of(await domains.get(domainId)).fields(ids);
    return {
      fields: [...found.values()].map((field) => fieldResponse(arns, domainId, field)),
      errors: ids
        .filter((fieldId) => !found.has(fieldId))
        .map((fieldId) => ({
          id: fieldId,
          errorCode: 'ResourceNotFoundException',
          message: `Field ${fieldId} does not exist.`,
        })),
    };
  };

const fieldResponse = (arns: Arns, domainId: string, field: Field): GetFieldResponse => ({
  fieldId: field.fieldId,
  fieldArn: arns.field(domainId, field.fieldId),
  name: field.name,
  type: field.type,
  namespace: field.namespace,
  ...(field.description !== undefined && { description: field.description }),
  ...(field.attributes && { attributes: field.attributes }),
  ...(field.deleted && { deleted: true }),
  ...(field.createdTime !== undefined && { createdTime: dateOf(field.createdTime) }),
  ...(field.lastModifiedTime !== undefined && { lastModifiedTime: dateOf(field.lastModifiedTime) }),
  ...(field.tags && { tags: { ...field.tags } }),
});
