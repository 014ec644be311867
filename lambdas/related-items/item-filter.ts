import type { CustomContent, ToldContent } from '../case-events/item-content.ts';
import { invalid } from '../contract/errors.ts';
import type { CustomFieldsFilter, RelatedItemTypeFilter } from '../contract/model.generated.ts';
import { isMet } from './field-comparison.ts';
import type { ShownItem } from './related-item.ts';

/** How deep a filter for custom fields may nest; the model sets a width, and no depth. */
const MAX_LEVELS = 10;

/** @throws ValidationException where a filter for custom fields nests deeper than Anken looks */
export const checkDepth = (filters: readonly RelatedItemTypeFilter[]): void => {
  for (const [index, filter] of filters.entries()) {
    const fields = 'custom' in filter ? filter.custom.fields : undefined;
    if (fields && levelsOf(fields) > MAX_LEVELS) {
      throw invalid(`filters[${index}].custom.fields`, `must nest at most ${MAX_LEVELS} levels deep`);
    }
  }
};

const levelsOf = (filter: CustomFieldsFilter): number => {
  if ('field' in filter) return 1;
  if ('not' in filter) return 1 + levelsOf(filter.not);
  const filters = 'andAll' in filter ? filter.andAll : filter.orAll;
  return 1 + Math.max(0, ...filters.map(levelsOf));
};

/** Any of the filters may match; without filters everything does (docs/contract.md §4). */
export const isWanted = (item: ShownItem, filters: readonly RelatedItemTypeFilter[]): boolean =>
  filters.length === 0 || filters.some((filter) => matches(item.content, filter));

const matches = (content: ToldContent, filter: RelatedItemTypeFilter): boolean => {
  if ('comment' in filter) return 'comment' in content;
  if ('file' in filter) return 'file' in content && isAsked(filter.file.fileArn, content.file.fileArn);
  if ('connectCase' in filter)
    return 'connectCase' in content && isAsked(filter.connectCase.caseId, content.connectCase.caseId);
  if ('custom' in filter)
    return 'custom' in content && (!filter.custom.fields || holds(content.custom, filter.custom.fields));
  if ('sla' in filter) {
    if (!('sla' in content)) return false;
    const { name, status } = content.sla.slaConfiguration;
    return isAsked(filter.sla.name, name) && isAsked(filter.sla.status, status);
  }
  if (!('contact' in content)) return false;
  const { channel = [], contactArn } = filter.contact;
  const { contact: held } = content;
  return (channel.length === 0 || channel.includes(held.channel)) && isAsked(contactArn, held.contactArn);
};

const isAsked = (asked: string | undefined, held: string): boolean => asked === undefined || asked === held;

/** A field without a value compares with nothing, so that only `not` and an `equalTo` of `emptyValue` find it. */
const holds = (content: CustomContent, filter: CustomFieldsFilter): boolean => {
  if ('field' in filter)
    return isMet(filter.field, (fieldId) => content.fields.find(({ id }) => id === fieldId)?.value);
  if ('not' in filter) return !holds(content, filter.not);
  return 'andAll' in filter
    ? filter.andAll.every((each) => holds(content, each))
    : filter.orAll.some((each) => holds(content, each));
};
