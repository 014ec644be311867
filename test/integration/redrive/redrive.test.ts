import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseChange, CaseDeletion, DomainDeletion } from '../../../lambdas/case-events/case-event.ts';
import type { Update } from '../../../lambdas/table/writes.ts';
import { discard, list, publish, show } from '../../../local/redrive/commands.ts';
import { documentsOf, parkedEvents } from '../../../local/redrive/parked-events.ts';
import { LocalFailure } from '../../../local/terminal/failure.ts';
import { aCaseChange, aCaseDeletion, aDomainDeletion, anEventItem } from '../../builders/case-event.ts';
import { startEngine } from '../support/engine.ts';
import { engineClient } from '../support/engine-process.ts';
import { anOutbox, keyOf, MINUTE_MILLISECONDS, refusesAll, sentIds, takesAll } from '../support/outbox.ts';
import { aPurge, type Order } from '../support/purges.ts';
import { interpose } from '../support/wire.ts';

const eventBridge = mockClient(EventBridgeClient);
const busIsWell = () => eventBridge.on(PutEventsCommand).callsFake(takesAll);
const busRefuses = () => eventBridge.on(PutEventsCommand).callsFake(refusesAll('MalformedDetail'));
beforeEach(() => {
  busIsWell();
});
afterEach(() => {
  eventBridge.reset();
});

const CALLER = 'arn:aws:sts::123456789012:assumed-role/Operators/hanako';

/** An operator before an outbox; while the operator waits, the sweep ticks. */
const anOperator = async () => {
  const world = await anOutbox();
  const { table, tableName, clock, tick } = world;
  // One of its own: document clients of one client share their settings.
  const client = engineClient((await startEngine()).endpoint);
  const said: string[] = [];
  const sleep = async (milliseconds: number) => {
    clock.pass(milliseconds);
    await tick();
  };
  const ordered: Order[] = [];
  const desk = {
    name: 'the stage test',
    events: parkedEvents({ documents: documentsOf(client), tableName, sleep }),
    orderPurge: async (domainId: string, eventId: string) => void ordered.push({ domainId, eventId }),
    caller: async () => CALLER,
    now: clock.now,
    sleep,
    say: (text: string) => said.push(text),
  };
  return {
    ...world,
    desk,
    /** The orders to purge that the operator has sent. */
    ordered,
    /** The event of a deletion that the sweep has parked. */
    parkedDeletion: async (event: CaseDeletion | DomainDeletion) => {
      const parked = { ...anEventItem(event), outbox: 'PARKED#1', ownItems: { referenceNumber: 'R-1' } };
      await table.write([{ item: parked, unlessExists: true }]);
      return event;
    },
    /** All that was said up to now. */
    said: () => said.join('\n'),
    /** Events that the sweep has parked, the oldest first. */
    parked: async (count: number) => {
      busRefuses();
      const lost = Array.from({ length: count }, (_, index) => world.lost(1_000 - index));
      const events: readonly CaseChange[] = await Promise.all(lost);
      for (const pauseMinutes of [0, 2, 4, 8, 16]) {
        clock.pass(pauseMinutes * MINUTE_MILLISECONDS);
        await tick();
      }
      busIsWell();
      return events;
    },
    /** Somebody else sees to an event when the index has been asked and the table has not. */
    overtake: (event: CaseChange, change: Pick<Update, 'set' | 'remove'>) => {
      let isDone = false;
      interpose(client, async ({ operation }, send) => {
        if (operation === 'BatchGetItem' && !isDone) {
          isDone = true;
          await table.write([{ update: keyOf(event), ...change, if: { exists: true } }]);
        }
        return send();
      });
    },
    /** So many reads of the table wait for each other before any of them is answered. */
    together: (count: number) => {
      let open: () => void = () => undefined;
      const opened = new Promise<void>((resolve) => {
        open = resolve;
      });
      let reads = 0;
      interpose(client, async ({ operation }, send) => {
        const answer = await send();
        if (operation !== 'BatchGetItem') return answer;
        reads += 1;
        if (reads === count) open();
        await opened;
        return answer;
      });
    },
  };
};

const failureOf = async (work: Promise<void>): Promise<LocalFailure> => {
  const failure = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (failure instanceof LocalFailure) return failure;
  throw new Error(`Expected a sentence for the operator, not ${failure}`);
};

describe('list', () => {
  it('says that nothing is parked', async () => {
    const { desk, said, lost } = await anOperator();
    await lost(90);

    await list(desk);

    expect(said()).toBe('No event is parked in the stage test.');
  });

  it('shows each parked event with its case, its time and its failure, the oldest first', async () => {
    const { desk, said, parked } = await anOperator();
    const events = await parked(3);

    await list(desk);

    const rows = said()
      .split('\n')
      .filter((line) => line.includes('CASE.UPDATED'));
    expect(said()).toContain('3 events are parked in the stage test:');
    expect(rows).toEqual(
      events.map(({ eventId, caseId }) =>
        expect.stringMatching(
          new RegExp(
            `^  ${eventId}  CASE.UPDATED  ${caseId}  2026-01-02 03:34:\\d\\d UTC  not taken by the bus: MalformedDetail$`,
          ),
        ),
      ),
    );
  });

  it('shows an event of which nothing but its key is as it should be', async () => {
    const { desk, said, lost, ticks, table } = await anOperator();
    const event = await lost(90);
    const { pk, sk } = anEventItem(event);
    const wrong = { type: 1, caseId: [], domainId: {}, time: 0, eventId: 7, attempts: 'x', lastAttemptAt: 3 };
    await table.write([{ update: { pk, sk }, set: wrong, if: { exists: true } }]);
    await ticks(1);

    await list(desk);

    expect(said()).toContain('1 event is parked');
    expect(said()).toContain(`${event.eventId}`);
    expect(said()).toContain(`#C#${event.caseId}`);
  });

  it('believes the table, not the index that still shows what somebody has seen to', async () => {
    const { desk, said, parked, overtake } = await anOperator();
    const [event, other] = await parked(2);
    if (!event || !other) throw new Error('Two were parked');
    overtake(event, { remove: ['outbox'] });

    await list(desk);

    expect(said()).toContain('1 event is parked');
    expect(said()).toContain(other.eventId);
    expect(said()).not.toContain(event.eventId);
  });

  it('counts those that are too many to show', async () => {
    const { desk, said, parked } = await anOperator();
    await parked(53);

    await list(desk);

    expect(said().match(/CASE\.UPDATED/g)).toHaveLength(50);
    expect(said()).toContain('… and 3 younger ones.');
  });
});

describe('show', () => {
  it('tells how an event stands, and what its case says only where it is asked for', async () => {
    const { desk, said, parked } = await anOperator();
    const [event] = await parked(1);

    await show(desk, `${event?.eventId}`, false);
    const facts = said();
    await show(desk, `${event?.eventId}`, true);

    expect(facts).toMatch(/State +parked/);
    expect(facts).toMatch(/Attempts +5/);
    expect(facts).toMatch(/Failure +not taken by the bus: MalformedDetail/);
    expect(facts).toMatch(new RegExp(`Case +${event?.caseId}`));
    expect(facts).not.toContain('荷物');
    expect(said()).toContain('荷物');
  });

  it('shows a number that is greater than all that JavaScript counts exactly', async () => {
    const { desk, said, lost } = await anOperator();
    const { after } = aCaseChange();
    const event = await lost(90, {
      after: { ...after, fields: { ...after.fields, count: { doubleValue: 2 ** 60 } } },
    });

    await show(desk, event.eventId, true);

    expect(said()).toContain(`"doubleValue": ${2 ** 60}`);
  });

  it('tells of an event that still waits', async () => {
    const { desk, said, lost } = await anOperator();
    const event = await lost(90);

    await show(desk, event.eventId, false);

    expect(said()).toMatch(/State +waits/);
  });

  it('says that there is no such event here', async () => {
    const { desk } = await anOperator();

    const failure = await failureOf(show(desk, '01KAS8XJ8ZQ4N6V1T3W5Y7B9CD', false));

    expect(failure.message).toMatch(
      /^No event 01KAS8XJ8ZQ4N6V1T3W5Y7B9CD is parked or waits in the stage test/,
    );
  });
});

describe('publish', () => {
  it('gives one event back to the sweep, waits for it, and leaves nothing on it but the event', async () => {
    const { desk, said, parked, stored } = await anOperator();
    const [event, other] = await parked(2);
    if (!event || !other) throw new Error('Two were parked');

    await publish(desk, [event.eventId]);

    expect(said()).toContain(`Event ${event.eventId} of case ${event.caseId} is published.`);
    expect(sentIds(eventBridge).at(-1)).toBe(event.eventId);
    const { outbox: _, ...rest } = anEventItem(event);
    expect(await stored(event)).toEqual(rest);
    expect(await stored(other)).toHaveProperty('parkedAt');
  });

  it('gives all of them back', async () => {
    const { desk, said, parked, tick } = await anOperator();
    await parked(60);

    await publish(desk, 'all');

    expect(said()).toContain('60 events are back in the outbox');
    expect(said().match(/ is published\./g)).toHaveLength(60);
    expect(await tick()).toMatchObject({ parkedInAll: 0, left: 0 });
  });

  it('leaves alone, of all, what somebody has discarded a moment ago', async () => {
    const { desk, said, parked, overtake, stored } = await anOperator();
    const [event, other] = await parked(2);
    if (!event || !other) throw new Error('Two were parked');
    overtake(event, { set: { discardedBecause: 'A test of ours' }, remove: ['outbox'] });

    await publish(desk, 'all');

    expect(said()).toContain(`Event ${other.eventId} of case ${other.caseId} is published.`);
    expect(await stored(event)).toMatchObject({ attempts: 5, discardedBecause: 'A test of ours' });
  });

  it('leaves the attempts alone, of all, of what somebody has given back a moment ago', async () => {
    const { desk, said, parked, overtake, stored } = await anOperator();
    const [event] = await parked(1);
    if (!event) throw new Error('One was parked');
    overtake(event, { set: { outbox: 'OUTBOX#1', attempts: 1 } });

    await publish(desk, 'all');

    expect(said()).toBe('No event is parked in the stage test.');
    expect(await stored(event)).toMatchObject({ outbox: 'OUTBOX#1', attempts: 1 });
  });

  it('says why an event fails again, and leaves it to the sweep with all its attempts', async () => {
    const { desk, parked, stored, ticks } = await anOperator();
    const [event] = await parked(1);
    if (!event) throw new Error('One was parked');
    busRefuses();

    const failure = await failureOf(publish(desk, [event.eventId]));

    expect(failure.message).toContain('1 of 1 not published yet');
    expect(failure.details).toEqual([
      `Event ${event.eventId} of case ${event.caseId}: not taken by the bus: MalformedDetail`,
    ]);
    expect(await stored(event)).toMatchObject({ attempts: 1, outbox: expect.stringMatching(/^OUTBOX#/) });
    await ticks(32);
    expect(await stored(event)).toMatchObject({ attempts: 5, outbox: expect.stringMatching(/^PARKED#/) });
  });

  it('says after three minutes that nobody sweeps', async () => {
    const { desk, parked, clock } = await anOperator();
    const [event] = await parked(1);
    const sleep = async (milliseconds: number) => clock.pass(milliseconds);

    const failure = await failureOf(publish({ ...desk, sleep }, [`${event?.eventId}`]));

    expect(failure.details).toEqual([expect.stringMatching(/not tried within three minutes/)]);
  });

  it('releases none of several where one is no parked event', async () => {
    const { desk, parked, lost, stored } = await anOperator();
    const [event] = await parked(1);
    const waiting = await lost(90);
    if (!event) throw new Error('One was parked');

    const failure = await failureOf(publish(desk, [event.eventId, waiting.eventId]));

    expect(failure.message).toBe(
      `Event ${waiting.eventId} of case ${waiting.caseId} is not parked: the sweep tries to publish it, for half an hour at most.`,
    );
    expect(await stored(event)).toHaveProperty('parkedAt');
  });

  it('takes an event once where two operators have the same thought', async () => {
    const { desk, parked, said, together } = await anOperator();
    const [event] = await parked(1);
    together(2);

    await Promise.all([publish(desk, 'all'), publish(desk, 'all')]);

    expect(said().match(/is no longer parked: somebody else has seen to it/g)).toHaveLength(1);
    expect(sentIds(eventBridge).filter((id) => id === event?.eventId)).toHaveLength(5 * 3 + 1);
  });
});

describe('discard', () => {
  it('keeps the event, and who gave it up, when and why', async () => {
    const { desk, said, parked, stored, clock, ticks } = await anOperator();
    const [event] = await parked(1);
    if (!event) throw new Error('One was parked');
    const callsBefore = sentIds(eventBridge).length;

    await discard(desk, [event.eventId], 'A test of ours');

    const { outbox: _, ...rest } = anEventItem(event);
    expect(await stored(event)).toEqual({
      ...rest,
      attempts: 5,
      lastAttemptAt: expect.any(String),
      lastFailure: 'not taken by the bus: MalformedDetail',
      parkedAt: expect.any(String),
      discardedAt: clock.now().toISOString(),
      discardedBy: CALLER,
      discardedBecause: 'A test of ours',
    });
    expect(said()).toContain(`Event ${event.eventId} of case ${event.caseId} is discarded`);
    await ticks(2);
    expect(sentIds(eventBridge)).toHaveLength(callsBefore);
    expect((await failureOf(show(desk, event.eventId, false))).message).toMatch(/^No event/);
  });

  it.each([
    ['a case', aCaseDeletion()],
    ['a domain', aDomainDeletion()],
  ])('orders the purge of %s itself, since no bus will', async (_, event) => {
    const { desk, said, ordered, parkedDeletion, table, documents, tableName } = await anOperator();
    const { domainId, eventId } = await parkedDeletion(event);

    await discard(desk, [eventId], 'A test of ours');

    expect(ordered).toEqual([{ domainId, eventId }]);
    expect(said()).toContain('What was deleted is purged all the same.');
    expect(said()).not.toContain('audit');
    await aPurge({ table, documents, tableName }).toTheEnd({ domainId, eventId });
    expect(await table.get(keyOf(event))).toHaveProperty('expiresAt');
  });

  it('discards no deletion whose purge it could not order', async () => {
    const { desk, parkedDeletion, stored } = await anOperator();
    const event = await parkedDeletion(aCaseDeletion());
    const orderPurge = () => Promise.reject(new LocalFailure('No queue'));

    const failure = await failureOf(discard({ ...desk, orderPurge }, [event.eventId], 'A test of ours'));

    expect(failure.message).toBe('No queue');
    expect(await stored(event)).toMatchObject({ outbox: 'PARKED#1' });
  });

  it('leaves alone what the sweep is still at', async () => {
    const { desk, lost, stored } = await anOperator();
    const event = await lost(90);

    const failure = await failureOf(discard(desk, [event.eventId], 'Impatience'));

    expect(failure.message).toContain('is not parked');
    expect(await stored(event)).toEqual(anEventItem(event));
  });
});
