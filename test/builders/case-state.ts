import type { Case } from '../../lambdas/cases/case.ts';
import { type CaseState, type Writing, writingOf } from '../../lambdas/cases/state-change.ts';
import type { FieldValues } from '../../lambdas/fields/field-value.ts';
import { ulids } from '../../lambdas/platform/ids.ts';
import { nextBreach, type Sla } from '../../lambdas/slas/sla.ts';
import { afterStart, startedAt } from './sla.ts';

/** An open case as it is stored, last changed when the SLAs of the builders were started. */
export const aStoredCase = (fields: FieldValues = {}, more: Partial<Case> = {}): Case => ({
  domainId: '0b6c2f6e-5a3d-4f53-9b0d-3f6d1c7a9e21',
  caseId: '7d1f3c52-8e4b-4a9a-b6b1-25c0e8f4d913',
  templateId: 'e2a4c8b0-1f3d-4e5a-8c7b-9d0e1f2a3b4c',
  createdTime: startedAt,
  version: 3,
  lastEventId: ulids(() => 0.5)(afterStart(0)),
  lastEventTime: startedAt,
  fields: {
    title: { stringValue: '荷物が届かない' },
    reference_number: { stringValue: '3CWPF7R2N' },
    status: { stringValue: 'open' },
    ...fields,
  },
  ...more,
});

/** A case with these SLAs, and their next breach. */
export const aState = (slas: readonly Sla[], fields: FieldValues = {}): CaseState => {
  const next = nextBreach(slas);
  return { case: aStoredCase({ ...(next && { next_sla_breach_datetime: next }), ...fields }), slas };
};

/** An agent at this instant, or the case's own where that is later, on a host that has made no ULID yet. */
export const aWriting = (state: CaseState, at: Date): Writing => ({
  ...writingOf(state.case, { now: () => at }, { ulid: ulids() }),
  performedBy: { iamPrincipalArn: 'arn:aws:iam::123456789012:role/agents' },
});
