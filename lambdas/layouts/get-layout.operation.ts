import type { GetLayoutResponse } from '@aws-sdk/client-connectcases';
import type { Arns } from '../contract/arn.ts';
import { notFound } from '../contract/errors.ts';
import type { GetLayoutRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import { dateOf } from '../contract/timestamp.ts';
import type { DomainStore } from '../domains/domain.store.ts';
import type { LayoutStore } from './layout.store.ts';

type Deps = { readonly domains: DomainStore; readonly layouts: LayoutStore; readonly arns: Arns };

export const getLayout: Operation<Deps, GetLayoutRequest, GetLayoutResponse> =
  ({ domains, layouts, arns }) =>
  async ({ domainId, layoutId }) => {
    const [, layout] = await Promise.all([domains.get(domainId), layouts.get(domainId, layoutId)]);
    if (!layout) throw notFound('Layout', layoutId);
    return {
      layoutId,
      layoutArn: arns.layout(domainId, layoutId),
      name: layout.name,
      content: layout.content,
      createdTime: dateOf(layout.createdTime),
      lastModifiedTime: dateOf(layout.lastModifiedTime),
    };
  };
