import {
  paginateSearchRelatedItems,
  type RelatedItemTypeFilter,
  SearchRelatedItemsCommand,
  type SearchRelatedItemsRequest,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { aCase, aComment, aContact, aContactArn, anSla, text, update } from '../../builders/case.ts';
import { movableClock } from '../../builders/clock.ts';
import { aShop } from '../../builders/shop.ts';
import { storedItems } from '../../integration/support/stored.ts';
import { anAnken } from '../support/client.ts';

const minute = 60_000;
const clock = movableClock();
const anken = await anAnken({ clock });
const { client } = anken;
const shop = await aShop(client);

const search = (request: SearchRelatedItemsRequest) => client.send(new SearchRelatedItemsCommand(request));

const slasOf = async (request: SearchRelatedItemsRequest) => {
  const { relatedItems = [] } = await search(request);
  return relatedItems.flatMap((item) => item?.content?.sla?.slaConfiguration ?? []);
};

const pagesOf = async (request: SearchRelatedItemsRequest, pageSize: number) => {
  const pages: (string | undefined)[][] = [];
  // The SDK's paginator keeps its token in the request that it is given.
  for await (const { relatedItems = [] } of paginateSearchRelatedItems(
    { client, pageSize },
    { ...request },
  )) {
    pages.push(relatedItems.map((item) => item?.relatedItemId));
  }
  return pages;
};

/** `ids` in pages of this size. */
const inPages = <Id>(ids: readonly Id[], size: number) =>
  Array.from({ length: Math.ceil(ids.length / size) }, (_, page) =>
    ids.slice(page * size, (page + 1) * size),
  );

const resolved = { fieldId: 'summary', targetFieldValues: [{ stringValue: 'resolved' }] };

describe('the status of an SLA', () => {
  it('14: is Active up to its target and Overdue from the next millisecond, whether or not anybody has told so', async () => {
    const opened = await aCase(client, shop);
    await anSla(client, opened);
    const targetTime = new Date(clock.now().getTime() + 60 * minute);
    const before = await storedItems(anken);

    clock.pass(60 * minute);
    expect(await slasOf(opened)).toMatchObject([{ status: 'Active', targetTime }]);
    clock.pass(1);
    expect(await slasOf(opened)).toMatchObject([{ status: 'Overdue', targetTime }]);

    expect(await storedItems(anken)).toEqual(before);
  });

  it('is Met or NotMet once it is fulfilled, and stays so', async () => {
    const opened = await aCase(client, shop);
    await anSla(client, opened, { name: 'short', ...resolved, targetSlaMinutes: 5 });
    await anSla(client, opened, { name: 'long', ...resolved, targetSlaMinutes: 10 });
    clock.pass(10 * minute);
    const completionTime = clock.now();

    await update(client, opened, text('summary', 'resolved'));

    clock.pass(1_000 * minute);
    expect(await slasOf(opened)).toMatchObject([
      { name: 'long', status: 'Met', completionTime },
      { name: 'short', status: 'NotMet', completionTime },
    ]);
  });

  it('16: is never earlier than the case’s last event, whatever the host’s clock says', async () => {
    const opened = await aCase(client, shop);
    await anSla(client, opened, { targetSlaMinutes: 5 });
    clock.pass(5 * minute + 1);
    await update(client, opened, text('summary', 'still at it'));
    clock.pass(-4 * minute);

    expect(await slasOf(opened)).toMatchObject([{ status: 'Overdue' }]);
  });
});

describe('filters', () => {
  it.each<[string, RelatedItemTypeFilter[], readonly string[]]>([
    ['all SLAs', [{ sla: {} }], ['d', 'c', 'b', 'a']],
    ['those of a name', [{ sla: { name: 'a' } }], ['a']],
    ['none of part of a name', [{ sla: { name: 'A' } }], []],
    ['active ones', [{ sla: { status: 'Active' } }], ['a']],
    ['overdue ones', [{ sla: { status: 'Overdue' } }], ['b']],
    ['met ones', [{ sla: { status: 'Met' } }], ['d']],
    ['ones that were not met', [{ sla: { status: 'NotMet' } }], ['c']],
    ['a name of a status', [{ sla: { name: 'a', status: 'Active' } }], ['a']],
    ['no name of another status', [{ sla: { name: 'a', status: 'Met' } }], []],
    ['either of two statuses', [{ sla: { status: 'Met' } }, { sla: { status: 'Overdue' } }], ['d', 'b']],
    ['a name or a status', [{ sla: { name: 'c' } }, { sla: { status: 'Active' } }], ['c', 'a']],
    ['an SLA or a comment', [{ sla: { name: 'a' } }, { comment: {} }], ['comment', 'a', 'comment']],
    ['comments alone', [{ comment: {} }], ['comment', 'comment']],
    ['everything where there are none', [], ['comment', 'd', 'c', 'b', 'a', 'comment']],
  ])('find %s', async (_, filters, expected) => {
    const opened = await aCase(client, shop);
    await aComment(client, opened);
    await anSla(client, opened, { name: 'a', targetSlaMinutes: 60 });
    await anSla(client, opened, { name: 'b', targetSlaMinutes: 5 });
    await anSla(client, opened, { name: 'c', ...resolved, targetSlaMinutes: 5 });
    await anSla(client, opened, { name: 'd', ...resolved, targetSlaMinutes: 60 });
    await aComment(client, opened);
    clock.pass(6 * minute);
    await update(client, opened, text('summary', 'resolved'));

    const { relatedItems = [] } = await search({ ...opened, filters });

    expect(relatedItems.map((item) => item?.content?.sla?.slaConfiguration?.name ?? 'comment')).toEqual(
      expected,
    );
  });
});

describe('pages', () => {
  /** Answers the ids of items of each kind, newest first: an SLA among others, several on end, and none for a while. */
  const aCaseWithAllKinds = async () => {
    const opened = await aCase(client, shop);
    const kinds = 'SccSSScaccSSccccS';
    const ids: string[] = [];
    for (const [index, kind] of [...kinds].entries()) {
      clock.pass(kind === 'S' ? 0 : 1);
      const add = {
        S: () => anSla(client, opened, { name: `SLA ${index}` }),
        c: () => aComment(client, opened, `${index}`),
        a: () => aContact(client, opened, aContactArn(index)),
      }[kind as 'S' | 'c' | 'a'];
      ids.unshift(await add());
    }
    const ofKind = (wanted: string) =>
      ids.filter((_, index) => wanted.includes(`${kinds[kinds.length - 1 - index]}`));
    return { opened, ids, ofKind };
  };

  it.each([1, 2, 3, 7, 16, 17, 25])('of %d hold SLAs and others in one order, each once', async (size) => {
    const { opened, ids } = await aCaseWithAllKinds();

    expect(await pagesOf(opened, size)).toEqual(inPages(ids, size));
  });

  it.each([1, 3])('of %d do so behind a filter too', async (size) => {
    const { opened, ofKind } = await aCaseWithAllKinds();
    const of = (...filters: RelatedItemTypeFilter[]) => pagesOf({ ...opened, filters }, size);

    expect(await of({ sla: {} })).toEqual(inPages(ofKind('S'), size));
    expect(await of({ sla: {} }, { contact: {} })).toEqual(inPages(ofKind('Sa'), size));
    expect(await of({ comment: {} })).toEqual(inPages(ofKind('c'), size));
  });

  it('hold nothing twice and leave nothing out when others are added and fulfilled meanwhile', async () => {
    const { opened, ids } = await aCaseWithAllKinds();
    const { relatedItems = [], nextToken } = await search({ ...opened, maxResults: 3 });
    await aComment(client, opened, 'newer');
    await anSla(client, opened, { name: 'newer' });
    await update(client, opened, text('status', 'closed'));

    const rest = await search({ ...opened, nextToken });

    const all = [...relatedItems, ...(rest.relatedItems ?? [])];
    expect(all.map((item) => item?.relatedItemId)).toEqual(ids);
  });

  it('are of the case and the filters that the token was given for', async () => {
    const { opened } = await aCaseWithAllKinds();
    const { opened: other } = await aCaseWithAllKinds();
    const filters = [{ sla: { status: 'Active' } }] satisfies RelatedItemTypeFilter[];
    const { nextToken } = await search({ ...opened, filters, maxResults: 1 });
    expect(nextToken).toBeDefined();
    const refusal = { message: 'nextToken: is not a token that this request was answered with' };

    for (const request of [
      { ...other, filters },
      opened,
      { ...opened, filters: [{ sla: { status: 'Overdue' } }] satisfies RelatedItemTypeFilter[] },
      { ...opened, filters: [{ sla: {} }] },
    ]) {
      await expect(search({ ...request, nextToken })).rejects.toMatchObject(refusal);
    }
  });
});
