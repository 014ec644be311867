import type { CreateCaseRuleResponse } from '@aws-sdk/client-connectcases';
import type { Arns } from '../contract/arn.ts';
import type { CreateCaseRuleRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import { checkQuota, type QuotaOf } from '../contract/quotas.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import { timesOfNew } from '../domains/named-item.ts';
import type { Ids } from '../platform/ids.ts';
import type { CaseRuleStore } from './case-rule.store.ts';
import { checkRuleDetails, checkRuleSize } from './rule-references.ts';

type Deps = {
  readonly configurations: ConfigurationStore;
  readonly caseRules: CaseRuleStore;
  readonly arns: Arns;
  readonly ids: Ids;
  readonly quotaOf: QuotaOf;
};

export const createCaseRule: Operation<Deps, CreateCaseRuleRequest, CreateCaseRuleResponse> =
  ({ configurations, caseRules, arns, ids, quotaOf }) =>
  async ({ domainId, name, description, rule }, caller) => {
    const caseRuleId = ids.uuid();
    checkRuleSize(rule);
    await configurations.change(domainId, caller, async (domain, now) => {
      checkQuota(quotaOf('caseRulesPerDomain', domain.settings?.quotas), await caseRules.count(domainId));
      await checkRuleDetails(configurations.of(domain), rule);
      return [caseRules.creation(domainId, { caseRuleId, name, description, rule, ...timesOfNew(now) })];
    });
    return { caseRuleId, caseRuleArn: arns.caseRule(domainId, caseRuleId) };
  };
