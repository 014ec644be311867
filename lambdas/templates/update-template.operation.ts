import { invalid, notFound } from '../contract/errors.ts';
import { type UpdateTemplateRequest, updateTemplateRequest } from '../contract/model.generated.ts';
import { type Nothing, nothing, type Operation } from '../contract/operation.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import { newValues } from '../domains/named-item.ts';
import type { LayoutStore } from '../layouts/layout.store.ts';
import type { TemplateStore } from './template.store.ts';
import { checkOnce, checkReferences, namedIn } from './template-references.ts';

type Deps = {
  readonly configurations: ConfigurationStore;
  readonly layouts: LayoutStore;
  readonly templates: TemplateStore;
};

/** What the request leaves out stays; a list takes the place of the whole list that was there. */
export const updateTemplate: Operation<Deps, UpdateTemplateRequest, Nothing> =
  ({ configurations, layouts, templates }) =>
  async ({ domainId, templateId, ...given }, caller) => {
    if (Object.values(given).every((value) => value === undefined)) {
      const { domainId: _, templateId: __, ...attributes } = updateTemplateRequest().shape;
      throw invalid('request', `must hold at least one of ${Object.keys(attributes).join(', ')}`);
    }
    checkOnce(given);
    const { fieldIds, caseRuleIds, layoutId } = namedIn(given);
    await configurations.change(domainId, caller, async (domain, now) => {
      const configuration = configurations.of(domain);
      const [template, fields, caseRules, layout] = await Promise.all([
        configuration.storedTemplate(templateId),
        configuration.fields(fieldIds),
        configuration.caseRules(caseRuleIds),
        layoutId === undefined ? undefined : layouts.get(domainId, layoutId),
      ]);
      if (!template) throw notFound('Template', templateId);
      if (template.deleted) throw invalid('templateId', 'is of a template that is deleted');
      checkReferences(given, { fields, caseRules, layout });
      const values = newValues(template, given);
      if (Object.keys(values).length === 0) return [];
      return [templates.alteration(domainId, template, { ...values, lastModifiedTime: now.toISOString() })];
    });
    return nothing;
  };
