import { GetCaseCommand } from '@aws-sdk/client-connectcases';
import { expect, it } from 'vitest';
import { systemFields } from '../../../lambdas/fields/system-fields.ts';
import { aCase, aCaseRequest, text, update, valuesOf } from '../../builders/case.ts';
import { aField, aShop } from '../../builders/shop.ts';
import { anAnken } from '../support/client.ts';

/** One shop for all, since no case here touches another. */
const { client, send } = await anAnken();
const shop = await aShop(client);

const get = (of: { domainId: string; caseId: string }, ...fieldIds: readonly string[]) =>
  client.send(new GetCaseCommand({ ...of, fields: fieldIds.map((id) => ({ id })) }));

it('answers the asked fields in the order of the request, without those that hold no value', async () => {
  const opened = await aCase(client, shop, [text('title', 'Lost parcel'), text('severity', 'Low')]);

  const { fields, templateId, nextToken } = await get(opened, 'severity', 'summary', 'status', 'title');

  expect(fields).toEqual([text('severity', 'Low'), text('status', 'open'), text('title', 'Lost parcel')]);
  expect(templateId).toBe(shop.templateId);
  expect(nextToken).toBeUndefined();
});

it('answers a field once, however often it is asked for', async () => {
  const opened = await aCase(client, shop);

  const { fields } = await get(opened, 'status', 'status', 'status');

  expect(fields).toEqual([text('status', 'open')]);
});

it('answers the tags of the case', async () => {
  const created = await send(
    'POST',
    `/domains/${shop.domainId}/cases`,
    JSON.stringify(aCaseRequest(shop, [], { tags: { team: 'returns' } })),
  );
  const { caseId } = JSON.parse(created.body);

  const { tags } = await get({ domainId: shop.domainId, caseId }, 'title');

  expect(tags).toEqual({ team: 'returns' });
});

it('says nothing of how the case is kept', async () => {
  const { domainId, caseId } = await aCase(client, shop, [text('title', 'Lost parcel')]);

  const { body } = await send(
    'POST',
    `/domains/${domainId}/cases/${caseId}`,
    JSON.stringify({ fields: [{ id: 'title' }] }),
  );

  expect(JSON.parse(body)).toEqual({
    fields: [{ id: 'title', value: { stringValue: 'Lost parcel' } }],
    templateId: shop.templateId,
  });
});

it('shows a change as soon as it was answered', async () => {
  const opened = await aCase(client, shop, [text('severity', 'Low')]);

  await update(client, opened, text('severity', 'High'));

  expect(await valuesOf(client, opened, 'severity')).toEqual({ severity: { stringValue: 'High' } });
});

it('answers the largest of cases in one response', async () => {
  const fieldIds: string[] = [];
  for (let count = 0; count < 40; count += 1) fieldIds.push(await aField(client, shop.domainId));
  const values = fieldIds.map((id) => text(id, '\u0001'.repeat(4000)));
  const opened = await aCase(client, shop, values.slice(0, 20));
  await update(client, opened, ...values.slice(20));

  const { fields, nextToken } = await get(opened, ...fieldIds);

  expect(fields).toEqual(values);
  expect(nextToken).toBeUndefined();
});

it('names the field that does not exist', async () => {
  const opened = await aCase(client, shop);

  const refused = get(opened, 'title', 'colour');

  await expect(refused).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'fields[1].id: there is no field colour',
    $metadata: { httpStatusCode: 400 },
  });
});

it('takes from 1 to 220 fields', async () => {
  const opened = await aCase(client, shop);
  const ids = Array.from({ length: 221 }, (_, index) => systemFields[index % systemFields.length]?.fieldId);
  const asked = ids.map((id) => `${id}`);

  const { fields = [] } = await get(opened, ...asked.slice(0, 220));

  expect(fields.length).toBeGreaterThan(5);
  for (const wrong of [asked, []]) {
    await expect(get(opened, ...wrong)).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'fields: must have 1 to 220 members',
    });
  }
});

it('refuses a page token, since it gives none', async () => {
  const opened = await aCase(client, shop);

  const refused = client.send(
    new GetCaseCommand({ ...opened, fields: [{ id: 'title' }], nextToken: 'made up' }),
  );

  await expect(refused).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'nextToken: is not a token that this request was answered with',
  });
});

it.each([
  ['no-such-case', 'a made-up id'],
  ['00000000-0000-4000-8000-000000000000', 'a UUID that nobody was given'],
  ['😀'.repeat(500), 'an id of 2,000 bytes'],
])('does not find the case %s: %s', async (caseId) => {
  const refused = get({ domainId: shop.domainId, caseId }, 'title');

  await expect(refused).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    resourceId: caseId,
    resourceType: 'Case',
    $metadata: { httpStatusCode: 404 },
  });
});

it('does not find a case in another domain than its own', async () => {
  const otherShop = await aShop(client);
  const { caseId } = await aCase(client, shop);

  const refused = get({ domainId: otherShop.domainId, caseId }, 'title');

  await expect(refused).rejects.toMatchObject({ name: 'ResourceNotFoundException', resourceType: 'Case' });
});

it.each(['no-such-domain', '😀'.repeat(500)])('does not find the domain %s', async (domainId) => {
  const refused = get({ domainId, caseId: '😀'.repeat(500) }, 'title');

  await expect(refused).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    resourceId: domainId,
    resourceType: 'Domain',
  });
});
