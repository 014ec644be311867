import {
  CreateCaseCommand,
  DeleteCaseCommand,
  DeleteDomainCommand,
  PutCaseEventConfigurationCommand,
  TagResourceCommand,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { deletedEventKey, eventConfigurationKey, eventIndexKeys } from '../../../lambdas/table/keys.ts';
import { aCase, aCaseRequest, aComment, aContact, text, update } from '../../builders/case.ts';
import { aCaseRule, aShop } from '../../builders/shop.ts';
import { anAnken } from '../../contract/support/client.ts';
import { aPurge, itemsOf, type Order, publishAll, SECOND_PASS_SECONDS, theOrder } from '../support/purges.ts';
import { storedEventItems, storedItems } from '../support/stored.ts';
import { interpose, recordedCalls } from '../support/wire.ts';

const arnOf = (domainId: string) => `arn:aws:cases:us-east-1:111122223333:domain/${domainId}`;

/** A domain of three cases with all that belongs to them, beside one that stays. */
const aDomainOfThreeCases = async () => {
  const anken = await anAnken();
  const { client } = anken;
  const other = await aShop(client);
  await aComment(client, await aCase(client, other, [text('reference_number', 'shop-1')]));
  await publishAll(anken);
  const others = await storedItems(anken);
  const shop = await aShop(client);
  const { domainId } = shop;
  await client.send(new PutCaseEventConfigurationCommand({ domainId, eventBridge: { enabled: true } }));
  const rule = { required: { defaultValue: false, conditions: [] } };
  await aCaseRule(client, domainId, rule);
  await client.send(new TagResourceCommand({ arn: arnOf(domainId), tags: { team: 'returns' } }));
  for (const number of [1, 2, 3]) {
    const request = aCaseRequest(shop, [text('reference_number', `shop-${number}`)], {
      clientToken: `token-${number}`,
    });
    const { caseId } = await client.send(new CreateCaseCommand(request));
    const opened = { domainId, caseId: `${caseId}` };
    await update(client, opened, text('severity', 'High'));
    const arn = `${arnOf(domainId)}/case/${caseId}`;
    await client.send(new TagResourceCommand({ arn, tags: { team: 'returns' } }));
    await aComment(client, opened);
    await aContact(client, opened);
  }
  return { anken, shop, others, deleteDomain: () => client.send(new DeleteDomainCommand({ domainId })) };
};
type Anken = Awaited<ReturnType<typeof aDomainOfThreeCases>>['anken'];

/** Of two deletions, that of the domain. */
const theOrderOfTheDomain = async (anken: Anken): Promise<Order> => {
  const [event] = (await storedEventItems(anken)).filter(({ type }) => type === 'DOMAIN.DELETED');
  return { domainId: `${event?.['domainId']}`, eventId: `${event?.['eventId']}` };
};

const aTombstoneOf = ({ domainId, eventId }: Order) => ({
  ...deletedEventKey(domainId, eventId),
  feed: eventIndexKeys(domainId, domainId).feed,
  domainId,
  eventId,
  type: 'DOMAIN.DELETED',
  expiresAt: expect.any(Number),
});

describe('the purge of a domain', () => {
  it('leaves nothing of it but a tombstone, and of other domains every byte', async () => {
    const { anken, others, deleteDomain } = await aDomainOfThreeCases();
    await deleteDomain();
    await publishAll(anken);
    const order = await theOrder(anken);

    const passes = await aPurge(anken).toTheEnd(order);

    // Once for the requests in flight, and once more for cases that the index brought late.
    expect(passes.map(({ order: { pass }, afterSeconds }) => [pass, afterSeconds])).toEqual([
      ['last', SECOND_PASS_SECONDS],
      ['last', SECOND_PASS_SECONDS],
    ]);
    const left = await storedItems(anken);
    expect(left.filter(({ pk }) => pk.includes(order.domainId))).toEqual([aTombstoneOf(order)]);
    expect(left.filter(({ pk }) => !pk.includes(order.domainId))).toEqual(others);
  });

  it('waits for a case that the index did not show yet', async () => {
    const { anken, deleteDomain } = await aDomainOfThreeCases();
    await deleteDomain();
    await publishAll(anken);
    const order = await theOrder(anken);
    const purge = aPurge(anken);
    let hidden = 1;
    const first = await purge.pass(order);
    anken.documents.middlewareStack.add(
      (next) => async (args) => {
        const answer = await next(args);
        const { IndexName } = args.input as { IndexName?: string };
        const { Items = [] } = answer.output as { Items?: object[] };
        if (IndexName === 'lookup' && hidden > 0) hidden -= Items.splice(0, 1).length;
        return answer;
      },
      { step: 'initialize', name: 'behind' },
    );

    const passes = await purge.toTheEnd(first?.order ?? order);

    expect(hidden).toBe(0);
    expect(passes.length).toBeGreaterThanOrEqual(2);
    expect(await itemsOf(anken, order.domainId)).toEqual([aTombstoneOf(order)]);
  });

  it('takes a case along that a request in flight has created', async () => {
    const { anken, shop, deleteDomain } = await aDomainOfThreeCases();
    let created: Promise<unknown> = Promise.resolve();
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    let isHeld = false;
    await new Promise<void>((resolve) => {
      interpose(anken.documents, async (call, send) => {
        if (call.operation === 'TransactWriteItems' && !isHeld) {
          isHeld = true;
          resolve();
          await released;
        }
        return send();
      });
      created = aCase(anken.client, shop);
    });
    await deleteDomain();
    await publishAll(anken);
    const order = await theOrder(anken);
    const purge = aPurge(anken);
    const next = await purge.pass(order);

    release();
    await created;
    await publishAll(anken);
    await purge.toTheEnd(next?.order ?? order);

    expect(await itemsOf(anken, order.domainId)).toEqual([aTombstoneOf(order)]);
  });

  it('keeps cases and configuration until all events are out, in the shape that was asked for', async () => {
    const { anken, shop, deleteDomain } = await aDomainOfThreeCases();
    await publishAll(anken);
    const opened = await aCase(anken.client, shop);
    await deleteDomain();
    const order = await theOrder(anken);
    const purge = aPurge(anken);
    await purge.pass(order);

    const waits = await purge.pass({ ...order, pass: 'last' });

    expect(waits).toMatchObject({ order: { pass: 'last', waited: 1 }, afterSeconds: 30 });
    expect(await anken.table.get(eventConfigurationKey(shop.domainId))).toBeDefined();
    const events = await storedEventItems(anken);
    expect(events.filter(({ pk }) => pk.includes(shop.domainId)).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['CASE.CREATED', 'DOMAIN.DELETED']),
    );
    expect((await itemsOf(anken, opened.caseId)).map(({ sk }) => sk)).toContain('CASE');
  });

  it('waits for the event of a case that was deleted before', async () => {
    const { anken, shop, deleteDomain } = await aDomainOfThreeCases();
    await publishAll(anken);
    await anken.client.send(new DeleteCaseCommand(await aCase(anken.client, shop)));
    await deleteDomain();
    const order = await theOrderOfTheDomain(anken);
    const purge = aPurge(anken);
    await purge.pass({ ...order, pass: 'last' });

    const waits = await purge.pass({ ...order, pass: 'last' });

    expect(waits).toMatchObject({ order: { waited: 1 } });
    expect(await anken.table.get(eventConfigurationKey(shop.domainId))).toBeDefined();
    await publishAll(anken);
    await purge.toTheEnd(waits?.order ?? order);
    expect((await itemsOf(anken, shop.domainId)).map(({ type }) => type)).toEqual([
      'CASE.DELETED',
      'DOMAIN.DELETED',
    ]);
  });

  it('does the work of an order that was lost: that of a case which was deleted before', async () => {
    const { anken, shop, deleteDomain } = await aDomainOfThreeCases();
    const opened = await aCase(anken.client, shop, [text('reference_number', 'lost')]);
    await aComment(anken.client, opened);
    await anken.client.send(new DeleteCaseCommand(opened));
    await deleteDomain();
    await publishAll(anken);
    const order = await theOrderOfTheDomain(anken);

    await aPurge(anken).toTheEnd(order);

    const left = await itemsOf(anken, shop.domainId);
    expect(left.map(({ type }) => type)).toEqual(['CASE.DELETED', 'DOMAIN.DELETED']);
    expect(left.every(({ expiresAt }) => typeof expiresAt === 'number')).toBe(true);
  });

  it('waits, and does not spin, where its time is not enough for the cases that cannot go yet', async () => {
    const { anken, deleteDomain } = await aDomainOfThreeCases();
    await deleteDomain();
    const order = await theOrder(anken);
    // Never the time for all three cases.
    let asked = 0;
    const purge = aPurge(anken, { remaining: () => (asked++ < 3 ? 120_000 : 1_000) });
    const passes = [];
    for (let count = 1; count <= 5; count += 1) {
      asked = 0;
      passes.push(await purge.pass({ ...order, pass: 'last' }));
    }

    expect(passes.at(0)).toMatchObject({ order: { waited: 0 }, afterSeconds: 0 });
    expect(passes.at(-1)).toMatchObject({ order: { waited: 1 }, afterSeconds: 30 });
  });

  it('looks through no more tombstones than its time allows', async () => {
    const { anken, deleteDomain } = await aDomainOfThreeCases();
    await deleteDomain();
    await publishAll(anken);
    const order = await theOrder(anken);
    // The cases are gone; what stands among the deletions is not looked at.
    await aPurge(anken).pass({ ...order, pass: 'last' });
    const calls = recordedCalls(anken.documents);

    const waits = await aPurge(anken, { remaining: () => 1_000 }).pass({ ...order, pass: 'last' });

    const read = calls.filter(({ body }) => JSON.stringify(body).includes('#DELETED'));
    expect(read.map(({ operation }) => operation)).toEqual(['GetItem']);
    expect(waits).toMatchObject({ order: { waited: 1 } });
  });

  it('comes to its end wherever it dies, when the order comes again', async () => {
    // Every seventh step: each lies in a part of the purge of its own.
    let died = true;
    for (let step = 1; died; step += 7) {
      const { anken, others, deleteDomain } = await aDomainOfThreeCases();
      await deleteDomain();
      await publishAll(anken);
      const order = await theOrder(anken);
      died = await diesAt(anken, step, order);

      await aPurge(anken).toTheEnd(order);

      const left = await storedItems(anken);
      expect(left.filter(({ pk }) => pk.includes(order.domainId))).toEqual([aTombstoneOf(order)]);
      expect(left.filter(({ pk }) => !pk.includes(order.domainId))).toEqual(others);
    }
  });

  it('goes on where its time ran out', async () => {
    const { anken, deleteDomain } = await aDomainOfThreeCases();
    await deleteDomain();
    await publishAll(anken);
    const order = await theOrder(anken);
    let asked = 0;
    const purge = aPurge(anken, { remaining: () => (asked++ % 4 < 3 ? 120_000 : 1_000) });

    const passes = await purge.toTheEnd(order);

    expect(passes.filter(({ afterSeconds }) => afterSeconds === 0).length).toBeGreaterThan(0);
    expect(await itemsOf(anken, order.domainId)).toEqual([aTombstoneOf(order)]);
  });
});

it.each([
  ['of another type', { type: 'CASE.ARCHIVED' }],
  ['without a type', { type: undefined }],
  ['of a case that it does not name', { type: 'CASE.DELETED', caseId: undefined }],
])('an event %s has nothing deleted, whoever orders it', async (_, { type, ...others }) => {
  const { anken, shop } = await aDomainOfThreeCases();
  await publishAll(anken);
  const eventId = '01KAS8XJ8ZQ4N6V1T3W5Y7B9CD';
  const item = {
    ...deletedEventKey(shop.domainId, eventId),
    domainId: shop.domainId,
    eventId,
    type,
    ...others,
  };
  await anken.table.write([{ item, unlessExists: true }]);
  const before = await storedItems(anken);

  const pass = aPurge(anken).pass({ domainId: shop.domainId, eventId, pass: 'last' });

  await expect(pass).rejects.toThrow('is no event of a deletion that can be read');
  expect(await storedItems(anken)).toEqual(before);
});

/** Answers whether it came to that. */
const diesAt = async (anken: Anken, step: number, order: Order): Promise<boolean> => {
  let calls = 0;
  interpose(anken.documents, async (_, send) => {
    calls += 1;
    if (calls >= step) throw new Error('The function died');
    return send();
  });
  await aPurge(anken)
    .toTheEnd(order)
    .catch(() => undefined);
  interpose(anken.documents, (_, send) => send());
  return calls >= step;
};
