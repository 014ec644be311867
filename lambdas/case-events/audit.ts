import type { AuditEvent, AuditEventField, AuditEventFieldValueUnion } from '@aws-sdk/client-connectcases';
import { dateOf } from '../contract/timestamp.ts';
import {
  type AuditedEvent,
  type CaseChange,
  isOfRelatedItem,
  type RuleViolation,
  relatedItemIn,
} from './case-event.ts';

/** The contract's names for the same changes (docs/contract.md §6 and §8). */
const auditTypes = {
  'CASE.CREATED': 'Case.Created',
  'CASE.UPDATED': 'Case.Updated',
  'RELATED_ITEM.CREATED': 'RelatedItem.Created',
  'RELATED_ITEM.DELETED': 'RelatedItem.Deleted',
} as const;

/** Who and when an audit event says itself, so that these two are no news among its fields. */
const saidElsewhere = new Set(['last_updated_datetime', 'last_updated_user']);

export const auditEvent = (event: AuditedEvent): AuditEvent => ({
  eventId: event.eventId,
  type: auditTypes[event.type],
  performedTime: dateOf(event.time),
  performedBy: event.performedBy,
  ...(isOfRelatedItem(event)
    ? { relatedItemType: relatedItemIn(event).type, fields: contentFields(event) }
    : { fields: changedFields(event) }),
});

const changedFields = ({ changes, after, ruleViolations = [] }: CaseChange): AuditEventField[] => [
  ...changes
    .filter(({ fieldId }) => !saidElsewhere.has(fieldId))
    .map(({ fieldId, oldValue }) => ({
      eventFieldId: fieldId,
      ...(oldValue && { oldValue }),
      newValue: after.fields[fieldId] ?? { emptyValue: {} },
    })),
  ...(ruleViolations.length > 0
    ? [{ eventFieldId: 'ruleViolations', newValue: text(ruleViolations.map(violationText).join('; ')) }]
    : []),
];

const violationText = ({ caseRuleId, name, ruleType, fieldId }: RuleViolation): string =>
  `${ruleType} ${name} (${caseRuleId}): ${fieldId}`;

const contentFields = (event: Exclude<AuditedEvent, CaseChange>): AuditEventField[] => {
  const { content } = relatedItemIn(event);
  const [eventFieldId, told] =
    'comment' in content
      ? ['comment.body', content.comment.body]
      : ['contact.contactArn', content.contact.contactArn];
  const value = text(told);
  return event.type === 'RELATED_ITEM.DELETED'
    ? [{ eventFieldId, oldValue: value, newValue: { emptyValue: {} } }]
    : [{ eventFieldId, newValue: value }];
};

/** The contract's limit for a text in the audit; a longer comment is cut, and stands whole in its related item. */
const MAX_TEXT = 4100;

const text = (value: string): AuditEventFieldValueUnion => ({
  stringValue: value.length <= MAX_TEXT ? value : [...value].slice(0, MAX_TEXT).join(''),
});
