import * as z from 'zod/mini';
import { deploymentQuotas } from './quotas.ts';
import { type EnvironmentFor, json, jsonList } from './settings.ts';

export const apiSettings = z.object({
  TABLE_NAME: z.string(),
  /** Partition, region and account make the ARNs of the contract (`arn:<partition>:cases:<region>:<account>:…`). */
  PARTITION: z.string(),
  AWS_REGION: z.string(),
  ACCOUNT_ID: z.string(),
  /** Option values of `severity` that count as high, worst first, as a JSON list (docs/architecture.md §7). */
  HIGH_SEVERITIES: jsonList,
  /** The quotas that are not the default ones, as a JSON object. */
  QUOTAS: json(deploymentQuotas),
});
export type ApiSettings = z.output<typeof apiSettings>;
export type ApiEnvironment = EnvironmentFor<ApiSettings>;
