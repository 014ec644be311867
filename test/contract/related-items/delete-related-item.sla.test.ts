import { DeleteRelatedItemCommand, SearchRelatedItemsCommand } from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { aCase, aComment, anSla, text, update, valuesOf } from '../../builders/case.ts';
import { movableClock } from '../../builders/clock.ts';
import { aShop } from '../../builders/shop.ts';
import { storedEvents, storedItems } from '../../integration/support/stored.ts';
import { anAnken } from '../support/client.ts';
import { notFound } from '../support/refusals.ts';

const minute = 60_000;
const clock = movableClock();
const anken = await anAnken({ clock });
const { client } = anken;
const shop = await aShop(client);

type Opened = Awaited<ReturnType<typeof aCase>>;

const remove = (opened: Opened, relatedItemId: string) =>
  client.send(new DeleteRelatedItemCommand({ ...opened, relatedItemId }));
const idsOf = async (opened: Opened) => {
  const { relatedItems = [] } = await client.send(new SearchRelatedItemsCommand(opened));
  return relatedItems.map((item) => item?.relatedItemId);
};
const eventsOf = async ({ caseId }: Opened) =>
  (await storedEvents(anken)).filter((event) => event.caseId === caseId);
const nextBreachOf = async (opened: Opened) => {
  const { next_sla_breach_datetime: next } = await valuesOf(client, opened, 'next_sla_breach_datetime');
  return next?.stringValue;
};
/** The instant so many minutes from now. */
const inMinutes = (minutes: number) => new Date(clock.now().getTime() + minutes * minute).toISOString();

describe('the deletion of an SLA', () => {
  it('takes the one SLA off the case and nothing else', async () => {
    const opened = await aCase(client, shop);
    const first = await anSla(client, opened);
    const comment = await aComment(client, opened);
    const second = await anSla(client, opened);

    const answer = await remove(opened, first);

    expect(answer.$metadata.httpStatusCode).toBe(200);
    expect(await idsOf(opened)).toEqual([second, comment]);
  });

  it('lets the next breach be the next SLA’s, and none where there is no other', async () => {
    const opened = await aCase(client, shop);
    const [early, late] = [
      await anSla(client, opened, { targetSlaMinutes: 10 }),
      await anSla(client, opened, { targetSlaMinutes: 60 }),
    ];
    const afterEarly = inMinutes(60);

    await remove(opened, early);
    expect(await nextBreachOf(opened)).toBe(afterEarly);
    await remove(opened, late);
    expect(await nextBreachOf(opened)).toBeUndefined();
  });

  it('is a cancellation that outranks all that the SLA had, and tells of its case', async () => {
    const opened = await aCase(client, shop, [text('title', 'Lost parcel')]);
    const relatedItemId = await anSla(client, opened);

    await remove(opened, relatedItemId);

    const events = await eventsOf(opened);
    expect(events.map(({ type }) => type)).toEqual([
      'CASE.CREATED',
      'SLA.STARTED',
      'CASE.UPDATED',
      'SLA.CANCELLED',
      'CASE.UPDATED',
    ]);
    expect(events.at(-2)).toMatchObject({
      statusBefore: 'Active',
      summary: { title: 'Lost parcel' },
      before: { relatedItemId, version: 1, type: 'Sla' },
      after: { relatedItemId, version: 2 },
    });
  });

  it('tells first that it had breached, where nobody has yet', async () => {
    const opened = await aCase(client, shop);
    const relatedItemId = await anSla(client, opened);
    clock.pass(60 * minute + 1);

    await remove(opened, relatedItemId);

    expect((await eventsOf(opened)).slice(-3)).toMatchObject([
      { type: 'SLA.BREACHED', after: { relatedItemId, version: 2 } },
      { type: 'SLA.CANCELLED', statusBefore: 'Overdue', after: { version: 3 } },
      { type: 'CASE.UPDATED' },
    ]);
  });

  it('of a comment tells of no SLA what time has done to it', async () => {
    const opened = await aCase(client, shop);
    await anSla(client, opened);
    const comment = await aComment(client, opened);
    clock.pass(60 * minute + 1);

    await remove(opened, comment);

    expect((await eventsOf(opened)).filter(({ type }) => type === 'SLA.BREACHED')).toEqual([]);
  });

  it('of a met one leaves the case as it is', async () => {
    const opened = await aCase(client, shop, [text('status', 'closed')]);
    const relatedItemId = await anSla(client, opened);

    await remove(opened, relatedItemId);

    const [last] = (await eventsOf(opened)).slice(-1);
    expect(last).toMatchObject({ type: 'SLA.CANCELLED', statusBefore: 'Met', after: { version: 3 } });
  });

  it('does not find it twice', async () => {
    const opened = await aCase(client, shop);
    const relatedItemId = await anSla(client, opened);
    await remove(opened, relatedItemId);
    const before = await storedItems(anken);

    await expect(remove(opened, relatedItemId)).rejects.toMatchObject(notFound('RelatedItem', relatedItemId));
    expect(await storedItems(anken)).toEqual(before);
  });

  it('succeeds once of ten at once', async () => {
    const opened = await aCase(client, shop);
    const relatedItemId = await anSla(client, opened);

    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, () => remove(opened, relatedItemId)),
    );

    const refusals = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(refusals).toHaveLength(9);
    for (const each of refusals) expect(each).toMatchObject(notFound('RelatedItem', relatedItemId));
    expect((await eventsOf(opened)).filter(({ type }) => type === 'SLA.CANCELLED')).toHaveLength(1);
  });

  it('does not find the SLA of another case, nor deletes it', async () => {
    const [one, other] = [await aCase(client, shop), await aCase(client, shop)];
    const relatedItemId = await anSla(client, one);
    const before = await storedItems(anken);

    await expect(remove(other, relatedItemId)).rejects.toMatchObject(notFound('RelatedItem', relatedItemId));
    expect(await storedItems(anken)).toEqual(before);
  });

  it('says which domain or case does not exist', async () => {
    const opened = await aCase(client, shop);
    const relatedItemId = await anSla(client, opened);

    await expect(remove({ ...opened, domainId: 'nowhere' }, relatedItemId)).rejects.toMatchObject(
      notFound('Domain', 'nowhere'),
    );
    await expect(remove({ ...opened, caseId: 'nowhere' }, relatedItemId)).rejects.toMatchObject(
      notFound('Case', 'nowhere'),
    );
  });
});

it('no longer is fulfilled by an update once it is deleted', async () => {
  const opened = await aCase(client, shop);
  await remove(opened, await anSla(client, opened));

  await update(client, opened, text('status', 'closed'));

  expect((await eventsOf(opened)).map(({ type }) => type)).not.toContain('SLA.MET');
});
