import type { GetCaseAuditEventsResponse } from '@aws-sdk/client-connectcases';
import type { CaseStore } from '../cases/case.store.ts';
import { notFound } from '../contract/errors.ts';
import type { GetCaseAuditEventsRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import { fitting } from '../contract/page-size.ts';
import type { PageTokens } from '../contract/page-tokens.ts';
import type { DomainStore } from '../domains/domain.store.ts';
import { auditEvent } from './audit.ts';
import type { CaseEventStore } from './case-event.store.ts';
import { isAudited } from './case-event.ts';

const MAX_PAGE = 25;

type Deps = {
  readonly domains: DomainStore;
  readonly cases: CaseStore;
  readonly caseEvents: CaseEventStore;
  readonly pageTokens: PageTokens;
};

/**
 * Newest first. One round trip: the events themselves are the audit trail. A page may hold fewer than `maxResults` where
 * tags changed, which the contract's audit does not tell of; `nextToken` says if more follow.
 */
export const getCaseAuditEvents: Operation<Deps, GetCaseAuditEventsRequest, GetCaseAuditEventsResponse> =
  ({ domains, cases, caseEvents, pageTokens }) =>
  async ({ domainId, caseId, maxResults = MAX_PAGE, nextToken }) => {
    const scope = { operation: 'GetCaseAuditEvents', query: { domainId, caseId } };
    const after = await pageTokens.read(scope, nextToken);
    const [, found, page] = await Promise.all([
      domains.get(domainId),
      cases.get(domainId, caseId),
      caseEvents.list(domainId, caseId, maxResults, after),
    ]);
    if (!found) throw notFound('Case', caseId);
    const audited = page.items.filter(isAudited);
    const all = audited.map(auditEvent);
    const auditEvents = all.slice(0, fitting(all));
    const last = audited[auditEvents.length - 1];
    const next = auditEvents.length < all.length && last ? { pk: last.pk, sk: last.sk } : page.next;
    return { auditEvents, ...(next && { nextToken: await pageTokens.write(scope, next) }) };
  };
