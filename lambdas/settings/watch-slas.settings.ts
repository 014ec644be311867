import * as z from 'zod/mini';
import type { EnvironmentFor } from './settings.ts';

export const watchSlasSettings = z.object({
  TABLE_NAME: z.string(),
  /** Where the cases go whose SLAs are due. */
  DUE_QUEUE_URL: z.string(),
});
export type WatchSlasEnvironment = EnvironmentFor<z.output<typeof watchSlasSettings>>;
