import type { AuditEvent, AuditEventField } from '@aws-sdk/client-connectcases';
import { dateOf } from '../contract/timestamp.ts';
import type { FieldValue } from '../fields/field-value.ts';
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
import { toldValues } from './item-content.ts';

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
    .map(({ fieldId, oldValue }) => changed(fieldId, oldValue, after.fields[fieldId])),
  ...(ruleViolations.length > 0
    ? [come('ruleViolations', ruleViolations.map(violationText).join('; '))]
    : []),
];

const violationText = ({ caseRuleId, name, ruleType, fieldId }: RuleViolation): string =>
  `${ruleType} ${name} (${caseRuleId}): ${fieldId}`;

const contentFields = (event: RelatedItemEvent): AuditEventField[] => {
  if (isOfSla(event)) return slaFields(event);
  const values = toldValues(relatedItemIn(event).content);
  switch (event.type) {
    case 'RELATED_ITEM.CREATED':
      return [...values].map(([fieldId, value]) => changed(fieldId, undefined, value));
    case 'RELATED_ITEM.UPDATED':
      return event.changes.map(({ fieldId, oldValue }) => changed(fieldId, oldValue, values.get(fieldId)));
    case 'RELATED_ITEM.DELETED':
      return [...values].map(([fieldId, value]) => changed(fieldId, value, undefined));
  }
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

const come = (eventFieldId: string, told: string): AuditEventField =>
  changed(eventFieldId, undefined, text(told));
const gone = (eventFieldId: string, told: string): AuditEventField =>
  changed(eventFieldId, text(told), undefined);

const changed = (
  eventFieldId: string,
  oldValue: FieldValue | undefined,
  newValue: FieldValue | undefined,
): AuditEventField => ({
  eventFieldId,
  ...(oldValue && { oldValue: bounded(oldValue) }),
  newValue: newValue ? bounded(newValue) : { emptyValue: {} },
});

/** The contract's limit for a text in the audit; a longer comment is cut, and stands whole in its related item. */
const MAX_TEXT = 4100;

const bounded = (value: FieldValue): FieldValue =>
  'stringValue' in value && value.stringValue.length > MAX_TEXT
    ? { stringValue: [...value.stringValue].slice(0, MAX_TEXT).join('') }
    : value;

const text = (stringValue: string): FieldValue => ({ stringValue });
