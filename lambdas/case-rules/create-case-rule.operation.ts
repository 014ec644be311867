import type { CreateCaseRuleResponse } from '@aws-sdk/client-connectcases';
import type { Arns } from '../contract/arn.ts';
import type { CreateCaseRuleRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import { checkQuota, type QuotaOf } from '../contract/quotas.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import type { Clock } from '../platform/clock.ts';
import type { Ids } from '../platform/ids.ts';
import type { CaseRuleStore } from './case-rule.store.ts';
import { checkRuleDetails, checkRuleSize } from './rule-references.ts';

type Deps = {
  readonly configurations: ConfigurationStore;
  readonly caseRules: CaseRuleStore;
  readonly arns: Arns;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly quotaOf: QuotaOf;
};

export const createCaseRule: Operation<Deps, CreateCaseRuleRequest, CreateCaseRuleResponse> =
  ({ configurations, caseRules, arns, clock, ids, quotaOf }) =>
  async ({ domainId, name, description, rule }, caller) => {
    const caseRuleId = ids.uuid();
    const now = clock.now().toISOString();
    const created = { caseRuleId, name, description, rule, createdTime: now, lastModifiedTime: now };
    checkRuleSize(rule);
    await configurations.change(domainId, caller, async (domain) => {
      checkQuota(quotaOf('caseRulesPerDomain', domain.settings?.quotas), await caseRules.count(domainId));
      await checkRuleDetails(configurations.of(domain), rule);
      return [caseRules.creation(domainId, created)];
    });
    return { caseRuleId, caseRuleArn: arns.caseRule(domainId, caseRuleId) };
  };
