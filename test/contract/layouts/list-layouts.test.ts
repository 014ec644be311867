import {
  DeleteLayoutCommand,
  ListLayoutsCommand,
  type ListLayoutsRequest,
  paginateListLayouts,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { aDomain, aField, aLayout, aName } from '../../builders/shop.ts';
import { anAnken } from '../support/client.ts';
import { sorted } from '../support/pages.ts';
import { invalidMember, notFound } from '../support/refusals.ts';

const { client } = await anAnken();

const list = (domainId: string, more: Partial<ListLayoutsRequest> = {}) =>
  client.send(new ListLayoutsCommand({ domainId, ...more }));

const aDomainWithLayouts = async (count: number) => {
  const domainId = await aDomain(client, aName('Shop'));
  const layoutIds: string[] = [];
  for (let index = 0; index < count; index += 1) layoutIds.push(await aLayout(client, domainId));
  return { domainId, layoutIds };
};

const pagesOf = async (domainId: string, pageSize: number) => {
  const pages: string[][] = [];
  for await (const { layouts = [] } of paginateListLayouts({ client, pageSize }, { domainId })) {
    pages.push(layouts.map(({ layoutId }) => `${layoutId}`));
  }
  return pages;
};

describe('ListLayouts', () => {
  it('answers an empty list while there is no layout', async () => {
    const domainId = await aDomain(client, aName('Shop'));
    await aField(client, domainId);

    expect(await list(domainId)).toEqual({
      layouts: [],
      $metadata: expect.objectContaining({ httpStatusCode: 200 }),
    });
  });

  it('answers what identifies a layout, and no more', async () => {
    const { domainId, layoutIds } = await aDomainWithLayouts(1);

    const { layouts } = await list(domainId);

    expect(layouts).toEqual([
      {
        layoutId: layoutIds[0],
        layoutArn: `arn:aws:cases:us-east-1:111122223333:domain/${domainId}/layout/${layoutIds[0]}`,
        name: expect.stringMatching(/^Layout \d+$/),
      },
    ]);
  });

  it.each([1, 3, 7, 100])('skips and doubles none when a page holds %i', async (pageSize) => {
    const { domainId, layoutIds } = await aDomainWithLayouts(7);

    const pages = await pagesOf(domainId, pageSize);

    expect(sorted(pages.flat())).toEqual(sorted(layoutIds));
    expect(pages).toHaveLength(Math.ceil(7 / pageSize));
  });

  it('leaves deleted ones out, and its pages are full nonetheless', async () => {
    const { domainId, layoutIds } = await aDomainWithLayouts(8);
    const order = (await pagesOf(domainId, 100)).flat();
    const gone = [0, 1, 2, 5, 7].map((place) => `${order[place]}`);
    for (const layoutId of gone) await client.send(new DeleteLayoutCommand({ domainId, layoutId }));

    const pages = await pagesOf(domainId, 2);

    expect(pages.map(({ length }) => length)).toEqual([2, 1]);
    expect(sorted(pages.flat())).toEqual(sorted(layoutIds.filter((id) => !gone.includes(id))));
  });

  it('does not answer the layouts of another domain', async () => {
    const { domainId } = await aDomainWithLayouts(0);
    await aDomainWithLayouts(2);

    expect((await list(domainId)).layouts).toEqual([]);
  });

  it.each([0, 101, 1.5])('refuses a page of %d', async (maxResults) => {
    const { domainId } = await aDomainWithLayouts(0);

    await expect(list(domainId, { maxResults })).rejects.toMatchObject(
      invalidMember('maxResults', 'must be a whole number from 1 to 100'),
    );
  });

  it('refuses the token of another domain', async () => {
    const { domainId } = await aDomainWithLayouts(2);
    const other = await aDomainWithLayouts(2);
    const { nextToken } = await list(domainId, { maxResults: 1 });

    await expect(list(other.domainId, { maxResults: 1, nextToken })).rejects.toMatchObject(
      invalidMember('nextToken', 'is not a token that this request was answered with'),
    );
  });

  it('says which domain does not exist', async () => {
    await expect(list('nowhere')).rejects.toMatchObject(notFound('Domain', 'nowhere'));
  });
});
