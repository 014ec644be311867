import * as z from 'zod/mini';
import { ContractError } from '../contract/errors.ts';
import type { Caller } from '../contract/operation.ts';

/** What HTTP APIs put into the request context behind an IAM route. */
const iamAuthorizerSchema = z.object({
  iam: z.object({ accountId: z.string(), userArn: z.string() }),
});

/** A request without an authorizer context is refused, wherever it comes from (docs/architecture.md §6). */
export const authenticate = (authorizer: unknown): Caller => {
  const parsed = z.safeParse(iamAuthorizerSchema, authorizer);
  if (!parsed.success) throw new ContractError('AccessDeniedException', 'The request is not authenticated.');
  const { accountId, userArn } = parsed.data.iam;
  return { accountId, iamPrincipalArn: withoutSession(userArn) };
};

/** `arn:aws:sts::1:assumed-role/Agents/session` is the role `arn:aws:iam::1:role/Agents`; users stay as they are. */
const withoutSession = (arn: string): string =>
  arn.replace(/^arn:([^:]+):sts::([^:]*):assumed-role\/([^/]+)\/.*$/, 'arn:$1:iam::$2:role/$3');
