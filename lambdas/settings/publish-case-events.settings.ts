import * as z from 'zod/mini';
import type { EnvironmentFor } from './settings.ts';

export const publishCaseEventsSettings = z.object({
  TABLE_NAME: z.string(),
  EVENT_BUS_NAME: z.string(),
  /** Partition, region and account make the ARNs in an event's `resources`. */
  PARTITION: z.string(),
  AWS_REGION: z.string(),
  ACCOUNT_ID: z.string(),
});
export type PublishCaseEventsSettings = z.output<typeof publishCaseEventsSettings>;
export type PublishCaseEventsEnvironment = EnvironmentFor<PublishCaseEventsSettings>;
