import { invalid, notFound } from '../contract/errors.ts';
import type { UpdateCaseRuleRequest } from '../contract/model.generated.ts';
import { type Nothing, nothing, type Operation } from '../contract/operation.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import { changedMembers } from '../domains/named-item.ts';
import type { Clock } from '../platform/clock.ts';
import type { CaseRuleStore } from './case-rule.store.ts';
import { checkRuleDetails, checkRuleSize } from './rule-references.ts';

type Deps = {
  readonly configurations: ConfigurationStore;
  readonly caseRules: CaseRuleStore;
  readonly clock: Clock;
};

/** What is left out stays; a rule is replaced whole. Cases are held to the new rule from their next change on. */
export const updateCaseRule: Operation<Deps, UpdateCaseRuleRequest, Nothing> =
  ({ configurations, caseRules, clock }) =>
  async ({ domainId, caseRuleId, name, description, rule }, caller) => {
    await configurations.change(domainId, caller, async (domain) => {
      const configuration = configurations.of(domain);
      const present = (await configuration.caseRules([caseRuleId])).get(caseRuleId);
      if (!present) throw notFound('CaseRule', caseRuleId);
      if (present.deleted) throw invalid('caseRuleId', 'is of a case rule that was deleted');
      if (rule) await checkRuleDetails(configuration, rule);
      if (Object.keys(changedMembers(present, { name, description, rule })).length === 0) return [];
      const changed = {
        ...present,
        ...(name !== undefined && { name }),
        ...(description !== undefined && { description }),
        ...(rule && { rule }),
        lastModifiedTime: clock.now().toISOString(),
      };
      checkRuleSize(changed);
      return [caseRules.change(domainId, present, changed)];
    });
    return nothing;
  };
