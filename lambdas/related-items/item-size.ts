import type { CaseEvent } from '../case-events/case-event.ts';
import { MAX_EVENT_BYTES } from '../cases/case-size.ts';
import { invalid } from '../contract/errors.ts';
import type { CustomInputContent } from '../contract/model.generated.ts';
import { sizeOf } from '../table/item-size.ts';
import type { Tags } from '../tags/tags.ts';
import type { RelatedItem } from './related-item.ts';

/**
 * With its tags. At this size its later events always fit an item of DynamoDB's 400 KB, even those with all old tags and
 * the longest texts of its case: what was taken can be deleted and untagged (docs/architecture.md §2).
 */
const MAX_ITEM_BYTES = 325 * 1024;

/**
 * In bytes as DynamoDB counts them. Only the fields of a custom item can take so much.
 * @throws ValidationException naming the largest member of the request where the item or its event would not fit.
 */
export const checkSize = (input: CustomInputContent['fields'], item: RelatedItem, event: CaseEvent): void => {
  if (sizeOf(item) > MAX_ITEM_BYTES)
    throw tooLarge(input, `the related item would be larger than ${MAX_ITEM_BYTES} bytes`);
  if (sizeOf(event) > MAX_EVENT_BYTES)
    throw tooLarge(input, `the change, with the old values, would be larger than ${MAX_EVENT_BYTES} bytes`);
};

const tooLarge = (input: CustomInputContent['fields'], reason: string) => {
  const sizes = input.map(({ value }) => sizeOf(value));
  const largest = sizes.indexOf(Math.max(...sizes));
  return invalid(`content.custom.fields[${largest}].value`, `${reason}; this is the largest of the request`);
};

/** @throws ValidationException where the item would be too large with more tags than it has. */
export const checkRoomForTags = (item: RelatedItem, tags: Tags): void => {
  const isMore = sizeOf(tags) > sizeOf(item.tags ?? {});
  if (isMore && sizeOf({ ...item, tags }) > MAX_ITEM_BYTES)
    throw invalid('tags', `the related item would be larger than ${MAX_ITEM_BYTES} bytes with them`);
};
