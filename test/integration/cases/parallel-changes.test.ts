import { type AuditEvent, paginateGetCaseAuditEvents } from '@aws-sdk/client-connectcases';
import { expect, it } from 'vitest';
import { systemClock } from '../../../lambdas/platform/clock.ts';
import { aCase, aComment, text, update, valuesOf } from '../../builders/case.ts';
import { aField, aShop } from '../../builders/shop.ts';
import { anAnken } from '../../contract/support/client.ts';
import { breaks } from '../support/chain.ts';
import { storedEvents } from '../support/stored.ts';
import { conflictAsDynamoDb } from '../support/wire.ts';

const begun = Date.now();
/** A test machine may be busier than DynamoDB ever is: by this clock three of its seconds are one. */
const clock = { ...systemClock, now: () => new Date(begun + (Date.now() - begun) / 3) };

const anAnkenWithACase = async () => {
  const anken = await anAnken({ clock });
  const shop = await aShop(anken.client);
  return { ...anken, shop, opened: await aCase(anken.client, shop) };
};

const fifty = Array.from({ length: 50 }, (_, index) => index);

it('loses nothing of fifty updates at once of different fields, and refuses none', async () => {
  const { client, shop, opened, ...anken } = await anAnkenWithACase();
  const fieldIds: string[] = [];
  for (const _ of fifty) fieldIds.push(await aField(client, shop.domainId));

  await Promise.all(fieldIds.map((id) => update(client, opened, text(id, `of ${id}`))));

  expect(await valuesOf(client, opened, ...fieldIds)).toEqual(
    Object.fromEntries(fieldIds.map((id) => [id, { stringValue: `of ${id}` }])),
  );
  const events = await storedEvents(anken);
  expect(events).toHaveLength(51);
  expect(breaks(events)).toEqual([]);
});

it('keeps of fifty updates at once of one field the last, and tells of all', async () => {
  const { client, opened, ...anken } = await anAnkenWithACase();

  await Promise.all(fifty.map((index) => update(client, opened, text('summary', `${index}`))));

  const events = await storedEvents(anken);
  const told = events.map(({ after }) => ('fields' in after ? after.fields['summary'] : undefined));
  expect(breaks(events)).toEqual([]);
  expect(new Set(told.slice(1).map((value) => JSON.stringify(value))).size).toBe(50);
  expect(await valuesOf(client, opened, 'summary')).toEqual({ summary: told.at(-1) });
});

it('takes comments and updates of one case at once', async () => {
  const { client, opened, ...anken } = await anAnkenWithACase();

  await Promise.all(
    fifty.map((index) =>
      index % 2 === 0 ? aComment(client, opened) : update(client, opened, text('summary', `${index}`)),
    ),
  );

  const events = await storedEvents(anken);
  expect(events.filter(({ type }) => type === 'RELATED_ITEM.CREATED')).toHaveLength(25);
  expect(events.filter(({ type }) => type === 'CASE.UPDATED')).toHaveLength(25);
  expect(breaks(events)).toEqual([]);
});

it('loses nothing of fifty updates at once where transactions conflict as those of DynamoDB do', async () => {
  const { client, shop, opened, documents, ...anken } = await anAnkenWithACase();
  const ids = ['summary', 'customer_id', shop.orderFieldId];
  const seen = conflictAsDynamoDb(documents);

  await Promise.all(
    fifty.map((index) => update(client, opened, text(`${ids[index % ids.length]}`, `${index}`))),
  );

  const events = await storedEvents({ ...anken, documents });
  expect(seen.conflicts).toBeGreaterThan(0);
  expect(events).toHaveLength(51);
  expect(breaks(events)).toEqual([]);
});

it('shows fifty updates at once of one field as a chain, page by page, the newest first', async () => {
  const { client, opened, documents } = await anAnkenWithACase();
  const seen = conflictAsDynamoDb(documents);

  await Promise.all(fifty.map((index) => update(client, opened, text('summary', `${index}`))));

  expect(seen.conflicts).toBeGreaterThan(0);
  const pages: AuditEvent[][] = [];
  for await (const { auditEvents = [] } of paginateGetCaseAuditEvents(
    { client, pageSize: 20 },
    { ...opened },
  )) {
    pages.push(auditEvents.flatMap((event) => (event ? [event] : [])));
  }
  expect(pages.map(({ length }) => length)).toEqual([20, 20, 11]);
  const events = pages.flat();
  const { type, performedBy } = events.at(-1) ?? {};
  expect(type).toBe('Case.Created');
  expect(events.slice(0, -1).map((event) => event.type)).toEqual(fifty.map(() => 'Case.Updated'));
  const ids = events.map(({ eventId }) => `${eventId}`);
  expect(ids).toEqual(ids.toSorted().toReversed());
  // Each with who did it.
  for (const event of events) expect(event.performedBy).toEqual(performedBy);
  const changes = events.slice(0, -1).map(({ fields = [] }) => fields[0]);
  const after = changes.map((change) => change?.newValue?.stringValue);
  const before = changes.map((change) => change?.oldValue?.stringValue);
  // What each found, is what the one before it had left; the first of all found nothing.
  expect(before).toEqual([...after.slice(1), undefined]);
  expect(new Set(after)).toEqual(new Set(fifty.map((index) => `${index}`)));
  expect(await valuesOf(client, opened, 'summary')).toEqual({ summary: { stringValue: after[0] } });
});

it('never lets comments conflict with each other or with an update', async () => {
  const { client, opened, documents, ...anken } = await anAnkenWithACase();
  const seen = conflictAsDynamoDb(documents);

  await Promise.all([
    update(client, opened, text('summary', 'new')),
    ...fifty.map(() => aComment(client, opened)),
  ]);

  expect(seen.conflicts).toBe(0);
  expect(await storedEvents({ ...anken, documents })).toHaveLength(52);
});
