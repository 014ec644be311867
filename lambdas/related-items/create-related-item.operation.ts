import type { CreateRelatedItemResponse } from '@aws-sdk/client-connectcases';
import type { StoredContent } from '../case-events/case-event.ts';
import type { CaseStore } from '../cases/case.store.ts';
import { performer } from '../cases/case.ts';
import { checkWhole, momentFor, startOfSla, writingOf } from '../cases/state-change.ts';
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
import type { RelatedItemStore } from './related-item.store.ts';
import { additionEvent, type RelatedItem } from './related-item.ts';

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

/** A contact that is linked already is answered with the item that links it. */
export const createRelatedItem: Operation<Deps, CreateRelatedItemRequest, CreateRelatedItemResponse> = (
  deps,
) => {
  const add = addItem(deps);
  const start = startSla(deps);
  return async (input, caller) => {
    const { domainId, caseId, type, content } = input;
    const isSla = type === 'Sla' && 'sla' in content;
    const relatedItemId = isSla
      ? await start(input, content.sla.slaInputConfiguration, caller)
      : await add(input, caller);
    return { relatedItemId, relatedItemArn: deps.arns.relatedItem(domainId, caseId, relatedItemId) };
  };
};

/** New keys only, so that parallel additions never meet. */
const addItem =
  ({ domains, cases, relatedItems, clock, ids, quotaOf }: Deps) =>
  async (input: CreateRelatedItemRequest, caller: Caller): Promise<string> => {
    const { domainId, caseId } = input;
    const addition = additionOf(input, clock.now().toISOString());
    const contactHash = addition.contactArn === undefined ? undefined : digest(addition.contactArn);

    const [domain, found, count, linked] = await Promise.all([
      domains.get(domainId),
      cases.get(domainId, caseId),
      relatedItems.count(domainId, caseId),
      contactHash === undefined ? undefined : relatedItems.contactLink(domainId, caseId, contactHash),
    ]);
    if (!found) throw notFound('Case', caseId);
    if (linked !== undefined) return linked;
    checkQuota(quotaOf('relatedItemsPerCase', domain.settings?.quotas), count);

    const at = momentFor(found, clock);
    const moment = { now: at.toISOString(), performedBy: performer(input.performedBy, caller) };
    const item: RelatedItem = {
      domainId,
      caseId,
      relatedItemId: ids.ulid(at),
      type: addition.type,
      associationTime: moment.now,
      version: 1,
      content: addition.content,
      performedBy: moment.performedBy,
    };
    const event = additionEvent(item, found, ids.ulid(at, found.lastEventId), moment);
    if (contactHash !== undefined) {
      return relatedItems.addContact(item, event, { contactHash, templateId: found.templateId });
    }
    await relatedItems.add(item, event);
    return item.relatedItemId;
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

type Addition = Pick<RelatedItem, 'type'> & { readonly content: StoredContent; readonly contactArn?: string };

/** @throws ValidationException where type and content do not go together, or the kind is not built yet. */
const additionOf = ({ type, content }: CreateRelatedItemRequest, now: string): Addition => {
  switch (type) {
    case 'Comment':
      if (!('comment' in content)) break;
      return { type, content: { comment: content.comment } };
    case 'Contact': {
      if (!('contact' in content)) break;
      const { contactArn } = content.contact;
      // Nobody has told us the contact's channel and time yet: it is linked now, by a channel unknown.
      const contact = { contactArn, channel: 'UNKNOWN', connectedToSystemTime: now };
      return { type, content: { contact }, contactArn };
    }
    case 'Sla':
      break;
    default:
      throw invalid('type', `Anken does not take related items of type ${type} yet`);
  }
  throw invalid('content', `must hold the member that goes with the type ${type}`);
};
