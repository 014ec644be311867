import { afterAll, beforeAll, expect, it } from 'vitest';
import { aComment, valuesOf } from '../builders/case.ts';
import { aTypicalCase, aTypicalRequest, aTypicalShop } from '../builders/typical-case.ts';
import { ankenOver } from '../contract/support/anken.ts';
import { type Engine, newTable, startEngine } from '../integration/support/engine-process.ts';
import { storedItems } from '../integration/support/stored.ts';
import { bareClient, inWords, requestsOf, sendAll } from './own-requests.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

const aWarmShop = async () => {
  const anken = ankenOver(await newTable(engine));
  const shop = await aTypicalShop(anken.client);
  const opened = await aTypicalCase(anken.client, shop);
  return { ...anken, shop, opened, bare: bareClient(engine.endpoint) };
};

it('keeps the writes of the work back, and sends them as they are', async () => {
  const anken = await aWarmShop();
  let caseId = '';
  const create = async () => {
    caseId = `${(await anken.client.send(aTypicalRequest(anken.shop))).caseId}`;
  };
  const before = await storedItems(anken);

  const trips = await requestsOf(anken.documents, create, []);
  const keptBack = await storedItems(anken);
  await sendAll(anken.bare, trips);

  expect(keptBack).toEqual(before);
  expect(inWords(trips)).toBe('TransactWriteItems');
  const created = { domainId: anken.shop.domainId, caseId };
  expect(await valuesOf(anken.client, created, 'customer_id')).toEqual(
    await valuesOf(anken.client, anken.opened, 'customer_id'),
  );
});

it('leaves out the reads that the cheapest way does not need', async () => {
  const { client, documents, opened } = await aWarmShop();
  const comment = () => aComment(client, opened);

  expect(inWords(await requestsOf(documents, comment, 'all'))).toBe('2 GetItem + Query, TransactWriteItems');
  expect(inWords(await requestsOf(documents, comment, ['CASE']))).toBe('GetItem, TransactWriteItems');
});
