import { fulfilled, type Sla, type SlaTerms } from '../../lambdas/slas/sla.ts';
import type { Telling } from '../../lambdas/slas/sla-event.ts';

/** When the SLAs of these builders were started. */
export const startedAt = '2026-11-23T04:00:00.000Z';

/** The instant so long after the start. */
export const afterStart = (minutes: number, milliseconds = 0): Date =>
  new Date(Date.parse(startedAt) + minutes * 60_000 + milliseconds);

/** An SLA of an hour as it is stored, running: it asks for the case to be closed. */
export const aStoredSla = (terms: Partial<SlaTerms> = {}, more: Partial<Sla> = {}): Sla => ({
  domainId: '0b6c2f6e-5a3d-4f53-9b0d-3f6d1c7a9e21',
  caseId: '7d1f3c52-8e4b-4a9a-b6b1-25c0e8f4d913',
  relatedItemId: '01KAS5NJR0SA00000000000001',
  type: 'Sla',
  associationTime: startedAt,
  version: 1,
  performedBy: { iamPrincipalArn: 'arn:aws:iam::123456789012:role/agents' },
  terms: {
    name: '解決まで',
    type: 'CaseField',
    fieldId: 'status',
    targetFieldValues: [{ stringValue: 'closed' }],
    targetSlaMinutes: 60,
    ...terms,
  },
  cycle: 1,
  clock: [{ kind: 'started', at: startedAt }],
  nextThreshold: 'breach',
  ...more,
});

/** `aStoredSla`, fulfilled at this instant. */
export const aFulfilledSla = (at: Date, sla = aStoredSla()): Sla =>
  fulfilled(sla, { status: { stringValue: 'closed' } }, at.toISOString());

/** Of a case without a severity, told by an agent. */
export const aTelling = (at: Date, more: Partial<Telling> = {}): Telling => ({
  eventId: '01KAS8XJ8ZQ4N6V1T3W5Y7B9CD',
  at,
  performedBy: {
    user: { userArn: 'arn:aws:connect:ap-northeast-1:123456789012:instance/i-1/agent/a-1' },
    iamPrincipalArn: 'arn:aws:iam::123456789012:role/agents',
  },
  summary: { title: '荷物が届かない', referenceNumber: '3CWPF7R2N', status: 'open' },
  ...more,
});
