import * as z from 'zod/mini';

/** One member of the contract's FieldValueUnion, as it travels and as it is stored. */
export const fieldValueSchema = z.union([
  z.object({ stringValue: z.string() }),
  z.object({ doubleValue: z.number() }),
  z.object({ booleanValue: z.boolean() }),
  z.object({ userArnValue: z.string() }),
]);

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

export const relatedItemContentSchema = z.union([
  z.object({ comment: z.object({ body: z.string(), contentType: z.literal('Text/Plain') }) }),
  z.object({
    contact: z.object({ contactArn: z.string(), channel: z.string(), connectedToSystemTime: z.string() }),
  }),
]);
export type StoredContent = z.output<typeof relatedItemContentSchema>;

const relatedItemAfterSchema = z.object({
  relatedItemId: z.string(),
  type: z.enum(['Comment', 'Contact']),
  associationTime: z.string(),
  version: z.number(),
  content: relatedItemContentSchema,
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

const caseChangeSchema = z.object({
  ...common,
  type: z.enum(['CASE.CREATED', 'CASE.UPDATED']),
  /** What changed, with the value it had; the new one stands in `after`. */
  changes: z.array(z.object({ fieldId: z.string(), oldValue: z.optional(fieldValueSchema) })),
  severityRaised: z.boolean(),
  ruleViolations: z.optional(z.array(ruleViolationSchema)),
  after: caseAfterSchema,
});
export type CaseChange = z.output<typeof caseChangeSchema>;

/** It stands outside of the case's partition, which it outlives. Its `before` is not in the feed, where the ids are enough. */
const caseDeletionSchema = z.object({
  ...common,
  type: z.literal('CASE.DELETED'),
  before: caseAfterSchema,
});
export type CaseDeletion = z.output<typeof caseDeletionSchema>;

const relatedItemChangeSchema = z.object({
  ...common,
  type: z.enum(['RELATED_ITEM.CREATED']),
  after: relatedItemAfterSchema,
  /** Of the case as it was read; a case's own event has all that in `after`. */
  summary: caseSummarySchema,
});
export type RelatedItemChange = z.output<typeof relatedItemChangeSchema>;

const relatedItemDeletionSchema = z.object({
  ...common,
  type: z.literal('RELATED_ITEM.DELETED'),
  before: relatedItemAfterSchema,
  /** Which item is gone, for the feed: the version outranks all that the item had. */
  after: z.object({ relatedItemId: z.string(), version: z.number() }),
  summary: caseSummarySchema,
});
export type RelatedItemDeletion = z.output<typeof relatedItemDeletionSchema>;

const domainDeletionSchema = z.object({
  ...ofDomain,
  type: z.literal('DOMAIN.DELETED'),
  name: z.string(),
});
export type DomainDeletion = z.output<typeof domainDeletionSchema>;

/** An event item of the table: audit trail, outbox and change feed in one (docs/architecture.md §1). */
export const caseEventSchema = z.discriminatedUnion('type', [
  caseChangeSchema,
  caseDeletionSchema,
  relatedItemChangeSchema,
  relatedItemDeletionSchema,
  domainDeletionSchema,
]);
export type CaseEvent = z.output<typeof caseEventSchema>;
/** Those that stand in the case's partition, as long as there is a case. */
export type AuditedEvent = CaseChange | RelatedItemChange | RelatedItemDeletion;

/** What a log line names. */
export const idsOf = (event: CaseEvent) => {
  const { eventId, domainId, type } = event;
  return { eventId, domainId, ...('caseId' in event && { caseId: event.caseId }), type };
};

export const isOfRelatedItem = (event: CaseEvent): event is RelatedItemChange | RelatedItemDeletion =>
  event.type === 'RELATED_ITEM.CREATED' || event.type === 'RELATED_ITEM.DELETED';

/** The case after the change; the deleted one as it was. */
export const caseIn = (event: CaseChange | CaseDeletion): CaseAfter =>
  event.type === 'CASE.DELETED' ? event.before : event.after;

/** The related item after the change; the deleted one as it was. */
export const relatedItemIn = (event: RelatedItemChange | RelatedItemDeletion): RelatedItemAfter =>
  event.type === 'RELATED_ITEM.DELETED' ? event.before : event.after;

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
