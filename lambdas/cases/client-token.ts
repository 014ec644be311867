import { conflict } from '../contract/errors.ts';

/** What a client token stands for: the case that it made, and the request that made it. */
export type ClientToken = {
  readonly caseId: string;
  readonly requestHash: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
};

/** A token answers the same case for this long; the contract names no time. */
export const TOKEN_SECONDS = 24 * 60 * 60;

/** The request without its token, in one order of its members: two equal requests give one text. */
export const requestText = (request: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ ...request, clientToken: undefined }, sortedMembers);

const sortedMembers = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
    : value;

/**
 * The case that an earlier request of the same token made, or nothing.
 * @throws ConflictException when that request was another one.
 */
export const caseOfToken = (
  token: ClientToken | undefined,
  requestHash: string,
  nowSeconds: number,
): string | undefined => {
  if (!token || token.expiresAt <= nowSeconds) return undefined;
  if (token.requestHash === requestHash) return token.caseId;
  throw conflict('The clientToken was used for another request already.');
};
