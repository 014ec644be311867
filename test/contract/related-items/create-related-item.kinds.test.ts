import {
  CreateRelatedItemCommand,
  DeleteCaseCommand,
  DeleteFieldCommand,
  type FieldValueUnion,
  SearchRelatedItemsCommand,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { aCase, aComment, aConnectedCase, aCustomItem, aFile, anSla, text } from '../../builders/case.ts';
import { aField, aSelectField, aShop, putOptions } from '../../builders/shop.ts';
import { storedEvents, storedItems } from '../../integration/support/stored.ts';
import { anAnken } from '../support/client.ts';
import { invalidMember, quotaExceeded } from '../support/refusals.ts';

const anken = await anAnken({
  quotas: { domainsPerDeployment: 1000, filesPerCase: 2, relatedItemsPerCase: 5 },
});
const { client } = anken;
const shop = await aShop(client);
const found = async (opened: Awaited<ReturnType<typeof aCase>>) => {
  const { relatedItems = [] } = await client.send(new SearchRelatedItemsCommand(opened));
  return relatedItems;
};
/** What the work is refused with, and that it leaves nothing behind. */
const expectRefused = async (work: () => Promise<unknown>, refusal: object) => {
  const before = await storedItems(anken);
  await expect(work()).rejects.toMatchObject(refusal);
  expect(await storedItems(anken)).toEqual(before);
};

describe('a file', () => {
  it('is related to the case by its ARN', async () => {
    const opened = await aCase(client, shop);
    const fileArn = `arn:aws:connect:us-east-1:111122223333:instance/i-1/file/${'f'.repeat(430)}`;

    const { relatedItemId, relatedItemArn } = await client.send(
      new CreateRelatedItemCommand({
        ...opened,
        type: 'File',
        content: { file: { fileArn } },
        performedBy: { customEntity: 'night batch' },
      }),
    );

    expect(relatedItemArn).toMatch(new RegExp(`/case/${opened.caseId}/related-item/${relatedItemId}$`));
    expect(await found(opened)).toEqual([
      {
        relatedItemId,
        type: 'File',
        associationTime: expect.any(Date),
        content: { file: { fileArn } },
        performedBy: { customEntity: 'night batch' },
      },
    ]);
  });

  it('counts to the quota of files, which other items and other cases’ files do not', async () => {
    const [opened, other] = [await aCase(client, shop), await aCase(client, shop)];
    await aFile(client, other);
    await aFile(client, opened, 'arn:file-1');
    await aComment(client, opened);
    await aFile(client, opened, 'arn:file-2');

    await expectRefused(
      () => aFile(client, opened, 'arn:file-3'),
      quotaExceeded('There may be at most 2 files of a case.'),
    );

    await aComment(client, opened);
    await aFile(client, other);
  });

  it('counts to the quota of related items, as SLAs do', async () => {
    const opened = await aCase(client, shop);
    for (let count = 0; count < 2; count += 1) {
      await aComment(client, opened);
      await anSla(client, opened);
    }
    await aFile(client, opened);

    await expectRefused(
      () => aFile(client, opened, 'arn:file-2'),
      quotaExceeded('There may be at most 5 related items of a case.'),
    );
  });
});

describe('another case', () => {
  it('is connected on the one case and not on the other', async () => {
    const [opened, other] = [await aCase(client, shop), await aCase(client, shop)];

    const relatedItemId = await aConnectedCase(client, opened, other.caseId);

    expect(await found(opened)).toEqual([
      {
        relatedItemId,
        type: 'ConnectCase',
        associationTime: expect.any(Date),
        content: { connectCase: { caseId: other.caseId } },
      },
    ]);
    expect(await found(other)).toEqual([]);
  });

  it('is still named after its deletion', async () => {
    const [opened, other] = [await aCase(client, shop), await aCase(client, shop)];
    await aConnectedCase(client, opened, other.caseId);

    await client.send(new DeleteCaseCommand(other));

    expect(await found(opened)).toMatchObject([{ content: { connectCase: { caseId: other.caseId } } }]);
    await expectRefused(
      () => aConnectedCase(client, opened, other.caseId),
      invalidMember('content.connectCase.caseId', `there is no case ${other.caseId}`),
    );
  });

  it('is one of the same domain, and not the case itself', async () => {
    const opened = await aCase(client, shop);
    const elsewhere = await aCase(client, await aShop(client));
    const member = 'content.connectCase.caseId';

    await expectRefused(
      () => aConnectedCase(client, opened, elsewhere.caseId),
      invalidMember(member, `there is no case ${elsewhere.caseId}`),
    );
    await expectRefused(
      () => aConnectedCase(client, opened, opened.caseId),
      invalidMember(member, 'is of the case itself'),
    );
    await expectRefused(
      () => aConnectedCase(client, opened, '😀'.repeat(500)),
      invalidMember(member, `there is no case ${'😀'.repeat(500)}`),
    );
  });
});

describe('a custom item', () => {
  it('holds values of every type of field, in their order', async () => {
    const opened = await aCase(client, shop);
    const values: readonly FieldValueUnion[] = [
      { stringValue: '案件 😀' },
      { doubleValue: 1.5 },
      { booleanValue: false },
      { stringValue: '2026-11-23T09:00:00+09:00' },
      { userArnValue: 'arn:user-1' },
    ];
    const types = ['Text', 'Number', 'Boolean', 'DateTime', 'User'] as const;
    const fieldIds = await Promise.all(types.map((type) => aField(client, shop.domainId, type)));
    const fields = values.map((value, index) => ({ id: `${fieldIds[index]}`, value }));

    const relatedItemId = await aCustomItem(client, opened, ...fields);

    expect(await found(opened)).toEqual([
      { relatedItemId, type: 'Custom', associationTime: expect.any(Date), content: { custom: { fields } } },
    ]);
  });

  it('leaves out what is given empty', async () => {
    const opened = await aCase(client, shop);
    const empty = { id: shop.channelFieldId, value: { emptyValue: {} } };

    await aCustomItem(client, opened, empty, text(shop.orderFieldId, 'A-1'));

    expect(await found(opened)).toMatchObject([
      { content: { custom: { fields: [text(shop.orderFieldId, 'A-1')] } } },
    ]);
    await expectRefused(
      () => aCustomItem(client, opened, empty),
      invalidMember('content.custom.fields', 'must hold at least one value'),
    );
  });

  it.each([
    [
      'that does not exist',
      () => [text('colour', 'red')],
      'content.custom.fields[1].id',
      'there is no field colour',
    ],
    [
      'of the system',
      () => [text('summary', 'x')],
      'content.custom.fields[1].id',
      'summary is a system field, which a custom related item cannot hold',
    ],
    [
      'twice',
      () => [text(shop.orderFieldId, 'B')],
      'content.custom.fields[1].id',
      'stands in the request twice',
    ],
    [
      'with a value of another type',
      () => [{ id: shop.channelFieldId, value: { doubleValue: 1 } }],
      'content.custom.fields[1].value',
      'must be a stringValue, since the field is of type SingleSelect',
    ],
    [
      'with no option of it',
      () => [text(shop.channelFieldId, 'Fax')],
      'content.custom.fields[1].value',
      'is no option of the field',
    ],
  ])('is refused with a field %s', async (_, more, member, reason) => {
    const opened = await aCase(client, shop);

    await expectRefused(
      () => aCustomItem(client, opened, text(shop.orderFieldId, 'A'), ...more()),
      invalidMember(member, reason),
    );
  });

  it('is refused with inactive options, and with deleted fields, which it names all', async () => {
    const opened = await aCase(client, shop);
    const selectId = await aSelectField(client, shop.domainId, ['Fax']);
    await putOptions(client, shop.domainId, selectId, ['Fax'], false);
    const gone = [await aField(client, shop.domainId), await aField(client, shop.domainId)];
    for (const fieldId of gone) {
      await client.send(new DeleteFieldCommand({ domainId: shop.domainId, fieldId }));
    }

    await expectRefused(
      () => aCustomItem(client, opened, text(selectId, 'Fax')),
      invalidMember('content.custom.fields[0].value', 'is an inactive option of the field'),
    );
    await expectRefused(
      () => aCustomItem(client, opened, ...gone.map((id) => text(id, 'x'))),
      invalidMember('content.custom.fields', `of deleted fields: ${gone.join(', ')}`),
    );
  });

  it('has five fields, and more only where the quota says so', async () => {
    const opened = await aCase(client, shop);
    const fieldIds = await Promise.all(Array.from({ length: 6 }, () => aField(client, shop.domainId)));
    const fields = fieldIds.map((id) => text(id, 'x'));

    await aCustomItem(client, opened, ...fields.slice(1));

    await expectRefused(
      () => aCustomItem(client, opened, ...fields),
      quotaExceeded('There may be at most 5 fields of a custom related item.'),
    );
  });
});

it.each(['File', 'ConnectCase', 'Custom'] as const)('an item of the type %s makes an event', async (type) => {
  const [opened, other] = [await aCase(client, shop, [text('title', 'Lost')]), await aCase(client, shop)];
  const add = {
    File: () => aFile(client, opened),
    ConnectCase: () => aConnectedCase(client, opened, other.caseId),
    Custom: () => aCustomItem(client, opened, text(shop.orderFieldId, 'A-1')),
  };

  const relatedItemId = await add[type]();

  const events = (await storedEvents(anken)).filter(({ caseId }) => caseId === opened.caseId);
  expect(events.at(-1)).toMatchObject({
    type: 'RELATED_ITEM.CREATED',
    summary: { title: 'Lost' },
    after: { relatedItemId, type, version: 1 },
  });
});
