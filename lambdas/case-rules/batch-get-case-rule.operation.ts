import type { BatchGetCaseRuleResponse, GetCaseRuleResponse } from '@aws-sdk/client-connectcases';
import type { Arns } from '../contract/arn.ts';
import type { BatchGetCaseRuleRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import { fitting } from '../contract/page-size.ts';
import { dateOf } from '../contract/timestamp.ts';
import type { DomainStore } from '../domains/domain.store.ts';
import type { CaseRuleStore } from './case-rule.store.ts';
import type { CaseRule } from './case-rule.ts';

type Deps = {
  readonly domains: DomainStore;
  readonly caseRules: CaseRuleStore;
  readonly arns: Arns;
};

/**
 * Ids that are no rule's come back one by one as errors; the others are answered in the order of the request, and those
 * that one response cannot hold are named as unprocessed.
 */
export const batchGetCaseRule: Operation<Deps, BatchGetCaseRuleRequest, BatchGetCaseRuleResponse> =
  ({ domains, caseRules, arns }) =>
  async ({ domainId, caseRules: asked }) => {
    const ids = [...new Set(asked.map((rule) => rule.id))];
    const [stored] = await Promise.all([caseRules.getMany(domainId, ids), domains.get(domainId)]);
    const byId = new Map(stored.map((rule) => [rule.caseRuleId, rule]));
    const found = ids.flatMap((caseRuleId) => byId.get(caseRuleId) ?? []);
    const all = found.map((rule) => caseRuleResponse(arns, domainId, rule));
    const answered = all.slice(0, fitting(all));
    const unprocessed = found.slice(answered.length).map(({ caseRuleId }) => caseRuleId);
    return {
      caseRules: answered,
      errors: ids
        .filter((caseRuleId) => !byId.has(caseRuleId))
        .map((caseRuleId) => ({
          id: caseRuleId,
          errorCode: 'ResourceNotFoundException',
          message: `CaseRule ${caseRuleId} does not exist.`,
        })),
      ...(unprocessed.length > 0 && { unprocessedCaseRules: unprocessed }),
    };
  };

const caseRuleResponse = (arns: Arns, domainId: string, rule: CaseRule): GetCaseRuleResponse => ({
  caseRuleId: rule.caseRuleId,
  caseRuleArn: arns.caseRule(domainId, rule.caseRuleId),
  name: rule.name,
  rule: rule.rule,
  ...(rule.description !== undefined && { description: rule.description }),
  ...(rule.deleted && { deleted: true }),
  createdTime: dateOf(rule.createdTime),
  lastModifiedTime: dateOf(rule.lastModifiedTime),
  ...(rule.tags && { tags: { ...rule.tags } }),
});
