/** How an event item stands with the bus: it carries this besides the event until the bus has taken it. */
export type Delivery = {
  /** Where it waits, or is parked; none once it is published or discarded. */
  readonly outbox?: string;
  /** How often the sweep has begun to publish it. */
  readonly attempts?: number;
  /** ISO 8601. */
  readonly lastAttemptAt?: string;
  /** The class of the failure: names and codes, never what an event says. */
  readonly lastFailure?: string;
  /** ISO 8601; nobody tries to publish it any more, until a person has seen to it. */
  readonly parkedAt?: string;
};

/** The stream's reader has this long before the sweep takes an event for one that it missed. */
export const STALE_AFTER_MILLISECONDS = 60_000;

/**
 * From one attempt to the next. The first is made a minute after the change at the earliest, so the fifth and last comes
 * more than half an hour after it: an outage of that length parks nothing.
 */
const PAUSES_MINUTES = [2, 4, 8, 16];
export const MOST_ATTEMPTS = PAUSES_MINUTES.length + 1;
/** Longer than the function may run: by then, whoever made the last attempt has died over it. */
const LAST_ATTEMPT_MINUTES = 4;
const MINUTE = 60_000;

/** Its attempts are used up, and none of them came to an end. */
export const UNFINISHED = 'unfinished';

/** What the sweep does with an event that waits: the attempts are spaced, and after the last one it is parked. */
export const nextStep = (
  { attempts = 0, lastAttemptAt = '' }: Delivery,
  now: Date,
): 'attempt' | 'wait' | 'park' => {
  const pause = (PAUSES_MINUTES[attempts - 1] ?? LAST_ATTEMPT_MINUTES) * MINUTE;
  const wasJustTried = attempts > 0 && now.getTime() < new Date(lastAttemptAt).getTime() + pause;
  if (wasJustTried) return 'wait';
  return attempts < MOST_ATTEMPTS ? 'attempt' : 'park';
};
