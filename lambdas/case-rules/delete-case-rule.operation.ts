import { conflict, notFound } from '../contract/errors.ts';
import type { DeleteCaseRuleRequest } from '../contract/model.generated.ts';
import { type Nothing, nothing, type Operation } from '../contract/operation.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import type { TemplateStore } from '../templates/template.store.ts';
import { templatesWithRule } from '../templates/templates-with-rule.ts';
import type { CaseRuleStore } from './case-rule.store.ts';

type Deps = {
  readonly configurations: ConfigurationStore;
  readonly caseRules: CaseRuleStore;
  readonly templates: TemplateStore;
};

/** No rule that a template still uses; a second deletion finds nothing to do. */
export const deleteCaseRule: Operation<Deps, DeleteCaseRuleRequest, Nothing> =
  ({ configurations, caseRules, templates }) =>
  async ({ domainId, caseRuleId }, caller) => {
    await configurations.change(domainId, caller, async (domain, now) => {
      const configuration = configurations.of(domain);
      const rule = (await configuration.caseRules([caseRuleId])).get(caseRuleId);
      if (!rule) throw notFound('CaseRule', caseRuleId);
      if (rule.deleted) return [];
      const [user] = await templatesWithRule(templates, configuration, domainId, caseRuleId);
      if (user) throw conflict(`The case rule ${rule.name} is attached to the template ${user.name}.`);
      return [caseRules.deletion(domainId, rule, now.toISOString())];
    });
    return nothing;
  };
