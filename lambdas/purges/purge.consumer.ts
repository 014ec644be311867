import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { jsonIn } from '../contract/json.ts';
import { eachOf } from '../platform/at-once.ts';
import type { Log } from '../platform/logger.ts';
import type { Key } from '../table/keys.ts';
import { type Cleared, nothingToClear, outOfTime, together } from './cleared.ts';
import type { CaseIds, DeletedCase, DeletedThing } from './deleted-thing.ts';
import type { MayGoOn, PurgeStore } from './purge.store.ts';
import { nextPass, type Outcome, outcomeOf, type PurgeOrder, purgeOrderSchema } from './purge-order.ts';

type Deps = {
  readonly purges: PurgeStore;
  readonly queue: Pick<SQSClient, 'send'>;
  readonly queueUrl: string;
  /** From the end of the first pass: by then every request that was in flight at the deletion has ended. */
  readonly secondPassSeconds: number;
  readonly log: Log;
};

/** Left of the function's time when no further page is begun: more than one takes where DynamoDB is busy. */
const TIME_FOR_ONE_PAGE_MILLISECONDS = 40_000;
const CASES_AT_ONCE = 5;

/**
 * Makes one pass over what was deleted and orders the next, until nothing is left of it but a tombstone. A pass may die
 * anywhere and be made again, twice at once too: each deletion stands for itself and says what it believes.
 * @throws what kept it from its end: the queue brings the order back, and at last sets it aside
 */
export const purgeDeleted =
  (deps: Deps, remainingMilliseconds: () => number) =>
  async ({ messageId, body }: Pick<SQSRecord, 'messageId' | 'body'>): Promise<void> => {
    const { purges, secondPassSeconds, log } = deps;
    let ids: Readonly<Record<string, string>> = {};
    try {
      const order = orderIn(body);
      const { domainId, eventId, pass } = order;
      ids = { domainId, eventId, pass };
      const deleted = await purges.deletion(domainId, eventId);
      if (!deleted) {
        log.info('purged before', ids);
        return;
      }
      const mayGoOn = () => remainingMilliseconds() > TIME_FOR_ONE_PAGE_MILLISECONDS;
      const outcome = await makePass(purges, deleted, order, mayGoOn);
      const next = nextPass(order, outcome, secondPassSeconds);
      if (next) await comeAgain(deps, next.order, next.afterSeconds);
      log.info('purge made a pass', { ...ids, outcome, againAfterSeconds: next?.afterSeconds });
    } catch (error) {
      log.error('purge failed', { messageId, ...ids, reason: String(error) });
      throw error;
    }
  };

const makePass = (
  purges: PurgeStore,
  deleted: DeletedThing,
  { pass }: PurgeOrder,
  mayGoOn: MayGoOn,
): Promise<Outcome> => {
  switch (deleted.type) {
    case 'CASE.DELETED':
      return purgeCase(purges, deleted, pass, mayGoOn);
    case 'DOMAIN.DELETED':
      return purgeDomain(purges, deleted, pass, mayGoOn);
  }
};

const purgeCase = async (
  purges: PurgeStore,
  deleted: DeletedCase,
  pass: PurgeOrder['pass'],
  mayGoOn: MayGoOn,
): Promise<Outcome> => {
  const clear = pass === 'first' ? clearDeletedCase : buryCase;
  return outcomeOf(await clear(purges, deleted, mayGoOn));
};

/**
 * The cases first, and each one's `CASE` behind all else of it: by that it is found. Nothing is touched as long as a
 * request may be in flight that has seen the domain. What configures it goes when all events are out, whose shape the
 * configuration decides.
 */
const purgeDomain = async (
  purges: PurgeStore,
  deleted: DeletedThing,
  pass: PurgeOrder['pass'],
  mayGoOn: MayGoOn,
): Promise<Outcome> => {
  if (pass === 'first') return 'not begun';
  const { domainId } = deleted;
  const cases = await clearStandingCases(purges, domainId, mayGoOn);
  if (outcomeOf(cases) !== 'empty') return outcomeOf(cases);
  if (cases.hasDeleted) return 'found some';
  const others = await buryDeletedCases(purges, domainId, mayGoOn);
  if (outcomeOf(others) !== 'empty') return outcomeOf(others);
  const outcome = outcomeOf(await purges.clearDomain(domainId, mayGoOn));
  if (outcome !== 'empty') return outcome;
  return (await purges.bury(deleted)) ? 'empty' : 'must wait';
};

const clearDeletedCase = async (
  purges: PurgeStore,
  deleted: DeletedCase,
  mayGoOn: MayGoOn,
): Promise<Cleared> => {
  await purges.deleteOwnItems(deleted, deleted.ownItems);
  return purges.clearCase(deleted, mayGoOn);
};

/** When nobody is at work on it any more: else something of it could come behind its tombstone. */
const buryCase = async (purges: PurgeStore, deleted: DeletedCase, mayGoOn: MayGoOn): Promise<Cleared> => {
  const cleared = await clearDeletedCase(purges, deleted, mayGoOn);
  if (outcomeOf(cleared) !== 'empty') return cleared;
  const isBuried = await purges.bury(deleted);
  return { isOutOfTime: false, hasDeleted: cleared.hasDeleted || isBuried, mustWait: !isBuried };
};

const clearStandingCases = async (
  purges: PurgeStore,
  domainId: string,
  mayGoOn: MayGoOn,
): Promise<Cleared> => {
  let cleared = nothingToClear;
  for await (const cases of purges.casesOf(domainId)) {
    cleared = together([cleared, await clearEach(cases, mayGoOn, clearStandingCase(purges, mayGoOn))]);
    if (cleared.isOutOfTime) break;
  }
  return cleared;
};

const clearStandingCase =
  (purges: PurgeStore, mayGoOn: MayGoOn) =>
  async (ids: CaseIds): Promise<Cleared> => {
    const standing = await purges.standingCase(ids);
    if (!standing) return nothingToClear;
    await purges.deleteOwnItems(ids, standing.ownItems);
    const cleared = await purges.clearCase(ids, mayGoOn);
    if (outcomeOf(cleared) !== 'empty') return cleared;
    const isGone = await purges.deleteStandingCase(ids, standing.lastEventId);
    return { isOutOfTime: false, hasDeleted: cleared.hasDeleted || isGone, mustWait: !isGone };
  };

/**
 * Those that were deleted before their domain: their events rely on its configuration. Each has an order of its own,
 * which may be lost; the domain's purge would wait for it for ever, so it does that work itself.
 */
const buryDeletedCases = async (purges: PurgeStore, domainId: string, mayGoOn: MayGoOn): Promise<Cleared> => {
  let cleared = nothingToClear;
  let after: Key | undefined;
  do {
    if (!mayGoOn()) return together([cleared, outOfTime]);
    const page = await purges.deletions(domainId, after);
    const cases = page.deletions.filter((each) => each.type === 'CASE.DELETED');
    const bury = (each: DeletedCase) => buryCase(purges, each, mayGoOn);
    cleared = together([cleared, await clearEach(cases, mayGoOn, bury)]);
    after = page.next;
  } while (after && !cleared.isOutOfTime);
  return cleared;
};

const clearEach = async <Each>(
  all: readonly Each[],
  mayGoOn: MayGoOn,
  clear: (each: Each) => Promise<Cleared>,
): Promise<Cleared> => {
  const cleared: Cleared[] = [];
  await eachOf(all, CASES_AT_ONCE, async (each) => {
    cleared.push(mayGoOn() ? await clear(each) : outOfTime);
  });
  return together(cleared);
};

const comeAgain = async (
  { queue, queueUrl }: Deps,
  order: PurgeOrder,
  afterSeconds: number,
): Promise<void> => {
  await queue.send(
    new SendMessageCommand({
      QueueUrl: queueUrl,
      MessageBody: JSON.stringify(order),
      DelaySeconds: afterSeconds,
    }),
  );
};

/** Its errors name members and never quote the message, since they are logged. */
const orderIn = (body: string): PurgeOrder => {
  const parsed = z.safeParse(purgeOrderSchema, jsonIn(body));
  if (parsed.success) return parsed.data;
  throw new Error('Not an order to purge: it names no event of a deletion');
};
