import type { SendMessageCommand } from '@aws-sdk/client-sqs';
import { systemClock } from '../../../lambdas/platform/clock.ts';
import type { Log } from '../../../lambdas/platform/logger.ts';
import { purgeDeleted } from '../../../lambdas/purges/purge.consumer.ts';
import { purgeStore } from '../../../lambdas/purges/purge.store.ts';
import type { PurgeOrder } from '../../../lambdas/purges/purge-order.ts';
import type { anAnken } from '../../contract/support/client.ts';
import { storedEventItems, storedItems } from './stored.ts';

type Anken = Pick<Awaited<ReturnType<typeof anAnken>>, 'table' | 'documents' | 'tableName'>;
export type Order = Partial<PurgeOrder> & Pick<PurgeOrder, 'domainId' | 'eventId'>;
export type Ordered = { readonly order: PurgeOrder; readonly afterSeconds: number };

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
export const SECOND_PASS_SECONDS = 150;

/** The purge over the table of a test, with a queue that keeps what it is told. */
export const aPurge = (anken: Anken, options: { readonly remaining?: () => number } = {}) => {
  const ordered: Ordered[] = [];
  const send = async ({ input }: SendMessageCommand) => {
    ordered.push({ order: JSON.parse(`${input.MessageBody}`), afterSeconds: input.DelaySeconds ?? 0 });
    return {};
  };
  const purge = purgeDeleted(
    {
      purges: purgeStore(anken.table, systemClock),
      queue: { send } as never,
      queueUrl: 'https://sqs.invalid/purges',
      secondPassSeconds: SECOND_PASS_SECONDS,
      log: silent,
    },
    options.remaining ?? (() => 120_000),
  );
  /** Makes one pass; answers what it orders next. */
  const pass = async (order: Order): Promise<Ordered | undefined> => {
    await purge({ messageId: 'm-1', body: JSON.stringify(order) });
    return ordered.pop();
  };
  /** Makes the passes as they are ordered, to the end; answers the orders. */
  const toTheEnd = async (order: Order): Promise<readonly Ordered[]> => {
    const made: Ordered[] = [];
    for (let next = await pass(order); next; next = await pass(next.order)) {
      made.push(next);
      if (made.length > 100) throw new Error('The purge does not end');
    }
    return made;
  };
  return { pass, toTheEnd, ordered };
};

/** The order that the bus brings when the event of the one deletion in the table is published. */
export const theOrder = async (anken: Anken): Promise<Order> => {
  const deletions = (await storedEventItems(anken)).filter(
    ({ pk, expiresAt }) => pk.endsWith('#DELETED') && expiresAt === undefined,
  );
  const [deletion] = deletions;
  if (!deletion || deletions.length > 1) throw new Error(`There are ${deletions.length} deletions`);
  return { domainId: `${deletion['domainId']}`, eventId: `${deletion['eventId']}` };
};

/** The bus takes all events that wait. */
export const publishAll = async (anken: Anken): Promise<void> => {
  for (const { pk, sk, outbox } of await storedEventItems(anken)) {
    if (outbox === undefined) continue;
    await anken.table.write([{ update: { pk, sk }, remove: ['outbox'], if: { exists: true } }]);
  }
};

/** What the table holds of a domain or a case, by its id. */
export const itemsOf = async (anken: Anken, id: string) =>
  (await storedItems(anken)).filter((item) => JSON.stringify(item).includes(id));
