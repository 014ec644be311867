import {
  DeleteCaseCommand,
  DeleteRelatedItemCommand,
  SearchRelatedItemsCommand,
  UpdateCaseCommand,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { aCase, aComment, anSla, text, update, valuesOf } from '../../builders/case.ts';
import { movableClock } from '../../builders/clock.ts';
import { aShop } from '../../builders/shop.ts';
import { storedEvents, storedItems } from '../../integration/support/stored.ts';
import { anAnken } from '../support/client.ts';
import { invalidMember, notFound } from '../support/refusals.ts';

const minute = 60_000;
const clock = movableClock();
const anken = await anAnken({ clock });
const { client } = anken;
const shop = await aShop(client);

type Opened = Awaited<ReturnType<typeof aCase>>;

const statusesOf = async (opened: Opened) => {
  const { relatedItems = [] } = await client.send(new SearchRelatedItemsCommand(opened));
  return Object.fromEntries(
    relatedItems.flatMap((item) => {
      const sla = item?.content?.sla?.slaConfiguration;
      return sla ? [[sla.name, sla.status]] : [];
    }),
  );
};
const typesOf = async ({ caseId }: Opened) =>
  (await storedEvents(anken)).filter((event) => event.caseId === caseId).map(({ type }) => type);
const nextBreachOf = async (opened: Opened) => {
  const { next_sla_breach_datetime: next } = await valuesOf(client, opened, 'next_sla_breach_datetime');
  return next?.stringValue;
};
/** The instant so many minutes from now. */
const inMinutes = (minutes: number) => new Date(clock.now().getTime() + minutes * minute).toISOString();

const closing = text('status', 'closed');
const hanako = 'arn:aws:connect:ap-northeast-1:123456789012:instance/i-1/agent/hanako';

describe('an update that gives a field the value that an SLA asks for', () => {
  it.each([
    ['14: at exactly its target', 60 * minute, 'Met', ['CASE.UPDATED', 'SLA.MET']],
    ['14: a millisecond before', 60 * minute - 1, 'Met', ['CASE.UPDATED', 'SLA.MET']],
    [
      '28: a millisecond after, before any tick',
      60 * minute + 1,
      'NotMet',
      ['SLA.BREACHED', 'CASE.UPDATED', 'SLA.NOT_MET'],
    ],
  ])('%s', async (_, milliseconds, status, events) => {
    const opened = await aCase(client, shop);
    await anSla(client, opened, { name: 'resolved' });
    clock.pass(milliseconds);

    await update(client, opened, closing);

    expect(await statusesOf(opened)).toEqual({ resolved: status });
    expect((await typesOf(opened)).slice(3)).toEqual(events);
  });

  it('fulfils all that ask for it, and no other', async () => {
    const opened = await aCase(client, shop);
    await anSla(client, opened, { name: 'one' });
    await anSla(client, opened, { name: 'two', targetSlaMinutes: 1 });
    await anSla(client, opened, {
      name: 'three',
      fieldId: shop.channelFieldId,
      targetFieldValues: [{ stringValue: 'Mail' }],
    });
    clock.pass(2 * minute);

    await update(client, opened, closing, text(shop.channelFieldId, 'Telephone'));

    expect(await statusesOf(opened)).toEqual({ one: 'Met', two: 'NotMet', three: 'Active' });
  });

  it('moves the next breach to the one that is left, and clears it behind the last', async () => {
    const opened = await aCase(client, shop);
    await anSla(client, opened, { name: 'first', targetSlaMinutes: 10 });
    const resolved = [{ stringValue: 'resolved' }];
    await anSla(client, opened, { name: 'second', fieldId: 'summary', targetFieldValues: resolved });
    const [first, second] = [inMinutes(10), inMinutes(60)];

    expect(await nextBreachOf(opened)).toBe(first);
    await update(client, opened, closing);
    expect(await nextBreachOf(opened)).toBe(second);
    await update(client, opened, text('summary', 'resolved'));
    expect(await nextBreachOf(opened)).toBeUndefined();
  });

  it('leaves the next breach where it is when its time has passed', async () => {
    const opened = await aCase(client, shop);
    await anSla(client, opened);
    const target = inMinutes(60);
    clock.pass(90 * minute);

    await update(client, opened, text('summary', 'still at it'));

    expect(await nextBreachOf(opened)).toBe(target);
    expect(await statusesOf(opened)).toEqual({ 解決まで: 'Overdue' });
  });

  it('counts one that clears a field too', async () => {
    const opened = await aCase(client, shop, [text('summary', 'to do')]);
    await anSla(client, opened, { fieldId: 'summary', targetFieldValues: [{ emptyValue: {} }] });

    await update(client, opened, { id: 'summary', value: { emptyValue: {} } });

    expect(await statusesOf(opened)).toEqual({ 解決まで: 'Met' });
  });

  it('counts a blank text as a cleared field, as case rules do', async () => {
    const opened = await aCase(client, shop, [text('summary', 'to do')]);
    await anSla(client, opened, { fieldId: 'summary', targetFieldValues: [{ emptyValue: {} }] });

    await update(client, opened, text('summary', ''));

    expect(await statusesOf(opened)).toEqual({ 解決まで: 'Met' });
  });

  it.each([
    ['as a user where a text is asked for', { stringValue: hanako }, { userArnValue: hanako }],
    ['as a text where a user is asked for', { userArnValue: hanako }, { stringValue: hanako }],
  ])('counts the assigned user by its ARN: %s', async (_, target, value) => {
    const opened = await aCase(client, shop);
    await anSla(client, opened, { fieldId: 'assigned_user', targetFieldValues: [target] });

    await update(client, opened, { id: 'assigned_user', value });

    expect(await statusesOf(opened)).toEqual({ 解決まで: 'Met' });
  });

  it('is not needed twice: a case that is reopened keeps its SLA met', async () => {
    const opened = await aCase(client, shop);
    await anSla(client, opened);
    await update(client, opened, closing);
    clock.pass(90 * minute);

    await update(client, opened, text('status', 'open'));
    expect(await statusesOf(opened)).toEqual({ 解決まで: 'Met' });
    await update(client, opened, closing);

    expect(await statusesOf(opened)).toEqual({ 解決まで: 'Met' });
    expect((await typesOf(opened)).filter((type) => type.startsWith('SLA.'))).toEqual([
      'SLA.STARTED',
      'SLA.MET',
    ]);
  });

  it('names in the SLA’s event who updated the case', async () => {
    const opened = await aCase(client, shop);
    await anSla(client, opened);
    const performedBy = { customEntity: 'hanako' };

    await client.send(new UpdateCaseCommand({ ...opened, fields: [closing], performedBy }));

    const [met] = (await storedEvents(anken)).filter(
      ({ type, caseId }) => type === 'SLA.MET' && caseId === opened.caseId,
    );
    expect(met?.performedBy).toMatchObject({ user: performedBy });
  });
});

describe('the breach', () => {
  it('is told once: by the first of two updates, and by none where a comment comes', async () => {
    const opened = await aCase(client, shop);
    await anSla(client, opened);
    clock.pass(90 * minute);

    await aComment(client, opened);
    expect(await typesOf(opened)).not.toContain('SLA.BREACHED');
    await update(client, opened, text('summary', 'first'));
    await update(client, opened, text('summary', 'second'));

    expect((await typesOf(opened)).filter((type) => type === 'SLA.BREACHED')).toHaveLength(1);
  });

  it('is told by an update that changes nothing else', async () => {
    const opened = await aCase(client, shop);
    await anSla(client, opened);
    clock.pass(60 * minute);
    const before = await storedItems(anken);
    await update(client, opened, text('status', 'open'));
    expect(await storedItems(anken)).toEqual(before);
    clock.pass(1);

    await update(client, opened, text('status', 'open'));

    expect((await typesOf(opened)).slice(3)).toEqual(['SLA.BREACHED']);
  });

  it('16, 28: is not taken back by a host whose clock is behind: what follows it was not met', async () => {
    const opened = await aCase(client, shop);
    await anSla(client, opened);
    clock.pass(60 * minute + 1);
    await update(client, opened, text('summary', 'too late'));
    clock.pass(-30 * minute);

    await update(client, opened, closing);

    expect(await statusesOf(opened)).toEqual({ 解決まで: 'NotMet' });
    expect((await typesOf(opened)).slice(-2)).toEqual(['CASE.UPDATED', 'SLA.NOT_MET']);
    clock.pass(30 * minute);
  });

  it('29: is told of no case that was deleted', async () => {
    const opened = await aCase(client, shop);
    const relatedItemId = await anSla(client, opened);
    clock.pass(90 * minute);
    await client.send(new DeleteCaseCommand(opened));
    const before = await storedItems(anken);

    await expect(update(client, opened, closing)).rejects.toMatchObject(notFound('Case', opened.caseId));
    await expect(anSla(client, opened)).rejects.toMatchObject(notFound('Case', opened.caseId));
    await expect(
      client.send(new DeleteRelatedItemCommand({ ...opened, relatedItemId })),
    ).rejects.toMatchObject(notFound('Case', opened.caseId));

    expect(await storedItems(anken)).toEqual(before);
    expect(await typesOf(opened)).not.toContain('SLA.BREACHED');
  });
});

it('is nobody’s to set: the next breach', async () => {
  const opened = await aCase(client, shop);

  const refused = update(client, opened, text('next_sla_breach_datetime', '2026-01-02T03:04:05Z'));

  await expect(refused).rejects.toMatchObject(invalidMember('fields[0].id', 'is set by the system'));
});
