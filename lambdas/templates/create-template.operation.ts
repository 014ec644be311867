import type { CreateTemplateResponse } from '@aws-sdk/client-connectcases';
import type { Arns } from '../contract/arn.ts';
import { invalid } from '../contract/errors.ts';
import type { CreateTemplateRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import { checkQuota, quotas } from '../contract/quotas.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import type { LayoutStore } from '../layouts/layout.store.ts';
import type { Clock } from '../platform/clock.ts';
import type { Ids } from '../platform/ids.ts';
import type { TemplateStore } from './template.store.ts';
import { checkTemplateRules } from './template-rules.ts';

type Deps = {
  readonly configurations: ConfigurationStore;
  readonly layouts: LayoutStore;
  readonly templates: TemplateStore;
  readonly arns: Arns;
  readonly clock: Clock;
  readonly ids: Ids;
};

export const createTemplate: Operation<Deps, CreateTemplateRequest, CreateTemplateResponse> =
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
