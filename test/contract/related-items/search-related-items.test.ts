import {
  paginateSearchRelatedItems,
  type RelatedItemTypeFilter,
  SearchRelatedItemsCommand,
  type SearchRelatedItemsRequest,
  type SearchRelatedItemsResponseItem,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { aCase, aComment, aContact, aContactArn } from '../../builders/case.ts';
import { aShop } from '../../builders/shop.ts';
import { anAnken } from '../support/client.ts';

const { client, send } = await anAnken();
const shop = await aShop(client);

/** Answers the ids of a case's items, a comment and a contact in turn, the newest first. */
const aCaseWithItems = async (count: number) => {
  const opened = await aCase(client, shop);
  const ids: string[] = [];
  while (ids.length < count) {
    ids.unshift(
      ids.length % 2 === 0
        ? await aComment(client, opened, `comment ${ids.length}`)
        : await aContact(client, opened, aContactArn(ids.length)),
    );
  }
  return { opened, ids };
};

const search = (of: Omit<SearchRelatedItemsRequest, 'filters'>, filters?: RelatedItemTypeFilter[]) =>
  client.send(new SearchRelatedItemsCommand({ ...of, ...(filters && { filters }) }));

const idsOf = (items: readonly (SearchRelatedItemsResponseItem | null)[] = []) =>
  items.map((item) => item?.relatedItemId);

const pagesOf = async (request: SearchRelatedItemsRequest, pageSize?: number) => {
  const pages: (string | undefined)[][] = [];
  // The SDK's paginator keeps its token in the request that it is given.
  const paginator = paginateSearchRelatedItems({ client, ...(pageSize && { pageSize }) }, { ...request });
  for await (const { relatedItems } of paginator) pages.push(idsOf(relatedItems));
  return pages;
};

it('answers the related items of a case, the newest first', async () => {
  const { opened, ids } = await aCaseWithItems(5);
  await aCaseWithItems(1);

  const { relatedItems, nextToken } = await search(opened);

  expect(idsOf(relatedItems)).toEqual(ids);
  expect(nextToken).toBeUndefined();
});

it('answers nothing where nothing is related', async () => {
  const { opened } = await aCaseWithItems(0);

  const { relatedItems, nextToken } = await search(opened);

  expect(relatedItems).toEqual([]);
  expect(nextToken).toBeUndefined();
});

describe('filters', () => {
  it.each<[string, RelatedItemTypeFilter[], (index: number) => boolean]>([
    ['comments', [{ comment: {} }], (index) => index % 2 === 0],
    ['contacts', [{ contact: {} }], (index) => index % 2 === 1],
    ['contacts of a channel', [{ contact: { channel: ['VOICE', 'UNKNOWN'] } }], (index) => index % 2 === 1],
    ['contacts of another channel', [{ contact: { channel: ['VOICE'] } }], () => false],
    ['contacts of any channel', [{ contact: { channel: [] } }], (index) => index % 2 === 1],
    ['one contact', [{ contact: { contactArn: aContactArn(3) } }], (index) => index === 3],
    [
      'one contact of another channel',
      [{ contact: { contactArn: aContactArn(3), channel: ['VOICE'] } }],
      () => false,
    ],
    [
      'any of two contacts',
      [{ contact: { contactArn: aContactArn(1) } }, { contact: { contactArn: aContactArn(5) } }],
      (index) => index === 1 || index === 5,
    ],
    [
      'a contact or a comment',
      [{ contact: { contactArn: aContactArn(1) } }, { comment: {} }],
      (index) => index === 1 || index % 2 === 0,
    ],
    ['items of kinds that the case has none of', [{ file: {} }, { sla: {} }, { custom: {} }], () => false],
    ['everything where there are none', [], () => true],
  ])('find %s', async (_, filters, isWanted) => {
    const { opened, ids } = await aCaseWithItems(6);

    const { relatedItems } = await search(opened, filters);

    expect(idsOf(relatedItems)).toEqual(ids.filter((__, index) => isWanted(ids.length - 1 - index)));
  });

  it.each([
    [
      'eleven of them',
      Array.from({ length: 11 }, () => ({ comment: {} })),
      'filters: must have 0 to 10 members',
    ],
    [
      'four channels',
      [{ contact: { channel: ['a', 'b', 'c', 'd'] } }],
      'filters[0].contact.channel: must have 0 to 3 members',
    ],
    [
      'two kinds in one filter',
      [{ contact: {}, comment: {} }],
      /^filters\[0\]: must hold exactly one of contact/,
    ],
    [
      'an unknown status of an SLA',
      [{ sla: { status: 'Late' } }],
      /^filters\[0\]\.sla\.status: must be Active or/,
    ],
  ])('are refused with %s', async (_, filters, message) => {
    const { opened } = await aCaseWithItems(0);
    const path = `/domains/${opened.domainId}/cases/${opened.caseId}/related-items-search`;

    const { status, body } = await send('POST', path, JSON.stringify({ filters }));

    expect(status).toBe(400);
    expect(JSON.parse(body).message).toMatch(message);
  });
});

describe('pages', () => {
  it('hold 25 items unless the caller asks for fewer', async () => {
    const { opened, ids } = await aCaseWithItems(26);

    expect(await pagesOf(opened)).toEqual([ids.slice(0, 25), ids.slice(25)]);
    expect(await pagesOf(opened, 10)).toEqual([ids.slice(0, 10), ids.slice(10, 20), ids.slice(20)]);
  });

  it('end without a token where the last one is full', async () => {
    const { opened, ids } = await aCaseWithItems(4);

    expect(await pagesOf(opened, 2)).toEqual([ids.slice(0, 2), ids.slice(2)]);
  });

  it('count what the filters let through', async () => {
    const { opened, ids } = await aCaseWithItems(9);
    const comments = ids.filter((_, index) => index % 2 === 0);
    const request = { ...opened, filters: [{ comment: {} }] };

    expect(await pagesOf(request, 2)).toEqual([
      comments.slice(0, 2),
      comments.slice(2, 4),
      comments.slice(4),
    ]);
    expect(await pagesOf(request, 5)).toEqual([comments]);
  });

  it('go on past the megabyte that DynamoDB reads at once, with filters and without', async () => {
    const { opened } = await aCaseWithItems(0);
    const first = await aContact(client, opened, aContactArn(1));
    const comments: string[] = [];
    while (comments.length < 24) comments.unshift(await aComment(client, opened, '😀'.repeat(15_000)));
    const last = await aContact(client, opened, aContactArn(2));
    const contact = (contactArn?: string) => ({ ...opened, filters: [{ contact: { contactArn } }] });

    expect((await pagesOf(opened)).flat()).toEqual([last, ...comments, first]);
    expect(await pagesOf(contact())).toEqual([[last, first]]);
    expect(await pagesOf(contact(aContactArn(1)))).toEqual([[first]]);
    expect(await pagesOf(contact(aContactArn(2)), 1)).toEqual([[last]]);
    expect(await pagesOf({ ...opened, filters: [{ comment: {} }] })).toEqual([comments]);
  });

  it('do not repeat or leave out what is there when others are added meanwhile', async () => {
    const { opened, ids } = await aCaseWithItems(6);
    const { relatedItems, nextToken } = await search({ ...opened, maxResults: 3 });
    await aComment(client, opened, 'newer');

    const rest = await search({ ...opened, ...(nextToken && { nextToken }) });

    expect([...idsOf(relatedItems), ...idsOf(rest.relatedItems)]).toEqual(ids);
  });

  it('are of the case and the filters that the token was given for', async () => {
    const { opened } = await aCaseWithItems(3);
    const { opened: other } = await aCaseWithItems(3);
    const { nextToken = '' } = await search({ ...opened, maxResults: 1 });
    const refusal = { message: 'nextToken: is not a token that this request was answered with' };

    await expect(search({ ...other, nextToken })).rejects.toMatchObject(refusal);
    await expect(search({ ...opened, nextToken }, [{ comment: {} }])).rejects.toMatchObject(refusal);
    await expect(search({ ...opened, nextToken: `${nextToken}x` })).rejects.toMatchObject(refusal);
    await expect(search({ ...opened, nextToken: 'made up' })).rejects.toMatchObject(refusal);
  });

  it.each([0, 26, 1.5, -1])('cannot be of %d items', async (maxResults) => {
    const { opened } = await aCaseWithItems(0);

    await expect(search({ ...opened, maxResults })).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(/^maxResults: must be/),
    });
  });
});

it.each([
  ['Case', 'caseId'],
  ['Domain', 'domainId'],
])('says which %s does not exist', async (resourceType, member) => {
  const { opened } = await aCaseWithItems(0);

  for (const id of ['no-such-thing', '😀'.repeat(500)]) {
    await expect(search({ ...opened, [member]: id })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      resourceId: id,
      resourceType,
    });
  }
});
