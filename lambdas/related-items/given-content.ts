import type { StoredContent, StoredItemType } from '../case-events/item-content.ts';
import { invalid } from '../contract/errors.ts';
import type {
  CreateRelatedItemRequest,
  CustomInputContent,
  RelatedItemInputContent,
  RelatedItemUpdateContent,
  SlaInputContent,
} from '../contract/model.generated.ts';
import type { FieldDefinitions } from '../fields/field-definitions.ts';
import { customFields } from './custom-fields.ts';
import type { RelatedItem } from './related-item.ts';

type SlaContent = { readonly sla: SlaInputContent };
/** What a new item is to hold, its type and content being of one kind. */
export type GivenItem = {
  readonly type: StoredItemType;
  readonly content: Exclude<RelatedItemInputContent, SlaContent>;
};
/** An SLA is kept beside its case, and not as other items are. */
type GivenSla = { readonly type: 'Sla'; readonly content: SlaContent };

/** @throws ValidationException where type and content do not go together */
export const givenContent = ({ type, content }: CreateRelatedItemRequest): GivenItem | GivenSla => {
  if ('sla' in content) {
    if (type === 'Sla') return { type, content };
  } else if (type !== 'Sla' && memberOf[type] in content) return { type, content };
  throw invalid('content', `must hold the member that goes with the type ${type}`);
};

const memberOf = {
  Comment: 'comment',
  Contact: 'contact',
  File: 'file',
  ConnectCase: 'connectCase',
  Custom: 'custom',
} as const satisfies Readonly<Record<StoredItemType, string>>;

/** The fields that the content gives values of; none of other kinds. */
export const fieldsIn = (
  content: RelatedItemInputContent | RelatedItemUpdateContent,
): CustomInputContent['fields'] => ('custom' in content ? content.custom.fields : []);

/**
 * The content as it is stored. Nobody has told us a contact's channel and time yet: it is connected when it is linked, by
 * a channel unknown.
 * @throws ValidationException naming what a custom item cannot hold
 */
export const contentOf = (
  given: GivenItem['content'],
  associationTime: string,
  definitions: FieldDefinitions,
): StoredContent => {
  if ('contact' in given) {
    const { contactArn } = given.contact;
    return { contact: { contactArn, channel: 'UNKNOWN', connectedToSystemTime: associationTime } };
  }
  if ('custom' in given) return { custom: { fields: customFields(given.custom.fields, definitions) } };
  return given;
};

/**
 * The item's content as an update leaves it: the new one, whole.
 * @throws ValidationException where the item is of another kind, or of one that no update changes
 */
export const replacedContent = (
  { type, content: held }: RelatedItem,
  given: RelatedItemUpdateContent,
  definitions: FieldDefinitions,
): StoredContent => {
  if ('comment' in given && 'comment' in held) return given;
  if ('custom' in given && 'custom' in held) {
    return { custom: { fields: customFields(given.custom.fields, definitions, held.custom.fields) } };
  }
  if (type === 'Comment' || type === 'Custom')
    throw invalid('content', `must hold the member that goes with the type ${type}`);
  throw notUpdatable(type);
};

export const notUpdatable = (type: string) =>
  invalid('relatedItemId', `is of a related item of type ${type}, which cannot be updated`);
