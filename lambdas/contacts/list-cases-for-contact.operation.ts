import type { ListCasesForContactResponse } from '@aws-sdk/client-connectcases';
import type { ListCasesForContactRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import type { PageTokens } from '../contract/page-tokens.ts';
import type { DomainStore } from '../domains/domain.store.ts';
import { digest } from '../platform/ids.ts';
import type { ContactLinkStore } from './contact-link.store.ts';

const MAX_PAGE = 10;

type Deps = {
  readonly domains: DomainStore;
  readonly contactLinks: ContactLinkStore;
  readonly pageTokens: PageTokens;
};

/** However old the contact is; the latest link first. Two round trips: the index, then the cases that it names. */
export const listCasesForContact: Operation<Deps, ListCasesForContactRequest, ListCasesForContactResponse> =
  ({ domains, contactLinks, pageTokens }) =>
  async ({ domainId, contactArn, maxResults = MAX_PAGE, nextToken }) => {
    const scope = { operation: 'ListCasesForContact', query: { domainId, contactArn } };
    const after = await pageTokens.read(scope, nextToken);
    const [, page] = await Promise.all([
      domains.get(domainId),
      contactLinks.casesOf(domainId, digest(contactArn), maxResults, after),
    ]);
    return {
      cases: page.cases.map(({ caseId, templateId }) => ({ caseId, templateId })),
      ...(page.next && { nextToken: await pageTokens.write(scope, page.next) }),
    };
  };
