import { EventBridgeServiceException } from '@aws-sdk/client-eventbridge';
import type { Tick } from '../platform/tick.ts';
import { meteredLines } from '../settings/metered-lines.ts';
import { eventMoment, type Key, waitingPartitions } from '../table/keys.ts';
import type { OutboxStore, Waiting, WaitingPage } from './outbox.store.ts';
import { MOST_ATTEMPTS, nextStep, STALE_AFTER_MILLISECONDS, UNFINISHED } from './outbox.ts';
import {
  NotTaken,
  type Publishing,
  publishEventItem,
  readOnce,
  Unreadable,
} from './publish-event-item.consumer.ts';

type Deps = Publishing & { readonly outbox: OutboxStore };

/** What a tick did, and what it found. */
export type Swept = {
  readonly published: number;
  /** Attempts that failed, but for those after which the event was parked. */
  readonly failed: number;
  readonly parked: number;
  /** Events that it saw and that wait still; the next tick goes on with them. */
  readonly left: number;
  /** Events that wait for a person, whichever tick parked them. */
  readonly parkedInAll: number;
  /** Age of the oldest event that had waited for a minute when the tick began; 0 where none had. */
  readonly oldestSeconds: number;
};

/** Some 300 events a second where all is well; far from any Region's PutEvents quota. */
const AT_ONCE = 10;
/**
 * More than an event takes where one service is slow: the bus, with three tries of 6 s for each of its requests, or the
 * table, of which a call may take 11 s (5 s of patience, and two attempts of 3 s). Where both are, the function may end
 * over it: the attempt is counted by then, and a later tick makes the next.
 */
const RESERVE_MILLISECONDS = 60_000;
/**
 * A bus that takes nothing is left alone until the next tick, but for what has been begun by then: so in a long outage
 * few events use up their attempts, and all the others are published as soon as it is over.
 */
const MOST_FAILURES_ON_END = 10;

/**
 * Publishes what has waited for a minute: whatever the stream's reader missed or failed at. It may run twice at once,
 * be killed, come late or not at all: an event goes out at least once or, after five attempts, is parked; none is dropped.
 */
export const sweepOutbox =
  (deps: Deps) =>
  async (tick: Tick): Promise<Swept> => {
    const { outbox, clock, log } = deps;
    const begun = clock.now();
    const settle = settling({ ...deps, eventConfigurations: readOnce(deps.eventConfigurations) });
    const count = { published: 0, failed: 0, parked: 0, left: 0 };
    let failuresOnEnd = 0;
    const goesOn = () =>
      failuresOnEnd < MOST_FAILURES_ON_END && tick.remainingMilliseconds() > RESERVE_MILLISECONDS;

    const settleAll = async (keys: readonly Key[]): Promise<void> => {
      const remaining = [...keys];
      const next = () => (goesOn() ? remaining.shift() : undefined);
      const inTurn = async () => {
        for (let key = next(); key; key = next()) {
          const { outcome, nothingWorks = false } = await settle(key);
          if (outcome !== 'gone') count[outcome] += 1;
          if (outcome === 'failed') count.left += 1;
          if (nothingWorks) failuresOnEnd += 1;
          else if (outcome === 'published') failuresOnEnd = 0;
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, inTurn));
      count.left += remaining.length;
    };

    let pages = await pagesOf(outbox, staleBefore(begun));
    const [oldest = begun] = keysOf(pages).flatMap((key) => eventMoment(key) ?? []);
    for (; pages.length > 0; pages = goesOn() ? await pagesOf(outbox, staleBefore(begun), pages) : []) {
      await settleAll(keysOf(pages));
    }

    const swept: Swept = {
      ...count,
      parkedInAll: await outbox.countParked(),
      oldestSeconds: Math.round((begun.getTime() - oldest.getTime()) / 1000),
    };
    log.info(meteredLines.swept, swept);
    return swept;
  };

const staleBefore = (moment: Date) => new Date(moment.getTime() - STALE_AFTER_MILLISECONDS);

type PageOf = WaitingPage & { readonly partition: string };

/** One page of every partition, or of those that go on: none of them waits for another to be through. */
const pagesOf = (
  outbox: OutboxStore,
  before: Date,
  previous?: readonly PageOf[],
): Promise<readonly PageOf[]> => {
  const page = async (partition: string, after?: WaitingPage['next']) => ({
    partition,
    ...(await outbox.waiting(partition, before, after)),
  });
  return Promise.all(
    previous
      ? previous.flatMap(({ partition, next }) => (next ? [page(partition, next)] : []))
      : waitingPartitions.map((partition) => page(partition)),
  );
};

/** The oldest first. */
const keysOf = (pages: readonly PageOf[]): readonly Key[] =>
  pages.flatMap(({ keys }) => keys).toSorted((one, other) => (one.sk < other.sk ? -1 : 1));

type Settled = {
  /** `gone`: it was published, or another sweep is at it. */
  readonly outcome: 'published' | 'failed' | 'parked' | 'left' | 'gone';
  /** It failed for a reason that is not the event's own: the next one may fail just so. */
  readonly nothingWorks?: boolean;
};

/** Does with one event what is due. The index may be behind, so it is read first. */
const settling = (deps: Deps) => {
  const { outbox, clock, log } = deps;
  const publish = publishEventItem(deps);

  const park = async (item: Waiting, failure: string): Promise<Settled> => {
    if (!(await outbox.park(item, failure, clock.now()))) return { outcome: 'gone' };
    log.error('case event parked', { keys: keyOf(item), failure });
    return { outcome: 'parked' };
  };
  const attempt = async (item: Waiting): Promise<Settled> => {
    const claimed = await outbox.claim(item, clock.now());
    if (!claimed) return { outcome: 'gone' };
    try {
      await publish(claimed);
      return { outcome: 'published' };
    } catch (error) {
      const failure = failureOf(error);
      const { attempts = 0 } = claimed;
      log.error('case event not published', { keys: keyOf(item), attempts, failure, error });
      const nothingWorks = !isItsOwn(error);
      if (attempts >= MOST_ATTEMPTS) return { ...(await park(claimed, failure)), nothingWorks };
      await outbox.recordFailure(claimed, failure);
      return { outcome: 'failed', nothingWorks };
    }
  };

  return async (key: Key): Promise<Settled> => {
    try {
      const item = await outbox.read(key);
      if (!item) return { outcome: 'gone' };
      const step = nextStep(item, clock.now());
      if (step === 'wait') return { outcome: 'left' };
      return step === 'park' ? await park(item, UNFINISHED) : await attempt(item);
    } catch (error) {
      // Of the table: it was busy or away. The event is where it was, and the others have their turn.
      log.error('case event not settled', { keys: keyOf(key), error });
      return { outcome: 'left', nothingWorks: true };
    }
  };
};

const keyOf = ({ pk, sk }: Key): Key => ({ pk, sk });

/**
 * What the bus says of an event itself. All else it would say of any: that it is not well, that the function may not
 * publish, that the credentials have expired. Source: PutEventsResultEntry, EventBridge API reference; a request that is
 * not valid is a ValidationException.
 */
const codesOfAnEvent: ReadonlySet<string> = new Set([
  'InvalidArgument',
  'MalformedDetail',
  'ValidationException',
]);
/** A request that is too large is answered without a name. */
const TOO_LARGE = 413;

/** Of another event it would say nothing. */
const isItsOwn = (error: unknown): boolean => {
  if (error instanceof NotTaken) return error.codes.some((code) => codesOfAnEvent.has(code));
  if (error instanceof EventBridgeServiceException) {
    return codesOfAnEvent.has(error.name) || error.$metadata.httpStatusCode === TOO_LARGE;
  }
  return error instanceof Unreadable;
};

/** Names and codes only: it is stored, and shown to operators. */
const failureOf = (error: unknown): string => {
  if (error instanceof Unreadable) return 'unreadable';
  if (error instanceof NotTaken) return `not taken by the bus: ${[...new Set(error.codes)].join(', ')}`;
  return error instanceof Error ? error.name : 'unknown';
};
