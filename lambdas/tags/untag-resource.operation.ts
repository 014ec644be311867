import * as z from 'zod/mini';
import { id, list, tagKeyToRemove } from '../contract/limits.ts';
import { type Nothing, nothing, type Operation } from '../contract/operation.ts';
import { changeTags, type TaggingDeps } from './change-tags.ts';
import { withoutTags } from './tags.ts';

export const untagResourceInput = z.object({ arn: id, tagKeys: list(tagKeyToRemove, 0, 50) });

/** Takes tags away; a key that the resource does not have is none to take. */
export const untagResource: Operation<TaggingDeps, z.output<typeof untagResourceInput>, Nothing> =
  (deps) =>
  async ({ arn, tagKeys }, caller) => {
    await changeTags(deps, arn, (present) => withoutTags(present, tagKeys), caller);
    return nothing;
  };
