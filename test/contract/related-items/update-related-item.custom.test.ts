import {
  DeleteFieldCommand,
  GetCaseAuditEventsCommand,
  SearchRelatedItemsCommand,
  UpdateRelatedItemCommand,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { aCase, aCustomItem, text } from '../../builders/case.ts';
import { aField, aShop } from '../../builders/shop.ts';
import { storedItems } from '../../integration/support/stored.ts';
import { anAnken } from '../support/client.ts';
import { invalidMember, quotaExceeded } from '../support/refusals.ts';

const anken = await anAnken();
const { client, send } = anken;
const shop = await aShop(client);

type Item = { readonly domainId: string; readonly caseId: string; readonly relatedItemId: string };
const aCustomItemOf = async (...fields: Parameters<typeof text>[]): Promise<Item> => {
  const opened = await aCase(client, shop);
  const values = fields.map(([id, value]) => text(id, value));
  return { ...opened, relatedItemId: await aCustomItem(client, opened, ...values) };
};
const holding = (...fields: ReturnType<typeof text>[]) => ({ custom: { fields } });
const change = (item: Item, content: ReturnType<typeof holding>) =>
  client.send(new UpdateRelatedItemCommand({ ...item, content }));
const found = async ({ domainId, caseId }: Item) => {
  const { relatedItems = [] } = await client.send(new SearchRelatedItemsCommand({ domainId, caseId }));
  return relatedItems;
};
const auditOf = async ({ domainId, caseId }: Item) => {
  const { auditEvents = [] } = await client.send(new GetCaseAuditEventsCommand({ domainId, caseId }));
  return auditEvents;
};
const expectRefused = async (work: () => Promise<unknown>, refusal: object) => {
  const before = await storedItems(anken);
  await expect(work()).rejects.toMatchObject(refusal);
  expect(await storedItems(anken)).toEqual(before);
};

describe('a custom item', () => {
  it('holds what it is given and nothing of what it held', async () => {
    const [one, other] = [await aField(client, shop.domainId), await aField(client, shop.domainId)];
    const item = await aCustomItemOf([shop.orderFieldId, 'A-1'], [one, 'same']);

    const answer = await change(item, holding(text(other, 'new'), text(one, 'same')));

    expect(answer).toMatchObject({ type: 'Custom', content: holding(text(other, 'new'), text(one, 'same')) });
    expect(await found(item)).toMatchObject([{ content: holding(text(other, 'new'), text(one, 'same')) }]);
    const [updated] = await auditOf(item);
    expect(updated).toMatchObject({
      type: 'RelatedItem.Updated',
      relatedItemType: 'Custom',
      fields: [
        { eventFieldId: shop.orderFieldId, oldValue: { stringValue: 'A-1' }, newValue: { emptyValue: {} } },
        { eventFieldId: other, newValue: { stringValue: 'new' } },
      ],
    });
    expect(updated?.fields).toHaveLength(2);
  });

  it('keeps and changes the value of a field that was deleted since, and takes no other’s', async () => {
    const [held, other] = [await aField(client, shop.domainId), await aField(client, shop.domainId)];
    const item = await aCustomItemOf([held, 'old']);
    for (const fieldId of [held, other]) {
      await client.send(new DeleteFieldCommand({ domainId: shop.domainId, fieldId }));
    }

    await change(item, holding(text(held, 'new')));

    expect(await found(item)).toMatchObject([{ content: holding(text(held, 'new')) }]);
    await expectRefused(
      () => change(item, holding(text(held, 'newer'), text(other, 'x'))),
      invalidMember('content.custom.fields', `of deleted fields: ${other}`),
    );
  });

  it.each([
    ['a field of the system', () => [text('title', 'x')], 'content.custom.fields[0].id', 'is a system field'],
    [
      'a field that there is not',
      () => [text('none', 'x')],
      'content.custom.fields[0].id',
      'there is no field none',
    ],
    [
      'a field twice',
      () => [text(shop.orderFieldId, 'x'), text(shop.orderFieldId, 'x')],
      'content.custom.fields[1].id',
      'stands in the request twice',
    ],
    [
      'no option',
      () => [text(shop.channelFieldId, 'Fax')],
      'content.custom.fields[0].value',
      'is no option of the field',
    ],
    ['no fields', () => [], 'content.custom.fields', 'must have 1 to 50 members'],
  ])('is refused %s', async (_, fields, member, reason) => {
    const item = await aCustomItemOf([shop.orderFieldId, 'A-1']);

    await expectRefused(() => change(item, holding(...fields())), invalidMember(member, reason));
  });

  it('keeps as many fields as it has, but gets no more, where the quota was lowered', async () => {
    const small = await aShop(client);
    const fieldIds = await Promise.all([1, 2, 3].map(() => aField(client, small.domainId)));
    const fields = fieldIds.map((id) => text(id, 'x'));
    const opened = await aCase(client, small);
    const item = { ...opened, relatedItemId: await aCustomItem(client, opened, ...fields.slice(1)) };
    const settings = { settings: { quotas: { fieldsPerCustomItem: 1 } } };
    await send('PUT', `/domains/${small.domainId}/settings`, JSON.stringify(settings));

    await change(item, holding(...fields.slice(0, 2)));

    await expectRefused(
      () => change(item, holding(...fields)),
      quotaExceeded('There may be at most 1 fields of a custom related item.'),
    );
  });

  it('has five fields at most', async () => {
    const item = await aCustomItemOf([shop.orderFieldId, 'A-1']);
    const fieldIds = await Promise.all(Array.from({ length: 6 }, () => aField(client, shop.domainId)));
    const fields = fieldIds.map((id) => text(id, 'x'));

    await change(item, holding(...fields.slice(1)));

    await expectRefused(
      () => change(item, holding(...fields)),
      quotaExceeded('There may be at most 5 fields of a custom related item.'),
    );
  });
});
