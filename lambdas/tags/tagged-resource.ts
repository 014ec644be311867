import type { Arns, Resource } from '../contract/arn.ts';
import { invalid } from '../contract/errors.ts';

/** @throws ValidationException for an ARN of another deployment, or of no resource at all */
export const taggedResource = (arns: Arns, arn: string): Resource => {
  const resource = arns.resource(arn);
  if (resource) return resource;
  throw invalid('arn', `is of no resource of this deployment, whose ARNs begin with ${arns.prefix}`);
};
