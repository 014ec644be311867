import type { ListTemplatesResponse } from '@aws-sdk/client-connectcases';
import * as z from 'zod/mini';
import type { Arns } from '../contract/arn.ts';
import { id, list, nextToken, pageSize } from '../contract/limits.ts';
import type { Operation } from '../contract/operation.ts';
import type { PageTokens } from '../contract/page-tokens.ts';
import type { DomainStore } from '../domains/domain.store.ts';
import type { TemplateStore } from './template.store.ts';

const MAX_PAGE = 100;
export const listTemplatesInput = z.object({
  domainId: id,
  maxResults: pageSize(MAX_PAGE),
  nextToken,
  status: z.optional(list(z.enum(['Active', 'Inactive']), 1, 2)),
});

type Deps = {
  readonly domains: DomainStore;
  readonly templates: TemplateStore;
  readonly arns: Arns;
  readonly pageTokens: PageTokens;
};

export const listTemplates: Operation<Deps, z.output<typeof listTemplatesInput>, ListTemplatesResponse> =
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
