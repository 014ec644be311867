import type { CreateRelatedItemResponse } from '@aws-sdk/client-connectcases';
import type { CaseStore } from '../cases/case.store.ts';
import { performer } from '../cases/case.ts';
import { checkWhole, startOfSla, writingOf } from '../cases/state-change.ts';
import type { Arns } from '../contract/arn.ts';
import { Overtaken, persistently } from '../contract/attempts.ts';
import { invalid, notFound } from '../contract/errors.ts';
import type { CreateRelatedItemRequest } from '../contract/model.generated.ts';
import type { Caller, Operation } from '../contract/operation.ts';
import { checkQuota, type QuotaOf } from '../contract/quotas.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import type { DomainStore } from '../domains/domain.store.ts';
import type { Clock } from '../platform/clock.ts';
import { digest, type Ids } from '../platform/ids.ts';
import type { SlaTerms } from '../slas/sla.ts';
import { checkTerms } from '../slas/sla-terms.ts';
import { fieldsIn, type GivenItem, givenContent } from './given-content.ts';
import { checkSize } from './item-size.ts';
import { newItem } from './new-item.ts';
import type { RelatedItemStore } from './related-item.store.ts';

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

/** Two round trips. A contact that is linked already is answered with the item that links it. */
export const createRelatedItem: Operation<Deps, CreateRelatedItemRequest, CreateRelatedItemResponse> = (
  deps,
) => {
  const add = addItem(deps);
  const start = startSla(deps);
  return async (input, caller) => {
    const { domainId, caseId } = input;
    const given = givenContent(input);
    const relatedItemId =
      given.type === 'Sla'
        ? await start(input, given.content.sla.slaInputConfiguration, caller)
        : await add(input, given, caller);
    return { relatedItemId, relatedItemArn: deps.arns.relatedItem(domainId, caseId, relatedItemId) };
  };
};

/** New keys only, so that parallel additions never meet. */
const addItem =
  ({ domains, configurations, cases, relatedItems, clock, ids, quotaOf }: Deps) =>
  async (
    { domainId, caseId, performedBy }: CreateRelatedItemRequest,
    { type, content: given }: GivenItem,
    caller: Caller,
  ): Promise<string> => {
    const contactHash = 'contact' in given ? digest(given.contact.contactArn) : undefined;
    const otherCaseId = 'connectCase' in given ? given.connectCase.caseId : undefined;

    const [domain, found, count, files, linked, otherCase] = await Promise.all([
      domains.get(domainId),
      cases.get(domainId, caseId),
      relatedItems.count(domainId, caseId),
      type === 'File' ? relatedItems.count(domainId, caseId, type) : undefined,
      contactHash === undefined ? undefined : relatedItems.contactLink(domainId, caseId, contactHash),
      otherCaseId === undefined ? undefined : cases.get(domainId, otherCaseId),
    ]);
    if (!found) throw notFound('Case', caseId);
    if (linked !== undefined) return linked;
    if (otherCaseId !== undefined) checkConnected(caseId, otherCaseId, otherCase !== undefined);
    const quota = (name: Parameters<QuotaOf>[0]) => quotaOf(name, domain.settings?.quotas);
    checkQuota(quota('relatedItemsPerCase'), count);
    if (files !== undefined) checkQuota(quota('filesPerCase'), files);
    const fields = fieldsIn(given);
    checkQuota(quota('fieldsPerCustomItem'), 0, fields.length);

    const definitions = await configurations.of(domain).definitions(fields.map(({ id }) => id));
    const adding = { performedBy: performer(performedBy, caller), clock, ids };
    const { item, event } = newItem(found, { type, content: given }, adding, definitions);
    checkSize(fields, item, event);
    if (contactHash !== undefined) {
      return relatedItems.addContact(item, event, { contactHash, templateId: found.templateId });
    }
    return relatedItems.add(item, event);
  };

/** Kept on one of the two cases only; the other may be deleted afterwards. */
const checkConnected = (caseId: string, otherCaseId: string, exists: boolean): void => {
  const member = 'content.connectCase.caseId';
  if (otherCaseId === caseId) throw invalid(member, 'is of the case itself');
  if (!exists) throw invalid(member, `there is no case ${otherCaseId}`);
};

/** An SLA changes its case too, under the case's lock: so its quota holds, and no update passes it by. */
const startSla =
  ({ domains, configurations, cases, relatedItems, clock, ids, quotaOf }: Deps) =>
  async (
    { domainId, caseId, performedBy }: CreateRelatedItemRequest,
    terms: SlaTerms,
    caller: Caller,
  ): Promise<string> =>
    persistently(clock, async () => {
      const [domain, { case: found, slas }, count] = await Promise.all([
        domains.get(domainId),
        cases.state(domainId, caseId),
        relatedItems.count(domainId, caseId),
      ]);
      if (!found) throw notFound('Case', caseId);
      checkWhole({ case: found, slas });
      checkQuota(quotaOf('slasPerCase', domain.settings?.quotas), slas.length);
      checkQuota(quotaOf('relatedItemsPerCase', domain.settings?.quotas), count);
      const { fieldId } = terms;
      checkTerms(terms, await configurations.of(domain).definitions(fieldId === undefined ? [] : [fieldId]));
      const writing = { ...writingOf(found, clock, ids), performedBy: performer(performedBy, caller) };
      const change = startOfSla({ case: found, slas }, terms, writing);
      if (await cases.apply(found, change)) return change.sla.relatedItemId;
      throw new Overtaken('Others changed the case at the same time');
    });
