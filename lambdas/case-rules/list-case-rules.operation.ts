import type { ListCaseRulesResponse } from '@aws-sdk/client-connectcases';
import type { Arns } from '../contract/arn.ts';
import type { ListCaseRulesRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import type { PageTokens } from '../contract/page-tokens.ts';
import type { DomainStore } from '../domains/domain.store.ts';
import type { CaseRuleStore } from './case-rule.store.ts';
import { ruleTypeOf } from './case-rule.ts';

const MAX_PAGE = 100;

type Deps = {
  readonly domains: DomainStore;
  readonly caseRules: CaseRuleStore;
  readonly arns: Arns;
  readonly pageTokens: PageTokens;
};

export const listCaseRules: Operation<Deps, ListCaseRulesRequest, ListCaseRulesResponse> =
  ({ domains, caseRules, arns, pageTokens }) =>
  async ({ domainId, maxResults = MAX_PAGE, nextToken }) => {
    const scope = { operation: 'ListCaseRules', query: { domainId } };
    const [after] = await Promise.all([pageTokens.read(scope, nextToken), domains.get(domainId)]);
    const { items, next } = await caseRules.list(domainId, maxResults, after);
    return {
      caseRules: items.map(({ caseRuleId, name, description, rule }) => ({
        caseRuleId,
        caseRuleArn: arns.caseRule(domainId, caseRuleId),
        name,
        ruleType: ruleTypeOf(rule),
        ...(description !== undefined && { description }),
      })),
      ...(next && { nextToken: await pageTokens.write(scope, next) }),
    };
  };
