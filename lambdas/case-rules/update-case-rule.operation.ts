import { invalid, notFound } from '../contract/errors.ts';
import type { UpdateCaseRuleRequest } from '../contract/model.generated.ts';
import { type Nothing, nothing, type Operation } from '../contract/operation.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import { newValues } from '../domains/named-item.ts';
import type { TemplateStore } from '../templates/template.store.ts';
import { templatesWithRule } from '../templates/templates-with-rule.ts';
import type { CaseRuleStore } from './case-rule.store.ts';
import { checkAttachments, checkRuleDetails, checkRuleSize } from './rule-references.ts';

type Deps = {
  readonly configurations: ConfigurationStore;
  readonly caseRules: CaseRuleStore;
  readonly templates: TemplateStore;
};

/** What is left out stays; a rule is replaced whole. Cases are held to the new rule from their next change on. */
export const updateCaseRule: Operation<Deps, UpdateCaseRuleRequest, Nothing> =
  ({ configurations, caseRules, templates }) =>
  async ({ domainId, caseRuleId, ...given }, caller) => {
    await configurations.change(domainId, caller, async (domain, now) => {
      const configuration = configurations.of(domain);
      const rule = (await configuration.caseRules([caseRuleId])).get(caseRuleId);
      if (!rule) throw notFound('CaseRule', caseRuleId);
      if (rule.deleted) throw invalid('caseRuleId', 'is of a case rule that is deleted');
      if (given.rule) {
        checkRuleSize(given.rule);
        await checkRuleDetails(configuration, given.rule);
        await checkAttachments(configuration, caseRuleId, given.rule, () =>
          templatesWithRule(templates, configuration, domainId, caseRuleId),
        );
      }
      const values = newValues(rule, given);
      if (Object.keys(values).length === 0) return [];
      return [caseRules.alteration(domainId, rule, { ...values, lastModifiedTime: now.toISOString() })];
    });
    return nothing;
  };
