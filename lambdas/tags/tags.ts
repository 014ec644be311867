import { invalid } from '../contract/errors.ts';

export type Tags = Readonly<Record<string, string>>;

/** Of one resource, as of a new case (docs/contract.md §1.4). */
const MAX_TAGS = 50;

/** @throws ValidationException where they would be too many together. */
export const withTags = (present: Tags, added: Tags): Tags => {
  const tags = { ...present, ...added };
  if (Object.keys(tags).length > MAX_TAGS) {
    throw invalid('tags', `the resource would have more than ${MAX_TAGS} tags`);
  }
  return tags;
};

export const withoutTags = (present: Tags, keys: readonly string[]): Tags =>
  Object.fromEntries(Object.entries(present).filter(([key]) => !keys.includes(key)));

/** As a member of the thing that has them; a thing without tags has no such member. */
export const tagsMember = (tags: Tags): { readonly tags?: Tags } =>
  Object.keys(tags).length > 0 ? { tags } : {};

export const areSameTags = (one: Tags, other: Tags): boolean => {
  const others = new Map(Object.entries(other));
  return (
    Object.keys(one).length === others.size &&
    Object.entries(one).every(([key, value]) => others.get(key) === value)
  );
};
