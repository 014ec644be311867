import type { GetCaseResponse } from '@aws-sdk/client-connectcases';
import { invalid, notFound } from '../contract/errors.ts';
import type { GetCaseRequest } from '../contract/model.generated.ts';
import type { Operation, Versioned } from '../contract/operation.ts';
import type { PageTokens } from '../contract/page-tokens.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import type { DomainStore } from '../domains/domain.store.ts';
import type { CaseStore } from './case.store.ts';

type Deps = {
  readonly domains: DomainStore;
  readonly configurations: ConfigurationStore;
  readonly cases: CaseStore;
  readonly pageTokens: PageTokens;
};

/** The asked fields that hold a value, in the order of the request. They fit one page always. */
export const getCase: Operation<Deps, GetCaseRequest, Versioned<GetCaseResponse>> =
  ({ domains, configurations, cases, pageTokens }) =>
  async ({ domainId, caseId, fields, nextToken }) => {
    const scope = { operation: 'GetCase', query: { domainId, caseId, fields } };
    const [domain, found] = await Promise.all([
      domains.get(domainId),
      cases.get(domainId, caseId),
      pageTokens.read(scope, nextToken),
    ]);
    if (!found) throw notFound('Case', caseId);
    const asked = [...new Set(fields.map((field) => field.id))];
    const values = new Map(Object.entries(found.fields));
    const withoutValue = asked.filter((fieldId) => !values.has(fieldId));
    const known = await configurations.of(domain).fields(withoutValue);
    const unknown = withoutValue.find((fieldId) => !known.has(fieldId));
    if (unknown !== undefined) {
      const index = fields.findIndex((field) => field.id === unknown);
      throw invalid(`fields[${index}].id`, `there is no field ${unknown}`);
    }
    const output = {
      fields: asked.flatMap((fieldId) => {
        const value = values.get(fieldId);
        return value ? [{ id: fieldId, value }] : [];
      }),
      templateId: found.templateId,
      ...(found.tags && { tags: { ...found.tags } }),
    };
    return { output, version: found.version };
  };
