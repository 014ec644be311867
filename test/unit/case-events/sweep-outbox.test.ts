import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, expect, it, vi } from 'vitest';
import type { OutboxStore, Waiting } from '../../../lambdas/case-events/outbox.store.ts';
import { sweepOutbox } from '../../../lambdas/case-events/sweep-outbox.consumer.ts';
import { arns } from '../../../lambdas/contract/arn.ts';
import type { Key } from '../../../lambdas/table/keys.ts';
import { anEventItem } from '../../builders/case-event.ts';
import { movableClock } from '../../builders/clock.ts';
import { anEventOfAge } from '../../builders/stale-event.ts';

const PAGE = 100;
const nameOf = ({ pk, sk }: Key) => `${pk} ${sk}`;

/** An outbox in memory. */
const outboxOf = (items: readonly Waiting[]): OutboxStore => {
  const waiting = new Map(items.map((item) => [nameOf(item), item]));
  return {
    waiting: async (partition, _before, after) => {
      const keys = [...waiting.values()].filter(({ outbox }) => outbox === partition);
      const from = after ? keys.findIndex((key) => nameOf(key) > `${after['last']}`) : 0;
      const page = from < 0 ? [] : keys.slice(from, from + PAGE);
      const last = page.at(-1);
      return { keys: page, ...(page.length === PAGE && last && { next: { last: nameOf(last) } }) };
    },
    read: async (key) => waiting.get(nameOf(key)),
    claim: async (item, now) => {
      const claimed = { ...item, attempts: (item.attempts ?? 0) + 1, lastAttemptAt: now.toISOString() };
      waiting.set(nameOf(item), claimed);
      return claimed;
    },
    remove: async (key) => void waiting.delete(nameOf(key)),
    recordFailure: async () => undefined,
    park: async (item) => waiting.delete(nameOf(item)),
    countParked: async () => 0,
  };
};

const eventBridge = mockClient(EventBridgeClient);
afterEach(() => {
  eventBridge.reset();
});

/** A sweep of so many events, of which the bus takes each in a tenth of a second. */
const aSweep = (count: number) => {
  const clock = movableClock();
  const events = Array.from({ length: count }, (_, index) => anEventOfAge(90 + index, clock.now()));
  const items = events.map((event) => anEventItem(event) as Key as Waiting);
  const sorted = items.toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
  eventBridge
    .on(PutEventsCommand)
    .callsFake(({ Entries }: { readonly Entries: readonly PutEventsRequestEntry[] }) => {
      clock.pass(100);
      return { Entries: Entries.map(() => ({ EventId: 'e-1' })) };
    });
  const sweep = sweepOutbox({
    bus: new EventBridgeClient({ region: 'us-east-1' }),
    busName: 'anken',
    eventConfigurations: { get: async () => undefined },
    outbox: outboxOf(sorted),
    arns: arns({ partition: 'aws', region: 'us-east-1', accountId: '123456789012' }),
    clock,
    log: { info: vi.fn(), warn: vi.fn(), error: vi.fn() },
  });
  const tick = (seconds: number) => {
    const end = clock.now().getTime() + seconds * 1000;
    return sweep({ remainingMilliseconds: () => end - clock.now().getTime() });
  };
  return { events, tick };
};

const sentIds = () =>
  eventBridge
    .commandCalls(PutEventsCommand)
    .flatMap(({ args }) => args[0].input.Entries ?? [])
    .map(({ Detail = '' }) => JSON.parse(Detail).eventId);

it('begins no event that it may not have the time to finish, and the next tick goes on', async () => {
  const { events, tick } = aSweep(1_000);

  const first = await tick(120);
  const second = await tick(120);

  // A minute at a tenth of a second each, and the ten that had been begun by then.
  expect(first.published).toBeGreaterThanOrEqual(600);
  expect(first.published).toBeLessThanOrEqual(610);
  expect(first.left).toBeGreaterThan(0);
  expect(second).toMatchObject({ published: 1_000 - first.published, left: 0 });
  expect(sentIds()).toHaveLength(1_000);
  expect(new Set(sentIds())).toEqual(new Set(events.map(({ eventId }) => eventId)));
});

it('publishes nothing where it begins with too little time, and says that something waits', async () => {
  const { tick } = aSweep(5);

  expect(await tick(59)).toMatchObject({ published: 0, left: 5 });
});
