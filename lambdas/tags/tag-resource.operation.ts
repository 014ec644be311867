import * as z from 'zod/mini';
import { id, tags } from '../contract/limits.ts';
import { type Nothing, nothing, type Operation } from '../contract/operation.ts';
import { changeTags, type TaggingDeps } from './change-tags.ts';
import { withTags } from './tags.ts';

export const tagResourceInput = z.object({ arn: id, tags: tags(50) });

/** Adds tags, and gives those that are there already their new values. */
export const tagResource: Operation<TaggingDeps, z.output<typeof tagResourceInput>, Nothing> =
  (deps) =>
  async ({ arn, tags }, caller) => {
    await changeTags(deps, arn, (present) => withTags(present, tags), caller);
    return nothing;
  };
