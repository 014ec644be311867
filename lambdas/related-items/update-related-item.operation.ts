import type { UpdateRelatedItemResponse } from '@aws-sdk/client-connectcases';
import type { CaseStore } from '../cases/case.store.ts';
import { performer } from '../cases/case.ts';
import { momentFor } from '../cases/state-change.ts';
import type { Arns } from '../contract/arn.ts';
import { Overtaken, persistently } from '../contract/attempts.ts';
import { type ContractError, notFound } from '../contract/errors.ts';
import type { UpdateRelatedItemRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import { checkQuota, type QuotaOf } from '../contract/quotas.ts';
import { dateOf } from '../contract/timestamp.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import type { DomainStore } from '../domains/domain.store.ts';
import type { Clock } from '../platform/clock.ts';
import type { Ids } from '../platform/ids.ts';
import { fieldsIn, notUpdatable, replacedContent } from './given-content.ts';
import { changesOf, lastEventOf, updateEvent } from './item-event.ts';
import { checkSize } from './item-size.ts';
import type { RelatedItemStore } from './related-item.store.ts';
import { type RelatedItem, responseContent } from './related-item.ts';

type Deps = {
  readonly domains: DomainStore;
  readonly configurations: ConfigurationStore;
  readonly cases: CaseStore;
  readonly relatedItems: RelatedItemStore;
  readonly arns: Arns;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly quotaOf: QuotaOf;
};

/**
 * The text of a comment, or all fields of a custom item: the last writer wins, and each tells what it found. Two round
 * trips; another two for each time that somebody else changed the item in between.
 */
export const updateRelatedItem: Operation<Deps, UpdateRelatedItemRequest, UpdateRelatedItemResponse> =
  ({ domains, configurations, cases, relatedItems, arns, clock, ids, quotaOf }) =>
  async (input, caller) => {
    const { domainId, caseId, relatedItemId } = input;
    const performedBy = performer(input.performedBy, caller);
    const fields = fieldsIn(input.content);
    return persistently(clock, async () => {
      const [domain, found, item] = await Promise.all([
        domains.get(domainId),
        cases.get(domainId, caseId),
        relatedItems.get(domainId, caseId, relatedItemId),
      ]);
      if (!found) throw notFound('Case', caseId);
      if (!item) throw await absenceOf(cases, input);
      const definitions = await configurations.of(domain).definitions(fields.map(({ id }) => id));
      const content = replacedContent(item, input.content, definitions);
      const held = 'custom' in item.content ? item.content.custom.fields.length : 0;
      const added = Math.max(0, fields.length - held);
      checkQuota(quotaOf('fieldsPerCustomItem', domain.settings?.quotas), held, added);
      const changes = changesOf(item.content, content);
      if (changes.length === 0) return response(item, arns);

      const last = lastEventOf(item, found);
      const at = momentFor(last, clock);
      const moment = { now: at.toISOString(), performedBy };
      const updated: RelatedItem = {
        ...item,
        version: item.version + 1,
        content,
        lastUpdatedBy: performedBy,
      };
      const event = updateEvent(updated, changes, found, ids.ulid(at, last.lastEventId), moment);
      checkSize(fields, updated, event);
      if (await relatedItems.update(item, updated, event)) return response(updated, arns);
      throw new Overtaken('Others changed the related item at the same time');
    });
  };

/** SLAs are kept beside their case, and no update changes them. */
const absenceOf = async (
  cases: CaseStore,
  { domainId, caseId, relatedItemId }: UpdateRelatedItemRequest,
): Promise<ContractError> => {
  const { slas } = await cases.state(domainId, caseId);
  return slas.some((sla) => sla.relatedItemId === relatedItemId)
    ? notUpdatable('Sla')
    : notFound('RelatedItem', relatedItemId);
};

const response = (item: RelatedItem, arns: Arns): UpdateRelatedItemResponse => ({
  relatedItemId: item.relatedItemId,
  relatedItemArn: arns.relatedItem(item.domainId, item.caseId, item.relatedItemId),
  type: item.type,
  content: responseContent(item.content),
  associationTime: dateOf(item.associationTime),
  ...(item.lastUpdatedBy?.user && { lastUpdatedUser: item.lastUpdatedBy.user }),
  ...(item.tags && { tags: { ...item.tags } }),
  ...(item.performedBy.user && { createdBy: item.performedBy.user }),
});
