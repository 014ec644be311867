import {
  type CustomFieldsFilter,
  type RelatedItemTypeFilter,
  SearchRelatedItemsCommand,
  type SearchRelatedItemsRequest,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import {
  aCase,
  aComment,
  aConnectedCase,
  aContact,
  aCustomItem,
  aFile,
  anSla,
  text,
} from '../../builders/case.ts';
import { aField, aShop } from '../../builders/shop.ts';
import { anAnken } from '../support/client.ts';
import { allPages } from '../support/pages.ts';
import { invalidMember } from '../support/refusals.ts';

const { client } = await anAnken();
const shop = await aShop(client);
const [amount, due] = [
  await aField(client, shop.domainId, 'Number'),
  await aField(client, shop.domainId, 'DateTime'),
];
const [opened, one, other] = [
  await aCase(client, shop),
  await aCase(client, shop),
  await aCase(client, shop),
];
const number = (id: string, doubleValue: number) => ({ id, value: { doubleValue } });
/** In the order in which they came. */
const items = {
  comment: await aComment(client, opened),
  contact: await aContact(client, opened),
  file: await aFile(client, opened, 'arn:file-1'),
  photo: await aFile(client, opened, 'arn:file-2'),
  one: await aConnectedCase(client, opened, one.caseId),
  other: await aConnectedCase(client, opened, other.caseId),
  sla: await anSla(client, opened),
  cheap: await aCustomItem(client, opened, text(shop.orderFieldId, 'Order A-1'), number(amount, 3)),
  dear: await aCustomItem(
    client,
    opened,
    text(shop.orderFieldId, 'Order B-2'),
    number(amount, 300),
    text(due, '2026-11-23T09:00:00+09:00'),
  ),
};
type Name = keyof typeof items;
const newestFirst = (...names: Name[]) =>
  Object.entries(items)
    .filter(([name]) => names.some((each) => each === name))
    .map(([, id]) => id)
    .toReversed();
const search = async (filters: RelatedItemTypeFilter[], more: Partial<SearchRelatedItemsRequest> = {}) => {
  const { relatedItems = [], nextToken } = await client.send(
    new SearchRelatedItemsCommand({ ...opened, filters, ...more }),
  );
  return { ids: relatedItems.map((item) => item?.relatedItemId), nextToken };
};
const ofFields = (fields: CustomFieldsFilter): RelatedItemTypeFilter => ({ custom: { fields } });
const contains = (word: string): CustomFieldsFilter => ({
  field: { contains: text(shop.orderFieldId, word) },
});

describe('filters find', () => {
  it.each<[string, RelatedItemTypeFilter[], Name[]]>([
    ['files', [{ file: {} }], ['file', 'photo']],
    ['a file', [{ file: { fileArn: 'arn:file-2' } }], ['photo']],
    ['connected cases', [{ connectCase: {} }], ['one', 'other']],
    ['a connected case', [{ connectCase: { caseId: one.caseId } }], ['one']],
    ['custom items', [{ custom: {} }], ['cheap', 'dear']],
    ['what a text contains', [ofFields(contains('a-1'))], ['cheap']],
    ['what a number is above', [ofFields({ field: { greaterThan: number(amount, 3) } })], ['dear']],
    ['what a number is up to', [ofFields({ field: { lessThanOrEqualTo: number(amount, 3) } })], ['cheap']],
    [
      'a moment, whatever its offset',
      [ofFields({ field: { equalTo: text(due, '2026-11-23T00:00:00Z') } })],
      ['dear'],
    ],
    [
      'what has no value',
      [ofFields({ field: { equalTo: { id: due, value: { emptyValue: {} } } } })],
      ['cheap'],
    ],
    ['what is not so', [ofFields({ not: contains('a-1') })], ['dear']],
    [
      'all of several things',
      [ofFields({ andAll: [contains('order'), { not: { field: { lessThan: number(amount, 100) } } }] })],
      ['dear'],
    ],
    ['any of several things', [ofFields({ orAll: [contains('a-1'), contains('b-2')] })], ['cheap', 'dear']],
    [
      'any of several kinds',
      [{ comment: {} }, { file: { fileArn: 'arn:file-1' } }, ofFields(contains('b-2')), { sla: {} }],
      ['comment', 'file', 'sla', 'dear'],
    ],
  ])('%s', async (_, filters, names) => {
    expect((await search(filters)).ids).toEqual(newestFirst(...names));
  });

  it('page by page what is among much else', async () => {
    const filters = [{ file: {} }, { connectCase: {} }, { custom: {} }];

    const pages = await allPages((nextToken) => search(filters, { maxResults: 4, nextToken }));

    const all = newestFirst('file', 'photo', 'one', 'other', 'cheap', 'dear');
    expect(pages.map(({ ids }) => ids)).toEqual([all.slice(0, 4), all.slice(4)]);
  });
});

describe('filters for custom fields are refused', () => {
  const nested = (levels: number): CustomFieldsFilter =>
    levels === 1 ? contains('order') : { not: { andAll: [nested(levels - 2)] } };

  it('where they nest deeper than ten levels', async () => {
    expect((await search([ofFields(nested(9))])).ids).toEqual(newestFirst('cheap', 'dear'));
    await expect(search([{ comment: {} }, ofFields(nested(11))])).rejects.toMatchObject(
      invalidMember('filters[1].custom.fields', 'must nest at most 10 levels deep'),
    );
  });

  it('where they ask for eleven things at once', async () => {
    const eleven = Array.from({ length: 11 }, () => contains('order'));

    await expect(search([ofFields({ orAll: eleven })])).rejects.toMatchObject(
      invalidMember('filters[0].custom.fields.orAll', 'must have 0 to 10 members'),
    );
  });
});
