import type { ListTemplatesResponse } from '@aws-sdk/client-connectcases';
import type { Arns } from '../contract/arn.ts';
import type { ListTemplatesRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import type { PageTokens } from '../contract/page-tokens.ts';
import type { DomainStore } from '../domains/domain.store.ts';
import type { TemplateStore } from './template.store.ts';

const MAX_PAGE = 100;

type Deps = {
  readonly domains: DomainStore;
  readonly templates: TemplateStore;
  readonly arns: Arns;
  readonly pageTokens: PageTokens;
};

export const listTemplates: Operation<Deps, ListTemplatesRequest, ListTemplatesResponse> =
  ({ domains, templates, arns, pageTokens }) =>
  async ({ domainId, maxResults = MAX_PAGE, nextToken, status }) => {
    const scope = { operation: 'ListTemplates', query: { domainId, status } };
    const [after] = await Promise.all([pageTokens.read(scope, nextToken), domains.get(domainId)]);
    const { items, next } = await templates.list(
      domainId,
      maxResults,
      after,
      (template) => status === undefined || status.includes(template.status),
    );
    return {
      templates: items.map(({ templateId, name, status, tagPropagationConfigurations }) => ({
        templateId,
        templateArn: arns.template(domainId, templateId),
        name,
        status,
        ...(tagPropagationConfigurations && {
          tagPropagationConfigurations: [...tagPropagationConfigurations],
        }),
      })),
      ...(next && { nextToken: await pageTokens.write(scope, next) }),
    };
  };
