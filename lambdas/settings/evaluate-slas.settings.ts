import * as z from 'zod/mini';
import type { EnvironmentFor } from './settings.ts';

export const evaluateSlasSettings = z.object({ TABLE_NAME: z.string() });
export type EvaluateSlasEnvironment = EnvironmentFor<z.output<typeof evaluateSlasSettings>>;
