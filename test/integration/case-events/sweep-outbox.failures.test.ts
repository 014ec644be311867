import {
  EventBridgeClient,
  EventBridgeServiceException,
  PutEventsCommand,
} from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sweepOutbox } from '../../../lambdas/case-events/sweep-outbox.consumer.ts';
import { anEventItem } from '../../builders/case-event.ts';
import { anOutbox, keyOf, MINUTE_MILLISECONDS, refusesAll, sentIds, takesAll } from '../support/outbox.ts';

const eventBridge = mockClient(EventBridgeClient);
beforeEach(() => {
  eventBridge.on(PutEventsCommand).callsFake(takesAll);
});
afterEach(() => {
  eventBridge.reset();
});
/** A test machine may be slow. */
const WAIT = { timeout: 20_000 };
const parkedPlace = (outbox: unknown) => `${outbox}`.replace('OUTBOX#', 'PARKED#');
/** The bus refuses a whole request. */
const refusal = (name: string, httpStatusCode: number) =>
  new EventBridgeServiceException({ name, $fault: 'client', $metadata: { httpStatusCode }, message: name });
const minutesOf = <Tick>(ticks: readonly Tick[], what: (tick: Tick) => boolean) =>
  ticks.flatMap((tick, minute) => (what(tick) ? [minute] : []));

describe('an attempt that fails', () => {
  it('is counted with its time and the class of its failure, and made again after two minutes', async () => {
    eventBridge.on(PutEventsCommand).callsFake(refusesAll('ThrottlingException'));
    const { lost, tick, clock, stored } = await anOutbox();
    const event = await lost(90);

    const first = await tick();
    const attempted = await stored(event);
    eventBridge.on(PutEventsCommand).callsFake(takesAll);
    clock.pass(MINUTE_MILLISECONDS);
    const tooEarly = await tick();
    clock.pass(MINUTE_MILLISECONDS);
    const second = await tick();

    expect(first).toMatchObject({ published: 0, failed: 1, parked: 0, left: 1 });
    expect(attempted).toEqual({
      ...anEventItem(event),
      attempts: 1,
      lastAttemptAt: '2026-01-02T03:04:05.678Z',
      lastFailure: 'not taken by the bus: ThrottlingException',
    });
    expect(tooEarly).toMatchObject({ published: 0, failed: 0, left: 1 });
    expect(second).toMatchObject({ published: 1, left: 0 });
    const { outbox: _, ...rest } = anEventItem(event);
    expect(await stored(event)).toEqual(rest);
  });

  it('parks the event when it was the fifth: once, with its time and its failure, and for good', async () => {
    eventBridge.on(PutEventsCommand).callsFake(refusesAll('MalformedDetail'));
    const { lost, ticks, stored, log } = await anOutbox();
    const event = await lost(61);

    const swept = await ticks(60);

    expect(minutesOf(swept, ({ failed }) => failed === 1)).toEqual([0, 2, 6, 14]);
    expect(minutesOf(swept, ({ parked }) => parked === 1)).toEqual([30]);
    expect(minutesOf(swept, ({ parkedInAll }) => parkedInAll === 1)[0]).toBe(30);
    expect(swept.at(-1)).toEqual({
      published: 0,
      failed: 0,
      parked: 0,
      left: 0,
      parkedInAll: 1,
      oldestSeconds: 0,
    });
    const { outbox, ...rest } = anEventItem(event);
    expect(await stored(event)).toEqual({
      ...rest,
      outbox: parkedPlace(outbox),
      attempts: 5,
      lastAttemptAt: expect.stringMatching(/^2026-01-02T03:34/),
      lastFailure: 'not taken by the bus: MalformedDetail',
      parkedAt: expect.stringMatching(/^2026-01-02T03:34/),
    });
    const parkings = log.error.mock.calls.filter(([message]) => message === 'case event parked');
    expect(parkings).toEqual([
      ['case event parked', { keys: keyOf(event), failure: 'not taken by the bus: MalformedDetail' }],
    ]);
  });

  it('of one entry among two is made again for both, since the bus took only one of them', async () => {
    const { lost, tick, clock, table } = await anOutbox();
    const event = await lost(90);
    const { pk } = keyOf(event);
    await table.write([
      {
        item: { pk: pk.slice(0, pk.indexOf('#C#')), sk: 'EVENTS', eventBridge: { enabled: true } },
        unlessExists: true,
      },
    ]);
    const refusal = { ErrorCode: 'InternalFailure' };
    eventBridge
      .on(PutEventsCommand)
      .resolvesOnce({ FailedEntryCount: 1, Entries: [{ EventId: 'e-1' }, refusal] })
      .resolvesOnce({ FailedEntryCount: 1, Entries: [refusal] })
      .resolvesOnce({ FailedEntryCount: 1, Entries: [refusal] })
      .callsFake(takesAll);

    const first = await tick();
    clock.pass(2 * MINUTE_MILLISECONDS);
    const second = await tick();

    expect(first).toMatchObject({ published: 0, failed: 1 });
    expect(second).toMatchObject({ published: 1 });
    const entries = eventBridge
      .commandCalls(PutEventsCommand)
      .map(({ args }) => args[0].input.Entries?.length);
    expect(entries).toEqual([2, 1, 1, 2]);
  });
});

describe('a bus that is down', () => {
  it('for half an hour has nothing parked: all is published within a quarter of an hour of its return', async () => {
    eventBridge.on(PutEventsCommand).rejects(new Error('connect ECONNREFUSED'));
    const { lost, ticks } = await anOutbox();
    for (let index = 0; index < 20; index += 1) await lost(61 + index);

    const outage = await ticks(30);
    eventBridge.on(PutEventsCommand).callsFake(takesAll);
    const after = await ticks(15);

    expect(outage.some(({ published, parked }) => published + parked > 0)).toBe(false);
    expect(after.reduce((sum, { published }) => sum + published, 0)).toBe(20);
    expect(after.at(-1)).toMatchObject({ left: 0, parkedInAll: 0 });
  });

  it.each<readonly [string, () => Promise<unknown>]>([
    ['cannot be reached', () => Promise.reject(new Error('connect ECONNREFUSED'))],
    ['does not let the function in', () => Promise.reject(refusal('AccessDeniedException', 403))],
    ['takes the credentials for expired', () => Promise.reject(refusal('ExpiredTokenException', 400))],
    [
      'lets nobody publish from the source',
      async () => ({ Entries: [{ ErrorCode: 'NotAuthorizedForSourceException' }] }),
    ],
    ['says nothing of the entries', async () => ({ Entries: [] })],
  ])(
    'that %s is asked for twenty events a minute at most, so that few of many use up their attempts',
    async (_, answer) => {
      eventBridge.on(PutEventsCommand).callsFake(answer);
      const { lost, tick } = await anOutbox();
      for (let index = 0; index < 40; index += 1) await lost(90);

      const swept = await tick();

      expect(swept).toMatchObject({ published: 0, left: 40 });
      expect(swept.failed).toBeLessThanOrEqual(20);
      expect(new Set(sentIds(eventBridge)).size).toBe(swept.failed);
    },
  );

  it.each<readonly [string, ((request: Parameters<typeof takesAll>[0]) => unknown) | 'unreadable']>([
    ['cannot be read', 'unreadable'],
    ['the bus cannot read', refusesAll('MalformedDetail')],
    ['the bus refuses for one of their members', refusesAll('InvalidArgument')],
    ['make a request that the bus refuses', () => Promise.reject(refusal('ValidationException', 400))],
    ['are too large for it', () => Promise.reject(refusal('UnknownError', 413))],
  ])('is not what twenty events look like that %s: the others go out in the same tick', async (_, answer) => {
    const { lost, tick, spoil } = await anOutbox();
    const bad = new Set<string>();
    for (let index = 0; index < 20; index += 1) {
      const event = await lost(300);
      bad.add(event.eventId);
      if (answer === 'unreadable') await spoil(event);
    }
    for (let index = 0; index < 5; index += 1) await lost(90);
    eventBridge
      .on(PutEventsCommand)
      .callsFake((input) =>
        answer !== 'unreadable' && bad.has(JSON.parse(input.Entries[0].Detail).eventId)
          ? answer(input)
          : takesAll(input),
      );

    const swept = await tick();

    expect(swept).toMatchObject({ published: 5, failed: 20, left: 20 });
  });
});

describe('an item that no code can read', () => {
  it('ends parked like any other, and neither the log nor the item quotes it', async () => {
    const { lost, ticks, stored, spoil, log } = await anOutbox();
    const event = await lost(90);
    await spoil(event);

    const swept = await ticks(31);

    expect(swept.at(-1)).toMatchObject({ parked: 1 });
    expect(await stored(event)).toMatchObject({
      outbox: expect.stringMatching(/^PARKED#/),
      caseId: event.caseId,
      lastFailure: 'unreadable',
      parkedAt: expect.any(String),
    });
    expect(log.error).toHaveBeenCalledWith('case event parked', {
      keys: keyOf(event),
      failure: 'unreadable',
    });
    const logged = log.error.mock.calls.map(([, more]) => `${JSON.stringify(more)} ${more.error}`).join();
    expect(logged).toContain('missing or wrong: after');
    expect(logged).not.toContain('secret');
    expect(eventBridge.commandCalls(PutEventsCommand)).toHaveLength(0);
  });

  it('ends parked too where what counts its attempts was spoilt', async () => {
    const { lost, ticks, table, stored } = await anOutbox();
    const event = await lost(90);
    await table.write([
      {
        update: keyOf(event),
        set: { after: 0, attempts: 'many', lastAttemptAt: 'never' },
        if: { exists: true },
      },
    ]);

    await ticks(40);

    expect(await stored(event)).toMatchObject({ outbox: expect.stringMatching(/^PARKED#/) });
  });
});

describe('a sweep that is killed', () => {
  it('between the bus and the outbox publishes once more, under the same id', async () => {
    const { lost, tick, clock, deps, stored } = await anOutbox();
    const event = await lost(90);
    const remove = vi.fn(() => new Promise<never>(() => {}));
    void sweepOutbox({ ...deps, outbox: { ...deps.outbox, remove } })({
      remainingMilliseconds: () => 120_000,
    });
    await vi.waitFor(() => expect(remove).toHaveBeenCalledOnce(), WAIT);

    const tooEarly = await tick();
    clock.pass(2 * MINUTE_MILLISECONDS);
    const next = await tick();

    expect(tooEarly).toMatchObject({ published: 0, left: 1 });
    expect(next).toMatchObject({ published: 1, left: 0 });
    expect(sentIds(eventBridge)).toEqual([event.eventId, event.eventId]);
    const { outbox: _, ...rest } = anEventItem(event);
    expect(await stored(event)).toEqual(rest);
  });

  it('between the fifth attempt and the parking has the event parked later, without a sixth', async () => {
    const { lost, tick, clock, table, stored } = await anOutbox();
    const event = await lost(3_600);
    const lastAttemptAt = clock.now().toISOString();
    await table.write([{ update: keyOf(event), set: { attempts: 5, lastAttemptAt }, if: { exists: true } }]);
    clock.pass(4 * MINUTE_MILLISECONDS - 1);

    const whileItMayRun = await tick();
    clock.pass(1);
    const afterwards = await tick();

    expect(whileItMayRun).toMatchObject({ parked: 0, left: 1 });
    expect(afterwards).toMatchObject({ parked: 1, left: 0 });
    expect(await stored(event)).toMatchObject({
      lastFailure: 'unfinished',
      parkedAt: clock.now().toISOString(),
    });
    expect(eventBridge.commandCalls(PutEventsCommand)).toHaveLength(0);
  });

  it('by each attempt at an event ends with that event parked, and the others published', async () => {
    const { lost, ticks, deps, clock, stored } = await anOutbox();
    const [killer, other] = [await lost(90), await lost(80)];
    eventBridge
      .on(PutEventsCommand)
      .callsFake((input) =>
        input.Entries[0].Detail.includes(killer.eventId) ? new Promise(() => {}) : takesAll(input),
      );
    const attempts = () => sentIds(eventBridge).filter((id) => id === killer.eventId).length;
    for (const [index, pauseMinutes] of [0, 2, 4, 8, 16].entries()) {
      clock.pass(pauseMinutes * MINUTE_MILLISECONDS);
      void sweepOutbox(deps)({ remainingMilliseconds: () => 120_000 });
      await vi.waitFor(() => expect(attempts()).toBe(index + 1), WAIT);
    }
    await vi.waitFor(async () => expect(await stored(other)).not.toHaveProperty('outbox'), WAIT);
    clock.pass(4 * MINUTE_MILLISECONDS);

    await ticks(1);

    expect(await stored(killer)).toMatchObject({
      outbox: expect.stringMatching(/^PARKED#/),
      attempts: 5,
      lastFailure: 'unfinished',
    });
    expect(attempts()).toBe(5);
  });
});

it('does not park what the stream has published during the last attempt', async () => {
  const { lost, tick, table, deps, clock, stored } = await anOutbox();
  const event = await lost(3_600);
  const lastAttemptAt = new Date(clock.now().getTime() - 20 * MINUTE_MILLISECONDS).toISOString();
  await table.write([{ update: keyOf(event), set: { attempts: 4, lastAttemptAt }, if: { exists: true } }]);
  eventBridge.on(PutEventsCommand).callsFake(async (input) => {
    await deps.outbox.remove(keyOf(event));
    return refusesAll('InternalFailure')(input);
  });

  const swept = await tick();

  expect(swept).toMatchObject({ parked: 0, parkedInAll: 0, left: 0 });
  const { outbox: _, ...rest } = anEventItem(event);
  expect(await stored(event)).toEqual(rest);
});
