import { LocalFailure } from '../terminal/failure.ts';
import { deletionDomainOf, type EventItem, eventIdOf, isParked, type ParkedEvents } from './parked-events.ts';
import { facts, nameOf, table } from './text.ts';

/** Where an operator sits: the events of one deployment, and the operator's own name, clock and paper. */
export type Desk = {
  /** "the local stack" or "the stage prod in eu-west-1". */
  readonly name: string;
  readonly events: ParkedEvents;
  /** What the bus does with the event of a deletion. */
  readonly orderPurge: (domainId: string, eventId: string) => Promise<void>;
  /** The ARN that AWS knows the operator by. */
  readonly caller: () => Promise<string>;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  readonly say: (text: string) => void;
};

const MOST_LISTED = 50;
const AT_ONCE = 25;

/** All that are parked, the oldest first. */
export const list = async ({ name, events, say }: Desk): Promise<void> => {
  const items = await events.list();
  if (items.length === 0) return say(`No event is parked in ${name}.`);
  say(`${counted(items.length)} parked in ${name}:\n`);
  say(table(items.slice(0, MOST_LISTED)));
  if (items.length > MOST_LISTED) say(`… and ${items.length - MOST_LISTED} younger ones.`);
  say(`
What stopped them stands in the log of sweep-outbox, in the lines of these events. When the cause is gone:
  npm run redrive -- publish <event>…   or   publish --all`);
};

/** What is known of one event; what its case says only where it is asked for. */
export const show = async (desk: Desk, eventId: string, withContent: boolean): Promise<void> => {
  const item = await found(desk, eventId);
  desk.say(facts(item));
  if (withContent) desk.say(`\n${JSON.stringify(item, undefined, 2)}`);
};

/** Gives the events back to the sweep, and tells what becomes of them. */
export const publish = async (desk: Desk, wanted: readonly string[] | 'all'): Promise<void> => {
  const { name, events, say } = desk;
  const items = wanted === 'all' ? await events.list() : await allParked(desk, wanted);
  if (items.length === 0) return say(`No event is parked in ${name}.`);
  const released: EventItem[] = [];
  const release = async (item: EventItem) => {
    if (await events.release(item)) released.push(item);
    else say(`${nameOf(item)} is no longer parked: somebody else has seen to it.`);
  };
  for (let done = 0; done < items.length; done += AT_ONCE) {
    await Promise.all(items.slice(done, done + AT_ONCE).map(release));
  }
  if (released.length === 0) return;
  say(`${counted(released.length)} back in the outbox; the sweep comes every minute …`);
  await untilSettled(desk, released);
};

/**
 * Gives up on telling anybody of the events, for a reason that stays with each. A deletion's is purged for all that; the
 * order goes first, since a purge waits for an event in the outbox, and nobody would miss an order that never went.
 */
export const discard = async (desk: Desk, eventIds: readonly string[], reason: string): Promise<void> => {
  const items = await allParked(desk, eventIds);
  const by = await desk.caller();
  for (const item of items) {
    const domainId = deletionDomainOf(item);
    if (domainId !== undefined) await desk.orderPurge(domainId, eventIdOf(item));
    if (!(await desk.events.discard(item, by, reason, desk.now()))) {
      throw new LocalFailure(`${nameOf(item)} is no longer parked: somebody else has seen to it.`);
    }
    const after =
      domainId === undefined
        ? 'It stays in the audit of its case.'
        : 'What was deleted is purged all the same.';
    desk.say(`${nameOf(item)} is discarded: nobody will be told of it. ${after}`);
  }
};

const counted = (count: number): string => (count === 1 ? '1 event is' : `${count} events are`);

const found = async ({ name, events }: Desk, eventId: string): Promise<EventItem> => {
  const item = await events.find(eventId);
  if (item) return item;
  throw new LocalFailure(
    `No event ${eventId} is parked or waits in ${name}: it is published or discarded, or there never was one.`,
  );
};

/** All or none: a typing error in one must not leave the others half done. */
const allParked = async (desk: Desk, eventIds: readonly string[]): Promise<readonly EventItem[]> => {
  const items = await Promise.all(eventIds.map((eventId) => found(desk, eventId)));
  const waiting = items.find((item) => !isParked(item));
  if (waiting)
    throw new LocalFailure(
      `${nameOf(waiting)} is not parked: the sweep tries to publish it, for half an hour at most.`,
    );
  return items;
};

/** Three ticks: one may be late, and one may be busy with what is older. */
const SETTLED_WITHIN_MILLISECONDS = 3 * 60_000;
const LOOK_EVERY_MILLISECONDS = 2_000;

const untilSettled = async (
  { events, now, sleep, say }: Desk,
  released: readonly EventItem[],
): Promise<void> => {
  const end = now().getTime() + SETTLED_WITHIN_MILLISECONDS;
  const failed: EventItem[] = [];
  let waiting = released;
  while (waiting.length > 0 && now().getTime() < end) {
    await sleep(LOOK_EVERY_MILLISECONDS);
    const items = new Map((await events.read(waiting)).map((item) => [item.sk, item]));
    const still: EventItem[] = [];
    for (const before of waiting) {
      const item = items.get(before.sk);
      // Nothing unpublished is purged.
      if (item === undefined) say(`${nameOf(before)} is published, and has gone with its case since.`);
      else if (item.outbox === undefined) say(`${nameOf(item)} is published.`);
      else if (item.lastFailure !== undefined) failed.push(item);
      else still.push(before);
    }
    waiting = still;
  }
  if (failed.length + waiting.length === 0) return;
  const details = [
    ...failed.map((item) => `${nameOf(item)}: ${item.lastFailure}`),
    ...waiting.map((item) => `${nameOf(item)}: not tried within three minutes; does sweep-outbox run?`),
  ];
  throw new LocalFailure(
    `${details.length} of ${released.length} not published yet; the sweep goes on, and parks again what fails five times.`,
    { details: details.slice(0, MOST_LISTED) },
  );
};
