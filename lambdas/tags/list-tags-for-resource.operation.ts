import type { ListTagsForResourceResponse } from '@aws-sdk/client-connectcases';
import type { CaseStore } from '../cases/case.store.ts';
import type { Arns } from '../contract/arn.ts';
import { notFound } from '../contract/errors.ts';
import type { ListTagsForResourceRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import type { DomainStore } from '../domains/domain.store.ts';
import { systemField } from '../fields/system-fields.ts';
import type { Tagged, TagStore } from './tag.store.ts';
import { type TaggableResource, taggableResource } from './tagged-resource.ts';

type Deps = {
  readonly domains: DomainStore;
  readonly cases: CaseStore;
  readonly tags: TagStore;
  readonly arns: Arns;
};

/** One round trip. What was deleted softly still shows its tags, as it shows all else. */
export const listTagsForResource: Operation<Deps, ListTagsForResourceRequest, ListTagsForResourceResponse> =
  ({ domains, cases, tags, arns }) =>
  async ({ arn }) => {
    const resource = taggableResource(arns, arn);
    const [, found] = await Promise.all([domains.get(resource.domainId), tagged(resource, cases, tags)]);
    if (!found) throw notFound(resource.type, resource.id);
    return { tags: { ...found.tags } };
  };

const tagged = async (
  { type, domainId, id }: TaggableResource,
  cases: CaseStore,
  tags: TagStore,
): Promise<Tagged | undefined> => {
  if (type === 'Case') return cases.get(domainId, id);
  if (type === 'Field' && systemField(id)) return {};
  return tags.of({ type, domainId, id });
};
