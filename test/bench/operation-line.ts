import type { ConnectCasesClient } from '@aws-sdk/client-connectcases';
import { ankenOver } from '../contract/support/anken.ts';
import { costsOf } from '../integration/support/costs.ts';
import { type Engine, newTable } from '../integration/support/engine-process.ts';
import type { OperationBudgets } from './budgets.ts';
import { bareClient, inWords, type RawReads, requestsOf, sendAll, type Trips } from './own-requests.ts';
import { type Bench, type Column, figure, type Line, type Section } from './section.ts';
import { median, p95, timeOf } from './statistics.ts';

/** An operation of the contract, as a line of a table. */
export type OperationLine = {
  readonly operation: string;
  readonly budgets?: OperationBudgets;
  readonly rawReads: RawReads;
  /** No client knows the operation, so that there is no client's work to leave out of its time. */
  readonly isSentByHand?: true;
  /** Makes what the call needs, and answers the call, which is made once. */
  readonly prepare: () => Promise<() => Promise<unknown>>;
};

const operationColumns: readonly Column[] = [
  { title: 'operation' },
  { title: 'trips', digits: 0 },
  { title: 'read units', digits: 1 },
  { title: 'write units', digits: 1 },
  { title: 'median ms', digits: 2 },
  { title: 'p95 ms', digits: 2 },
  { title: 'raw median', digits: 2 },
  { title: 'raw p95', digits: 2 },
  { title: 'ratio', digits: 2 },
  { title: 'raw calls' },
];

/** What the columns of an operation are. */
const aboutOperations =
  'One call of a warm function: round trips that wait for each other, DynamoDB’s units with all indexes, and the time from the request’s arrival to its answer. The raw calls are the cheapest that could do the same work: the operation’s own requests, with the same items, sent by a bare document client to the same engine, in turns with the operation (“+” side by side, “,” one after the other). The ratio is that of the medians.';

export type Anken = ReturnType<typeof ankenOver>;

type LinesOf = (anken: Anken) => Promise<readonly OperationLine[]>;
/** A section whose lines are operations; a test looks through them for every route. */
export type OperationSection = Section & { readonly linesOf: LinesOf };

export const operationSection = (
  section: Pick<Section, 'name' | 'title'> & { readonly more?: string; readonly linesOf: LinesOf },
): OperationSection => ({
  ...section,
  about: section.more === undefined ? aboutOperations : `${aboutOperations} ${section.more}`,
  columns: operationColumns,
  measure: (bench) => measureOperations(bench, section.linesOf),
});

/** What is created in an empty domain, needs a domain for each call. */
const QUOTAS = { domainsPerDeployment: 100_000 };

/** An Anken over a table of its own, with room for all that the lines create. */
export const ankenOfLines = async (engine: Engine): Promise<Anken> =>
  ankenOver(await newTable(engine), { quotas: QUOTAS });

/** Measures lines in turn. */
const measureOperations = async (bench: Bench, linesOf: LinesOf): Promise<readonly Line[]> => {
  const anken = await ankenOfLines(bench.engine);
  const lines: Line[] = [];
  for (const line of await linesOf(anken)) {
    bench.onProgress(line.operation);
    lines.push(await measureOperation(bench, anken, line));
  }
  return lines;
};

const measureOperation = async (
  { engine, size }: Bench,
  { client, documents }: Anken,
  { operation, budgets, rawReads, isSentByHand, prepare }: OperationLine,
): Promise<Line> => {
  const bare = bareClient(engine.endpoint);
  let trips: Trips = [];
  const own = async () => {
    const call = await prepare();
    return isSentByHand ? timeOf(call) : handlingTime(client, call);
  };
  const raw = async () => {
    trips = await requestsOf(documents, await prepare(), rawReads);
    return timeOf(() => sendAll(bare, trips));
  };
  /** Each goes first as often as the other, so that neither has the warmer engine. */
  const inTurns = async (count: number) => {
    const times = { own: [] as number[], raw: [] as number[] };
    for (let number = 0; number < count; number += 1) {
      if (number % 2 === 0) times.own.push(await own());
      times.raw.push(await raw());
      if (number % 2 === 1) times.own.push(await own());
    }
    return times;
  };

  await inTurns(size.warmUps);
  const costs = await costsOf(documents, await prepare());
  const times = await inTurns(size.samples);
  bare.destroy();
  return [
    operation,
    figure(costs.roundTrips, budgets?.roundTrips),
    figure(costs.readUnits, budgets?.readUnits),
    figure(costs.writeUnits, budgets?.writeUnits),
    figure(median(times.own)),
    figure(p95(times.own)),
    figure(median(times.raw)),
    figure(p95(times.raw)),
    figure(median(times.own) / median(times.raw)),
    inWords(trips),
  ];
};

/** Milliseconds from a request's arrival at the router to its answer: without the client's own work. */
const handlingTime = async (client: ConnectCasesClient, call: () => Promise<unknown>): Promise<number> => {
  let milliseconds = 0;
  client.middlewareStack.add(
    (next) => async (args) => {
      const begun = performance.now();
      const answer = await next(args);
      milliseconds += performance.now() - begun;
      return answer;
    },
    { step: 'deserialize', priority: 'low', name: 'stopwatch' },
  );
  try {
    await call();
  } finally {
    client.middlewareStack.remove('stopwatch');
  }
  return milliseconds;
};
