import type { UntagResourceRequest } from '../contract/model.generated.ts';
import { type Nothing, nothing, type Operation } from '../contract/operation.ts';
import { changeTags, type TaggingDeps } from './change-tags.ts';
import { withoutTags } from './tags.ts';

/** Takes tags away; a key that the resource does not have is none to take. */
export const untagResource: Operation<TaggingDeps, UntagResourceRequest, Nothing> =
  (deps) =>
  async ({ arn, tagKeys }, caller) => {
    await changeTags(deps, arn, (present) => withoutTags(present, tagKeys), caller);
    return nothing;
  };
