import {
  DeleteCaseCommand,
  DeleteRelatedItemCommand,
  SearchRelatedItemsCommand,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { type EventOfCase, isOfSla } from '../../../lambdas/case-events/case-event.ts';
import { systemClock } from '../../../lambdas/platform/clock.ts';
import { aCase, aComment, anSla, text, update, valuesOf } from '../../builders/case.ts';
import { aField, aShop } from '../../builders/shop.ts';
import { anAnken } from '../../contract/support/client.ts';
import { breaks, slaBreaks } from '../support/chain.ts';
import { storedEvents, storedItems } from '../support/stored.ts';
import { conflictAsDynamoDb, interpose } from '../support/wire.ts';

const begun = Date.now();

const anAnkenWithACase = async () => {
  let ahead = 0;
  /** Who comes to write is the question here, not how soon on a busy machine: by this clock ten seconds are one. */
  const clock = { ...systemClock, now: () => new Date(begun + (Date.now() - begun) / 10 + ahead) };
  const anken = await anAnken({ clock });
  const shop = await aShop(anken.client);
  const opened = await aCase(anken.client, shop);
  const pass = (minutes: number) => {
    ahead += minutes * 60_000;
  };
  const slas = async () => {
    const { relatedItems = [] } = await anken.client.send(
      new SearchRelatedItemsCommand({ ...opened, filters: [{ sla: {} }] }),
    );
    return relatedItems.flatMap((item) => (item ? [item] : []));
  };
  return { ...anken, shop, opened, pass, slas };
};
type Anken = Awaited<ReturnType<typeof anAnkenWithACase>>;

const eventsBySla = (events: readonly EventOfCase[]) =>
  Map.groupBy(events.filter(isOfSla), ({ after }) => after.relatedItemId);
const typesOf = (events: readonly EventOfCase[] = []) => events.map(({ type }) => type);

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

describe('fifty updates at once of which one fulfils, while SLAs are added and deleted', () => {
  it.each([
    ['in time', 0, 'Met', 'SLA.MET'],
    ['late', 90, 'NotMet', 'SLA.NOT_MET'],
  ])('fulfil each SLA once, %s, and lose no change', async (_, minutes, status, fulfilment) => {
    const anken = await anAnkenWithACase();
    const { client, documents, shop, opened, pass } = anken;
    const fieldIds: string[] = [];
    while (fieldIds.length < 49) fieldIds.push(await aField(client, shop.domainId));
    const standing = [await anSla(client, opened), await anSla(client, opened)];
    const doomed = [await anSla(client, opened), await anSla(client, opened)];
    pass(minutes);
    conflictAsDynamoDb(documents, 2);

    const adding = [1, 2, 3].map((number) => anSla(client, opened, { name: `added ${number}` }));
    await Promise.all([
      ...adding,
      ...fieldIds.map((id) => update(client, opened, text(id, `of ${id}`))),
      update(client, opened, text('status', 'closed')),
      ...doomed.map((relatedItemId) =>
        client.send(new DeleteRelatedItemCommand({ ...opened, relatedItemId })),
      ),
    ]);

    const addedIds = await Promise.all(adding);
    const events = await storedEvents(anken);
    const bySla = eventsBySla(events);
    expect([...breaks(events), ...slaBreaks(events)]).toEqual([]);
    expect(bySla.size).toBe(7);
    const breach = minutes > 0 ? ['SLA.BREACHED'] : [];
    for (const id of standing) expect(typesOf(bySla.get(id))).toEqual(['SLA.STARTED', ...breach, fulfilment]);
    for (const id of addedIds) expect(typesOf(bySla.get(id))).toEqual(['SLA.STARTED', 'SLA.MET']);
    for (const id of doomed) expect(typesOf(bySla.get(id)).at(-1)).toBe('SLA.CANCELLED');
    const found = await anken.slas();
    const statuses = found.map(({ relatedItemId, content }) => [
      relatedItemId,
      content?.sla?.slaConfiguration?.status,
    ]);
    expect(Object.fromEntries(statuses)).toEqual(
      Object.fromEntries([...standing.map((id) => [id, status]), ...addedIds.map((id) => [id, 'Met'])]),
    );
    expect(await valuesOf(client, opened, ...fieldIds)).toEqual(
      Object.fromEntries(fieldIds.map((id) => [id, { stringValue: `of ${id}` }])),
    );
    expect(await valuesOf(client, opened, 'next_sla_breach_datetime')).toEqual({});
  });
});

it('takes exactly ten SLAs of twenty at once, and says of the others why', async () => {
  const { client, documents, opened, slas, ...anken } = await anAnkenWithACase();
  conflictAsDynamoDb(documents, 2);

  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => anSla(client, opened)));

  const refusals = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
  expect(refusals.map(({ name }) => name)).toEqual(
    Array.from({ length: 10 }, () => 'ServiceQuotaExceededException'),
  );
  expect(await slas()).toHaveLength(10);
  const events = await storedEvents({ ...anken, documents });
  expect(events.filter(({ type }) => type === 'SLA.STARTED')).toHaveLength(10);
  expect([...breaks(events), ...slaBreaks(events)]).toEqual([]);
});

it('17: breaches each of ten SLAs once, whoever of thirty writers comes first', async () => {
  const { client, documents, opened, pass, ...anken } = await anAnkenWithACase();
  for (let number = 1; number <= 10; number += 1) await anSla(client, opened, { targetSlaMinutes: number });
  pass(30);
  conflictAsDynamoDb(documents, 2);

  await Promise.all([
    ...Array.from({ length: 20 }, (_, index) => update(client, opened, text('summary', `${index}`))),
    ...Array.from({ length: 10 }, () => aComment(client, opened)),
  ]);

  const events = await storedEvents({ ...anken, documents });
  const breached = events.filter(({ type }) => type === 'SLA.BREACHED').filter(isOfSla);
  expect(new Set(breached.map(({ after }) => after.relatedItemId)).size).toBe(10);
  expect(breached).toHaveLength(10);
  expect([...breaks(events), ...slaBreaks(events)]).toEqual([]);
});

describe('a write that another one overtakes', () => {
  const typesAtTheEnd = async (anken: Anken, count: number) =>
    (await storedEvents(anken)).slice(-count).map(({ type }) => type);

  it('as an update: fulfils the SLA that was started meanwhile', async () => {
    const anken = await anAnkenWithACase();
    const { client, opened } = anken;
    const { release, done } = await held(anken, () => update(client, opened, text('status', 'closed')));
    await anSla(client, opened);

    release();
    await done;

    expect(await typesAtTheEnd(anken, 4)).toEqual(['SLA.STARTED', 'CASE.UPDATED', 'CASE.UPDATED', 'SLA.MET']);
  });

  it('as a new SLA: is met by the update that came meanwhile', async () => {
    const anken = await anAnkenWithACase();
    const { client, opened } = anken;
    const { release, done } = await held(anken, () => anSla(client, opened));
    await update(client, opened, text('status', 'closed'));

    release();
    await done;

    expect(await typesAtTheEnd(anken, 3)).toEqual(['CASE.UPDATED', 'SLA.STARTED', 'SLA.MET']);
  });

  it('as a new SLA: finds no case where it was deleted meanwhile, and leaves nothing', async () => {
    const anken = await anAnkenWithACase();
    const { client, opened } = anken;
    const { release, done } = await held(anken, () => anSla(client, opened));
    await client.send(new DeleteCaseCommand(opened));
    const before = await storedItems(anken);

    release();

    await expect(done).rejects.toMatchObject({ name: 'ResourceNotFoundException', resourceType: 'Case' });
    expect(await storedItems(anken)).toEqual(before);
  });

  it('29: as a deletion of the case: takes the SLA along that was started meanwhile', async () => {
    const anken = await anAnkenWithACase();
    const { client, opened } = anken;
    const { release, done } = await held(anken, () => client.send(new DeleteCaseCommand(opened)));
    await anSla(client, opened);

    release();
    await done;

    const events = (await storedItems(anken)).filter(({ type }) => type === 'CASE.DELETED');
    expect(events).toMatchObject([
      { before: { fields: { next_sla_breach_datetime: { stringValue: expect.any(String) } } } },
    ]);
  });

  it('as a deletion of an SLA: tells that it was met, where an update fulfilled it meanwhile', async () => {
    const anken = await anAnkenWithACase();
    const { client, opened } = anken;
    const relatedItemId = await anSla(client, opened);
    const { release, done } = await held(anken, () =>
      client.send(new DeleteRelatedItemCommand({ ...opened, relatedItemId })),
    );
    await update(client, opened, text('status', 'closed'));

    release();
    await done;

    expect((await storedEvents(anken)).slice(-3)).toMatchObject([
      { type: 'CASE.UPDATED' },
      { type: 'SLA.MET' },
      { type: 'SLA.CANCELLED', statusBefore: 'Met' },
    ]);
  });

  it('as an update: fulfils nothing of an SLA that was deleted meanwhile', async () => {
    const anken = await anAnkenWithACase();
    const { client, opened } = anken;
    const relatedItemId = await anSla(client, opened);
    const { release, done } = await held(anken, () => update(client, opened, text('status', 'closed')));
    await client.send(new DeleteRelatedItemCommand({ ...opened, relatedItemId }));

    release();
    await done;

    expect(await typesAtTheEnd(anken, 3)).toEqual(['SLA.CANCELLED', 'CASE.UPDATED', 'CASE.UPDATED']);
  });
});
