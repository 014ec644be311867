import { CreateCaseCommand } from '@aws-sdk/client-connectcases';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { aCase, aCaseRequest, aComment, aContact, anSla, text, update } from '../../builders/case.ts';
import { aShop } from '../../builders/shop.ts';
import { anAnken } from '../../contract/support/client.ts';
import { storedItems } from '../support/stored.ts';
import { interpose } from '../support/wire.ts';

type Anken = Awaited<ReturnType<typeof anAnkenWithAShop>>;
type WireKey = { readonly pk: { readonly S: string }; readonly sk: { readonly S: string } };
type WireTransaction = readonly { readonly Put?: { readonly Item: WireKey } }[];

const anAnkenWithAShop = async () => {
  const anken = await anAnken();
  return { ...anken, shop: await aShop(anken.client) };
};

/** Puts an item of somebody else's where the next transaction means to create its `place`-th. */
const occupy = ({ documents, tableName }: Anken, place: number) => {
  let occupied: WireKey | undefined;
  interpose(documents, async ({ operation, body }, send) => {
    if (operation !== 'TransactWriteItems' || occupied) return send();
    const item = (body['TransactItems'] as WireTransaction)[place]?.Put?.Item;
    if (!item) throw new Error(`The transaction creates nothing at ${place}`);
    occupied = { pk: item.pk, sk: item.sk };
    await documents.send(new PutItemCommand({ TableName: tableName, Item: occupied }) as never);
    return send();
  });
  return () => ({ pk: `${occupied?.pk.S}`, sk: `${occupied?.sk.S}` });
};

type Opened = Awaited<ReturnType<typeof aCase>>;

const anotherCase = ({ client, shop }: Anken) =>
  client.send(
    new CreateCaseCommand(
      aCaseRequest(shop, [text('reference_number', 'shop-1')], { clientToken: 'token-1' }),
    ),
  );

it.each<[string, number, (anken: Anken, opened: Opened) => Promise<unknown>]>([
  ['case', 0, anotherCase],
  ['event of the case', 1, anotherCase],
  ['reference number of the case', 2, anotherCase],
  ['client token of the case', 3, anotherCase],
  ['event of an update', 1, ({ client }, opened) => update(client, opened, text('summary', 'new'))],
  ['SLA', 1, ({ client }, opened) => anSla(client, opened)],
  ['event of an SLA', 2, ({ client }, opened) => anSla(client, opened)],
  ['event of a case’s next breach', 3, ({ client }, opened) => anSla(client, opened)],
  [
    'event of a fulfilled SLA',
    3,
    ({ client }, opened) => update(client, opened, text('summary', 'of an SLA')),
  ],
  ['comment', 0, ({ client }, opened) => aComment(client, opened)],
  ['event of a comment', 1, ({ client }, opened) => aComment(client, opened)],
  ['item of a contact', 0, ({ client }, opened) => aContact(client, opened)],
  ['event of a contact', 1, ({ client }, opened) => aContact(client, opened)],
  ['link of a contact', 2, ({ client }, opened) => aContact(client, opened)],
])('writes nothing where the %s cannot be written', async (_, place, change) => {
  const anken = await anAnkenWithAShop();
  const opened = await aCase(anken.client, anken.shop);
  const summaryOfAnSla = { fieldId: 'summary', targetFieldValues: [{ stringValue: 'of an SLA' }] };
  await anSla(anken.client, opened, { ...summaryOfAnSla, targetSlaMinutes: 120 });
  const before = await storedItems(anken);
  const occupied = occupy(anken, place);

  await change(anken, opened).catch(() => undefined);

  const own = occupied();
  const after = await storedItems(anken);
  expect(after).toHaveLength(before.length + 1);
  expect(after.filter(({ pk, sk }) => pk !== own.pk || sk !== own.sk)).toEqual(before);
});
