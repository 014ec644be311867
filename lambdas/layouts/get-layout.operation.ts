import type { GetLayoutResponse } from '@aws-sdk/client-connectcases';
import type { Arns } from '../contract/arn.ts';
import { notFound } from '../contract/errors.ts';
import type { GetLayoutRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import { dateOf } from '../contract/timestamp.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import type { DomainStore } from '../domains/domain.store.ts';
import type { LayoutStore } from './layout.store.ts';
import { placedFields, withoutDeletedFields } from './layout.ts';

type Deps = {
  readonly domains: DomainStore;
  readonly configurations: ConfigurationStore;
  readonly layouts: LayoutStore;
  readonly arns: Arns;
};

export const getLayout: Operation<Deps, GetLayoutRequest, GetLayoutResponse> =
  ({ domains, configurations, layouts, arns }) =>
  async ({ domainId, layoutId }) => {
    const [domain, layout] = await Promise.all([domains.get(domainId), layouts.get(domainId, layoutId)]);
    if (!layout) throw notFound('Layout', layoutId);
    const placed = placedFields(layout.content).map(({ fieldId }) => fieldId);
    const fields = await configurations.of(domain).fields(placed);
    return {
      layoutId,
      layoutArn: arns.layout(domainId, layoutId),
      name: layout.name,
      content: withoutDeletedFields(layout.content, fields),
      ...(layout.deleted && { deleted: true }),
      createdTime: dateOf(layout.createdTime),
      lastModifiedTime: dateOf(layout.lastModifiedTime),
      ...(layout.tags && { tags: { ...layout.tags } }),
    };
  };
