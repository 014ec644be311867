import * as z from 'zod/mini';
import type { EnvironmentFor } from './settings.ts';

export const purgeSettings = z.object({
  TABLE_NAME: z.string(),
  /** Where a pass orders the next one. */
  PURGE_QUEUE_URL: z.string(),
  /** When nobody is at work any more on what was deleted. */
  SECOND_PASS_SECONDS: z.pipe(
    z.string(),
    z.pipe(
      z.transform((text: string) => Number(text)),
      z.number().check(z.int(), z.gte(0), z.lte(900)),
    ),
  ),
});
export type PurgeSettings = z.output<typeof purgeSettings>;
export type PurgeEnvironment = EnvironmentFor<PurgeSettings>;
