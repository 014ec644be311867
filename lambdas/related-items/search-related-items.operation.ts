import type { SearchRelatedItemsResponse } from '@aws-sdk/client-connectcases';
import type { CaseStore } from '../cases/case.store.ts';
import { notFound } from '../contract/errors.ts';
import type { SearchRelatedItemsRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import { fitting } from '../contract/page-size.ts';
import type { PageTokens } from '../contract/page-tokens.ts';
import type { DomainStore } from '../domains/domain.store.ts';
import type { Key } from '../table/keys.ts';
import type { Page } from '../table/table.ts';
import type { RelatedItemStore } from './related-item.store.ts';
import { isWanted, type RelatedItem, responseItem } from './related-item.ts';

const MAX_PAGE = 25;

type Deps = {
  readonly domains: DomainStore;
  readonly cases: CaseStore;
  readonly relatedItems: RelatedItemStore;
  readonly pageTokens: PageTokens;
};

/** Newest first. One round trip, and one more for each further megabyte that a filter passes over. */
export const searchRelatedItems: Operation<Deps, SearchRelatedItemsRequest, SearchRelatedItemsResponse> =
  ({ domains, cases, relatedItems, pageTokens }) =>
  async ({ domainId, caseId, maxResults = MAX_PAGE, nextToken, filters = [] }) => {
    const scope = { operation: 'SearchRelatedItems', query: { domainId, caseId, filters } };
    const after = await pageTokens.read(scope, nextToken);
    const readPage = (from: Key | undefined) =>
      relatedItems.list(domainId, caseId, filters.length === 0 ? maxResults : undefined, from);
    const [, found, firstPage] = await Promise.all([
      domains.get(domainId),
      cases.get(domainId, caseId),
      readPage(after),
    ]);
    if (!found) throw notFound('Case', caseId);
    const { items, next } = await wantedItems(firstPage, readPage, filters, maxResults);
    return {
      relatedItems: items.map(responseItem),
      ...(next && { nextToken: await pageTokens.write(scope, next) }),
    };
  };

const wantedItems = async (
  firstPage: Page<RelatedItem>,
  readPage: (from: Key) => Promise<Page<RelatedItem>>,
  filters: NonNullable<SearchRelatedItemsRequest['filters']>,
  maxResults: number,
): Promise<Page<RelatedItem>> => {
  let page = firstPage;
  const wanted = page.items.filter((item) => isWanted(item, filters));
  while (page.next && wanted.length <= maxResults) {
    if (filters.length === 0) break;
    page = await readPage(page.next);
    wanted.push(...page.items.filter((item) => isWanted(item, filters)));
  }
  const items = wanted.slice(0, Math.min(maxResults, fitting(wanted)));
  const last = items.at(-1);
  const isCut = items.length < wanted.length;
  if (last && isCut) return { items, next: { pk: last.pk, sk: last.sk } };
  return { items, ...(page.next && { next: page.next }) };
};
