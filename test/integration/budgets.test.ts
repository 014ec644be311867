import {
  DeleteCaseCommand,
  DeleteRelatedItemCommand,
  GetCaseAuditEventsCommand,
  GetCaseCommand,
  ListCasesForContactCommand,
  SearchRelatedItemsCommand,
  UpdateRelatedItemCommand,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { caseBudgets, purgeBudgets, slaBudgets } from '../bench/budgets.ts';
import { aBatch, aBatchOfComments, casesOf, value } from '../builders/batch.ts';
import {
  aComment,
  aConnectedCase,
  aContact,
  aContactArn,
  aCustomItem,
  aFile,
  anSla,
  text,
  update,
} from '../builders/case.ts';
import { aHistory, aTypicalCase, aTypicalRequest, aTypicalShop } from '../builders/typical-case.ts';
import { anAnken } from '../contract/support/client.ts';
import { costsOf } from './support/costs.ts';
import { aPurge, publishAll, theOrder } from './support/purges.ts';

/** A shop with a case, in a process that knows the shop. */
const aWarmShop = async () => {
  const anken = await anAnken();
  const { client, documents } = anken;
  const shop = await aTypicalShop(client);
  const fields = shop.values.map(({ id }) => ({ id }));
  const create = () => client.send(aTypicalRequest(shop));
  // The first case warms the caches of template, fields and options.
  await create();
  const opened = await aTypicalCase(client, shop);
  const costs = (work: () => Promise<unknown>) => costsOf(documents, work);
  /** First response, resolution, and one that asks for nothing; answers the id of the first. */
  const threeSlas = async () => {
    const first = await anSla(client, opened, {
      name: '初回応答',
      fieldId: 'summary',
      targetFieldValues: [{ stringValue: '回答済み' }],
      targetSlaMinutes: 30,
    });
    await anSla(client, opened, { targetSlaMinutes: 24 * 60 });
    await anSla(client, opened, { name: '返品期限', fieldId: undefined, targetFieldValues: undefined });
    return first;
  };
  return { anken, client, shop, opened, fields, create, costs, threeSlas };
};

describe('a warm function’s round trips to DynamoDB', () => {
  it('are two for a new case: the domain and the token, then one transaction', async () => {
    const { create, costs } = await aWarmShop();

    expect(await costs(create)).toMatchObject({ roundTrips: 2 });
  });

  it('are one for reading a case', async () => {
    const { client, opened, fields, costs } = await aWarmShop();

    const read = () => client.send(new GetCaseCommand({ ...opened, fields }));

    expect(await costs(read)).toMatchObject({ roundTrips: 1, writeUnits: 0 });
  });

  it('are two for an update: the case and the domain, then one transaction', async () => {
    const { client, opened, costs } = await aWarmShop();

    const change = () => update(client, opened, text('severity', 'Low'), text('summary', '解決しました。'));

    expect(await costs(change)).toMatchObject({ roundTrips: 2 });
  });

  it('are for a case of a batch two more: what the request names, and its token', async () => {
    const { anken, shop, opened, costs } = await aWarmShop();
    const { domainId } = shop;
    const cases = casesOf(opened);
    const fields = [value({ name: 'Summary' }, '台風による遅延')];
    const change = () => aBatch(anken.send, 'batchUpdateCase', { domainId, cases, fields, clientToken: 't' });
    const comment = () => aBatchOfComments(anken.send, domainId, cases, { clientToken: 't' });

    for (const [work, budgets] of [
      [change, caseBudgets.batchUpdateCase],
      [comment, caseBudgets.batchCreateRelatedItem],
    ] as const) {
      const cost = await costs(work);
      const costOfRepetition = await costs(work);

      expect(cost.roundTrips).toBe(budgets.roundTrips.atMost);
      expect(cost.readUnits).toBeLessThanOrEqual(budgets.readUnits.atMost);
      expect(cost.writeUnits).toBeLessThanOrEqual(budgets.writeUnits.atMost);
      expect(costOfRepetition.writeUnits).toBe(0);
    }
  });

  it('are two for a comment', async () => {
    const { client, opened, costs } = await aWarmShop();

    expect(await costs(() => aComment(client, opened))).toMatchObject({ roundTrips: 2 });
  });

  it('are two for a contact, and one where it is linked already', async () => {
    const { client, opened, costs } = await aWarmShop();

    expect(await costs(() => aContact(client, opened, aContactArn(2)))).toMatchObject({ roundTrips: 2 });
    expect(await costs(() => aContact(client, opened, aContactArn(2)))).toMatchObject({
      roundTrips: 1,
      writeUnits: 0,
    });
  });

  it('are two for a file, another case and a custom item, and for the update of an item', async () => {
    const { client, opened, fields, costs, create } = await aWarmShop();
    const { caseId: other } = await create();
    const own = text(`${fields[5]?.id}`, 'A-2026-11-0043');
    const commentId = await aComment(client, opened);
    const customId = await aCustomItem(client, opened, own);
    const comment = { comment: { body: '訂正しました。', contentType: 'Text/Plain' as const } };
    const custom = { custom: { fields: [text(`${own.id}`, 'A-2026-11-0044')] } };

    for (const work of [
      () => aFile(client, opened),
      () => aConnectedCase(client, opened, `${other}`),
      () => aCustomItem(client, opened, own),
      () =>
        client.send(new UpdateRelatedItemCommand({ ...opened, relatedItemId: commentId, content: comment })),
      () =>
        client.send(new UpdateRelatedItemCommand({ ...opened, relatedItemId: customId, content: custom })),
    ]) {
      expect(await costs(work)).toMatchObject({ roundTrips: 2 });
    }
  });

  it('are two for the cases of a contact: the index, then the cases', async () => {
    const { client, opened, costs } = await aWarmShop();

    const list = () =>
      client.send(new ListCasesForContactCommand({ domainId: opened.domainId, contactArn: aContactArn() }));

    expect(await costs(list)).toMatchObject({ roundTrips: 2, writeUnits: 0 });
  });

  it('are two for an SLA, and for an update and a deletion beside three of them', async () => {
    const { client, opened, costs, threeSlas } = await aWarmShop();
    const relatedItemId = await threeSlas();

    const start = () => anSla(client, opened, { name: '至急', targetSlaMinutes: 5 });
    const fulfil = () => update(client, opened, text('status', 'closed'));
    const cancel = () => client.send(new DeleteRelatedItemCommand({ ...opened, relatedItemId }));

    for (const work of [start, fulfil, cancel]) expect(await costs(work)).toMatchObject({ roundTrips: 2 });
  });

  it('are two for a deletion, of a case and of a related item', async () => {
    const { client, opened, costs } = await aWarmShop();
    const relatedItemId = await aContact(client, opened, aContactArn(2));

    const unlink = () => client.send(new DeleteRelatedItemCommand({ ...opened, relatedItemId }));
    const remove = () => client.send(new DeleteCaseCommand(opened));

    expect(await costs(unlink)).toMatchObject({ roundTrips: 2 });
    expect(await costs(remove)).toMatchObject({ roundTrips: 2 });
  });

  it('are one for the related items, with filters and without', async () => {
    const { client, opened, costs } = await aWarmShop();

    for (const filters of [undefined, [{ comment: {} }]]) {
      const search = () => client.send(new SearchRelatedItemsCommand({ ...opened, filters }));
      expect(await costs(search)).toMatchObject({ roundTrips: 1, writeUnits: 0 });
    }
  });

  it('are one for the audit', async () => {
    const { client, opened, costs } = await aWarmShop();

    const read = () => client.send(new GetCaseAuditEventsCommand(opened));

    expect(await costs(read)).toMatchObject({ roundTrips: 1, writeUnits: 0 });
  });

  it('are one for an update that changes nothing', async () => {
    const { client, opened, costs } = await aWarmShop();

    const change = () => update(client, opened, text('severity', 'High'));

    expect(await costs(change)).toMatchObject({ roundTrips: 1, writeUnits: 0 });
  });
});

it('holds a typical case to its share of the bill: some eighteen write units to open it, thirteen for a change', async () => {
  const { client, opened, create, costs } = await aWarmShop();

  const creation = await costs(create);
  const change = await costs(() => update(client, opened, text('severity', 'Low')));
  const comment = await costs(() => aComment(client, opened));
  const contact = await costs(() => aContact(client, opened, aContactArn(2)));

  for (const [cost, budgets] of [
    [creation, caseBudgets.createCase],
    [change, caseBudgets.updateCase],
    [comment, caseBudgets.createComment],
    [contact, caseBudgets.createContact],
  ] as const) {
    expect(cost.writeUnits).toBeLessThanOrEqual(budgets.writeUnits.atMost);
    expect(cost.readUnits).toBeLessThanOrEqual(budgets.readUnits.atMost);
  }
});

it('holds SLAs to their share: some twelve write units to start one, nine more where it is the next to breach', async () => {
  const { client, opened, costs, threeSlas } = await aWarmShop();
  const relatedItemId = await threeSlas();

  const change = await costs(() => update(client, opened, text('severity', 'Low')));
  const start = await costs(() => anSla(client, opened, { name: '保証期限', targetSlaMinutes: 48 * 60 }));
  const nextToBreach = await costs(() => anSla(client, opened, { name: '至急', targetSlaMinutes: 5 }));
  const fulfilment = await costs(() => update(client, opened, text('summary', '回答済み')));
  const deletion = await costs(() => client.send(new DeleteRelatedItemCommand({ ...opened, relatedItemId })));

  for (const [cost, budgets] of [
    [change, caseBudgets.updateCase],
    [start, slaBudgets.createSla],
    [nextToBreach, slaBudgets.createNextToBreach],
    [fulfilment, slaBudgets.updateThatFulfils],
    [deletion, slaBudgets.deleteSla],
  ] as const) {
    expect(cost.writeUnits).toBeLessThanOrEqual(budgets.writeUnits.atMost);
    expect(cost.readUnits).toBeLessThanOrEqual(budgets.readUnits.atMost);
  }
});

it('purges a typical case, of twelve events and five related items, for some sixty write units', async () => {
  const { anken, client, opened, costs } = await aWarmShop();
  await aHistory(client, opened);
  const deletion = await costs(() => client.send(new DeleteCaseCommand(opened)));
  await publishAll(anken);
  const order = await theOrder(anken);

  const purge = await costs(() => aPurge(anken).toTheEnd(order));

  expect(deletion.writeUnits).toBeLessThanOrEqual(caseBudgets.deleteCase.writeUnits.atMost);
  expect(purge.writeUnits).toBeLessThanOrEqual(purgeBudgets.writeUnits.atMost);
  expect(purge.readUnits).toBeLessThanOrEqual(purgeBudgets.readUnits.atMost);
});
