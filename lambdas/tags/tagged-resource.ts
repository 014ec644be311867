import type { Arns, Resource } from '../contract/arn.ts';
import { invalid } from '../contract/errors.ts';

/** A related item has no tags of its own: it goes with its case's. */
export type TaggableResource = Exclude<Resource, { readonly type: 'RelatedItem' }>;

/** @throws ValidationException for an ARN of another deployment, of no resource at all, or of one without tags */
export const taggableResource = (arns: Arns, arn: string): TaggableResource => {
  const resource = arns.resource(arn);
  if (!resource) {
    throw invalid('arn', `is of no resource of this deployment, whose ARNs begin with ${arns.prefix}`);
  }
  if (resource.type === 'RelatedItem') throw invalid('arn', 'is of a related item, which has no tags');
  return resource;
};
