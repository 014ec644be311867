import type { TagResourceRequest } from '../contract/model.generated.ts';
import { type Nothing, nothing, type Operation } from '../contract/operation.ts';
import { changeTags, type TaggingDeps } from './change-tags.ts';
import { withTags } from './tags.ts';

/** Adds tags, and gives those that are there already their new values. */
export const tagResource: Operation<TaggingDeps, TagResourceRequest, Nothing> =
  (deps) =>
  async ({ arn, tags }, caller) => {
    await changeTags(deps, arn, (present) => withTags(present, tags), caller);
    return nothing;
  };
