import {
  DeleteCaseCommand,
  DeleteRelatedItemCommand,
  GetCaseAuditEventsCommand,
  paginateGetCaseAuditEvents,
  SearchRelatedItemsCommand,
  UpdateRelatedItemCommand,
} from '@aws-sdk/client-connectcases';
import { expect, it, vi } from 'vitest';
import { systemClock } from '../../../lambdas/platform/clock.ts';
import { type Ids, systemIds } from '../../../lambdas/platform/ids.ts';
import { aCase, aComment, aCustomItem, text, update } from '../../builders/case.ts';
import { movableClock } from '../../builders/clock.ts';
import { aField, aShop } from '../../builders/shop.ts';
import { anAnken } from '../../contract/support/client.ts';
import { contentBreaks, itemBreaks } from '../support/chain.ts';
import { storedEvents } from '../support/stored.ts';
import { conflictAsDynamoDb, overtake } from '../support/wire.ts';

const begun = Date.now();
/** A test machine may be busier than DynamoDB ever is: by this clock three of its seconds are one. */
const clock = { ...systemClock, now: () => new Date(begun + (Date.now() - begun) / 3) };

type Item = { readonly domainId: string; readonly caseId: string; readonly relatedItemId: string };
type Anken = Awaited<ReturnType<typeof anAnken>>;
const fifty = Array.from({ length: 50 }, (_, index) => index);
const said = (body: string) => ({ comment: { body, contentType: 'Text/Plain' as const } });
const change = ({ client }: Anken, item: Item, content: ReturnType<typeof said>) =>
  client.send(new UpdateRelatedItemCommand({ ...item, content }));
const aCommentOf = async (anken: Anken): Promise<Item> => {
  const opened = await aCase(anken.client, await aShop(anken.client));
  return { ...opened, relatedItemId: await aComment(anken.client, opened, 'first') };
};
const contentOf = async ({ client }: Anken, { domainId, caseId }: Item) => {
  const { relatedItems = [] } = await client.send(new SearchRelatedItemsCommand({ domainId, caseId }));
  return relatedItems.map((item) => item?.content);
};

it('takes fifty updates of a comment at once where transactions conflict, and tells of all in a chain', async () => {
  const anken = await anAnken({ clock });
  const item = await aCommentOf(anken);
  const seen = conflictAsDynamoDb(anken.documents, 1);

  await Promise.all(fifty.map((index) => change(anken, item, said(`${index}`))));

  expect(seen.conflicts).toBeGreaterThan(0);
  const events = await storedEvents(anken);
  expect(events.filter(({ type }) => type === 'RELATED_ITEM.UPDATED')).toHaveLength(50);
  expect([...itemBreaks(events), ...contentBreaks(events)]).toEqual([]);
  const texts: unknown[] = [];
  const { domainId, caseId } = item;
  const pages = paginateGetCaseAuditEvents({ client: anken.client }, { domainId, caseId });
  for await (const { auditEvents = [] } of pages) {
    for (const event of auditEvents) {
      if (event?.type !== 'RelatedItem.Updated') continue;
      const [field] = event.fields ?? [];
      texts.push([field?.oldValue?.stringValue, field?.newValue?.stringValue]);
    }
  }
  // Newest first: what an update found is what the one before it left.
  const chain = texts as [string, string][];
  expect(chain.slice(0, -1).map(([before]) => before)).toEqual(chain.slice(1).map(([, after]) => after));
  expect(chain.at(-1)?.[0]).toBe('first');
  expect(await contentOf(anken, item)).toEqual([said(`${chain[0]?.[1]}`)]);
});

it('tells of updates of a custom item what each found, whatever the clocks of the hosts say', async () => {
  const hosts: Ids[] = [];
  while (hosts.length < 3) {
    vi.resetModules();
    hosts.push((await import('../../../lambdas/platform/ids.ts')).systemIds);
  }
  const movable = movableClock();
  let turn = 0;
  const ids: Ids = {
    ...systemIds,
    ulid: (at, after) => (hosts[turn % 3] ?? systemIds).ulid(at, after),
  };
  const anken = await anAnken({ clock: movable, ids });
  const { client } = anken;
  const shop = await aShop(client);
  const other = await aField(client, shop.domainId);
  const opened = await aCase(client, shop);
  const relatedItemId = await aCustomItem(client, opened, text(shop.orderFieldId, 'A-0'));

  for (const milliseconds of [0, -3_600_000, 0, 1, -1, 7_200_000, -60_000, 0, 0, 5]) {
    turn += 1;
    movable.pass(milliseconds);
    const fields = [text(turn % 2 === 0 ? other : shop.orderFieldId, `A-${turn % 4}`)];
    await client.send(
      new UpdateRelatedItemCommand({ ...opened, relatedItemId, content: { custom: { fields } } }),
    );
    if (turn % 3 === 0) await update(client, opened, text('summary', `${turn}`));
  }
  await client.send(new DeleteRelatedItemCommand({ ...opened, relatedItemId }));

  const events = await storedEvents(anken);
  expect(events.filter(({ type }) => type === 'RELATED_ITEM.UPDATED')).toHaveLength(10);
  expect([...itemBreaks(events), ...contentBreaks(events)]).toEqual([]);
  const { auditEvents = [] } = await client.send(new GetCaseAuditEventsCommand(opened));
  expect(auditEvents[0]?.type).toBe('RelatedItem.Deleted');
});

it('tells in a deletion what an update said that was faster', async () => {
  const anken = await anAnken();
  const item = await aCommentOf(anken);
  overtake(anken.documents, () => change(anken, item, said('faster')));

  await anken.client.send(new DeleteRelatedItemCommand(item));

  const events = await storedEvents(anken);
  expect([...itemBreaks(events), ...contentBreaks(events)]).toEqual([]);
  expect(events.at(-1)).toMatchObject({
    type: 'RELATED_ITEM.DELETED',
    before: { content: said('faster') },
    after: { version: 3 },
  });
});

it.each([
  [
    'the item',
    ({ client }: Anken, item: Item) => client.send(new DeleteRelatedItemCommand(item)),
    { name: 'ResourceNotFoundException', resourceType: 'RelatedItem' },
  ],
  [
    'the case, whose purge has been at the item',
    async ({ client, table }: Anken, { domainId, caseId, relatedItemId }: Item) => {
      await client.send(new DeleteCaseCommand({ domainId, caseId }));
      const items = await table.queryAll({
        pk: `D#${domainId}#C#${caseId}`,
        prefix: `ITEM#${relatedItemId}`,
      });
      await table.write(items.map(({ pk, sk }) => ({ delete: { pk, sk }, if: {} })));
    },
    { name: 'ResourceNotFoundException', resourceType: 'Case' },
  ],
] as const)(
  'is refused where somebody was faster to delete %s, and brings nothing back',
  async (_, remove, refusal) => {
    const anken = await anAnken();
    const item = await aCommentOf(anken);
    overtake(anken.documents, () => remove(anken, item));

    await expect(change(anken, item, said('late'))).rejects.toMatchObject(refusal);

    const events = await storedEvents(anken);
    expect(events.filter(({ type }) => type === 'RELATED_ITEM.UPDATED')).toEqual([]);
  },
);
