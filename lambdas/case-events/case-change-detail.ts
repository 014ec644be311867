import * as z from 'zod/mini';
import { ankenEvents } from '../settings/anken-events.ts';

export { ankenEvents } from '../settings/anken-events.ts';

export const performedBySchema = z.object({
  user: z.optional(z.object({ userArn: z.optional(z.string()), customEntity: z.optional(z.string()) })),
  iamPrincipalArn: z.string(),
});

/**
 * The parts of an `Anken Case Change` event's detail that our own consumers rely on (docs/architecture.md §7). The detail holds the
 * contract's members too (docs/contract.md §6); a consumer reads what it needs.
 */
export const caseChangeDetailSchema = z.object({
  eventId: z.string(),
  domainId: z.string(),
  /** ULID: orders the events of one case. */
  sequence: z.string(),
  eventType: z.string(),
  /** ISO 8601 with milliseconds. */
  approximateChangeTime: z.string(),
  /** None where time did it, as it does a breach. */
  performedBy: z.optional(performedBySchema),
  caseId: z.string(),
  title: z.string(),
  referenceNumber: z.string(),
  status: z.string(),
  severity: z.optional(z.string()),
  severityRaised: z.boolean(),
  assignedQueue: z.optional(z.string()),
  assignedUser: z.optional(z.string()),
});
export type CaseChangeDetail = z.output<typeof caseChangeDetailSchema>;

/** The whole EventBridge event, as a queue behind a rule receives it. */
export const caseChangeEventSchema = z.object({
  id: z.string(),
  'detail-type': z.literal(ankenEvents.detailType),
  source: z.literal(ankenEvents.source),
  account: z.string(),
  region: z.string(),
  time: z.string(),
  resources: z.array(z.string()),
  detail: caseChangeDetailSchema,
});
export type CaseChangeEvent = z.output<typeof caseChangeEventSchema>;
