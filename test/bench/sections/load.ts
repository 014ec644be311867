import { aTypicalShop } from '../../builders/typical-case.ts';
import { ankenOver } from '../../contract/support/anken.ts';
import { newTable } from '../../integration/support/engine-process.ts';
import { CallLog } from '../load/calls.ts';
import { Ledger } from '../load/ledger.ts';
import { lostOf } from '../load/lost.ts';
import { createdCase, type Desk, type KnownCase, Writer } from '../load/writer.ts';
import type { Bench, Line, Section } from '../section.ts';
import { timeOf } from '../statistics.ts';

/** What one process takes, and what a team's work comes to in it. */
export const load: Section = {
  name: 'load',
  title: 'Load on one process',
  about:
    'Requests as the HTTP API hands them over, to one process of the API, as fast as they are answered; the engine has the other core, the writers share the first. Creations are of the typical case, each with a client token. The team’s work is a mix of creations, updates, comments and their corrections, reads, audit pages and batches; most on cases of the writer’s own, the rest on five that all of them share. Afterwards every case is read with all of its audit: whatever was acknowledged stands, each once, its old and new values follow from each other, and the case is as the last of them says; else the run fails.',
  columns: [
    { title: 'work' },
    { title: 'calls', digits: 0 },
    { title: 'a second', digits: 1 },
    { title: 'median ms', digits: 1 },
    { title: 'p99 ms', digits: 1 },
    { title: 'throttled', digits: 0 },
    { title: 'failed', digits: 0 },
    { title: 'errors' },
  ],
  measure: async (bench) => [await creations(bench), ...(await teamWork(bench))],
};

/** Cases that all have open. */
const SHARED_CASES = 5;

const aDesk = async ({ engine }: Bench) => {
  const anken = ankenOver(await newTable(engine));
  const shop = await aTypicalShop(anken.client);
  const desk = (shared: readonly KnownCase[]): Desk => ({
    shop,
    calls: new CallLog(anken),
    ledger: new Ledger(),
    shared,
  });
  return { anken, shop, desk };
};

/** Seconds that it took: some more than asked for, since what is under way is waited for. */
const forSeconds = async (
  { signal }: Bench,
  seconds: number,
  count: number,
  work: (isOver: () => boolean) => Promise<void>,
): Promise<number> => {
  const end = performance.now() + seconds * 1000;
  const isOver = () => signal.aborted || performance.now() >= end;
  const milliseconds = await timeOf(() => Promise.all(Array.from({ length: count }, () => work(isOver))));
  signal.throwIfAborted();
  return milliseconds / 1000;
};

/** Creations before those that are measured, for a part of their time. */
const WARM_UP = 1 / 3;

const creations = async (bench: Bench): Promise<Line> => {
  const { creators, creationSeconds } = bench.size.load;
  const { anken, desk } = await aDesk(bench);
  const { domainId } = desk([]).shop;
  const create = (on: Desk, seconds: number) =>
    forSeconds(bench, seconds, creators, async (isOver) => {
      while (!isOver()) await createdCase(on);
    });
  bench.onProgress(`creations, ${creators} at once`);
  await create(desk([]), creationSeconds * WARM_UP);
  const measured = desk([]);
  const seconds = await create(measured, creationSeconds);
  await check(bench, anken, domainId, measured.ledger);
  return measured.calls.lineOfCreations(`CreateCase, ${creators} at once`, 'CreateCase', seconds);
};

const teamWork = async (bench: Bench): Promise<readonly Line[]> => {
  const { writers, seconds: wanted } = bench.size.load;
  const { anken, desk } = await aDesk(bench);
  const shared: KnownCase[] = [];
  const team = desk(shared);
  while (shared.length < SHARED_CASES) {
    const opened = await createdCase({ ...team, calls: new CallLog(anken) });
    if (opened) shared.push(opened);
  }
  bench.onProgress(`${writers} writers, ${wanted} s`);
  const seconds = await forSeconds(bench, wanted, writers, (isOver) => new Writer(team).work(isOver));
  await check(bench, anken, team.shop.domainId, team.ledger);
  return team.calls.linesOf(`a team of ${writers}, all its work`, seconds);
};

const SHOWN = 10;

const check = async (
  { onProgress }: Bench,
  { client }: ReturnType<typeof ankenOver>,
  domainId: string,
  ledger: Ledger,
): Promise<void> => {
  onProgress(`checking ${ledger.cases.size} cases`);
  const lost = await lostOf(client, domainId, ledger);
  if (lost.length === 0) return;
  throw new Error(`${lost.length} things are not as acknowledged:\n${lost.slice(0, SHOWN).join('\n')}`);
};
