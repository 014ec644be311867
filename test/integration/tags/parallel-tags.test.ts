import {
  DeleteCaseCommand,
  DeleteRelatedItemCommand,
  ListTagsForResourceCommand,
  SearchRelatedItemsCommand,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../lambdas/platform/clock.ts';
import {
  aCase,
  aComment,
  aContact,
  anSla,
  relatedItemArn,
  tagItem,
  text,
  update,
} from '../../builders/case.ts';
import { aShop } from '../../builders/shop.ts';
import { anAnken } from '../../contract/support/client.ts';
import { breaks, itemBreaks, slaBreaks } from '../support/chain.ts';
import { storedEvents, storedItems } from '../support/stored.ts';
import { conflictAsDynamoDb, overtake } from '../support/wire.ts';

const begun = Date.now();
/** Who comes to write is the question here, not how soon on a busy machine: by this clock ten seconds are one. */
const clock = { ...systemClock, now: () => new Date(begun + (Date.now() - begun) / 10) };

const kinds = [
  ['comment', aComment],
  ['contact', aContact],
  ['SLA', anSla],
] as const;

const anAnkenWith = async (add: (typeof kinds)[number][1]) => {
  const anken = await anAnken({ clock });
  const { client } = anken;
  const opened = await aCase(client, await aShop(client));
  const relatedItemId = await add(client, opened);
  const tag = (tags: Readonly<Record<string, string>>) => tagItem(client, opened, relatedItemId, tags);
  const tags = async () => {
    const arn = relatedItemArn(opened, relatedItemId);
    return (await client.send(new ListTagsForResourceCommand({ arn }))).tags;
  };
  const remove = () => client.send(new DeleteRelatedItemCommand({ ...opened, relatedItemId }));
  return { ...anken, opened, relatedItemId, tag, tags, remove };
};
type Anken = Awaited<ReturnType<typeof anAnkenWith>>;

const unbroken = async (anken: Pick<Anken, 'documents' | 'tableName'>) => {
  const events = await storedEvents(anken);
  expect([...breaks(events), ...slaBreaks(events), ...itemBreaks(events)]).toEqual([]);
  return events;
};

describe.each(kinds)('tags of a %s', (_, add) => {
  it('are all kept and each told once, that twenty callers add at once, while its case changes', async () => {
    const anken = await anAnkenWith(add);
    const twenty = Array.from({ length: 20 }, (_, index) => index);
    const seen = conflictAsDynamoDb(anken.documents, 2);

    await Promise.all([
      ...twenty.map((index) => anken.tag({ [`key-${index}`]: `${index}` })),
      ...twenty.map((index) => update(anken.client, anken.opened, text('summary', `${index}`))),
      aComment(anken.client, anken.opened),
    ]);

    expect(seen.conflicts).toBeGreaterThan(0);
    expect(await anken.tags()).toEqual(
      Object.fromEntries(twenty.map((index) => [`key-${index}`, `${index}`])),
    );
    const events = await unbroken(anken);
    expect(events.filter(({ type }) => type === 'RELATED_ITEM.TAGGED')).toHaveLength(20);
    expect(events.filter(({ type }) => type === 'CASE.UPDATED').length).toBeGreaterThanOrEqual(20);
  });

  it('stand in the event of its deletion, that come while it is being deleted', async () => {
    const anken = await anAnkenWith(add);
    overtake(anken.documents, () => anken.tag({ team: 'returns' }));

    await anken.remove();

    const events = await unbroken(anken);
    expect(events.findLast(({ after }) => 'relatedItemId' in after)).toMatchObject({
      before: { version: 2, tags: { team: 'returns' } },
      after: { relatedItemId: anken.relatedItemId, version: 3 },
    });
  });

  it('are refused where it is deleted meanwhile, and leave nothing', async () => {
    const anken = await anAnkenWith(add);
    let deleted: Awaited<ReturnType<typeof storedItems>> = [];
    overtake(anken.documents, async () => {
      await anken.remove();
      deleted = await storedItems(anken);
    });

    await expect(anken.tag({ team: 'returns' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      resourceType: 'RelatedItem',
    });
    expect(await storedItems(anken)).toEqual(deleted);
  });
});

it('of an SLA are refused where its case is deleted meanwhile, and leave nothing', async () => {
  const anken = await anAnkenWith(anSla);
  let deleted: Awaited<ReturnType<typeof storedItems>> = [];
  overtake(anken.documents, async () => {
    await anken.client.send(new DeleteCaseCommand(anken.opened));
    deleted = await storedItems(anken);
  });

  await expect(anken.tag({ team: 'returns' })).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    resourceType: 'Case',
  });
  expect(await storedItems(anken)).toEqual(deleted);
});

it('of an SLA and its fulfilment at once are both kept, whoever comes first', async () => {
  const anken = await anAnkenWith(anSla);
  overtake(anken.documents, () => update(anken.client, anken.opened, text('status', 'closed')));

  await anken.tag({ team: 'returns' });

  const { relatedItems = [] } = await anken.client.send(new SearchRelatedItemsCommand(anken.opened));
  expect(relatedItems).toMatchObject([
    { tags: { team: 'returns' }, content: { sla: { slaConfiguration: { status: 'Met' } } } },
  ]);
  expect((await unbroken(anken)).slice(-2)).toMatchObject([
    { type: 'SLA.MET', after: { version: 2 } },
    { type: 'RELATED_ITEM.TAGGED', after: { version: 3, tags: { team: 'returns' } } },
  ]);
});
