import type { Clock } from '../platform/clock.ts';
import { throttled } from './errors.ts';

/** A caller waits this long for others to let go of an item before it is told to come back. */
const PATIENCE_MILLISECONDS = 5_000;
const FIRST_BACKOFF_MILLISECONDS = 20;
const LONGEST_BACKOFF_MILLISECONDS = 400;

/** Somebody else changed what the work had read: worth another attempt, from its reading on. */
export class Overtaken extends Error {}

/**
 * Does the work again, with full jitter in between, while what stops it may pass.
 * @throws ThrottlingException when patience ends; at once whatever does not pass.
 */
export const persistently = async <Result>(
  clock: Clock,
  work: () => Promise<Result>,
  mayPass: (error: unknown) => boolean = (error) => error instanceof Overtaken,
): Promise<Result> => {
  const end = clock.now().getTime() + PATIENCE_MILLISECONDS;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!mayPass(error)) throw error;
      const longest = Math.min(LONGEST_BACKOFF_MILLISECONDS, FIRST_BACKOFF_MILLISECONDS * 2 ** attempt);
      const pause = clock.chance() * longest;
      if (clock.now().getTime() + pause > end) throw throttled(error);
      await clock.sleep(pause);
    }
  }
};
