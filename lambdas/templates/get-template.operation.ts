import type { GetTemplateResponse } from '@aws-sdk/client-connectcases';
import type { Arns } from '../contract/arn.ts';
import { notFound } from '../contract/errors.ts';
import type { GetTemplateRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import { dateOf } from '../contract/timestamp.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import type { DomainStore } from '../domains/domain.store.ts';

type Deps = {
  readonly domains: DomainStore;
  readonly configurations: ConfigurationStore;
  readonly arns: Arns;
};

export const getTemplate: Operation<Deps, GetTemplateRequest, GetTemplateResponse> =
  ({ domains, configurations, arns }) =>
  async ({ domainId, templateId }) => {
    const template = await configurations.of(await domains.get(domainId)).template(templateId);
    if (!template) throw notFound('Template', templateId);
    const { description, layoutConfiguration, requiredFields, rules, tagPropagationConfigurations } =
      template;
    return {
      templateId,
      templateArn: arns.template(domainId, templateId),
      name: template.name,
      ...(description !== undefined && { description }),
      ...(layoutConfiguration && { layoutConfiguration }),
      ...(requiredFields && { requiredFields: [...requiredFields] }),
      ...(rules && { rules: [...rules] }),
      ...(tagPropagationConfigurations && {
        tagPropagationConfigurations: [...tagPropagationConfigurations],
      }),
      status: template.status,
      ...(template.deleted && { deleted: true }),
      createdTime: dateOf(template.createdTime),
      lastModifiedTime: dateOf(template.lastModifiedTime),
      ...(template.tags && { tags: { ...template.tags } }),
    };
  };
