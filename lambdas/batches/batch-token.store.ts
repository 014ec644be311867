import type { TokenInUse } from '../cases/case-token.ts';
import { requestText, TOKEN_SECONDS } from '../cases/client-token.ts';
import type { BatchRequest } from '../contract/documented.ts';
import { conflict } from '../contract/errors.ts';
import { digest } from '../platform/ids.ts';
import { batchTokenKey } from '../table/keys.ts';
import type { Table } from '../table/table.ts';
import { type Put, WriteRefused } from '../table/writes.ts';

/** What a client token of a batch is bound to. */
type BatchToken = {
  readonly requestHash: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
};

export type BatchTokenStore = {
  /**
   * Binds the request's client token to the request, before any case is touched. Answers the token of its work on each
   * case; none where the request has no client token.
   * @throws ConflictException where it is bound to another request
   */
  readonly bind: (operation: string, request: BatchRequest, begun: Date) => Promise<TokenInUse | undefined>;
};

export const batchTokenStore = (table: Table): BatchTokenStore => ({
  bind: async (operation, request, begun) => {
    const { domainId, clientToken } = request;
    if (!clientToken) return undefined;
    const nowSeconds = Math.floor(begun.getTime() / 1000);
    const requestHash = digest(requestText(request));
    const token: BatchToken = { requestHash, expiresAt: nowSeconds + TOKEN_SECONDS };
    const binding: Put = {
      item: { ...batchTokenKey(domainId, digest(JSON.stringify([operation, clientToken]))), ...token },
      unlessExists: true,
      orIf: { atMost: { expiresAt: nowSeconds } },
    };
    try {
      await table.write([binding]);
    } catch (error) {
      const bound = error instanceof WriteRefused ? error.existing<BatchToken>(binding) : undefined;
      if (!bound) throw error;
      if (bound.requestHash !== requestHash) {
        throw conflict('The clientToken was used for another request already.');
      }
    }
    // Of the request too: what a case keeps may outlive the binding, and another request that comes then is no repetition.
    return { tokenHash: digest(JSON.stringify([operation, clientToken, requestHash])), nowSeconds };
  },
});
