import { CreateCaseCommand } from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { caseEventSchema } from '../../../lambdas/case-events/case-event.ts';
import { caseKey } from '../../../lambdas/table/keys.ts';
import {
  aCase,
  aCaseRequest,
  aComment,
  aContact,
  aContactArn,
  anSla,
  tagItem,
  text,
  update,
} from '../../builders/case.ts';
import { movableClock } from '../../builders/clock.ts';
import { aField, aShop } from '../../builders/shop.ts';
import { anAnken } from '../../contract/support/client.ts';
import { storedEventItems, storedEvents, storedItems } from '../support/stored.ts';

const anAnkenWithAShop = async () => {
  const clock = movableClock();
  const anken = await anAnken({ clock });
  return { ...anken, clock, shop: await aShop(anken.client) };
};

const performedBy = { iamPrincipalArn: 'arn:aws:iam::111122223333:role/Agents' };

describe('the event of a change', () => {
  it('stands in the outbox and in the feed of its domain, whatever it tells of', async () => {
    const { client, shop, ...anken } = await anAnkenWithAShop();
    const opened = await aCase(client, shop);
    await update(client, opened, text('summary', 'new'));
    await aComment(client, opened);
    await aContact(client, opened);

    const items = await storedEventItems(anken);

    expect(items).toHaveLength(4);
    for (const item of items) {
      expect(item['outbox']).toMatch(/^OUTBOX#[0-7]$/);
      expect(item['feed']).toMatch(new RegExp(`^D#${shop.domainId}#FEED#[0-3]$`));
      expect(item.pk).toBe(caseKey(shop.domainId, opened.caseId).pk);
    }
    expect(new Set(items.map((item) => item['outbox'])).size).toBe(1);
  });

  it('is read by its schema as it was written', async () => {
    const { client, shop, ...anken } = await anAnkenWithAShop();
    const opened = await aCase(client, shop, [text('severity', 'High')]);
    await update(client, opened, text('summary', 'new'), text('severity', 'Low'));
    await tagItem(client, opened, await aComment(client, opened), { team: 'returns' });
    await tagItem(client, opened, await anSla(client, opened), { team: 'returns' });
    await aContact(client, opened);

    for (const item of await storedEventItems(anken)) {
      const { pk: _pk, sk: _sk, outbox: _outbox, feed: _feed, ...event } = item;
      expect(caseEventSchema.parse(item)).toEqual(event);
    }
  });

  it('of a new case names all its fields and holds the whole case', async () => {
    const { client, shop, ...anken } = await anAnkenWithAShop();

    const { caseId } = await client.send(
      new CreateCaseCommand(aCaseRequest(shop, [text('severity', 'Low')], { tags: { team: 'returns' } })),
    );

    const [event] = await storedEvents(anken);
    const stored = await anken.table.get<{ fields: Record<string, unknown>; lastEventId: string }>(
      caseKey(shop.domainId, `${caseId}`),
    );
    const fieldIds = Object.keys(stored?.fields ?? {});
    expect(fieldIds).toHaveLength(9);
    expect(event).toEqual({
      eventId: stored?.lastEventId,
      domainId: shop.domainId,
      caseId,
      type: 'CASE.CREATED',
      time: '2026-01-02T03:04:05.678Z',
      performedBy,
      changes: expect.toSatisfy(
        (changes: { fieldId: string }[]) =>
          changes.length === 9 && changes.every(({ fieldId }) => fieldIds.includes(fieldId)),
      ),
      severityRaised: false,
      after: {
        caseId,
        templateId: shop.templateId,
        createdTime: '2026-01-02T03:04:05.678Z',
        version: 1,
        fields: stored?.fields,
        tags: { team: 'returns' },
      },
    });
  });

  it('of an update holds the old values of what changed, and the whole case as it is then', async () => {
    const { client, clock, shop, ...anken } = await anAnkenWithAShop();
    const opened = await aCase(client, shop, [text('summary', 'old'), text('customer_id', 'c-1')]);
    clock.pass(1000);

    await update(
      client,
      opened,
      text('summary', 'new'),
      { id: 'customer_id', value: { emptyValue: {} } },
      text('severity', 'Low'),
    );

    const [, event] = await storedEvents(anken);
    const stored = await anken.table.get<{ fields: Record<string, unknown> }>(
      caseKey(shop.domainId, opened.caseId),
    );
    expect(event).toMatchObject({
      type: 'CASE.UPDATED',
      time: '2026-01-02T03:04:06.678Z',
      performedBy,
      changes: [
        { fieldId: 'summary', oldValue: { stringValue: 'old' } },
        { fieldId: 'customer_id', oldValue: { stringValue: 'c-1' } },
        { fieldId: 'severity' },
        { fieldId: 'last_updated_datetime', oldValue: { stringValue: '2026-01-02T03:04:05.678Z' } },
      ],
      after: { version: 2, templateId: shop.templateId, createdTime: '2026-01-02T03:04:05.678Z' },
    });
    expect(event?.after).toHaveProperty('fields', stored?.fields);
    expect(stored?.fields).not.toHaveProperty('customer_id');
  });

  it('of a related item holds the whole item, and of its case what a rule or a mail must know', async () => {
    const { client, shop, ...anken } = await anAnkenWithAShop();
    const opened = await aCase(client, shop, [
      text('title', 'Lost parcel'),
      text('severity', 'High'),
      text('reference_number', 'shop-1'),
      text('assigned_queue', 'arn:queue'),
      { id: 'assigned_user', value: { userArnValue: 'arn:user' } },
    ]);

    const relatedItemId = await aContact(client, opened);

    const [, event] = await storedEvents(anken);
    expect(event).toMatchObject({
      type: 'RELATED_ITEM.CREATED',
      performedBy,
      summary: {
        title: 'Lost parcel',
        referenceNumber: 'shop-1',
        status: 'open',
        severity: 'High',
        assignedQueue: 'arn:queue',
        assignedUser: 'arn:user',
      },
      after: {
        relatedItemId,
        type: 'Contact',
        associationTime: '2026-01-02T03:04:05.678Z',
        version: 1,
        content: {
          contact: {
            contactArn: aContactArn(),
            channel: 'UNKNOWN',
            connectedToSystemTime: '2026-01-02T03:04:05.678Z',
          },
        },
      },
    });
  });
});

describe('an event that would be larger than 380 KB', () => {
  const tags = Object.fromEntries(
    Array.from({ length: 50 }, (_, index) => [`tag${index}`.padEnd(128, '-'), 'x'.repeat(256)]),
  );

  /** A case of almost 180 KB, whose event holds as much again when all of it changes. */
  const aLargeCase = async (own: Readonly<Record<string, string>>) => {
    const { client, shop, ...anken } = await anAnkenWithAShop();
    const fieldIds: string[] = [];
    while (fieldIds.length < 120) fieldIds.push(await aField(client, shop.domainId));
    const valuesOf = (character: string) => fieldIds.map((id) => text(id, character.repeat(492)));
    const { caseId } = await client.send(
      new CreateCaseCommand(aCaseRequest(shop, valuesOf('案'), { tags: own })),
    );
    const changeAll = () =>
      update(client, { domainId: shop.domainId, caseId: `${caseId}` }, ...valuesOf('件'));
    return { anken, changeAll };
  };

  it('is refused with its change, naming the largest value', async () => {
    const { anken, changeAll } = await aLargeCase(tags);
    const before = await storedItems(anken);

    await expect(changeAll()).rejects.toMatchObject({
      name: 'ValidationException',
      message:
        'fields[0].value: the change, with the old values, would be larger than 389120 bytes; this is the largest of the request',
    });
    expect(await storedItems(anken)).toEqual(before);
  });

  it('is none where the case has fewer tags, however much of it changes', async () => {
    const { anken, changeAll } = await aLargeCase({ team: 'returns' });

    await changeAll();

    expect((await storedEvents(anken)).map(({ type }) => type)).toEqual(['CASE.CREATED', 'CASE.UPDATED']);
  });
});
