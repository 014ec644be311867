import type { ListFieldOptionsResponse } from '@aws-sdk/client-connectcases';
import { invalid, notFound } from '../contract/errors.ts';
import type { ListFieldOptionsRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import type { PageTokens } from '../contract/page-tokens.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import type { DomainStore } from '../domains/domain.store.ts';

const MAX_PAGE = 100;

type Deps = {
  readonly domains: DomainStore;
  readonly configurations: ConfigurationStore;
  readonly pageTokens: PageTokens;
};

/** Built-in options first, then the others as they were added; inactive ones too. */
export const listFieldOptions: Operation<Deps, ListFieldOptionsRequest, ListFieldOptionsResponse> =
  ({ domains, configurations, pageTokens }) =>
  async ({ domainId, fieldId, maxResults = MAX_PAGE, nextToken, values = [] }) => {
    const scope = { operation: 'ListFieldOptions', query: { domainId, fieldId, values } };
    const [after, domain] = await Promise.all([pageTokens.read(scope, nextToken), domains.get(domainId)]);
    const configuration = configurations.of(domain);
    const field = (await configuration.fields([fieldId])).get(fieldId);
    if (!field) throw notFound('Field', fieldId);
    if (field.type !== 'SingleSelect')
      throw invalid('fieldId', `is of type ${field.type}, which has no options`);
    const asked = (await configuration.options(fieldId)).filter(
      ({ value }) => values.length === 0 || values.includes(value),
    );
    // No option is ever deleted, so the one that a token names is still there.
    const begin = after ? asked.findIndex(({ value }) => value === after.sk) + 1 : 0;
    const page = asked.slice(begin, begin + maxResults);
    const last = page.at(-1);
    const more = begin + page.length < asked.length;
    return {
      options: page.map(({ name, value, active }) => ({ name, value, active })),
      ...(more && last && { nextToken: await pageTokens.write(scope, { pk: fieldId, sk: last.value }) }),
    };
  };
