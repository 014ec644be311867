import { caseTokenKey } from '../table/keys.ts';
import type { Put } from '../table/writes.ts';
import { TOKEN_SECONDS } from './client-token.ts';

/** Says that a batch has done its work on a case; it stands in the case's partition and goes with it. */
export type CaseToken = {
  /** What the work made, where it made something. */
  readonly relatedItemId?: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
};

/** Names the work by its whole batch, so that no other one takes it for its own. */
export type TokenInUse = { readonly tokenHash: string; readonly nowSeconds: number };

/** TTL deletes late, so an expired token may still be there. */
export const isInForce = (token: CaseToken | undefined, nowSeconds: number): token is CaseToken =>
  token !== undefined && token.expiresAt > nowSeconds;

/** Goes into the transaction of the work that it tells of. */
export const caseTokenCreation = (
  domainId: string,
  caseId: string,
  { tokenHash, nowSeconds }: TokenInUse,
  made: Pick<CaseToken, 'relatedItemId'> = {},
): Put => ({
  item: { ...caseTokenKey(domainId, caseId, tokenHash), ...made, expiresAt: nowSeconds + TOKEN_SECONDS },
  unlessExists: true,
  orIf: { atMost: { expiresAt: nowSeconds } },
});
