import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import { decodeTime, monotonicFactory, ulid } from 'ulid';

/** Makes the identifiers of new things; handed in, so that a test can foresee them. */
export type Ids = {
  /** A UUID, version 4. */
  readonly uuid: () => string;
  /** A ULID of this instant, made greater than `after`, so that one case's events never run backwards. */
  readonly ulid: (at: Date, after?: string) => string;
  /** Nine characters that survive being read out on the telephone (docs/contract.md §2, `reference_number`). */
  readonly referenceNumber: () => string;
  /** 256 random bits in base64url. */
  readonly secret: () => string;
};

/** Without 0 and O, 1, I and L, and U: no two that sound or look alike, and few words. */
const UNAMBIGUOUS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const REFERENCE_LENGTH = 9;

/** Keeps the order of what one process makes within one millisecond. */
const monotonicUlid = monotonicFactory();

export const systemIds: Ids = {
  uuid: randomUUID,
  ulid: (at, after) => greaterThan(after, monotonicUlid(at.getTime())),
  referenceNumber: () =>
    Array.from({ length: REFERENCE_LENGTH }, () => UNAMBIGUOUS[randomInt(UNAMBIGUOUS.length)]).join(''),
  secret: () => randomBytes(32).toString('base64url'),
};

/**
 * Where the clock is behind, the next millisecond after the previous one, with chance of its own: the successor itself
 * would be the same for any two that follow the same event.
 */
const greaterThan = (previous: string | undefined, candidate: string): string =>
  previous !== undefined && candidate <= previous ? ulid(decodeTime(previous) + 1) : candidate;

/** SHA-256 in base64url: names a thing of any length by 43 characters that fit a key. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');
