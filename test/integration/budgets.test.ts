import {
  CreateCaseCommand,
  DeleteCaseCommand,
  DeleteRelatedItemCommand,
  GetCaseAuditEventsCommand,
  GetCaseCommand,
  SearchRelatedItemsCommand,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { aCase, aCaseRequest, aComment, aContact, aContactArn, text, update } from '../builders/case.ts';
import { aCaseRule, aField, aSelectField, aShop, aTemplate } from '../builders/shop.ts';
import { anAnken } from '../contract/support/client.ts';
import { costsOf } from './support/costs.ts';
import { aPurge, publishAll, theOrder } from './support/purges.ts';

/**
 * What an agent fills in: five system fields and seven of the team's own, some of them in Japanese; two rules of the
 * template ask about them.
 */
const aTypicalCase = async () => {
  const anken = await anAnken();
  const { client, documents } = anken;
  const shop = await aShop(client);
  const { domainId } = shop;
  const product = await aField(client, domainId);
  const address = await aField(client, domainId);
  const quantity = await aField(client, domainId, 'Number');
  const isGift = await aField(client, domainId, 'Boolean');
  const receivedAt = await aField(client, domainId, 'DateTime');
  const language = await aSelectField(client, domainId, ['ja', 'en']);
  const ofGifts = { operandOne: { fieldId: isGift }, operandTwo: { booleanValue: true }, result: true };
  const conditional = { defaultValue: false, conditions: [{ equalTo: ofGifts }] };
  const needsAddress = await aCaseRule(client, domainId, { required: conditional });
  const hidesQuantity = await aCaseRule(client, domainId, { hidden: conditional });
  const templateId = await aTemplate(client, domainId, {
    requiredFields: [{ fieldId: 'customer_id' }],
    rules: [
      { caseRuleId: needsAddress, fieldId: address },
      { caseRuleId: hidesQuantity, fieldId: quantity },
    ],
  });
  const values = [
    text('title', '誕生日プレゼントの荷物が届かない'),
    text(
      'summary',
      '11月20日に発送済みと表示されているが、追跡番号で検索しても情報がない。至急の確認を希望。',
    ),
    text('severity', 'High'),
    text('customer_id', 'arn:aws:profile:ap-northeast-1:111122223333:domains/shop/profiles/0c1d2e3f4a5b'),
    text('assigned_queue', 'arn:aws:connect:ap-northeast-1:111122223333:instance/i-1/queue/q-1'),
    text(shop.orderFieldId, 'A-2026-11-0042'),
    text(product, 'ワイヤレスイヤホン（白）'),
    text(address, '東京都千代田区丸の内1丁目9番1号'),
    { id: quantity, value: { doubleValue: 2 } },
    { id: isGift, value: { booleanValue: true } },
    text(receivedAt, '2026-11-21T10:15:00+09:00'),
    text(language, 'ja'),
  ];
  const fields = values.map(({ id }) => ({ id }));
  const request = aCaseRequest({ domainId, templateId }, values);
  const create = () => client.send(new CreateCaseCommand({ ...request, clientToken: crypto.randomUUID() }));
  // The first case warms the caches of template, fields and options.
  await create();
  const opened = await aCase(client, { domainId, templateId }, values);
  await aComment(client, opened, '配送業者に問い合わせました。');
  await aContact(client, opened);
  const costs = (work: () => Promise<unknown>) => costsOf(documents, work);
  return { anken, client, opened, fields, create, costs };
};

describe('a warm function’s round trips to DynamoDB', () => {
  it('are two for a new case: the domain and the token, then one transaction', async () => {
    const { create, costs } = await aTypicalCase();

    expect(await costs(create)).toMatchObject({ roundTrips: 2 });
  });

  it('are one for reading a case', async () => {
    const { client, opened, fields, costs } = await aTypicalCase();

    const read = () => client.send(new GetCaseCommand({ ...opened, fields }));

    expect(await costs(read)).toMatchObject({ roundTrips: 1, writeUnits: 0 });
  });

  it('are two for an update: the case and the domain, then one transaction', async () => {
    const { client, opened, costs } = await aTypicalCase();

    const change = () => update(client, opened, text('severity', 'Low'), text('summary', '解決しました。'));

    expect(await costs(change)).toMatchObject({ roundTrips: 2 });
  });

  it('are two for a comment', async () => {
    const { client, opened, costs } = await aTypicalCase();

    expect(await costs(() => aComment(client, opened))).toMatchObject({ roundTrips: 2 });
  });

  it('are two for a contact, and one where it is linked already', async () => {
    const { client, opened, costs } = await aTypicalCase();

    expect(await costs(() => aContact(client, opened, aContactArn(2)))).toMatchObject({ roundTrips: 2 });
    expect(await costs(() => aContact(client, opened, aContactArn(2)))).toMatchObject({
      roundTrips: 1,
      writeUnits: 0,
    });
  });

  it('are two for a deletion, of a case and of a related item', async () => {
    const { client, opened, costs } = await aTypicalCase();
    const relatedItemId = await aContact(client, opened, aContactArn(2));

    const unlink = () => client.send(new DeleteRelatedItemCommand({ ...opened, relatedItemId }));
    const remove = () => client.send(new DeleteCaseCommand(opened));

    expect(await costs(unlink)).toMatchObject({ roundTrips: 2 });
    expect(await costs(remove)).toMatchObject({ roundTrips: 2 });
  });

  it('are one for the related items, with filters and without', async () => {
    const { client, opened, costs } = await aTypicalCase();

    for (const filters of [undefined, [{ comment: {} }]]) {
      const search = () => client.send(new SearchRelatedItemsCommand({ ...opened, filters }));
      expect(await costs(search)).toMatchObject({ roundTrips: 1, writeUnits: 0 });
    }
  });

  it('are one for the audit', async () => {
    const { client, opened, costs } = await aTypicalCase();

    const read = () => client.send(new GetCaseAuditEventsCommand(opened));

    expect(await costs(read)).toMatchObject({ roundTrips: 1, writeUnits: 0 });
  });

  it('are one for an update that changes nothing', async () => {
    const { client, opened, costs } = await aTypicalCase();

    const change = () => update(client, opened, text('severity', 'High'));

    expect(await costs(change)).toMatchObject({ roundTrips: 1, writeUnits: 0 });
  });
});

it('holds a typical case to its share of the bill: some eighteen write units to open it, thirteen for a change', async () => {
  const { client, opened, create, costs } = await aTypicalCase();

  const creation = await costs(create);
  const change = await costs(() => update(client, opened, text('severity', 'Low')));
  const comment = await costs(() => aComment(client, opened));
  const contact = await costs(() => aContact(client, opened, aContactArn(2)));

  expect(creation.writeUnits).toBeLessThanOrEqual(20);
  expect(change.writeUnits).toBeLessThanOrEqual(14);
  expect(comment.writeUnits).toBeLessThanOrEqual(8);
  expect(contact.writeUnits).toBeLessThanOrEqual(12);
  for (const { readUnits } of [creation, change, comment, contact]) expect(readUnits).toBeLessThanOrEqual(4);
});

it('purges a typical case, of twelve events and five related items, for some sixty write units', async () => {
  const { anken, client, opened, costs } = await aTypicalCase();
  for (let change = 1; change <= 6; change += 1) {
    await update(client, opened, text('summary', `変更 ${change}`));
  }
  for (let comment = 1; comment <= 3; comment += 1) await aComment(client, opened, '折り返し電話しました。');
  const deletion = await costs(() => client.send(new DeleteCaseCommand(opened)));
  await publishAll(anken);
  const order = await theOrder(anken);

  const purge = await costs(() => aPurge(anken).toTheEnd(order));

  expect(deletion.writeUnits).toBeLessThanOrEqual(12);
  expect(purge.writeUnits).toBeLessThanOrEqual(60);
  expect(purge.readUnits).toBeLessThanOrEqual(10);
});
