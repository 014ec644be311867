import { DeleteRelatedItemCommand } from '@aws-sdk/client-connectcases';
import { beforeEach, describe, expect, it } from 'vitest';
import { caseEventSchema } from '../../../lambdas/case-events/case-event.ts';
import { itemsLookupPartition, slaKey, timerPartitions } from '../../../lambdas/table/keys.ts';
import { aCase, anSla, text, update } from '../../builders/case.ts';
import { movableClock } from '../../builders/clock.ts';
import { aShop } from '../../builders/shop.ts';
import { anAnken } from '../../contract/support/client.ts';
import { storedEventItems, storedItems } from '../support/stored.ts';

const minute = 60_000;
const begin = '2026-01-02T03:04:05.678Z';

const anAnkenWithACase = async () => {
  const clock = movableClock(begin);
  const anken = await anAnken({ clock });
  const shop = await aShop(anken.client);
  const opened = await aCase(anken.client, shop);
  const { domainId, caseId } = opened;
  /** What the clock's index holds, of all its partitions. */
  const timed = async () => {
    const pages = await Promise.all(
      timerPartitions.map((partition) => anken.table.queryIn('timer', partition, { limit: 100 })),
    );
    return pages.flatMap(({ items }) => items);
  };
  const stored = (relatedItemId: string) =>
    anken.table.get<Record<string, unknown>>(slaKey(domainId, caseId, relatedItemId));
  return { ...anken, clock, shop, opened, timed, stored };
};
let anken: Awaited<ReturnType<typeof anAnkenWithACase>>;
beforeEach(async () => {
  anken = await anAnkenWithACase();
});

describe('an SLA stands in the clock’s index', () => {
  it('from its start, by the instant of its target, with what a clock must know of it', async () => {
    const { client, opened, timed, stored } = anken;

    const relatedItemId = await anSla(client, opened);

    expect(await timed()).toMatchObject([
      { ...slaKey(opened.domainId, opened.caseId, relatedItemId), due: '2026-01-02T04:04:05.678Z' },
    ]);
    expect(await stored(relatedItemId)).toMatchObject({
      nextThreshold: 'breach',
      cycle: 1,
      lookup: itemsLookupPartition(opened.domainId, opened.caseId),
      lookupSort: `Sla#${relatedItemId}`,
    });
  });

  it.each<[string, number, (relatedItemId: string) => Promise<unknown>]>([
    ['it is fulfilled in time', 0, () => update(anken.client, anken.opened, text('status', 'closed'))],
    ['its breach is told', 61, () => update(anken.client, anken.opened, text('summary', 'new'))],
    ['it is fulfilled late', 61, () => update(anken.client, anken.opened, text('status', 'closed'))],
    [
      'it is deleted',
      0,
      (relatedItemId) => anken.client.send(new DeleteRelatedItemCommand({ ...anken.opened, relatedItemId })),
    ],
  ])('until %s, and never again', async (_, minutes, change) => {
    const { client, clock, opened, timed, stored } = anken;
    const relatedItemId = await anSla(client, opened);
    clock.pass(minutes * minute);

    await change(relatedItemId);
    await update(client, opened, text('summary', 'newer'));

    expect(await timed()).toEqual([]);
    const item = (await stored(relatedItemId)) ?? {};
    for (const gone of ['timer', 'due', 'nextThreshold']) expect(item).not.toHaveProperty(gone);
  });

  it('not at all where it is met as it starts', async () => {
    const { client, opened, timed } = anken;
    await update(client, opened, text('status', 'closed'));

    await anSla(client, opened);

    expect(await timed()).toEqual([]);
  });

  it('as long as nobody has told of its breach, however late it is', async () => {
    const { client, clock, opened, timed } = anken;
    await anSla(client, opened);
    clock.pass(10_000 * minute);

    expect(await timed()).toHaveLength(1);
  });

  it('with all of one case in one partition', async () => {
    const { client, opened, timed } = anken;
    for (let number = 1; number <= 10; number += 1) await anSla(client, opened, { targetSlaMinutes: number });

    const items = await timed();

    expect(items).toHaveLength(10);
    const stored = (await storedItems(anken)).filter(({ timer }) => timer !== undefined);
    expect(new Set(stored.map(({ timer }) => timer)).size).toBe(1);
  });
});

describe('the events of an SLA', () => {
  it('stand in the outbox and in the feed, and are read by their schema as they were written', async () => {
    const { client, clock, opened } = anken;
    const resolved = { fieldId: 'summary', targetFieldValues: [{ stringValue: 'resolved' }] };
    const relatedItemId = await anSla(client, opened, { ...resolved, targetSlaMinutes: 120 });
    await anSla(client, opened, { fieldId: undefined, targetFieldValues: undefined });
    await anSla(client, opened, resolved);
    await anSla(client, opened, { fieldId: 'severity', targetFieldValues: [{ emptyValue: {} }] });
    clock.pass(61 * minute);
    await update(client, opened, text('summary', 'resolved'));
    await client.send(new DeleteRelatedItemCommand({ ...opened, relatedItemId }));

    const items = (await storedEventItems(anken)).filter(({ type }) => `${type}`.startsWith('SLA.'));

    const count = (type: string) => items.filter((item) => item['type'] === type).length;
    expect(
      ['STARTED', 'BREACHED', 'MET', 'NOT_MET', 'CANCELLED'].map((type) => count(`SLA.${type}`)),
    ).toEqual([4, 2, 2, 1, 1]);
    for (const item of items) {
      const { pk, sk, outbox, feed, ...event } = item;
      expect(outbox).toMatch(/^OUTBOX#[0-7]$/);
      expect(feed).toMatch(new RegExp(`^D#${opened.domainId}#FEED#[0-3]$`));
      expect(sk).toBe(`EVENT#${event['eventId']}`);
      expect(pk).toContain(opened.caseId);
      expect(caseEventSchema.parse(item)).toEqual(event);
    }
  });

  it('come in the order of what happened, the last of them the case’s own lock', async () => {
    const { client, clock, opened, table } = anken;
    await anSla(client, opened);
    clock.pass(61 * minute);
    await update(client, opened, text('status', 'closed'));

    const events = await storedEventItems(anken);

    expect(events.map(({ type }) => type)).toEqual([
      'CASE.CREATED',
      'SLA.STARTED',
      'CASE.UPDATED',
      'SLA.BREACHED',
      'CASE.UPDATED',
      'SLA.NOT_MET',
    ]);
    const [{ pk } = { pk: '' }] = events;
    expect(await table.get({ pk, sk: 'CASE' })).toMatchObject({
      lastEventId: events.at(-1)?.['eventId'],
      lastEventTime: events.at(-1)?.['time'],
      version: 3,
    });
  });
});
