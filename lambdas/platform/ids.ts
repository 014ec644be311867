import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import { decodeTime, encodeTime, incrementBase32, ulid } from 'ulid';

/** Makes the identifiers of new things; handed in, so that a test can foresee them. */
export type Ids = {
  /** A UUID, version 4. */
  readonly uuid: () => string;
  /** A ULID of this instant, made greater than `after`, so that one case's events never run backwards. */
  readonly ulid: (at: Date, after?: string) => string;
  /** Nine characters that survive being read out on the telephone (spec §2, `reference_number`). */
  readonly referenceNumber: () => string;
  /** 256 random bits in base64url. */
  readonly secret: () => string;
};

/** Without 0 and O, 1, I and L, and U: no two that sound or look alike, and few words. */
const UNAMBIGUOUS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const REFERENCE_LENGTH = 9;

/**
 * ULIDs of one process: of the instant that was asked for, in order within a millisecond, and greater than the one that
 * they are to follow. Where the clock is behind that one, the next millisecond after it, with chance of its own: the
 * successor itself would be the same for any two hosts that follow the same event. What one case has of a fast clock does
 * not come into another case's ids.
 */
export const ulids = (chance?: () => number): Ids['ulid'] => {
  let last = '';
  return (at, after) => {
    const instant = at.getTime();
    const candidate = last.startsWith(encodeTime(instant)) ? incrementBase32(last) : ulid(instant, chance);
    last = candidate;
    return after !== undefined && candidate <= after ? ulid(decodeTime(after) + 1, chance) : candidate;
  };
};

export const systemIds: Ids = {
  uuid: randomUUID,
  ulid: ulids(),
  referenceNumber: () =>
    Array.from({ length: REFERENCE_LENGTH }, () => UNAMBIGUOUS[randomInt(UNAMBIGUOUS.length)]).join(''),
  secret: () => randomBytes(32).toString('base64url'),
};

/** Names one request to a service, so that it takes its repetitions for what they are. */
export const requestToken = (): string => randomUUID();

/** SHA-256 in base64url: names a thing of any length by 43 characters that fit a key. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');
