import { UpdateTemplateCommand } from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { aBatch, aBatchOfComments, casesOf } from '../../builders/batch.ts';
import { aCase, text, update, valuesOf } from '../../builders/case.ts';
import { movableClock } from '../../builders/clock.ts';
import { aCaseRule, aShop } from '../../builders/shop.ts';
import { storedEvents, storedItems } from '../../integration/support/stored.ts';
import { anAnken } from '../support/client.ts';
import { refusal } from '../support/refusals.ts';

const oneDay = 24 * 60 * 60 * 1000;

const anAnkenWithCases = async () => {
  const clock = movableClock();
  const anken = await anAnken({ clock });
  const shop = await aShop(anken.client);
  const [one, two] = [await aCase(anken.client, shop), await aCase(anken.client, shop)];
  const { domainId } = shop;
  const request = { domainId, cases: casesOf(one, two), title: 'New', clientToken: 't' };
  const change = (more: object = {}) => aBatch(anken.send, 'batchUpdateCase', { ...request, ...more });
  const comment = (more: object = {}) =>
    aBatchOfComments(anken.send, domainId, casesOf(one, two), { clientToken: 't', ...more });
  const refused = async (more: object) =>
    refusal(await anken.send('POST', '/cases:batchUpdateCase', JSON.stringify({ ...request, ...more })));
  return { ...anken, clock, shop, one, two, request, change, comment, refused };
};

describe('the same batch once more', () => {
  it('answers the same and writes nothing', async () => {
    const { change, comment, ...anken } = await anAnkenWithCases();
    const changed = await change();
    const commented = await comment();
    const before = await storedItems(anken);

    expect(await change()).toEqual(changed);
    expect(await comment()).toEqual(commented);
    expect(commented.successfulItems).toHaveLength(2);
    expect(await storedItems(anken)).toEqual(before);
  });

  it('undoes nothing that others have done since', async () => {
    const { client, one, change } = await anAnkenWithCases();
    await change();
    await update(client, one, text('title', 'Newer'));

    await change();

    expect(await valuesOf(client, one, 'title')).toEqual({ title: { stringValue: 'Newer' } });
  });

  it('undoes nothing either where there was nothing to do on a case', async () => {
    const { client, one, change } = await anAnkenWithCases();
    await update(client, one, text('title', 'New'));
    await change();
    await update(client, one, text('title', 'Newer'));

    const { successfulCases } = await change();

    expect(successfulCases).toHaveLength(2);
    expect(await valuesOf(client, one, 'title')).toEqual({ title: { stringValue: 'Newer' } });
  });

  it('does what failed the first time, and leaves alone what did not', async () => {
    const { client, one, shop, request, change } = await anAnkenWithCases();
    const isWaiting = {
      equalTo: { operandOne: { fieldId: 'title' }, operandTwo: { stringValue: 'New' }, result: true },
    };
    const caseRuleId = await aCaseRule(client, shop.domainId, {
      required: { defaultValue: false, conditions: [isWaiting] },
    });
    const { domainId, templateId } = shop;
    const rules = [{ caseRuleId, fieldId: 'summary' }];
    await client.send(new UpdateTemplateCommand({ domainId, templateId, rules }));
    await update(client, one, text('summary', 'x'));
    const first = await change(request);
    await client.send(new UpdateTemplateCommand({ domainId, templateId, rules: [] }));
    await update(client, one, text('title', 'Newer'));

    const second = await change(request);

    expect([first.successfulCases.length, first.failedCases.length]).toEqual([1, 1]);
    expect([second.successfulCases.length, second.failedCases.length]).toEqual([2, 0]);
    expect(await valuesOf(client, one, 'title')).toEqual({ title: { stringValue: 'Newer' } });
  });

  it('does all of it again where there is no token, or an empty one', async () => {
    const { change, comment, ...anken } = await anAnkenWithCases();

    for (const clientToken of [undefined, undefined, '', '']) await comment({ clientToken });
    for (const clientToken of [undefined, '']) await change({ clientToken });

    const types = (await storedEvents(anken)).map(({ type }) => type);
    expect(types.filter((type) => type === 'RELATED_ITEM.CREATED')).toHaveLength(8);
    expect(types.filter((type) => type === 'CASE.UPDATED')).toHaveLength(2);
  });

  it('is once for each of twenty at a time', async () => {
    const { change, comment, ...anken } = await anAnkenWithCases();

    const commented = await Promise.all(Array.from({ length: 20 }, () => comment()));
    const changed = await Promise.all(Array.from({ length: 20 }, () => change()));

    const ids = commented.map(({ successfulItems }) => successfulItems.map((item) => item.relatedItemId));
    expect(new Set(ids.map(String)).size).toBe(1);
    expect(new Set(changed.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const types = (await storedEvents(anken)).map(({ type }) => type);
    expect(types.filter((type) => type === 'RELATED_ITEM.CREATED')).toHaveLength(2);
    expect(types.filter((type) => type === 'CASE.UPDATED')).toHaveLength(2);
  });

  it('is known for a day, to the second', async () => {
    const { clock, comment } = await anAnkenWithCases();
    const first = await comment();

    clock.pass(oneDay - 1000);
    const within = await comment();
    clock.pass(1000);
    const afterwards = await comment();
    const again = await comment();

    expect(within).toEqual(first);
    expect(afterwards).not.toEqual(first);
    expect(again).toEqual(afterwards);
  });
});

describe('another batch with the same token', () => {
  it.each<[string, object]>([
    ['another title', { title: 'Newer' }],
    ['one member more', { status: 'closed' }],
    ['another performer', { performedBy: { customEntity: 'night batch' } }],
    ['other cases', { cases: [{ caseIdentifier: { caseId: 'none' } }] }],
  ])('is a ConflictException: %s', async (_, other) => {
    const { change, refused, ...anken } = await anAnkenWithCases();
    await change();
    const before = await storedItems(anken);

    expect(await refused(other)).toEqual({
      status: 409,
      kind: 'ConflictException',
      message: 'The clientToken was used for another request already.',
    });
    expect(await storedItems(anken)).toEqual(before);
  });

  it('is another matter a day later, whatever a case still knows of the first', async () => {
    const { client, clock, one, change } = await anAnkenWithCases();
    await change();
    clock.pass(oneDay);

    await change({ title: 'Newer' });

    expect(await valuesOf(client, one, 'title')).toEqual({ title: { stringValue: 'Newer' } });
  });

  it('is free where the first was refused', async () => {
    const { refused, change } = await anAnkenWithCases();
    expect(await refused({ title: undefined })).toMatchObject({ status: 400 });

    expect((await change()).successfulCases).toHaveLength(2);
  });

  it('is no other where only the order of its members differs', async () => {
    const { send, request, ...anken } = await anAnkenWithCases();
    const path = '/cases:batchUpdateCase';
    const first = await send('POST', path, JSON.stringify(request));
    const before = await storedItems(anken);

    const second = await send(
      'POST',
      path,
      JSON.stringify(Object.fromEntries(Object.entries(request).reverse())),
    );

    expect(second).toEqual(first);
    expect(await storedItems(anken)).toEqual(before);
  });

  it('of a new case or of the other operation says nothing about this one', async () => {
    const { client, shop, change, comment } = await anAnkenWithCases();
    await aCase(client, shop);

    expect((await comment()).successfulItems).toHaveLength(2);
    expect((await change()).successfulCases).toHaveLength(2);
  });
});
