import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { chanceOf } from '../chance.ts';
import { deployment, isLetIn, matches, patterns } from '../deployment.ts';
import { apiHost } from '../hosts/api-host.ts';
import { evaluateHost } from '../hosts/evaluate-host.ts';
import { notifyBreachesHost, notifyHost } from '../hosts/notify-host.ts';
import { publisherHost } from '../hosts/publisher-host.ts';
import { purgeHost } from '../hosts/purge-host.ts';
import { sweeperHost } from '../hosts/sweeper-host.ts';
import { type WatchTick, watchHost } from '../hosts/watch-host.ts';
import { Scheduler } from '../scheduler.ts';
import { keptTrace, silentTrace } from '../trace.ts';
import { weatherOf } from '../weather.ts';
import { type BusEvent, BusModel, type Rule } from './bus.ts';
import type { Host, Parts } from './host.ts';
import type { ItemKey } from './item.ts';
import { LambdaFunction } from './lambda-function.ts';
import { MailModel } from './mail.ts';
import { type Message, QueueModel, queueSource } from './queue.ts';
import { StreamModel } from './stream.ts';
import { StreamSource } from './stream-source.ts';
import { type ItemChange, TableModel } from './table.ts';

/** What no longer moves by itself: a person is told by an alarm and finds it here. */
export type DeadLetter = { readonly from: string; readonly body: string; readonly redrive: () => void };

/** Everything that the code under test speaks to, and what it left there. */
export type World = Parts & {
  readonly seed: number;
  readonly table: TableModel;
  readonly bus: BusModel;
  readonly mail: MailModel;
  readonly mailQueue: QueueModel;
  readonly breachQueue: QueueModel;
  readonly purgeQueue: QueueModel;
  /** Cases of which an SLA is due. */
  readonly dueQueue: QueueModel;
  /** What the external queue's consumer received. */
  readonly external: readonly BusEvent[];
  /** What a consumer received that wants to hear of everything. */
  readonly subscriber: readonly BusEvent[];
  readonly alarms: Set<string>;
  readonly deadLetters: DeadLetter[];
  /** All changes of items, in order. */
  readonly changes: readonly ItemChange[];
  /** The keys of each request that would write. */
  readonly requests: readonly (readonly ItemKey[])[];
  readonly watchTicks: WatchTick[];
  /** All that ever lived. */
  readonly hosts: () => readonly Host[];
};

export type RunningWorld = World & {
  readonly api: LambdaFunction<unknown, APIGatewayProxyStructuredResultV2>;
  /** What the clock's ticks of each minute start. */
  readonly sweep: () => void;
  readonly watch: () => void;
};

/** Two minutes between the slowest clock and the fastest. */
const WIDEST_SKEW_MILLISECONDS = 120_000;

/** Builds one world of a seed: calm or wild, with few hosts or many, with exact clocks or bad ones. */
export const worldOf = (seed: number, traced: boolean): RunningWorld => {
  const chance = chanceOf(seed);
  const scheduler = new Scheduler();
  const trace = traced ? keptTrace(() => scheduler.now) : silentTrace;
  const weather = weatherOf(chance);
  const skew = chance.pick([0, 1_000, WIDEST_SKEW_MILLISECONDS, WIDEST_SKEW_MILLISECONDS]);
  const parts: Parts = { scheduler, chance, weather, trace, skew };

  const alarms = new Set<string>();
  const deadLetters: DeadLetter[] = [];
  const giveUp = (from: string, body: string, redrive: () => void) => {
    alarms.add(from);
    deadLetters.push({ from, body, redrive });
    trace.note(() => `alarm: ${from}`);
  };

  const changes: ItemChange[] = [];
  /** The keys of each request that would write. */
  const requests: (readonly ItemKey[])[] = [];

  const stream = new StreamModel(parts, (record) => streamSource.take(record));
  const table = new TableModel(parts, {
    change: (change) => {
      changes.push(change);
      trace.note(() => `table: ${changeText(change)} by ${change.by}`);
      stream.append(change);
    },
    write: (keys) => requests.push(keys),
  });

  const external: BusEvent[] = [];
  const subscriber: BusEvent[] = [];
  const mailQueue = new QueueModel(parts, 'mails');
  const breachQueue = new QueueModel(parts, 'breaches');
  const purgeQueue = new QueueModel(parts, 'purges');
  const dueQueue = new QueueModel(parts, 'due', deployment.evaluateSlas.retentionMinutes * 60_000);
  /** The rule's input: the ids alone. */
  const sendOrder = (body: string) => {
    const { domainId, eventId } = JSON.parse(body).detail;
    purgeQueue.send(JSON.stringify({ domainId, eventId }));
  };
  const rule = (
    name: string,
    pattern: Parameters<typeof matches>[0],
    deliver: (body: string) => void,
    redrive = deliver,
  ): Rule => ({
    name,
    matches: (event) => matches(pattern, event),
    deliver,
    undelivered: (body) => giveUp(`undelivered ${name}`, body, () => redrive(body)),
  });
  const bus = new BusModel(parts, [
    rule('external', patterns.severityRaised, (body) => external.push(JSON.parse(body))),
    rule('mails', patterns.severityRaised, (body) => mailQueue.send(body)),
    rule('breaches', patterns.breached, (body) => breachQueue.send(body)),
    // Its dead letters hold the whole event, and go to the queue as they are.
    rule('purges', patterns.deleted, sendOrder, (body) => purgeQueue.send(body)),
    rule('subscriber', patterns.everything, (body) => subscriber.push(JSON.parse(body))),
  ]);
  const mail = new MailModel(parts);

  const world: World = {
    ...parts,
    seed,
    table,
    bus,
    mail,
    mailQueue,
    breachQueue,
    purgeQueue,
    external,
    subscriber,
    alarms,
    deadLetters,
    changes,
    requests,
    dueQueue,
    watchTicks: [],
    hosts: () =>
      [api, publisher, sweeper, purge, notify, notifyBreaches, watcher, evaluator].flatMap(
        ({ hosts }) => hosts,
      ),
  };

  const seconds = (count: number) => count * 1_000;
  const api = new LambdaFunction(
    parts,
    'api',
    { hosts: chance.between(1, 4), milliseconds: seconds(deployment.api.timeoutSeconds) },
    apiHost(world),
  );
  const publisher = new LambdaFunction(
    parts,
    'publisher',
    { hosts: 3, milliseconds: seconds(deployment.publisher.timeoutSeconds) },
    publisherHost(world),
  );
  const notify = new LambdaFunction(
    parts,
    'notify',
    { hosts: 3, milliseconds: seconds(deployment.mails.timeoutSeconds) },
    notifyHost(world),
  );

  const { breachMails } = deployment;
  const notifyBreaches = new LambdaFunction(
    parts,
    'notify-breaches',
    { hosts: 3, milliseconds: seconds(breachMails.timeoutSeconds) },
    notifyBreachesHost(world),
  );
  const purge = new LambdaFunction(
    parts,
    'purge',
    { hosts: 2, milliseconds: seconds(deployment.purges.timeoutSeconds) },
    purgeHost(world),
  );
  const sweeper = new LambdaFunction(
    parts,
    'sweeper',
    { hosts: 2, milliseconds: seconds(deployment.sweep.timeoutSeconds) },
    sweeperHost(world),
  );
  const sweep = () =>
    sweeper.invoke(undefined, (outcome) => {
      // The alarm stands on the metric of what it logs.
      if ('result' in outcome && outcome.result.parkedInAll > 0) alarms.add('parked events');
    });

  const { watchSlas, evaluateSlas } = deployment;
  const watcher = new LambdaFunction(
    parts,
    'watcher',
    { hosts: 2, milliseconds: seconds(watchSlas.timeoutSeconds) },
    watchHost(world),
  );
  const watch = () => watcher.invoke(undefined, () => undefined);
  const evaluator = new LambdaFunction(
    parts,
    'evaluator',
    { hosts: 5, milliseconds: seconds(evaluateSlas.timeoutSeconds) },
    evaluateHost(world),
  );

  const streamSource = new StreamSource(
    parts,
    publisher,
    {
      batchSize: chance.pick([1, 3, deployment.publisher.batchSize]),
      lanes: deployment.publisher.lanes,
      // Few retries in some worlds: what then goes to the destination has to come right as well.
      retryAttempts: chance.pick([0, deployment.publisher.retryAttempts, deployment.publisher.retryAttempts]),
      maxRecordAgeMilliseconds: deployment.publisher.maxRecordAgeMinutes * 60_000,
      isLetIn: ({ eventName, change }) => isLetIn(eventName, change.key.sk),
    },
    (records) => trace.note(() => `the stream gives ${records.length} records up`),
  );
  queueSource(
    parts,
    mailQueue,
    notify,
    {
      batchSize: deployment.mails.batchSize,
      atOnce: deployment.mails.atOnce,
      visibilityMilliseconds: seconds(deployment.mails.visibilitySeconds),
      maxReceiveCount: deployment.mails.maxReceiveCount,
    },
    ({ body }: Message) => giveUp('dead mails', body, () => mailQueue.send(body)),
  );
  queueSource(
    parts,
    purgeQueue,
    purge,
    {
      batchSize: deployment.purges.batchSize,
      atOnce: deployment.purges.atOnce,
      visibilityMilliseconds: seconds(deployment.purges.visibilitySeconds),
      maxReceiveCount: deployment.purges.maxReceiveCount,
    },
    ({ body }: Message) => giveUp('dead purges', body, () => purgeQueue.send(body)),
  );
  queueSource(
    parts,
    breachQueue,
    notifyBreaches,
    {
      batchSize: breachMails.batchSize,
      atOnce: breachMails.atOnce,
      windowMilliseconds: seconds(breachMails.windowSeconds),
      visibilityMilliseconds: seconds(breachMails.visibilitySeconds),
      maxReceiveCount: breachMails.maxReceiveCount,
    },
    ({ body }: Message) => giveUp('dead breach mails', body, () => breachQueue.send(body)),
  );
  queueSource(
    parts,
    dueQueue,
    evaluator,
    {
      batchSize: evaluateSlas.batchSize,
      atOnce: evaluateSlas.atOnce,
      visibilityMilliseconds: seconds(evaluateSlas.visibilitySeconds),
      maxReceiveCount: evaluateSlas.maxReceiveCount,
    },
    ({ body }: Message) => giveUp('dead due cases', body, () => dueQueue.send(body)),
  );
  return { ...world, api, sweep, watch };
};

const changeText = ({ key, before, after }: ItemChange): string =>
  `${before ? (after ? 'changes' : 'deletes') : 'puts'} ${key.pk} ${key.sk}`;
