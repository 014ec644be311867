import type { CreateTemplateResponse } from '@aws-sdk/client-connectcases';
import * as z from 'zod/mini';
import type { Arns } from '../contract/arn.ts';
import { invalid } from '../contract/errors.ts';
import { description, id, list, name, tags } from '../contract/limits.ts';
import type { Operation } from '../contract/operation.ts';
import { checkQuota, quotas } from '../contract/quotas.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import type { LayoutStore } from '../layouts/layout.store.ts';
import type { Clock } from '../platform/clock.ts';
import type { Ids } from '../platform/ids.ts';
import type { TemplateStore } from './template.store.ts';
import { checkTemplateRules } from './template-rules.ts';

export const createTemplateInput = z.object({
  domainId: id,
  name,
  description: z.optional(description),
  layoutConfiguration: z.optional(z.object({ defaultLayout: z.optional(id) })),
  requiredFields: z.optional(list(z.object({ fieldId: id }), 0, 100)),
  status: z.optional(z.enum(['Active', 'Inactive'])),
  rules: z.optional(list(z.object({ caseRuleId: id, fieldId: z.optional(id) }), 0, 50)),
  tagPropagationConfigurations: z.optional(
    list(z.object({ resourceType: z.enum(['Cases']), tagMap: tags(10) }), 0, 1),
  ),
});
type Input = z.output<typeof createTemplateInput>;

type Deps = {
  readonly configurations: ConfigurationStore;
  readonly layouts: LayoutStore;
  readonly templates: TemplateStore;
  readonly arns: Arns;
  readonly clock: Clock;
  readonly ids: Ids;
};

export const createTemplate: Operation<Deps, Input, CreateTemplateResponse> =
  ({ configurations, layouts, templates, arns, clock, ids }) =>
  async ({ domainId, status = 'Active', ...input }) => {
    const { requiredFields = [], layoutConfiguration } = input;
    const repeated = requiredFields.findIndex(
      ({ fieldId }, index) => requiredFields.findIndex((other) => other.fieldId === fieldId) < index,
    );
    if (repeated !== -1) throw invalid(`requiredFields[${repeated}].fieldId`, 'stands in the request twice');

    const templateId = ids.uuid();
    const now = clock.now().toISOString();
    await configurations.change(domainId, async (domain) => {
      const { defaultLayout } = layoutConfiguration ?? {};
      const [count, fields, layout] = await Promise.all([
        templates.count(domainId),
        configurations.of(domain).fields(requiredFields.map(({ fieldId }) => fieldId)),
        defaultLayout === undefined ? undefined : layouts.get(domainId, defaultLayout),
      ]);
      checkQuota(quotas.templatesPerDomain, count);
      const unknown = requiredFields.findIndex(({ fieldId }) => !fields.has(fieldId));
      if (unknown !== -1) {
        throw invalid(
          `requiredFields[${unknown}].fieldId`,
          `there is no field ${requiredFields[unknown]?.fieldId}`,
        );
      }
      if (defaultLayout !== undefined && !layout) {
        throw invalid('layoutConfiguration.defaultLayout', `there is no layout ${defaultLayout}`);
      }
      await checkTemplateRules(configurations.of(domain), input.rules ?? []);
      return templates.creation(domainId, {
        ...input,
        templateId,
        status,
        createdTime: now,
        lastModifiedTime: now,
      });
    });
    return { templateId, templateArn: arns.template(domainId, templateId) };
  };
