import type { BatchTokenStore } from '../batches/batch-token.store.ts';
import { onEachCase } from '../batches/each-case.ts';
import { namedCases, referenceNumbersIn } from '../batches/named-cases.ts';
import { caseSummary } from '../case-events/case-event.ts';
import type { CaseStore } from '../cases/case.store.ts';
import { type Case, performer } from '../cases/case.ts';
import { isInForce, type TokenInUse } from '../cases/case-token.ts';
import type { Arns } from '../contract/arn.ts';
import type {
  BatchCreateRelatedItemRequest,
  BatchCreateRelatedItemResponse,
} from '../contract/documented.ts';
import { invalid, notFound } from '../contract/errors.ts';
import type { CommentContent, UserUnion } from '../contract/model.generated.ts';
import type { Caller, Operation } from '../contract/operation.ts';
import { checkQuota, type QuotaOf } from '../contract/quotas.ts';
import type { DomainStore } from '../domains/domain.store.ts';
import type { Clock } from '../platform/clock.ts';
import type { Ids } from '../platform/ids.ts';
import type { Log } from '../platform/logger.ts';
import { newItem } from './new-item.ts';
import type { RelatedItemStore } from './related-item.store.ts';

type Deps = {
  readonly domains: DomainStore;
  readonly cases: CaseStore;
  readonly relatedItems: RelatedItemStore;
  readonly batchTokens: BatchTokenStore;
  readonly arns: Arns;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly quotaOf: QuotaOf;
  readonly log: Log;
};

/**
 * The same comment on several cases, each in a transaction of its own: what an interrupted request has left undone, the
 * same request does when it comes again with its client token. Round trips as in BatchUpdateCase.
 */
export const batchCreateRelatedItem: Operation<
  Deps,
  BatchCreateRelatedItemRequest,
  BatchCreateRelatedItemResponse
> = (deps) => {
  const { domains, cases, batchTokens, arns, clock } = deps;
  const comment = commentOnce(deps);
  return async (input, caller) => {
    const begun = clock.now();
    const { domainId, content, performedBy } = input;
    if (!('comment' in content)) throw invalid('content', 'must be a comment');
    const [, idsByReference] = await Promise.all([
      domains.get(domainId),
      cases.ofReferences(domainId, referenceNumbersIn(input.cases)),
    ]);
    const named = namedCases(input.cases, idsByReference);

    const token = await batchTokens.bind('BatchCreateRelatedItem', input, begun);
    const wanted = { domainId, comment: content.comment, performedBy, token };
    const { successes, failures } = await onEachCase(deps, { cases: named, begun }, async ({ caseId }) => {
      const { relatedItemId, fields } = await comment({ ...wanted, caseId }, caller);
      return {
        caseIdentifier: { caseId, referenceId: caseSummary(fields).referenceNumber },
        relatedItemId,
        relatedItemArn: arns.relatedItem(domainId, caseId, relatedItemId),
      };
    });
    return { successfulItems: successes, failedItems: failures };
  };
};

type WantedComment = {
  readonly domainId: string;
  readonly caseId: string;
  readonly comment: CommentContent;
  readonly performedBy: UserUnion | undefined;
  readonly token: TokenInUse | undefined;
};

/** New keys only, as in CreateRelatedItem. */
const commentOnce =
  ({ domains, cases, relatedItems, clock, ids, quotaOf }: Deps) =>
  async (
    { domainId, caseId, comment, performedBy, token }: WantedComment,
    caller: Caller,
  ): Promise<{ readonly relatedItemId: string } & Pick<Case, 'fields'>> => {
    const [domain, found, count, done] = await Promise.all([
      domains.get(domainId),
      cases.get(domainId, caseId),
      relatedItems.count(domainId, caseId),
      token && cases.tokenInCase(domainId, caseId, token.tokenHash),
    ]);
    if (!found) throw notFound('Case', caseId);
    const { fields } = found;
    if (token && isInForce(done, token.nowSeconds) && done.relatedItemId !== undefined)
      return { relatedItemId: done.relatedItemId, fields };
    checkQuota(quotaOf('relatedItemsPerCase', domain.settings?.quotas), count);

    const adding = { performedBy: performer(performedBy, caller), clock, ids };
    const { item, event } = newItem(found, { type: 'Comment', content: { comment } }, adding);
    return { relatedItemId: await relatedItems.add(item, event, token), fields };
  };
