import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { eachOf } from '../platform/at-once.ts';
import type { Log } from '../platform/logger.ts';
import type { CaseIds, DeletedThing, MayGoOn, PurgeStore } from './purge.store.ts';
import { nextPass, type Outcome, type PurgeOrder, purgeOrderSchema } from './purge-order.ts';

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
      const outcome = await passOver(purges, deleted, order, mayGoOn);
      const next = nextPass(order, outcome, secondPassSeconds);
      if (next) await comeAgain(deps, next.order, next.afterSeconds);
      log.info('purge made a pass', { ...ids, outcome, againAfterSeconds: next?.afterSeconds });
    } catch (error) {
      log.error('purge failed', { messageId, ...ids, reason: String(error) });
      throw error;
    }
  };

const passOver = async (
  purges: PurgeStore,
  deleted: DeletedThing,
  { pass }: PurgeOrder,
  mayGoOn: MayGoOn,
): Promise<Outcome> => {
  const outcome =
    deleted.type === 'CASE.DELETED'
      ? await passOverCase(purges, deleted, mayGoOn)
      : await passOverDomain(purges, deleted, pass, mayGoOn);
  if (outcome !== 'empty' || pass === 'first') return outcome;
  return (await purges.bury(deleted)) ? 'empty' : 'unpublished';
};

const passOverCase = async (
  purges: PurgeStore,
  deleted: Extract<DeletedThing, { readonly type: 'CASE.DELETED' }>,
  mayGoOn: MayGoOn,
): Promise<Outcome> => {
  await purges.deleteOwnItems(deleted, deleted.ownItems);
  const swept = await purges.sweepCase(deleted, mayGoOn);
  if (swept.isOutOfTime) return 'out of time';
  return swept.unpublished > 0 ? 'unpublished' : 'empty';
};

/**
 * The cases first, and each one's `CASE` behind all else of it: by that it is found. Nothing is touched as long as a
 * request may be in flight that has seen the domain. What configures it goes when all events are out, whose shape the
 * configuration decides.
 */
const passOverDomain = async (
  purges: PurgeStore,
  deleted: DeletedThing,
  pass: PurgeOrder['pass'],
  mayGoOn: MayGoOn,
): Promise<Outcome> => {
  if (pass === 'first') return 'found some';
  const met = new Set<Met>();
  for await (const cases of purges.casesOf(deleted.domainId)) {
    await eachOf(cases, CASES_AT_ONCE, async (each) => {
      met.add(mayGoOn() ? await purgeStandingCase(purges, each, mayGoOn) : 'out of time');
    });
    if (met.has('out of time')) return 'out of time';
  }
  if (met.has('unpublished')) return 'unpublished';
  if (met.has('deleted')) return 'found some';
  if (await purges.hasUnburied(deleted)) return 'unpublished';
  const { isOutOfTime } = await purges.sweepDomain(deleted.domainId, mayGoOn);
  return isOutOfTime ? 'out of time' : 'empty';
};

type Met = 'out of time' | 'unpublished' | 'deleted' | 'gone';

const purgeStandingCase = async (purges: PurgeStore, ids: CaseIds, mayGoOn: MayGoOn): Promise<Met> => {
  const standing = await purges.standingCase(ids);
  if (!standing) return 'gone';
  await purges.deleteOwnItems(ids, standing.ownItems);
  const { isOutOfTime, unpublished } = await purges.sweepCase(ids, mayGoOn);
  if (isOutOfTime) return 'out of time';
  if (unpublished > 0) return 'unpublished';
  return (await purges.deleteStandingCase(ids, standing.lastEventId)) ? 'deleted' : 'unpublished';
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

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('The message is not JSON');
  }
};
