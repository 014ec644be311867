import * as z from 'zod/mini';
import type { CaseChangeDetail } from '../../lambdas/case-events/case-change-detail.ts';
import { type SlaBreach, slaBreachSchema } from '../../lambdas/notifications/breaches/sla-breach.ts';
import { aCaseChangeEvent } from './case-change-event.ts';

/** As it lies in a queue: the first response to a case of a mail-order shop, due two hours and some minutes ago. */
export const anSlaBreachEvent = (
  detail: Partial<CaseChangeDetail> = {},
  sla: Partial<SlaBreach['detail']['sla']> = {},
): object => {
  const { performedBy: _, ...whole } = aCaseChangeEvent().detail;
  return {
    ...aCaseChangeEvent(),
    detail: {
      ...whole,
      eventType: 'SLA.BREACHED',
      severityRaised: false,
      sla: {
        relatedItemId: '01KAQW5M3T8Z6Y4X2V0N9R7P5J',
        name: '初回応答',
        status: 'Overdue',
        cycle: 1,
        targetTime: '2026-11-23T03:00:00.000Z',
        ...sla,
      },
      ...detail,
    },
  };
};

/** As the mails read it. */
export const anSlaBreach = (...of: Parameters<typeof anSlaBreachEvent>): SlaBreach =>
  z.parse(slaBreachSchema, anSlaBreachEvent(...of));
