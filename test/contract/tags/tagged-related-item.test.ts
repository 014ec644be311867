import {
  DeleteCaseCommand,
  DeleteRelatedItemCommand,
  GetCaseAuditEventsCommand,
  ListTagsForResourceCommand,
  SearchRelatedItemsCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import type { RelatedItemTagging } from '../../../lambdas/case-events/case-event.ts';
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
import { movableClock } from '../../builders/clock.ts';
import { aShop } from '../../builders/shop.ts';
import { breaks, itemBreaks, slaBreaks } from '../../integration/support/chain.ts';
import { storedEvents } from '../../integration/support/stored.ts';
import { anAnken } from '../support/client.ts';
import { allPages } from '../support/pages.ts';
import { notFound } from '../support/refusals.ts';
import { place } from './tagged-shop.ts';

const clock = movableClock();
const anken = await anAnken({ clock });
const { client } = anken;
const shop = await aShop(client);

const kinds = [
  ['comment', 'Comment', aComment],
  ['contact', 'Contact', aContact],
  ['SLA', 'Sla', anSla],
] as const;

const aCaseWith = async (add: (typeof kinds)[number][2]) => {
  const opened = await aCase(client, shop);
  const relatedItemId = await add(client, opened);
  return { opened, relatedItemId, arn: relatedItemArn(opened, relatedItemId) };
};
type Opened = Awaited<ReturnType<typeof aCaseWith>>['opened'];

const eventsOf = async ({ caseId }: Opened) =>
  (await storedEvents(anken)).filter((event) => event.caseId === caseId);
const isTagging = (event: { readonly type: string }): event is RelatedItemTagging =>
  event.type === 'RELATED_ITEM.TAGGED';
const remove = (opened: Opened, relatedItemId: string) =>
  client.send(new DeleteRelatedItemCommand({ ...opened, relatedItemId }));

describe.each(kinds)('a tagged %s', (_, type, add) => {
  it('has events of its own, with the tags before and after and the whole item at its next version', async () => {
    const { opened, relatedItemId, arn } = await aCaseWith(add);

    await client.send(new TagResourceCommand({ arn, tags: { team: 'returns', step: '1' } }));
    await client.send(new TagResourceCommand({ arn, tags: { team: 'refunds' } }));
    await client.send(new UntagResourceCommand({ arn, tagKeys: ['team', 'step'] }));

    const events = await eventsOf(opened);
    const taggings = events.filter(isTagging);
    expect(taggings).toMatchObject([
      { oldTags: {}, after: { version: 2, tags: { team: 'returns', step: '1' } } },
      {
        oldTags: { team: 'returns', step: '1' },
        after: { version: 3, tags: { team: 'refunds', step: '1' } },
      },
      { oldTags: { team: 'refunds', step: '1' }, after: { version: 4 } },
    ]);
    expect(taggings[2]?.after).not.toHaveProperty('tags');
    const created = events.find(({ after }) => 'relatedItemId' in after && after.version === 1);
    for (const { after, performedBy, summary } of taggings) {
      expect(after).toEqual({
        ...created?.after,
        version: after.version,
        ...(after.tags && { tags: after.tags }),
      });
      expect(after).toMatchObject({ relatedItemId, type });
      expect(performedBy).toEqual({ iamPrincipalArn: 'arn:aws:iam::111122223333:role/Agents' });
      expect(summary).toMatchObject({ title: '荷物が届かない', status: 'open' });
    }
    expect([...breaks(events), ...slaBreaks(events), ...itemBreaks(events)]).toEqual([]);
  });

  it('has an event of its deletion that holds its tags, and outranks all that it had', async () => {
    const { opened, relatedItemId } = await aCaseWith(add);
    await tagItem(client, opened, relatedItemId, { team: 'returns' });

    await remove(opened, relatedItemId);

    expect((await eventsOf(opened)).findLast(({ after }) => 'relatedItemId' in after)).toMatchObject({
      before: { relatedItemId, type, version: 2, tags: { team: 'returns' } },
      after: { relatedItemId, version: 3 },
    });
  });

  it('has an audit that does not tell of its tags, and skips nothing else', async () => {
    const { opened, relatedItemId } = await aCaseWith(add);
    await tagItem(client, opened, relatedItemId, { team: 'returns' });
    await update(client, opened, text('summary', 'In between'));
    await tagItem(client, opened, relatedItemId, { team: 'refunds' });

    const pages = await allPages((nextToken) =>
      client.send(new GetCaseAuditEventsCommand({ ...opened, maxResults: 1, nextToken })),
    );

    const types = pages.flatMap(({ auditEvents = [] }) => auditEvents.map((event) => event?.type));
    expect(types.filter((each) => each?.startsWith('RelatedItem'))).toEqual(['RelatedItem.Created']);
    expect(types[0]).toBe('Case.Updated');
    expect(types.at(-1)).toBe('Case.Created');
  });

  it('is not found once it is deleted, nor once its case is', async () => {
    const { opened, relatedItemId, arn } = await aCaseWith(add);
    const other = await aCaseWith(add);
    await remove(opened, relatedItemId);
    await client.send(new DeleteCaseCommand(other.opened));

    for (const [of, refusal] of [
      [arn, notFound('RelatedItem', relatedItemId)],
      [other.arn, notFound('Case', other.opened.caseId)],
    ] as const) {
      const tagging = client.send(new TagResourceCommand({ arn: of, tags: { team: 'returns' } }));
      await expect(tagging).rejects.toMatchObject(refusal);
      const untagging = client.send(new UntagResourceCommand({ arn: of, tagKeys: ['team'] }));
      await expect(untagging).rejects.toMatchObject(refusal);
      const listing = client.send(new ListTagsForResourceCommand({ arn: of }));
      await expect(listing).rejects.toMatchObject(refusal);
    }
  });

  it('is no other case’s', async () => {
    const { relatedItemId } = await aCaseWith(add);
    const other = await aCase(client, shop);

    await expect(tagItem(client, other, relatedItemId, { team: 'returns' })).rejects.toMatchObject(
      notFound('RelatedItem', relatedItemId),
    );
  });
});

it('says which domain, which case and which related item does not exist', async () => {
  const opened = await aCase(client, shop);
  const tag = (arn: string) => client.send(new TagResourceCommand({ arn, tags: { team: 'returns' } }));

  await expect(tag(relatedItemArn(opened, 'nothing'))).rejects.toMatchObject(
    notFound('RelatedItem', 'nothing'),
  );
  await expect(tag(relatedItemArn({ ...opened, caseId: 'nothing' }, 'r-1'))).rejects.toMatchObject(
    notFound('Case', 'nothing'),
  );
  await expect(tag(`${place}:domain/nowhere/case/x/related-item/r-1`)).rejects.toMatchObject(
    notFound('Domain', 'nowhere'),
  );
});

it('leaves a contact linked by the item that has the tags', async () => {
  const { opened, relatedItemId } = await aCaseWith(aContact);

  await tagItem(client, opened, relatedItemId, { team: 'returns' });

  expect(await aContact(client, opened)).toBe(relatedItemId);
});

describe('the clock of a tagged SLA', () => {
  const statusOf = async (opened: Opened) => {
    const { relatedItems = [] } = await client.send(new SearchRelatedItemsCommand(opened));
    const [item] = relatedItems;
    return [item?.content?.sla?.slaConfiguration?.status, item?.tags];
  };

  it('runs on, and what it tells keeps the tags', async () => {
    const { opened, relatedItemId } = await aCaseWith(anSla);
    await tagItem(client, opened, relatedItemId, { team: 'returns' });
    clock.pass(61 * 60_000);

    await update(client, opened, text('status', 'closed'));

    const events = await eventsOf(opened);
    expect(events.slice(-3)).toMatchObject([
      { type: 'SLA.BREACHED', after: { version: 3, tags: { team: 'returns' } } },
      { type: 'CASE.UPDATED' },
      { type: 'SLA.NOT_MET', after: { version: 4, tags: { team: 'returns' } } },
    ]);
    expect([...breaks(events), ...slaBreaks(events), ...itemBreaks(events)]).toEqual([]);
    expect(await statusOf(opened)).toEqual(['NotMet', { team: 'returns' }]);
  });

  it('tells what time has crossed before its tags', async () => {
    const { opened, relatedItemId } = await aCaseWith(anSla);
    clock.pass(61 * 60_000);

    await tagItem(client, opened, relatedItemId, { team: 'returns' });

    const events = await eventsOf(opened);
    expect(events.slice(-2)).toMatchObject([
      { type: 'SLA.BREACHED', after: { version: 2 } },
      { type: 'RELATED_ITEM.TAGGED', oldTags: {}, after: { version: 3, tags: { team: 'returns' } } },
    ]);
    expect([...breaks(events), ...slaBreaks(events), ...itemBreaks(events)]).toEqual([]);
    expect(await statusOf(opened)).toEqual(['Overdue', { team: 'returns' }]);
  });
});
