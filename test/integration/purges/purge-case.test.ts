import {
  CreateCaseCommand,
  DeleteCaseCommand,
  DeleteRelatedItemCommand,
  GetCaseCommand,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { mailMarkerStore } from '../../../lambdas/notifications/mail-marker.store.ts';
import { systemClock } from '../../../lambdas/platform/clock.ts';
import { deletedEventKey, eventIndexKeys, eventKey, mailMarkerKey } from '../../../lambdas/table/keys.ts';
import {
  aCase,
  aCaseRequest,
  aComment,
  aContact,
  anSla,
  tagItem,
  text,
  update,
} from '../../builders/case.ts';
import { aShop } from '../../builders/shop.ts';
import { anAnken } from '../../contract/support/client.ts';
import { notFound } from '../../contract/support/refusals.ts';
import { fill } from '../../contract/support/seed.ts';
import { aPurge, itemsOf, type Order, publishAll, SECOND_PASS_SECONDS, theOrder } from '../support/purges.ts';
import { storedEventItems, storedItems } from '../support/stored.ts';
import { interpose } from '../support/wire.ts';

const anAnkenWithAShop = async () => {
  const anken = await anAnken();
  return { ...anken, shop: await aShop(anken.client) };
};
type Anken = Awaited<ReturnType<typeof anAnkenWithAShop>>;

const request = (shop: Anken['shop']) =>
  aCaseRequest(shop, [text('reference_number', 'shop-1')], { clientToken: 'token-1' });

/** A case that has been through a lot: updates, comments, a contact that was unlinked and linked again. */
const aLivedCase = async ({ client, shop }: Anken) => {
  const { caseId } = await client.send(new CreateCaseCommand(request(shop)));
  const opened = { domainId: shop.domainId, caseId: `${caseId}` };
  await update(client, opened, text('summary', 'new'));
  await tagItem(client, opened, await aComment(client, opened), { team: 'returns' });
  const relatedItemId = await aContact(client, opened);
  await client.send(new DeleteRelatedItemCommand({ ...opened, relatedItemId }));
  await aContact(client, opened);
  await update(client, opened, text('status', 'closed'));
  return opened;
};

const deleteCase = ({ client }: Anken, opened: { domainId: string; caseId: string }) =>
  client.send(new DeleteCaseCommand(opened));

/** All that is left of the case: ids, and when they go. */
const aTombstoneOf = ({ domainId, caseId }: { domainId: string; caseId: string }, eventId: string) => ({
  ...deletedEventKey(domainId, eventId),
  feed: eventIndexKeys(domainId, caseId).feed,
  domainId,
  caseId,
  eventId,
  type: 'CASE.DELETED',
  expiresAt: expect.any(Number),
});

const nowSeconds = () => Date.now() / 1000;
const THIRTY_DAYS = 30 * 24 * 60 * 60;

describe('the purge of a case', () => {
  it('leaves nothing of it but a tombstone of ids for thirty days, and all else byte for byte', async () => {
    const anken = await anAnkenWithAShop();
    await aCase(anken.client, anken.shop, [text('reference_number', 'shop-2')]);
    const before = await storedItems(anken);
    const opened = await aLivedCase(anken);
    await deleteCase(anken, opened);
    await publishAll(anken);
    const order = await theOrder(anken);

    const passes = await aPurge(anken).toTheEnd(order);

    expect(passes).toEqual([
      { order: { ...order, pass: 'last', waited: 0 }, afterSeconds: SECOND_PASS_SECONDS },
    ]);
    const after = await storedItems(anken);
    const tombstone = await anken.table.get<{ expiresAt: number }>(
      deletedEventKey(opened.domainId, order.eventId),
    );
    expect(tombstone).toEqual(aTombstoneOf(opened, order.eventId));
    expect(Math.abs((tombstone?.expiresAt ?? 0) - nowSeconds() - THIRTY_DAYS)).toBeLessThan(60);
    const others = before.map(({ outbox: _, ...item }) => item);
    expect(after.filter(({ sk }) => sk !== tombstone?.sk)).toEqual(others);
  });

  it('has made way for all but the event of the deletion after its first pass', async () => {
    const anken = await anAnkenWithAShop();
    const opened = await aLivedCase(anken);
    await deleteCase(anken, opened);
    await publishAll(anken);

    await aPurge(anken).pass(await theOrder(anken));

    expect((await itemsOf(anken, opened.caseId)).map(({ pk }) => pk)).toEqual([
      `D#${opened.domainId}#DELETED`,
    ]);
  });

  it('lets go of its reference number and its client token', async () => {
    const anken = await anAnkenWithAShop();
    const opened = await aLivedCase(anken);
    await deleteCase(anken, opened);
    await publishAll(anken);
    await aPurge(anken).pass(await theOrder(anken));

    const { caseId } = await anken.client.send(new CreateCaseCommand(request(anken.shop)));

    expect(caseId).not.toBe(opened.caseId);
  });

  it('leaves a reference number and a token alone that another case has taken since', async () => {
    const anken = await anAnkenWithAShop();
    const opened = await aLivedCase(anken);
    await deleteCase(anken, opened);
    await publishAll(anken);
    const order = await theOrder(anken);
    await aPurge(anken).pass(order);
    const { caseId } = await anken.client.send(new CreateCaseCommand(request(anken.shop)));
    const ofTheOther = await itemsOf(anken, `${caseId}`);

    await aPurge(anken).toTheEnd(order);

    expect(await itemsOf(anken, `${caseId}`)).toEqual(ofTheOther);
    expect(ofTheOther.map(({ sk }) => sk)).toEqual(expect.arrayContaining(['REFERENCE', 'TOKEN']));
  });

  it('is over when it comes again, in whatever form the order comes', async () => {
    const anken = await anAnkenWithAShop();
    const opened = await aLivedCase(anken);
    await deleteCase(anken, opened);
    await publishAll(anken);
    const order = await theOrder(anken);
    const purge = aPurge(anken);
    await purge.toTheEnd(order);
    const after = await storedItems(anken);

    expect(await purge.pass(order)).toBeUndefined();
    expect(await purge.pass({ detail: order } as never)).toBeUndefined();
    expect(await storedItems(anken)).toEqual(after);
  });

  it('touches no case that nobody has deleted, whoever orders it', async () => {
    const anken = await anAnkenWithAShop();
    const opened = await aLivedCase(anken);
    await publishAll(anken);
    const before = await storedItems(anken);
    const events = await storedEventItems(anken);

    for (const event of events) {
      await aPurge(anken).toTheEnd({ domainId: opened.domainId, eventId: `${event['eventId']}` });
    }

    expect(await storedItems(anken)).toEqual(before);
  });
});

it('29: takes the SLAs of a case along, and leaves no clock anything to find', async () => {
  const anken = await anAnkenWithAShop();
  const { client } = anken;
  const opened = await aLivedCase(anken);
  await anSla(client, opened);
  await anSla(client, opened, { fieldId: 'summary', targetFieldValues: [{ stringValue: 'done' }] });
  const timers = (await itemsOf(anken, opened.caseId)).map(({ timer }) => timer).filter(Boolean);
  await deleteCase(anken, opened);
  await publishAll(anken);
  const order = await theOrder(anken);

  await aPurge(anken).toTheEnd(order);

  // One of the two was met as it started.
  expect(timers).toHaveLength(1);
  expect(await itemsOf(anken, opened.caseId)).toEqual([aTombstoneOf(opened, order.eventId)]);
});

describe('an event that the bus has not taken yet', () => {
  it('outlives its case until it has been, and the purge comes again for it, less and less often', async () => {
    const anken = await anAnkenWithAShop();
    const opened = await aLivedCase(anken);
    await deleteCase(anken, opened);
    const order = await theOrder(anken);
    const events = await storedEventItems(anken);
    const purge = aPurge(anken);

    const first = await purge.pass(order);
    const last = await purge.pass(first?.order ?? order);
    const again = await purge.pass(last?.order ?? order);

    expect([first, last, again].map((next) => next?.afterSeconds)).toEqual([SECOND_PASS_SECONDS, 30, 60]);
    expect(await storedEventItems(anken)).toEqual(events);
    expect(await itemsOf(anken, opened.caseId)).toEqual(events);

    await publishAll(anken);
    expect(await purge.toTheEnd(again?.order ?? order)).toEqual([]);
    expect(await itemsOf(anken, opened.caseId)).toEqual([aTombstoneOf(opened, order.eventId)]);
  });

  it('keeps its deletion from becoming a tombstone where it is the event of the deletion itself', async () => {
    const anken = await anAnkenWithAShop();
    const opened = await aLivedCase(anken);
    await publishAll(anken);
    await deleteCase(anken, opened);
    const order = await theOrder(anken);
    const purge = aPurge(anken);

    await purge.pass(order);
    const next = await purge.pass({ ...order, pass: 'last' });

    expect(next).toMatchObject({ order: { pass: 'last', waited: 1 } });
    const [event] = await storedEventItems(anken);
    expect(event).toMatchObject({ type: 'CASE.DELETED', before: { caseId: opened.caseId } });
  });

  it('is kept where it is parked for a person, too', async () => {
    const anken = await anAnkenWithAShop();
    const opened = await aCase(anken.client, anken.shop);
    await publishAll(anken);
    const [{ pk, sk } = { pk: '', sk: '' }] = await storedEventItems(anken);
    await anken.table.write([{ update: { pk, sk }, set: { outbox: 'PARKED#1' }, if: { exists: true } }]);
    await deleteCase(anken, opened);

    await aPurge(anken).pass({ ...(await theOrder(anken)), pass: 'last' });

    expect(await anken.table.get({ pk, sk })).toMatchObject({ outbox: 'PARKED#1' });
  });
});

describe('a request in flight', () => {
  /** Holds the next transaction of `work` back until it is released. */
  const held = async (anken: Anken, work: () => Promise<unknown>) => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    let isHeld = false;
    const reached = new Promise<void>((resolve) => {
      interpose(anken.documents, async (call, send) => {
        if (call.operation === 'TransactWriteItems' && !isHeld) {
          isHeld = true;
          resolve();
          await released;
        }
        return send();
      });
    });
    const done = work();
    done.catch(() => undefined);
    await reached;
    return { release, done };
  };

  it('that updates the case is refused, and leaves nothing', async () => {
    const anken = await anAnkenWithAShop();
    const opened = await aLivedCase(anken);
    const { release, done } = await held(anken, () => update(anken.client, opened, text('summary', 'late')));
    await deleteCase(anken, opened);
    const before = await storedItems(anken);

    release();

    await expect(done).rejects.toMatchObject(notFound('Case', opened.caseId));
    expect(await storedItems(anken)).toEqual(before);
  });

  it('that adds a comment between the passes goes with the case, once its event is out', async () => {
    const anken = await anAnkenWithAShop();
    const opened = await aLivedCase(anken);
    const { release, done } = await held(anken, () => aComment(anken.client, opened, '遅れました'));
    await deleteCase(anken, opened);
    await publishAll(anken);
    const order = await theOrder(anken);
    const purge = aPurge(anken);
    const next = await purge.pass(order);

    release();
    await done;
    const waits = await purge.pass(next?.order ?? order);

    expect(waits).toMatchObject({ order: { pass: 'last', waited: 1 } });
    expect((await itemsOf(anken, '遅れました')).map(({ type }) => type)).toEqual(['RELATED_ITEM.CREATED']);
    await publishAll(anken);
    await purge.toTheEnd(waits?.order ?? order);
    expect(await itemsOf(anken, opened.caseId)).toEqual([aTombstoneOf(opened, order.eventId)]);
  });

  it('that deletes the case twice succeeds once', async () => {
    const anken = await anAnkenWithAShop();
    const opened = await aLivedCase(anken);
    const { release, done } = await held(anken, () => deleteCase(anken, opened));
    await deleteCase(anken, opened);

    release();

    await expect(done).rejects.toMatchObject(notFound('Case', opened.caseId));
    expect(await theOrder(anken)).toMatchObject({ domainId: opened.domainId });
  });

  it('that changes the case first makes the deletion read again', async () => {
    const anken = await anAnkenWithAShop();
    const opened = await aLivedCase(anken);
    const { release, done } = await held(anken, () => deleteCase(anken, opened));
    await update(anken.client, opened, text('summary', 'at the last moment'));

    release();
    await done;

    const [event] = (await storedEventItems(anken)).filter(({ type }) => type === 'CASE.DELETED');
    expect(event).toMatchObject({
      before: { version: 4, fields: { summary: { stringValue: 'at the last moment' } } },
    });
    const get = new GetCaseCommand({ ...opened, fields: [{ id: 'title' }] });
    await expect(anken.client.send(get)).rejects.toMatchObject(notFound('Case', opened.caseId));
  });
});

it('comes to its end wherever it dies, when the order comes again', async () => {
  let died = true;
  for (let step = 1; died; step += 1) {
    const anken = await anAnkenWithAShop();
    const other = await aCase(anken.client, anken.shop);
    const opened = await aLivedCase(anken);
    await deleteCase(anken, opened);
    await publishAll(anken);
    const ofTheOther = await itemsOf(anken, other.caseId);
    const order = await theOrder(anken);
    let calls = 0;
    died = false;
    interpose(anken.documents, async (_, send) => {
      calls += 1;
      // It is gone from here on: neither this request nor a later one is made.
      if (calls >= step) {
        died = true;
        throw new Error('The function died');
      }
      return send();
    });
    let current: Order = order;
    const purge = aPurge(anken);
    const dying = async () => {
      for (let next = await purge.pass(order); next; next = await purge.pass(current)) current = next.order;
    };
    await dying().catch(() => undefined);
    interpose(anken.documents, (_, send) => send());

    await aPurge(anken).toTheEnd(current);

    expect({ step, left: await itemsOf(anken, opened.caseId) }).toEqual({
      step,
      left: [aTombstoneOf(opened, order.eventId)],
    });
    expect(await itemsOf(anken, other.caseId)).toEqual(ofTheOther);
  }
});

it('comes to its end where an order is delivered twice at once', async () => {
  const anken = await anAnkenWithAShop();
  const opened = await aLivedCase(anken);
  await deleteCase(anken, opened);
  await publishAll(anken);
  const order = await theOrder(anken);

  await Promise.all([aPurge(anken).toTheEnd(order), aPurge(anken).toTheEnd(order)]);

  expect(await itemsOf(anken, opened.caseId)).toEqual([aTombstoneOf(opened, order.eventId)]);
});

it('leaves the marker of a mail, so that an event which comes again mails nobody again', async () => {
  const anken = await anAnkenWithAShop();
  const opened = await aCase(anken.client, anken.shop, [text('severity', 'Critical')]);
  await deleteCase(anken, opened);
  await publishAll(anken);
  const [raised] = (await storedEventItems(anken)).filter(({ severityRaised }) => severityRaised);
  const eventId = `${raised?.['eventId']}`;
  await mailMarkerStore(anken.table, systemClock).claim(opened.domainId, eventId);
  const order = await theOrder(anken);

  await aPurge(anken).toTheEnd(order);

  expect(await anken.table.get(mailMarkerKey(opened.domainId, eventId))).toBeDefined();
  expect((await itemsOf(anken, opened.caseId)).filter(({ sk }) => sk !== 'MAIL')).toEqual([
    aTombstoneOf(opened, order.eventId),
  ]);
});

it('takes a thousand events in steps of what the time allows, and goes on where it stopped', async () => {
  const anken = await anAnkenWithAShop();
  const opened = await aCase(anken.client, anken.shop);
  const { domainId, caseId } = opened;
  await fill(anken, 1_000, (number) => ({
    ...eventKey(domainId, caseId, `01KAS8XJ8ZQ4N6V1T3W5Y${String(number).padStart(5, '0')}`),
    type: 'CASE.UPDATED',
  }));
  await deleteCase(anken, opened);
  await publishAll(anken);
  const order = await theOrder(anken);
  // Three pages an invocation.
  let asked = 0;
  const purge = aPurge(anken, { remaining: () => (asked++ % 4 < 3 ? 120_000 : 1_000) });

  const passes = await purge.toTheEnd(order);

  expect(passes.map(({ order: { pass }, afterSeconds }) => [pass, afterSeconds])).toEqual([
    ...[0, 0, 0].map((now) => ['first', now]),
    ['last', SECOND_PASS_SECONDS],
  ]);
  expect(await itemsOf(anken, caseId)).toEqual([aTombstoneOf(opened, order.eventId)]);
});
