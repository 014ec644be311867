import * as z from 'zod/mini';
import type { EnvironmentFor } from './settings.ts';

export const notifySettings = z.object({
  TABLE_NAME: z.string(),
  /** Whom the mails go to, and the verified SES identity that they come from. */
  OPS_EMAIL: z.string(),
  SENDER_EMAIL: z.string(),
  /** Link to a case, with `{domainId}` and `{caseId}` in it. */
  CASE_URL: z.string(),
  /** IANA time zone in which a mail states times. */
  TIME_ZONE: z.string(),
});
export type NotifySettings = z.output<typeof notifySettings>;
export type NotifyEnvironment = EnvironmentFor<NotifySettings>;
