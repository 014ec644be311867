import { DeleteCaseCommand } from '@aws-sdk/client-connectcases';
import { eventConfigurationStore } from '../../../lambdas/case-events/event-configuration.store.ts';
import { outboxStore } from '../../../lambdas/case-events/outbox.store.ts';
import {
  type Publishing,
  publishEventItem,
} from '../../../lambdas/case-events/publish-event-item.consumer.ts';
import { sweepOutbox } from '../../../lambdas/case-events/sweep-outbox.consumer.ts';
import { arns } from '../../../lambdas/contract/arn.ts';
import { systemClock } from '../../../lambdas/platform/clock.ts';
import { eventsRange } from '../../../lambdas/table/keys.ts';
import { aCase } from '../../builders/case.ts';
import { aHistory, aTypicalCase, aTypicalShop } from '../../builders/typical-case.ts';
import { ankenOver } from '../../contract/support/anken.ts';
import { costsOf } from '../../integration/support/costs.ts';
import { newTable } from '../../integration/support/engine-process.ts';
import { aPurge, publishAll, theOrder } from '../../integration/support/purges.ts';
import { purgeBudgets } from '../budgets.ts';
import type { Anken } from '../operation-line.ts';
import { type Bench, figure, type Line, type Section } from '../section.ts';
import { median, p95, timeOf } from '../statistics.ts';

/** What follows a change by itself. */
export const background: Section = {
  name: 'background',
  title: 'What follows a change',
  about:
    'One run of each consumer with a bus that takes everything at once: the table’s share of it alone. Times are of a fifth as many runs. Each purge has a table of its own.',
  columns: [
    { title: 'consumer' },
    { title: 'trips', digits: 0 },
    { title: 'read units', digits: 1 },
    { title: 'write units', digits: 1 },
    { title: 'median ms', digits: 2 },
    { title: 'p95 ms', digits: 2 },
  ],
  measure: async (bench) => {
    const lines: Line[] = [];
    for (const { consumer, prepare, budgets } of await consumersOf(bench)) {
      bench.onProgress(consumer);
      lines.push([consumer, ...(await measured(bench, prepare, budgets))]);
    }
    return lines;
  },
};

type Work = { readonly anken: Anken; readonly work: () => Promise<unknown> };
type Consumer = {
  readonly consumer: string;
  readonly prepare: () => Promise<Work>;
  readonly budgets?: typeof purgeBudgets;
};

const consumersOf = async ({ engine }: Bench): Promise<readonly Consumer[]> => {
  const newAnken = async () => ankenOver(await newTable(engine));
  const anken = await newAnken();
  const shop = await aTypicalShop(anken.client);
  const quiet = await newAnken();
  return [
    {
      consumer: 'publishing a new case',
      prepare: async () => {
        const { domainId, caseId } = await aCase(anken.client, shop, shop.values);
        const [event] = await anken.table.queryAll(eventsRange(domainId, caseId));
        return { anken, work: () => publishEventItem(publishing(anken))(event) };
      },
    },
    {
      consumer: 'a sweep of the outbox that finds nothing',
      prepare: async () => ({
        anken: quiet,
        work: () =>
          sweepOutbox({ ...publishing(quiet), outbox: outboxStore(quiet.table) })({
            remainingMilliseconds: () => 120_000,
          }),
      }),
    },
    {
      consumer: 'the purge of a case with twelve events and five related items',
      budgets: purgeBudgets,
      prepare: async () => {
        const anken = await newAnken();
        const opened = await aTypicalCase(anken.client, await aTypicalShop(anken.client));
        await aHistory(anken.client, opened);
        await anken.client.send(new DeleteCaseCommand(opened));
        await publishAll(anken);
        const order = await theOrder(anken);
        return { anken, work: () => aPurge(anken).toTheEnd(order) };
      },
    },
  ];
};

const publishing = ({ table }: Anken): Publishing => ({
  bus: { send: async () => ({ FailedEntryCount: 0, Entries: [{ EventId: 'e-1' }] }) } as never,
  busName: 'anken',
  eventConfigurations: eventConfigurationStore(table),
  outbox: outboxStore(table),
  arns: arns({ partition: 'aws', region: 'us-east-1', accountId: '111122223333' }),
  clock: systemClock,
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
});

/** A purge takes long to prepare. */
const RUNS_FOR_A_SAMPLE = 1 / 5;

const measured = async (
  { size }: Bench,
  prepare: Consumer['prepare'],
  budgets: Consumer['budgets'],
): Promise<Line> => {
  const first = await prepare();
  const costs = await costsOf(first.anken.documents, first.work);
  const times: number[] = [];
  for (let run = 0; run < size.samples * RUNS_FOR_A_SAMPLE; run += 1) {
    const { work } = await prepare();
    times.push(await timeOf(work));
  }
  return [
    figure(costs.roundTrips),
    figure(costs.readUnits, budgets?.readUnits),
    figure(costs.writeUnits, budgets?.writeUnits),
    figure(median(times)),
    figure(p95(times)),
  ];
};
