import type { ListTagsForResourceResponse } from '@aws-sdk/client-connectcases';
import type { Arns, Resource } from '../contract/arn.ts';
import { notFound } from '../contract/errors.ts';
import type { ListTagsForResourceRequest } from '../contract/model.generated.ts';
import type { Operation } from '../contract/operation.ts';
import { systemField } from '../fields/system-fields.ts';
import type { Tagged, TagStore } from './tag.store.ts';
import { type ItemReadingDeps, type ItemResource, taggableItem } from './taggable-item.ts';
import { taggedResource } from './tagged-resource.ts';

type Deps = ItemReadingDeps & {
  readonly tags: TagStore;
  readonly arns: Arns;
};

/** One round trip. What was deleted softly still shows its tags, as it shows all else. */
export const listTagsForResource: Operation<Deps, ListTagsForResourceRequest, ListTagsForResourceResponse> =
  (deps) =>
  async ({ arn }) => {
    const resource = taggedResource(deps.arns, arn);
    if (resource.type === 'RelatedItem') {
      const { item } = await taggableItem(deps, resource);
      return { tags: { ...item.tags } };
    }
    const [, found] = await Promise.all([deps.domains.get(resource.domainId), tagged(resource, deps)]);
    if (!found) throw notFound(resource.type, resource.id);
    return { tags: { ...found.tags } };
  };

const tagged = async (
  { type, domainId, id }: Exclude<Resource, ItemResource>,
  { cases, tags }: Deps,
): Promise<Tagged | undefined> => {
  if (type === 'Case') return cases.get(domainId, id);
  if (type === 'Field' && systemField(id)) return {};
  return tags.of({ type, domainId, id });
};
