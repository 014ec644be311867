import * as z from 'zod/mini';
import {
  fieldValueSchema,
  itemContentSchema,
  slaContentSchema,
  slaStatusSchema,
  storedItemTypeSchema,
} from './item-content.ts';

const userSchema = z.union([z.object({ userArn: z.string() }), z.object({ customEntity: z.string() })]);

const performedBySchema = z.object({
  user: z.optional(userSchema),
  /** The caller's role or user, without its session. */
  iamPrincipalArn: z.string(),
});
export type PerformedBy = z.output<typeof performedBySchema>;

const caseAfterSchema = z.object({
  caseId: z.string(),
  templateId: z.string(),
  createdTime: z.string(),
  version: z.number(),
  fields: z.record(z.string(), fieldValueSchema),
  tags: z.optional(z.record(z.string(), z.string())),
});
/** The whole case as it is after a change, or was before its deletion. */
export type CaseAfter = z.output<typeof caseAfterSchema>;

const itemAfter = {
  relatedItemId: z.string(),
  associationTime: z.string(),
  version: z.number(),
  tags: z.optional(z.record(z.string(), z.string())),
};
const relatedItemAfterSchema = z.object({
  ...itemAfter,
  type: storedItemTypeSchema,
  content: itemContentSchema,
});
/** The whole related item as it is after a change, or was before its deletion. */
export type RelatedItemAfter = z.output<typeof relatedItemAfterSchema>;

/** What every published event says of its case, so that a rule or a mail needs no second look. */
const caseSummarySchema = z.object({
  title: z.string(),
  referenceNumber: z.string(),
  status: z.string(),
  severity: z.optional(z.string()),
  assignedQueue: z.optional(z.string()),
  assignedUser: z.optional(z.string()),
});
export type CaseSummary = z.output<typeof caseSummarySchema>;

const ofDomain = {
  /** ULID: unique, and in the order of the case's changes. The event's `sequence` too. */
  eventId: z.string(),
  domainId: z.string(),
  /** ISO 8601 with milliseconds. */
  time: z.string(),
  performedBy: performedBySchema,
};
const common = { ...ofDomain, caseId: z.string() };

/** A case rule that the change breaks, where the domain's setting is to take such a change and to tell of it. */
const ruleViolationSchema = z.object({
  caseRuleId: z.string(),
  name: z.string(),
  ruleType: z.enum(['Required', 'Hidden', 'FieldOptions']),
  fieldId: z.string(),
});
export type RuleViolation = z.output<typeof ruleViolationSchema>;

/** What changed, with the value it had; the new one stands in `after`. */
const changesSchema = z.array(z.object({ fieldId: z.string(), oldValue: z.optional(fieldValueSchema) }));

const caseChangeSchema = z.object({
  ...common,
  type: z.enum(['CASE.CREATED', 'CASE.UPDATED']),
  changes: changesSchema,
  severityRaised: z.boolean(),
  ruleViolations: z.optional(z.array(ruleViolationSchema)),
  after: caseAfterSchema,
});
export type CaseChange = z.output<typeof caseChangeSchema>;

/** Of our own making: the contract tells nobody of a case's tags, its audit neither. */
const caseTaggingSchema = z.object({
  ...common,
  type: z.literal('CASE.TAGGED'),
  /** All that the case had; those it has now stand in `after`. */
  oldTags: z.record(z.string(), z.string()),
  after: caseAfterSchema,
});
export type CaseTagging = z.output<typeof caseTaggingSchema>;

/** It stands outside of the case's partition, which it outlives. Its `before` is not in the feed, where the ids are enough. */
const caseDeletionSchema = z.object({
  ...common,
  type: z.literal('CASE.DELETED'),
  before: caseAfterSchema,
});
export type CaseDeletion = z.output<typeof caseDeletionSchema>;

const relatedItemChangeSchema = z.object({
  ...common,
  type: z.literal('RELATED_ITEM.CREATED'),
  after: relatedItemAfterSchema,
  /** Of the case as it was read; a case's own event has all that in `after`. */
  summary: caseSummarySchema,
});
export type RelatedItemChange = z.output<typeof relatedItemChangeSchema>;

const relatedItemUpdateSchema = z.object({
  ...common,
  type: z.literal('RELATED_ITEM.UPDATED'),
  /** A comment's body is `comment.body`, as in the audit. */
  changes: changesSchema,
  after: relatedItemAfterSchema,
  summary: caseSummarySchema,
});
export type RelatedItemUpdate = z.output<typeof relatedItemUpdateSchema>;

const relatedItemDeletionSchema = z.object({
  ...common,
  type: z.literal('RELATED_ITEM.DELETED'),
  before: relatedItemAfterSchema,
  /** Which item is gone, for the feed: the version outranks all that the item had. */
  after: z.object({ relatedItemId: z.string(), version: z.number() }),
  summary: caseSummarySchema,
});
export type RelatedItemDeletion = z.output<typeof relatedItemDeletionSchema>;

const slaAfterSchema = z.object({ ...itemAfter, type: z.literal('Sla'), content: slaContentSchema });

/** An SLA at the time of its event. */
export type SlaAfter = z.output<typeof slaAfterSchema>;

const ofSla = {
  ...common,
  /** Time itself performs a breach: nobody does. */
  performedBy: z.optional(performedBySchema),
  /** Which run of its clock. */
  cycle: z.number(),
  /** None before its first event. */
  statusBefore: z.optional(slaStatusSchema),
  summary: caseSummarySchema,
};
const slaChangeSchema = z.object({
  ...ofSla,
  type: z.enum(['SLA.STARTED', 'SLA.BREACHED', 'SLA.MET', 'SLA.NOT_MET']),
  after: slaAfterSchema,
});
export type SlaChange = z.output<typeof slaChangeSchema>;

const slaCancellationSchema = z.object({
  ...ofSla,
  type: z.literal('SLA.CANCELLED'),
  before: slaAfterSchema,
  /** As in the deletion of any related item. */
  after: z.object({ relatedItemId: z.string(), version: z.number() }),
});
export type SlaCancellation = z.output<typeof slaCancellationSchema>;
export type SlaEvent = SlaChange | SlaCancellation;

/** Of our own making, as a case's; of a related item of any kind, an SLA too. */
const relatedItemTaggingSchema = z.object({
  ...common,
  type: z.literal('RELATED_ITEM.TAGGED'),
  /** All that the item had; those it has now stand in `after`. */
  oldTags: z.record(z.string(), z.string()),
  after: z.discriminatedUnion('type', [relatedItemAfterSchema, slaAfterSchema]),
  summary: caseSummarySchema,
});
export type RelatedItemTagging = z.output<typeof relatedItemTaggingSchema>;
export type Tagging = CaseTagging | RelatedItemTagging;

const domainDeletionSchema = z.object({
  ...ofDomain,
  type: z.literal('DOMAIN.DELETED'),
  name: z.string(),
});
export type DomainDeletion = z.output<typeof domainDeletionSchema>;

/** An event item of the table: audit trail, outbox and change feed in one (docs/architecture.md §1). */
export const caseEventSchema = z.discriminatedUnion('type', [
  caseChangeSchema,
  caseTaggingSchema,
  caseDeletionSchema,
  relatedItemChangeSchema,
  relatedItemUpdateSchema,
  relatedItemDeletionSchema,
  slaChangeSchema,
  slaCancellationSchema,
  relatedItemTaggingSchema,
  domainDeletionSchema,
]);
export type CaseEvent = z.output<typeof caseEventSchema>;
/** Those that the contract's audit tells of. */
export type AuditedEvent = CaseChange | RelatedItemEvent;
/** Those that stand in the case's partition, as long as there is a case. */
export type EventOfCase = AuditedEvent | Tagging;
/** An SLA is a related item of the contract. */
export type RelatedItemEvent = RelatedItemChange | RelatedItemUpdate | RelatedItemDeletion | SlaEvent;

/** What a log line names. */
export const idsOf = (event: CaseEvent) => {
  const { eventId, domainId, type } = event;
  return { eventId, domainId, ...('caseId' in event && { caseId: event.caseId }), type };
};

export const isOfRelatedItem = (event: CaseEvent): event is RelatedItemEvent | RelatedItemTagging =>
  'summary' in event;

export const isTagging = (event: CaseEvent): event is Tagging => 'oldTags' in event;

/** The contract knows no event of a domain, nor of tags. */
export type ContractEvent = Exclude<CaseEvent, DomainDeletion | Tagging>;

/** What an event is to the contract, which knows an SLA as a related item that is created, updated and deleted. */
export const contractTypes = {
  'CASE.CREATED': 'CASE.CREATED',
  'CASE.UPDATED': 'CASE.UPDATED',
  'CASE.DELETED': 'CASE.DELETED',
  'RELATED_ITEM.CREATED': 'RELATED_ITEM.CREATED',
  'RELATED_ITEM.UPDATED': 'RELATED_ITEM.UPDATED',
  'RELATED_ITEM.DELETED': 'RELATED_ITEM.DELETED',
  'SLA.STARTED': 'RELATED_ITEM.CREATED',
  'SLA.BREACHED': 'RELATED_ITEM.UPDATED',
  'SLA.MET': 'RELATED_ITEM.UPDATED',
  'SLA.NOT_MET': 'RELATED_ITEM.UPDATED',
  'SLA.CANCELLED': 'RELATED_ITEM.DELETED',
} as const satisfies Readonly<Record<ContractEvent['type'], string>>;

export const isAudited = <Event extends EventOfCase>(
  event: Event,
): event is Exclude<Event, { readonly type: Tagging['type'] }> => !isTagging(event);

export const isOfSla = (event: CaseEvent): event is SlaEvent => 'cycle' in event;

/** The case after the change; the deleted one as it was. */
export const caseIn = (event: CaseChange | CaseTagging | CaseDeletion): CaseAfter =>
  event.type === 'CASE.DELETED' ? event.before : event.after;

/** The related item after the change; the deleted one as it was. */
export const relatedItemIn = (event: Exclude<RelatedItemEvent, SlaEvent>): RelatedItemAfter =>
  event.type === 'RELATED_ITEM.DELETED' ? event.before : event.after;

/** The same of an SLA. */
export const slaIn = (event: SlaEvent): SlaAfter =>
  event.type === 'SLA.CANCELLED' ? event.before : event.after;

/** The same of either. */
export const itemIn = (event: RelatedItemEvent | RelatedItemTagging): RelatedItemAfter | SlaAfter => {
  if (event.type === 'RELATED_ITEM.TAGGED') return event.after;
  return isOfSla(event) ? slaIn(event) : relatedItemIn(event);
};

/** What rules and mails need to know of a case, from its fields. */
export const caseSummary = (fields: CaseAfter['fields']): CaseSummary => {
  const text = (fieldId: string): string | undefined => {
    const value = fields[fieldId];
    if (value === undefined) return undefined;
    if ('stringValue' in value) return value.stringValue;
    return 'userArnValue' in value ? value.userArnValue : undefined;
  };
  const optional = (name: string, value: string | undefined) =>
    value === undefined ? {} : { [name]: value };
  return {
    title: text('title') ?? '',
    referenceNumber: text('reference_number') ?? '',
    status: text('status') ?? '',
    ...optional('severity', text('severity')),
    ...optional('assignedQueue', text('assigned_queue')),
    ...optional('assignedUser', text('assigned_user')),
  };
};

export const summaryOf = (event: Exclude<CaseEvent, DomainDeletion>): CaseSummary =>
  isOfRelatedItem(event) ? event.summary : caseSummary(caseIn(event).fields);
