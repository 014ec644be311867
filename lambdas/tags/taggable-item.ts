import type { CaseStore } from '../cases/case.store.ts';
import type { CaseState } from '../cases/state-change.ts';
import type { Resource } from '../contract/arn.ts';
import { notFound } from '../contract/errors.ts';
import type { DomainStore } from '../domains/domain.store.ts';
import type { RelatedItemStore } from '../related-items/related-item.store.ts';
import type { RelatedItem } from '../related-items/related-item.ts';
import type { Sla } from '../slas/sla.ts';

export type ItemReadingDeps = {
  readonly domains: DomainStore;
  readonly cases: CaseStore;
  readonly relatedItems: RelatedItemStore;
};

export type ItemResource = Extract<Resource, { readonly type: 'RelatedItem' }>;

/**
 * A related item of any kind, with the case that it is of. One round trip: its ARN does not tell an SLA from the others.
 * @throws ResourceNotFoundException
 */
export const taggableItem = async (
  { domains, cases, relatedItems }: ItemReadingDeps,
  { domainId, caseId, id }: ItemResource,
): Promise<{ readonly state: CaseState; readonly item: RelatedItem | Sla }> => {
  const [, { case: found, slas }, stored] = await Promise.all([
    domains.get(domainId),
    cases.state(domainId, caseId),
    relatedItems.get(domainId, caseId, id),
  ]);
  if (!found) throw notFound('Case', caseId);
  const item = slas.find(({ relatedItemId }) => relatedItemId === id) ?? stored;
  if (!item) throw notFound('RelatedItem', id);
  return { state: { case: found, slas }, item };
};
