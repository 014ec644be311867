import type { AuditEvent, AuditEventField, AuditEventFieldValueUnion } from '@aws-sdk/client-connectcases';
import { dateOf } from '../contract/timestamp.ts';
import {
  type AuditedEvent,
  type CaseChange,
  contractTypes,
  isOfRelatedItem,
  isOfSla,
  itemIn,
  type RelatedItemEvent,
  type RuleViolation,
  relatedItemIn,
  type SlaEvent,
  slaIn,
} from './case-event.ts';

/** The contract's names for the same changes (docs/contract.md §6 and §8). */
const auditTypes = {
  'CASE.CREATED': 'Case.Created',
  'CASE.UPDATED': 'Case.Updated',
  'RELATED_ITEM.CREATED': 'RelatedItem.Created',
  'RELATED_ITEM.UPDATED': 'RelatedItem.Updated',
  'RELATED_ITEM.DELETED': 'RelatedItem.Deleted',
} as const;

/** Who and when an audit event says itself, so that these two are no news among its fields. */
const saidElsewhere = new Set(['last_updated_datetime', 'last_updated_user']);

export const auditEvent = (event: AuditedEvent): AuditEvent => ({
  eventId: event.eventId,
  type: auditTypes[contractTypes[event.type]],
  performedTime: dateOf(event.time),
  ...(event.performedBy && { performedBy: event.performedBy }),
  ...(isOfRelatedItem(event)
    ? { relatedItemType: itemIn(event).type, fields: contentFields(event) }
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

const contentFields = (event: RelatedItemEvent): AuditEventField[] => {
  if (isOfSla(event)) return slaFields(event);
  const { content } = relatedItemIn(event);
  const [eventFieldId, told] =
    'comment' in content
      ? ['comment.body', content.comment.body]
      : ['contact.contactArn', content.contact.contactArn];
  return [event.type === 'RELATED_ITEM.DELETED' ? gone(eventFieldId, told) : come(eventFieldId, told)];
};

/** Named after the members of the contract's SlaConfiguration. The target never moves, so a change of status tells it all. */
const slaFields = (event: SlaEvent): AuditEventField[] => {
  const { name, status, targetTime, completionTime } = slaIn(event).content.sla.slaConfiguration;
  const optional = (fieldId: string, told: string | undefined, tell: typeof come) =>
    told === undefined ? [] : [tell(fieldId, told)];
  if (event.type === 'SLA.CANCELLED') {
    return [
      gone('sla.name', name),
      gone('sla.status', status),
      ...optional('sla.targetTime', targetTime, gone),
      ...optional('sla.completionTime', completionTime, gone),
    ];
  }
  if (event.type === 'SLA.STARTED') {
    return [
      come('sla.name', name),
      come('sla.status', status),
      ...optional('sla.targetTime', targetTime, come),
    ];
  }
  return [
    {
      eventFieldId: 'sla.status',
      ...(event.statusBefore && { oldValue: text(event.statusBefore) }),
      newValue: text(status),
    },
    ...optional('sla.completionTime', completionTime, come),
  ];
};

const come = (eventFieldId: string, told: string): AuditEventField => ({
  eventFieldId,
  newValue: text(told),
});
const gone = (eventFieldId: string, told: string): AuditEventField => ({
  eventFieldId,
  oldValue: text(told),
  newValue: { emptyValue: {} },
});

/** The contract's limit for a text in the audit; a longer comment is cut, and stands whole in its related item. */
const MAX_TEXT = 4100;

const text = (value: string): AuditEventFieldValueUnion => ({
  stringValue: value.length <= MAX_TEXT ? value : [...value].slice(0, MAX_TEXT).join(''),
});
