import type { Chance } from '../chance.ts';
import type { RunningWorld } from '../world/world.ts';
import { pause, perform } from './client.ts';
import { configure } from './configure.ts';
import { type Desk, deskOf, takeNote } from './desk.ts';
import { type Habits, nextOperation } from './next-operation.ts';
import { acknowledged, type ClientOperation } from './operation.ts';

export type Workload = { readonly operations: readonly ClientOperation[] };

/** How a world's clients behave. */
export type Plan = Habits & {
  readonly domains: number;
  readonly total: number;
  readonly clients: number;
  readonly mostCases: number;
  /** The longest pause between two operations of a client, in milliseconds. */
  readonly thinking: number;
  /** How often a client waits for the moment at which an SLA runs out. */
  readonly gathering: number;
};

/** Very many SLAs, which run out together. */
const rush = {
  slas: 85,
  minutes: [2, 2],
  total: 100,
  mostCases: 6,
  thinking: 30,
  gathering: 0,
} as const;

export const planOf = (chance: Chance): Plan => {
  const slas = chance.pick([0, 0, 25, 60]);
  return {
    slas,
    items: chance.pick([0, 0, 25, 60]),
    batches: chance.pick([0, 0, 20, 60]),
    minutes: [1, 3],
    mayDelete: chance.happens(0.4),
    domains: chance.happens(0.2) ? 2 : 1,
    // Most defects show in few operations, and few are quick: 5 to 40, and more often few.
    total: 5 + Math.floor(36 * chance.next() ** 3),
    clients: chance.between(1, 5),
    mostCases: chance.between(1, 3),
    // As long as targets are, where there are any.
    thinking: chance.pick(slas === 0 ? [1, 30, 30, 400] : [30, 400, 20_000, 60_000]),
    gathering: 0.4,
    ...(chance.happens(0.02) && rush),
  };
};

/** Some clients at work at once on few cases, so that they meet. */
export const work = async (world: RunningWorld, plan: Plan): Promise<Workload> => {
  const { chance } = world;
  const operations: ClientOperation[] = [];
  let number = 0;
  const nextId = () => {
    number += 1;
    return `op-${number}`;
  };
  const desks: Desk[] = [];
  for (let count = 0; count < plan.domains; count += 1) {
    const domain = await configure(world, operations, nextId);
    desks.push(deskOf(domain));
  }
  /** When SLAs run out, in the world's time. */
  const deadlines: number[] = [];

  const think = () => {
    const next = deadlines.filter((at) => at > world.scheduler.now);
    if (next.length === 0 || !chance.happens(plan.gathering))
      return pause(world, chance.below(plan.thinking));
    return pause(world, Math.max(0, chance.pick(next) - world.scheduler.now + chance.between(-500, 500)));
  };

  const client = async (share: number) => {
    for (let done = 0; done < share; done += 1) {
      const desk = chance.pick(desks);
      const operation = nextOperation(chance, desk, plan, nextId());
      operations.push(operation);
      const again = world.weather.strikes('client repeats') || (isBatch(operation) && chance.happens(0.3));
      const twin = again && chance.happens(0.5) ? perform(world, operation) : undefined;
      const attempt = await perform(world, operation);
      if (again && !twin) {
        await pause(world, chance.below(3_000));
        await perform(world, operation);
      }
      await twin;
      takeNote(desk, operation, attempt, plan.mostCases);
      if (operation.kind === 'start sla' && attempt.status === 200)
        deadlines.push(world.scheduler.now + operation.minutes * 60_000);
      await think();
    }
  };
  await Promise.all(Array.from({ length: plan.clients }, () => client(Math.ceil(plan.total / plan.clients))));
  return { operations };
};

/** What a batch has left undone, its client asks for again: nobody knows better whether all was done. */
const isBatch = ({ kind }: ClientOperation): boolean => kind === 'batch update' || kind === 'batch comment';

/** The domains that publish in the contract's own shape too, from before their first case on. */
export const domainsWithContractEvents = ({ operations }: Workload): ReadonlySet<string> =>
  new Set(
    operations
      .filter((operation) => operation.kind === 'configure' && operation.made === 'events')
      .filter((operation) => acknowledged(operation).length > 0)
      .map(({ domainId }) => domainId),
  );
