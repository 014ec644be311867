import { DeleteCaseCommand, DeleteDomainCommand } from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import type { EventOfCase } from '../../../lambdas/case-events/case-event.ts';
import { aCase, aComment, anSla, text, update } from '../../builders/case.ts';
import { movableClock } from '../../builders/clock.ts';
import { aShop } from '../../builders/shop.ts';
import { anAnken } from '../../contract/support/client.ts';
import { aSlaClock } from '../support/sla-clock.ts';
import { storedEventItems, storedEvents, storedItems } from '../support/stored.ts';
import { interpose } from '../support/wire.ts';

const minute = 60_000;

const aClockedAnken = async () => {
  const clock = movableClock();
  const anken = await anAnken({ clock });
  const shop = await aShop(anken.client);
  const slaClock = aSlaClock(anken, clock);
  const breaches = async () =>
    (await storedEvents(anken)).filter((event: EventOfCase) => event.type === 'SLA.BREACHED');
  /** The items that the clock would look at. */
  const timers = async () => (await storedItems(anken)).filter((item) => 'timer' in item);
  return { ...anken, clock, shop, slaClock, breaches, timers };
};

describe('the clock tells of a breach', () => {
  it('once the target has passed, and not at its instant', async () => {
    const { client, shop, clock, slaClock, breaches } = await aClockedAnken();
    const opened = await aCase(client, shop);
    const relatedItemId = await anSla(client, opened, { targetSlaMinutes: 2 });

    clock.pass(2 * minute);
    const atTheInstant = await slaClock.tick();
    const before = await breaches();
    clock.pass(1);
    await slaClock.tick();

    expect(atTheInstant).toMatchObject({ due: 0 });
    expect(before).toEqual([]);
    expect(await breaches()).toMatchObject([
      {
        caseId: opened.caseId,
        cycle: 1,
        statusBefore: 'Active',
        time: '2026-01-02T03:06:05.679Z',
        after: {
          relatedItemId,
          content: {
            sla: { slaConfiguration: { status: 'Overdue', targetTime: '2026-01-02T03:06:05.678Z' } },
          },
        },
      },
    ]);
  });

  it('17: once, whether a tick comes late, twice, side by side or not at all', async () => {
    const { client, shop, clock, slaClock, breaches, timers } = await aClockedAnken();
    const cases = await Promise.all(Array.from({ length: 5 }, () => aCase(client, shop)));
    await Promise.all(cases.map((each) => anSla(client, each, { targetSlaMinutes: 1 })));

    clock.pass(45 * minute);
    await Promise.all([slaClock.look(), slaClock.look(), slaClock.look()]);
    expect(slaClock.messages).toHaveLength(3);
    await slaClock.work(3);
    await slaClock.tick();

    expect(await breaches()).toHaveLength(5);
    expect(new Set((await breaches()).map(({ caseId }) => caseId)).size).toBe(5);
    expect(await timers()).toEqual([]);
  });

  it('of two SLAs of one case in one transaction, and says how late the later-told is', async () => {
    const { client, shop, clock, slaClock, breaches } = await aClockedAnken();
    const opened = await aCase(client, shop);
    await anSla(client, opened, { targetSlaMinutes: 1 });
    await anSla(client, opened, { targetSlaMinutes: 2 });

    clock.pass(3 * minute);
    await slaClock.tick();

    expect(await breaches()).toHaveLength(2);
    expect(slaClock.lines.at(-1)).toEqual({ cases: 1, breached: 2, failed: 0, latestSeconds: 120 });
  });

  it('28: before anything else, where a late fulfilment comes first: one breach, then not met', async () => {
    const { client, shop, clock, slaClock, ...anken } = await aClockedAnken();
    const opened = await aCase(client, shop);
    await anSla(client, opened, { targetSlaMinutes: 1 });

    clock.pass(2 * minute);
    await update(client, opened, text('status', 'closed'));
    await slaClock.tick();

    const told = (await storedEvents(anken)).map(({ type }) => type);
    expect(told.slice(-3)).toEqual(['SLA.BREACHED', 'CASE.UPDATED', 'SLA.NOT_MET']);
    expect(told.filter((type) => type === 'SLA.BREACHED')).toHaveLength(1);
  });

  it('again at the next tick, where the table failed the worker in between', async () => {
    const { client, documents, shop, clock, slaClock, breaches } = await aClockedAnken();
    const [one, other] = [await aCase(client, shop), await aCase(client, shop)];
    for (const each of [one, other]) await anSla(client, each, { targetSlaMinutes: 1 });
    clock.pass(2 * minute);
    let isBroken = true;
    interpose(documents, ({ operation, body }, send) => {
      const isOfOne = JSON.stringify(body).includes(one.caseId);
      if (isBroken && isOfOne && operation === 'TransactWriteItems') throw new Error('no answer');
      return send();
    });

    await slaClock.tick();
    const first = await breaches();
    isBroken = false;
    await slaClock.tick();

    expect(first.map(({ caseId }) => caseId)).toEqual([other.caseId]);
    expect(slaClock.lines).toContainEqual(expect.objectContaining({ failed: 1, breached: 1 }));
    expect(slaClock.lines).toContainEqual(
      expect.objectContaining({ domainId: one.domainId, caseId: one.caseId }),
    );
    expect((await breaches()).map(({ caseId }) => caseId).sort()).toEqual([one.caseId, other.caseId].sort());
  });

  it('once, where its transaction was committed and the answer was lost', async () => {
    const { client, documents, shop, clock, slaClock, breaches } = await aClockedAnken();
    await anSla(client, await aCase(client, shop), { targetSlaMinutes: 1 });
    clock.pass(2 * minute);
    let lost = 0;
    interpose(documents, async ({ operation }, send) => {
      const answer = await send();
      if (operation !== 'TransactWriteItems' || lost > 0) return answer;
      lost += 1;
      throw new Error('the answer is lost');
    });

    await slaClock.tick();
    await slaClock.tick();

    expect(lost).toBe(1);
    expect(await breaches()).toHaveLength(1);
  });

  it('30: of hundreds that are due in one minute, once each', async () => {
    const { client, shop, clock, slaClock, breaches, timers } = await aClockedAnken();
    const cases = await Promise.all(Array.from({ length: 300 }, () => aCase(client, shop)));
    await Promise.all(cases.map((each) => anSla(client, each, { targetSlaMinutes: 1 })));
    clock.pass(minute + 1);

    const watched = await slaClock.look();
    await slaClock.work(4);

    expect(watched).toMatchObject({ due: 300, handedOn: 300, isThrough: true });
    const told = slaClock.lines.filter((line) => 'latestSeconds' in line);
    expect(told).toHaveLength(12);
    for (const line of told) expect(line).toMatchObject({ cases: 25, breached: 25, latestSeconds: 0.001 });
    expect(new Set((await breaches()).map(({ caseId }) => caseId)).size).toBe(300);
    expect(await breaches()).toHaveLength(300);
    expect(await timers()).toEqual([]);
  });
});

describe('the clock says nothing', () => {
  it('of an SLA that was fulfilled in time, or cancelled', async () => {
    const { client, shop, clock, slaClock, breaches, timers } = await aClockedAnken();
    const opened = await aCase(client, shop);
    await anSla(client, opened, { targetSlaMinutes: 1 });
    await update(client, opened, text('status', 'closed'));
    clock.pass(2 * minute);

    const watched = await slaClock.tick();

    expect(watched).toMatchObject({ due: 0 });
    expect(await timers()).toEqual([]);
    expect(await breaches()).toEqual([]);
  });

  it('29: of a case that was deleted while its SLA was due, and stops its timer', async () => {
    const { client, shop, clock, slaClock, timers, ...anken } = await aClockedAnken();
    const opened = await aCase(client, shop);
    await anSla(client, opened, { targetSlaMinutes: 1 });
    await aComment(client, opened);
    clock.pass(2 * minute);

    await slaClock.look();
    await client.send(new DeleteCaseCommand(opened));
    await slaClock.work();

    const told = (await storedEventItems(anken)).map(({ type }) => type);
    expect(told).not.toContain('SLA.BREACHED');
    expect(await timers()).toEqual([]);
    expect(await slaClock.tick()).toMatchObject({ due: 0 });
  });

  it('of a case whose domain was deleted', async () => {
    const { client, shop, clock, slaClock, timers, ...anken } = await aClockedAnken();
    await anSla(client, await aCase(client, shop), { targetSlaMinutes: 1 });
    clock.pass(2 * minute);

    await client.send(new DeleteDomainCommand({ domainId: shop.domainId }));
    await slaClock.tick();

    expect((await storedEventItems(anken)).map(({ type }) => type)).not.toContain('SLA.BREACHED');
    expect(await timers()).toEqual([]);
  });

  it('where the deletion of the case overtakes its write', async () => {
    const { client, shop, clock, slaClock, timers, ...anken } = await aClockedAnken();
    const opened = await aCase(client, shop);
    await anSla(client, opened, { targetSlaMinutes: 1 });
    clock.pass(2 * minute);
    let deletions = 0;
    interpose(anken.documents, async ({ operation, body }, send) => {
      if (
        operation === 'TransactWriteItems' &&
        JSON.stringify(body).includes('SLA.BREACHED') &&
        deletions === 0
      ) {
        deletions += 1;
        await client.send(new DeleteCaseCommand(opened));
      }
      return send();
    });

    await slaClock.tick();

    expect(deletions).toBe(1);
    expect((await storedEventItems(anken)).map(({ type }) => type)).not.toContain('SLA.BREACHED');
    expect(await timers()).toEqual([]);
  });
});

it('refuses a message that is none of its own', async () => {
  const { slaClock } = await aClockedAnken();

  await expect(slaClock.evaluate({ body: '{"cases":[{"caseId":1}]}' })).rejects.toThrow(
    'Not a message of cases',
  );
  await expect(slaClock.evaluate({ body: 'cases' })).rejects.toThrow('not JSON');
});
