import type { Key } from '../table/keys.ts';

/** What a page token is bound to: a token of another operation, domain or query is refused. */
export type PageScope = {
  readonly operation: string;
  /** All of the request that decides what is listed; `undefined` members do not count. */
  readonly query: Readonly<Record<string, unknown>>;
};

/** Makes and reads the contract's opaque `nextToken`. */
export type PageTokens = {
  readonly write: (scope: PageScope, after: Key) => Promise<string>;
  /** @throws ValidationException for a token that this deployment did not make for this request. */
  readonly read: (scope: PageScope, token: string | undefined) => Promise<Key | undefined>;
};
