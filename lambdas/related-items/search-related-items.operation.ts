import type { SearchRelatedItemsResponse } from '@aws-sdk/client-connectcases';
import type { CaseStore } from '../cases/case.store.ts';
import { momentFor } from '../cases/state-change.ts';
import { notFound } from '../contract/errors.ts';
import type { SearchRelatedItemsRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import { fitting } from '../contract/page-size.ts';
import type { PageTokens } from '../contract/page-tokens.ts';
import type { DomainStore } from '../domains/domain.store.ts';
import type { Clock } from '../platform/clock.ts';
import type { Key } from '../table/keys.ts';
import type { Page } from '../table/table.ts';
import { checkDepth, isWanted } from './item-filter.ts';
import type { RelatedItemStore } from './related-item.store.ts';
import { responseItem, type ShownItem, shownSla } from './related-item.ts';
import { positionOf, withSlas } from './related-items-page.ts';

const MAX_PAGE = 25;

type Deps = {
  readonly domains: DomainStore;
  readonly cases: CaseStore;
  readonly relatedItems: RelatedItemStore;
  readonly pageTokens: PageTokens;
  readonly clock: Clock;
};

/**
 * Newest first: the case's SLAs, which stand next to it, among its other items. One round trip, and one more for each
 * further megabyte that a filter passes over.
 */
export const searchRelatedItems: Operation<Deps, SearchRelatedItemsRequest, SearchRelatedItemsResponse> =
  ({ domains, cases, relatedItems, pageTokens, clock }) =>
  async ({ domainId, caseId, maxResults = MAX_PAGE, nextToken, filters = [] }) => {
    checkDepth(filters);
    const scope = { operation: 'SearchRelatedItems', query: { domainId, caseId, filters } };
    const after = await pageTokens.read(scope, nextToken);
    const readPage = (from: Key | undefined) =>
      relatedItems.list(domainId, caseId, filters.length === 0 ? maxResults : undefined, from);
    const [, { case: found, slas }, firstPage] = await Promise.all([
      domains.get(domainId),
      cases.state(domainId, caseId),
      readPage(after),
    ]);
    if (!found) throw notFound('Case', caseId);
    const at = momentFor(found, clock);
    const shownSlas = slas.map((sla) => shownSla(sla, at));
    const wantedOf = (page: Page<ShownItem>, from: Key | undefined) =>
      withSlas(page, from, shownSlas, domainId, caseId).filter((item) => isWanted(item, filters));
    let page: Page<ShownItem> = firstPage;
    const wanted = wantedOf(page, after);
    while (page.next && wanted.length <= maxResults && filters.length > 0) {
      const from = page.next;
      page = await readPage(from);
      wanted.push(...wantedOf(page, from));
    }
    const items = wanted.slice(0, Math.min(maxResults, fitting(wanted)));
    const last = items.at(-1);
    const next = last && items.length < wanted.length ? positionOf(domainId, caseId, last) : page.next;
    return {
      relatedItems: items.map(responseItem),
      ...(next && { nextToken: await pageTokens.write(scope, next) }),
    };
  };
