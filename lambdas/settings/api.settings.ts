import * as z from 'zod/mini';
import { type EnvironmentFor, jsonList } from './settings.ts';

export const apiSettings = z.object({
  TABLE_NAME: z.string(),
  /** Partition, region and account make the ARNs of the contract (`arn:<partition>:cases:<region>:<account>:…`). */
  PARTITION: z.string(),
  AWS_REGION: z.string(),
  ACCOUNT_ID: z.string(),
  /** Option values of `severity` that count as high, worst first, as a JSON list (docs/architecture.md §7). */
  HIGH_SEVERITIES: jsonList,
});
export type ApiSettings = z.output<typeof apiSettings>;
export type ApiEnvironment = EnvironmentFor<ApiSettings>;
