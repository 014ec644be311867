import * as z from 'zod/mini';
import { caseChangeDetailSchema, caseChangeEventSchema } from '../../case-events/case-change-detail.ts';
import { inWords } from '../mail-times.ts';
import { eventIdInMail } from '../queued-event.ts';
import type { Words } from './breach-words.ts';

/** What these mails are about; an event of any other kind has gone astray. */
export const slaBreachSchema = z.extend(caseChangeEventSchema, {
  detail: z.extend(caseChangeDetailSchema, {
    eventId: eventIdInMail,
    eventType: z.literal('SLA.BREACHED'),
    sla: z.object({
      name: z.string(),
      /** ISO 8601: when it was due. */
      targetTime: z.string(),
    }),
  }),
});
export type SlaBreach = z.output<typeof slaBreachSchema>;

/** How late it was when Anken saw that it was: time that its reader takes is not in it. */
export const lateBy = (
  { sla, approximateChangeTime }: SlaBreach['detail'],
  words: Words,
  format: Intl.DurationFormat,
): string => {
  const late = Date.parse(approximateChangeTime) - Date.parse(sla.targetTime);
  return Number.isNaN(late) ? words.unknown : inWords(late, format) || words.lessThanASecond;
};
