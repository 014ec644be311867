import { CreateCaseCommand, type CreateCaseRequest } from '@aws-sdk/client-connectcases';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { configurationKey, domainKey } from '../../../lambdas/table/keys.ts';
import { aCaseRequest, text } from '../../builders/case.ts';
import { movableClock } from '../../builders/clock.ts';
import { aShop, aTemplate } from '../../builders/shop.ts';
import { storedItems } from '../../integration/support/stored.ts';
import { anAnken } from '../support/client.ts';

const anAnkenWithAShop = async () => {
  const clock = movableClock();
  const anken = await anAnken({ clock });
  const shop = await aShop(anken.client);
  const create = async (fields: CreateCaseRequest['fields'] = [], more: Partial<CreateCaseRequest> = {}) => {
    const request = aCaseRequest(shop, fields, { clientToken: 'token-1', ...more });
    const { caseId } = await anken.client.send(new CreateCaseCommand(request));
    return caseId;
  };
  const storedCases = async () => (await storedItems(anken)).filter(({ sk }) => sk === 'CASE');
  return { ...anken, clock, shop, create, storedCases };
};

const oneDay = 24 * 60 * 60 * 1000;

it('answers the same case when the same request comes twice', async () => {
  const { client, shop, ...anken } = await anAnkenWithAShop();
  const request = aCaseRequest(shop, [text('severity', 'High')], { clientToken: 'token-1' });
  const first = await client.send(new CreateCaseCommand(request));
  const before = await storedItems(anken);

  const second = await client.send(new CreateCaseCommand(request));

  expect(second).toMatchObject({ caseId: first.caseId, caseArn: first.caseArn });
  expect(await storedItems(anken)).toEqual(before);
});

it.each<[string, (otherTemplateId: string) => Partial<CreateCaseRequest>]>([
  ['another value', () => ({ fields: [text('title', 'Another')] })],
  ['one field more', () => ({ fields: [text('title', '荷物が届かない'), text('summary', 'x')] })],
  ['tags', () => ({ tags: { team: 'returns' } })],
  ['another performer', () => ({ performedBy: { customEntity: 'night batch' } })],
  ['another template', (templateId) => ({ templateId })],
])('refuses a token that was used for a request without %s', async (_, other) => {
  const { client, shop, create, storedCases } = await anAnkenWithAShop();
  const otherTemplateId = await aTemplate(client, shop.domainId);
  await create();

  const refused = create([], other(otherTemplateId));

  await expect(refused).rejects.toMatchObject({
    name: 'ConflictException',
    message: 'The clientToken was used for another request already.',
    $metadata: { httpStatusCode: 409 },
  });
  expect(await storedCases()).toHaveLength(1);
});

it('does not mind in which order a request’s members come', async () => {
  const { send, shop, storedCases } = await anAnkenWithAShop();
  const path = `/domains/${shop.domainId}/cases`;
  const one = `{"clientToken":"t","templateId":"${shop.templateId}","tags":{"a":"1","b":"2"},"fields":[{"id":"title","value":{"stringValue":"x"}}]}`;
  const other = `{"fields":[{"value":{"stringValue":"x"},"id":"title"}],"tags":{"b":"2","a":"1"},"templateId":"${shop.templateId}","clientToken":"t"}`;

  const first = await send('POST', path, one);
  const second = await send('POST', path, other);

  expect(first.status).toBe(200);
  expect(second).toEqual(first);
  expect(await storedCases()).toHaveLength(1);
});

it.each([
  ['', []],
  [' and with a reference number of their own', [text('reference_number', 'shop-1')]],
])('makes one case of twenty equal requests at once%s', async (_, fields) => {
  const { create, storedCases } = await anAnkenWithAShop();

  const caseIds = await Promise.all(Array.from({ length: 20 }, () => create(fields)));

  expect(new Set(caseIds).size).toBe(1);
  expect(await storedCases()).toHaveLength(1);
});

it('makes a case of one of twenty different requests at once, and refuses the others', async () => {
  const { create, storedCases } = await anAnkenWithAShop();

  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) => create([text('summary', `${index}`)])),
  );

  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.name] : []));
  expect(refused).toEqual(Array.from({ length: 19 }, () => 'ConflictException'));
  expect(await storedCases()).toHaveLength(1);
});

it('protects for a day, to the second', async () => {
  const { clock, create } = await anAnkenWithAShop();
  const first = await create();

  clock.pass(oneDay - 1000);
  const within = await create();
  clock.pass(1000);
  const afterwards = await create();

  expect(within).toBe(first);
  expect(afterwards).not.toBe(first);
});

it('protects anew once it has expired, also where the table has not deleted it yet', async () => {
  const { clock, create, storedCases } = await anAnkenWithAShop();
  await create();
  clock.pass(oneDay);
  const second = await create([text('summary', 'another request')]);

  const again = await create([text('summary', 'another request')]);

  expect(again).toBe(second);
  expect(await storedCases()).toHaveLength(2);
});

it('still answers the case when the template has been made inactive since', async () => {
  const { documents, tableName, shop, create } = await anAnkenWithAShop();
  const first = await create();
  await documents.send(
    new UpdateCommand({
      TableName: tableName,
      Key: configurationKey(shop.domainId, 'TEMPLATE', shop.templateId),
      UpdateExpression: 'SET #status = :inactive',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':inactive': 'Inactive' },
    }),
  );
  await documents.send(
    new UpdateCommand({
      TableName: tableName,
      Key: domainKey(shop.domainId),
      UpdateExpression: 'ADD configVersion :one',
      ExpressionAttributeValues: { ':one': 1 },
    }),
  );

  const again = await create();

  expect(again).toBe(first);
  await expect(create([], { clientToken: 'token-2' })).rejects.toMatchObject({
    message: 'templateId: is of a template that is inactive',
  });
});

it('is free again when its request was refused', async () => {
  const { create, storedCases } = await anAnkenWithAShop();
  await expect(create([text('severity', 'none such')])).rejects.toMatchObject({
    name: 'ValidationException',
  });

  await create([text('severity', 'High')]);

  expect(await storedCases()).toHaveLength(1);
});

it('of one domain says nothing in another', async () => {
  const { client, create } = await anAnkenWithAShop();
  const otherShop = await aShop(client);
  const here = await create();

  const there = await create([], otherShop);

  expect(there).not.toBe(here);
});

it('protects nothing when it is empty', async () => {
  const { create, storedCases } = await anAnkenWithAShop();

  await create([], { clientToken: '' });
  await create([], { clientToken: '' });

  expect(await storedCases()).toHaveLength(2);
});

it('is refused when it has 65 characters', async () => {
  const { create } = await anAnkenWithAShop();

  const refused = create([], { clientToken: 'x'.repeat(65) });

  await expect(refused).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'clientToken: must be 0 to 64 characters long',
  });
});
