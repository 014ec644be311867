import {
  CreateCaseCommand,
  DeleteCaseCommand,
  DeleteRelatedItemCommand,
  UpdateRelatedItemCommand,
} from '@aws-sdk/client-connectcases';
import { expect, it } from 'vitest';
import { digest } from '../../../lambdas/platform/ids.ts';
import { caseKey, clientTokenKey, deletedRange, referenceKey } from '../../../lambdas/table/keys.ts';
import {
  aCase,
  aCaseRequest,
  aComment,
  aConnectedCase,
  aContact,
  aCustomItem,
  aFile,
  anSla,
  tagItem,
  text,
  update,
} from '../../builders/case.ts';
import { movableClock } from '../../builders/clock.ts';
import { aShop } from '../../builders/shop.ts';
import { anAnken } from '../../contract/support/client.ts';
import { storedEvents } from '../support/stored.ts';
import { keysOf, recordedCalls, type WireCall } from '../support/wire.ts';

const partitionsOf = (call: WireCall): readonly string[] => keysOf(call).map(({ pk }) => pk);

const conditionsOf = ({ body }: WireCall): readonly unknown[] =>
  (body['TransactItems'] as Record<string, { readonly ConditionExpression?: string }>[])
    .flatMap((each) => Object.values(each))
    .map(({ ConditionExpression }) => ConditionExpression);

const isWrite = ({ operation }: WireCall) => !['GetItem', 'BatchGetItem', 'Query'].includes(operation);

const anAnkenWithAShop = async () => {
  const anken = await anAnken();
  return { ...anken, shop: await aShop(anken.client) };
};

it('names in a new case’s transaction its own items, its own token and its own reference number', async () => {
  const { client, documents, shop } = await anAnkenWithAShop();
  const calls = recordedCalls(documents);

  const { caseId } = await client.send(
    new CreateCaseCommand(
      aCaseRequest(shop, [text('reference_number', 'shop-1')], { clientToken: 'token-1' }),
    ),
  );

  const own = caseKey(shop.domainId, `${caseId}`).pk;
  expect(calls.filter(isWrite).map(partitionsOf)).toEqual([
    [own, own, referenceKey(shop.domainId, 'shop-1').pk, clientTokenKey(shop.domainId, digest('token-1')).pk],
  ]);
});

it.each([
  ['an update', (client, opened) => update(client, opened, text('summary', 'new')), 2],
  ['a comment', (client, opened) => aComment(client, opened), 2],
  ['a contact', (client, opened) => aContact(client, opened), 3],
] satisfies [
  string,
  (client: Parameters<typeof update>[0], opened: Parameters<typeof update>[1]) => Promise<unknown>,
  number,
][])('names in the transaction of %s nothing but the case’s own items', async (_, change, items) => {
  const { client, documents, shop } = await anAnkenWithAShop();
  const opened = await aCase(client, shop);
  const calls = recordedCalls(documents);

  await change(client, opened);

  const own = caseKey(opened.domainId, opened.caseId).pk;
  expect(calls.filter(isWrite).map(partitionsOf)).toEqual([Array.from({ length: items }, () => own)]);
});

it('names in the transactions of files, connected cases and custom items, and of an update, the case’s own items', async () => {
  const { client, documents, shop } = await anAnkenWithAShop();
  const [opened, other] = [await aCase(client, shop), await aCase(client, shop)];
  const relatedItemId = await aComment(client, opened);
  const calls = recordedCalls(documents);

  await aFile(client, opened);
  await aConnectedCase(client, opened, other.caseId);
  await aCustomItem(client, opened, text(shop.orderFieldId, 'A-1'));
  const content = { comment: { body: 'new', contentType: 'Text/Plain' as const } };
  await client.send(new UpdateRelatedItemCommand({ ...opened, relatedItemId, content }));

  const own = caseKey(opened.domainId, opened.caseId).pk;
  expect(calls.filter(isWrite).map(partitionsOf)).toEqual([1, 2, 3, 4].map(() => [own, own]));
});

it('names in the transaction of an SLA’s start, fulfilment, breach and deletion the case, the SLA and their events', async () => {
  const clock = movableClock();
  const { client, documents, ...anken } = await anAnken({ clock });
  const opened = await aCase(client, await aShop(client));
  const keysByType = (call: WireCall) => keysOf(call).map(({ sk }) => sk.replace(/#[^#]{26}$/, ''));
  const calls = recordedCalls(documents);

  const first = await anSla(client, opened);
  await anSla(client, opened, { fieldId: 'summary', targetFieldValues: [{ stringValue: 'done' }] });
  await update(client, opened, text('status', 'closed'));
  clock.pass(61 * 60_000);
  await update(client, opened, text('severity', 'Low'));
  await client.send(new DeleteRelatedItemCommand({ ...opened, relatedItemId: first }));

  const own = caseKey(opened.domainId, opened.caseId).pk;
  const writes = calls.filter(isWrite);
  expect(new Set(writes.flatMap(partitionsOf))).toEqual(new Set([own]));
  expect(writes.map(keysByType)).toEqual([
    ['CASE', 'CASE#SLA', 'EVENT', 'EVENT'],
    ['CASE', 'CASE#SLA', 'EVENT'],
    ['CASE', 'CASE#SLA', 'EVENT', 'EVENT'],
    ['CASE', 'CASE#SLA', 'EVENT', 'EVENT'],
    ['CASE', 'CASE#SLA', 'EVENT'],
  ]);
  for (const condition of writes.flatMap(conditionsOf)) {
    expect(condition).toMatch(/attribute_(not_)?exists\(#\w+\)|#\w+ = :\w+/);
  }
  expect(await storedEvents({ ...anken, documents })).toHaveLength(9);
});

it.each([
  ['comment', aComment, 2],
  ['contact', aContact, 2],
  ['SLA', anSla, 3],
] as const)(
  'names in the transaction of the tags of a %s nothing but the case’s own items',
  async (_, add, items) => {
    const { client, documents, shop } = await anAnkenWithAShop();
    const opened = await aCase(client, shop);
    const relatedItemId = await add(client, opened);
    const calls = recordedCalls(documents);

    await tagItem(client, opened, relatedItemId, { team: 'returns' });

    const own = caseKey(opened.domainId, opened.caseId).pk;
    const writes = calls.filter(isWrite);
    expect(writes.map(partitionsOf)).toEqual([Array.from({ length: items }, () => own)]);
    for (const condition of writes.flatMap(conditionsOf)) {
      expect(condition).toMatch(/attribute_not_exists\(#\w+\)|#\w+ = :\w+/);
    }
  },
);

it('names in a deletion’s transaction the case, and its own event among those that outlive it', async () => {
  const { client, documents, shop } = await anAnkenWithAShop();
  const opened = await aCase(client, shop);
  const calls = recordedCalls(documents);

  await client.send(new DeleteCaseCommand(opened));

  expect(calls.filter(isWrite).map(partitionsOf)).toEqual([
    [caseKey(opened.domainId, opened.caseId).pk, deletedRange(opened.domainId).pk],
  ]);
});

it('names in the transaction of a deleted contact the item, its event and its link', async () => {
  const { client, documents, shop } = await anAnkenWithAShop();
  const opened = await aCase(client, shop);
  const relatedItemId = await aContact(client, opened);
  const calls = recordedCalls(documents);

  await client.send(new DeleteRelatedItemCommand({ ...opened, relatedItemId }));

  const own = caseKey(opened.domainId, opened.caseId).pk;
  expect(calls.filter(isWrite).map(partitionsOf)).toEqual([[own, own, own]]);
});

it('says with every write of a case what it believes of the item', async () => {
  const { client, documents, shop } = await anAnkenWithAShop();
  const calls = recordedCalls(documents);

  const opened = await aCase(client, shop);
  await update(client, opened, text('summary', 'new'));
  await aComment(client, opened);
  const relatedItemId = await aContact(client, opened);
  await client.send(new DeleteRelatedItemCommand({ ...opened, relatedItemId }));
  await client.send(new DeleteCaseCommand(opened));

  const conditions = calls.filter(isWrite).flatMap(conditionsOf);
  expect(conditions).toHaveLength(16);
  for (const condition of conditions) {
    expect(condition).toMatch(/attribute_(not_)?exists\(#\w+\)|#\w+ = :\w+/);
  }
});
