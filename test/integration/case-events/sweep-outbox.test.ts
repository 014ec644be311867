import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { publishCaseEvent } from '../../../lambdas/case-events/publish-case-events.consumer.ts';
import { plainItem } from '../../../lambdas/table/documents.ts';
import { eventConfigurationKey } from '../../../lambdas/table/keys.ts';
import { anEventItem, aStreamRecord } from '../../builders/case-event.ts';
import { costsOf } from '../support/costs.ts';
import { anOutbox, keyOf, MINUTE_MILLISECONDS, sentIds, takesAll } from '../support/outbox.ts';
import { interpose, recordedCalls } from '../support/wire.ts';

const eventBridge = mockClient(EventBridgeClient);
beforeEach(() => {
  eventBridge.on(PutEventsCommand).callsFake(takesAll);
});
afterEach(() => {
  eventBridge.reset();
});
const idsOf = (events: readonly { readonly eventId: string }[]) =>
  new Set(events.map(({ eventId }) => eventId));

it('publishes what has waited for a minute, and leaves nothing on it but the event', async () => {
  const { lost, tick, stored } = await anOutbox();
  const [missed, older] = [await lost(61), await lost(7_200)];

  const swept = await tick();

  expect(swept).toEqual({
    published: 2,
    failed: 0,
    parked: 0,
    left: 0,
    parkedInAll: 0,
    oldestSeconds: 7_200,
  });
  expect(new Set(sentIds(eventBridge))).toEqual(idsOf([missed, older]));
  const { outbox, ...rest } = anEventItem(missed);
  expect(outbox).toMatch(/^OUTBOX#/);
  expect(await stored(missed)).toEqual(rest);
});

it('leaves what is younger to the stream', async () => {
  const { lost, tick, stored } = await anOutbox();
  const fresh = await lost(59);

  const swept = await tick();

  expect(swept).toMatchObject({ published: 0, left: 0, oldestSeconds: 0 });
  expect(await stored(fresh)).toEqual(anEventItem(fresh));
});

it('takes the oldest first, whichever shard they are in', async () => {
  const { lost, tick, documents } = await anOutbox();
  const events = [];
  for (const age of [100, 900, 300, 700, 500]) events.push(await lost(age));
  const requests = recordedCalls(documents);

  await tick();

  const begun = requests
    .filter(({ operation }) => operation === 'GetItem')
    .flatMap(({ body }) => /EVENT#\w+/.exec(JSON.stringify(body['Key'])) ?? []);
  const byAge = events.toSorted((one, other) => (one.eventId < other.eventId ? -1 : 1));
  expect(begun).toEqual(byAge.map((event) => keyOf(event).sk));
});

it('publishes the event of a deleted case, which stands elsewhere than that of a living one', async () => {
  const { lost, tick, table, stored } = await anOutbox();
  const event = await lost(90);
  const moved = { ...anEventItem(event), pk: `D#${event.domainId}#DELETED` };
  await table.write([
    { item: moved, unlessExists: true },
    { update: keyOf(event), remove: ['outbox'], if: { exists: true } },
  ]);

  const swept = await tick();

  expect(swept).toMatchObject({ published: 1 });
  expect(await table.get({ pk: moved.pk, sk: moved.sk })).not.toHaveProperty('outbox');
  expect(await stored(event)).toBeDefined();
});

it('believes the table, not the index that still shows what was published', async () => {
  const { lost, tick, documents, deps } = await anOutbox();
  const event = await lost(90);
  interpose(documents, async ({ operation }, send) => {
    const answer = await send();
    if (operation === 'Query') await deps.outbox.remove(keyOf(event));
    return answer;
  });

  const swept = await tick();

  expect(swept).toMatchObject({ published: 0, failed: 0, left: 0 });
  expect(sentIds(eventBridge)).toEqual([]);
});

it('publishes each event once where two ticks run at once', async () => {
  const { lost, tick } = await anOutbox();
  const events = [];
  for (let index = 0; index < 60; index += 1) events.push(await lost(90 + index));

  const ticks = await Promise.all([tick(), tick(), tick()]);

  expect(ticks.reduce((sum, { published }) => sum + published, 0)).toBe(60);
  expect(sentIds(eventBridge)).toHaveLength(60);
  expect(new Set(sentIds(eventBridge))).toEqual(idsOf(events));
});

it('does no harm while the stream delivers the same events: all go out, and none is left', async () => {
  const { lost, tick, stored, deps } = await anOutbox();
  const events = [];
  for (let index = 0; index < 30; index += 1) events.push(await lost(90 + index));
  const deliver = publishCaseEvent({ ...deps, plainItem });

  await Promise.all([tick(), ...events.map((event) => deliver(aStreamRecord(event)))]);

  expect(new Set(sentIds(eventBridge))).toEqual(idsOf(events));
  for (const event of events) {
    const { outbox: _, ...rest } = anEventItem(event);
    expect(await stored(event)).toEqual(rest);
  }
});

it('asks for the configuration of a domain once, however many of its events it publishes', async () => {
  const { lost, tick, documents } = await anOutbox();
  for (let index = 0; index < 12; index += 1) await lost(90);
  await lost(90, { domainId: 'another-domain' });
  const requests = recordedCalls(documents);

  await tick();

  const { sk } = eventConfigurationKey('any');
  const reads = requests.filter(({ body }) => JSON.stringify(body['Key'] ?? '').includes(`"${sk}"`));
  expect(reads).toHaveLength(2);
});

it('goes on with the others where DynamoDB fails at one', async () => {
  const { lost, tick, documents } = await anOutbox();
  const [one, other] = [await lost(100), await lost(90)];
  interpose(documents, ({ operation, body }, send) =>
    operation === 'GetItem' && JSON.stringify(body['Key']).includes(one.eventId)
      ? Promise.reject(new Error('DynamoDB is not well'))
      : send(),
  );

  const swept = await tick();

  expect(swept).toMatchObject({ published: 1, failed: 0, left: 1 });
  expect(sentIds(eventBridge)).toEqual([other.eventId]);
});

it('begins no event that it may not have the time to finish, and the next tick goes on', async () => {
  const { lost, tick, clock } = await anOutbox();
  const events = await Promise.all(Array.from({ length: 1_000 }, (_, index) => lost(90 + index)));
  eventBridge.on(PutEventsCommand).callsFake((input) => {
    clock.pass(100);
    return takesAll(input);
  });
  const timed = () => {
    const end = clock.now().getTime() + 2 * MINUTE_MILLISECONDS;
    return tick(() => end - clock.now().getTime());
  };

  const first = await timed();
  const second = await timed();

  // A minute at a tenth of a second each, and the ten that had been begun by then.
  expect(first.published).toBeGreaterThanOrEqual(600);
  expect(first.published).toBeLessThanOrEqual(610);
  expect(first.left).toBeGreaterThan(0);
  expect(second).toMatchObject({ published: 1_000 - first.published, left: 0 });
  expect(sentIds(eventBridge)).toHaveLength(1_000);
  expect(new Set(sentIds(eventBridge))).toEqual(idsOf(events));
});

it('reads eight units where nothing waits, and writes none', async () => {
  const { tick, documents } = await anOutbox();

  const costs = await costsOf(documents, () => tick());

  expect(costs).toEqual({ roundTrips: 2, readUnits: 8, writeUnits: 0 });
});
