import type { CreateTemplateResponse } from '@aws-sdk/client-connectcases';
import type { Arns } from '../contract/arn.ts';
import type { CreateTemplateRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import { checkQuota, type QuotaOf } from '../contract/quotas.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import { timesOfNew } from '../domains/named-item.ts';
import type { LayoutStore } from '../layouts/layout.store.ts';
import type { Ids } from '../platform/ids.ts';
import type { TemplateStore } from './template.store.ts';
import { checkOnce, checkReferences, namedIn } from './template-references.ts';

type Deps = {
  readonly configurations: ConfigurationStore;
  readonly layouts: LayoutStore;
  readonly templates: TemplateStore;
  readonly arns: Arns;
  readonly ids: Ids;
  readonly quotaOf: QuotaOf;
};

export const createTemplate: Operation<Deps, CreateTemplateRequest, CreateTemplateResponse> =
  ({ configurations, layouts, templates, arns, ids, quotaOf }) =>
  async ({ domainId, status = 'Active', ...input }, caller) => {
    checkOnce(input);
    const { fieldIds, caseRuleIds, layoutId } = namedIn(input);
    const templateId = ids.uuid();
    await configurations.change(domainId, caller, async (domain, now) => {
      const [count, fields, caseRules, layout] = await Promise.all([
        templates.count(domainId),
        configurations.of(domain).fields(fieldIds),
        configurations.of(domain).caseRules(caseRuleIds),
        layoutId === undefined ? undefined : layouts.get(domainId, layoutId),
      ]);
      checkQuota(quotaOf('templatesPerDomain', domain.settings?.quotas), count);
      checkReferences(input, { fields, caseRules, layout });
      return [
        templates.creation(domainId, {
          ...input,
          templateId,
          status,
          ...timesOfNew(now),
        }),
      ];
    });
    return { templateId, templateArn: arns.template(domainId, templateId) };
  };
