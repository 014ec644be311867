import {
  CreateRelatedItemCommand,
  DeleteRelatedItemCommand,
  SearchRelatedItemsCommand,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { aCase, aComment, anSla, anSlaContent, text, update, valuesOf } from '../../builders/case.ts';
import { movableClock } from '../../builders/clock.ts';
import { aField, aShop, putOptions } from '../../builders/shop.ts';
import { storedEvents, storedItems } from '../../integration/support/stored.ts';
import { anAnken } from '../support/client.ts';
import { invalidMember, notFound, quotaExceeded } from '../support/refusals.ts';

const begin = '2026-01-02T03:04:05.678Z';
const minute = 60_000;

const anAnkenWithACase = async (fields: Parameters<typeof aCase>[2] = []) => {
  const clock = movableClock(begin);
  const anken = await anAnken({ clock });
  const shop = await aShop(anken.client);
  const opened = await aCase(anken.client, shop, fields);
  const found = async () => {
    const { relatedItems = [] } = await anken.client.send(new SearchRelatedItemsCommand(opened));
    return relatedItems;
  };
  /** Asks as a caller without the SDK would, who may send what the contract does not know. */
  const ask = async (body: unknown) => {
    const path = `/domains/${opened.domainId}/cases/${opened.caseId}/related-items/`;
    const { status, body: answer } = await anken.send('POST', path, JSON.stringify(body));
    return { status, ...JSON.parse(answer) };
  };
  return { ...anken, clock, shop, opened, found, ask };
};

describe('an SLA', () => {
  it('starts with the case, and is due so many minutes later', async () => {
    const { client, opened, found } = await anAnkenWithACase();

    const { relatedItemId, relatedItemArn } = await client.send(
      new CreateRelatedItemCommand({
        ...opened,
        type: 'Sla',
        content: anSlaContent({ name: '解決まで', targetSlaMinutes: 90 }),
        performedBy: { customEntity: 'suzuki.hanako@shop.example' },
      }),
    );

    expect(relatedItemArn).toBe(
      `arn:aws:cases:us-east-1:111122223333:domain/${opened.domainId}/case/${opened.caseId}/related-item/${relatedItemId}`,
    );
    expect(await found()).toEqual([
      {
        relatedItemId,
        type: 'Sla',
        associationTime: new Date(begin),
        content: {
          sla: {
            slaConfiguration: {
              name: '解決まで',
              type: 'CaseField',
              status: 'Active',
              fieldId: 'status',
              targetFieldValues: [{ stringValue: 'closed' }],
              targetTime: new Date('2026-01-02T04:34:05.678Z'),
            },
          },
        },
        performedBy: { customEntity: 'suzuki.hanako@shop.example' },
      },
    ]);
  });

  it('is the case’s next breach from then on', async () => {
    const { client, opened } = await anAnkenWithACase();

    await anSla(client, opened, { targetSlaMinutes: 90 });
    await anSla(client, opened, { targetSlaMinutes: 60 });
    await anSla(client, opened, { targetSlaMinutes: 120 });

    expect(await valuesOf(client, opened, 'next_sla_breach_datetime')).toEqual({
      next_sla_breach_datetime: { stringValue: '2026-01-02T04:04:05.678Z' },
    });
  });

  it('is no update of the case to whoever looks for the last one', async () => {
    const { client, clock, opened } = await anAnkenWithACase();
    clock.pass(minute);

    await anSla(client, opened);

    expect(await valuesOf(client, opened, 'last_updated_datetime')).toEqual({
      last_updated_datetime: { stringValue: begin },
    });
  });

  it('is met at once where the case has the value already', async () => {
    const { client, opened, found, ...anken } = await anAnkenWithACase([text('status', 'closed')]);

    await anSla(client, opened);

    expect(await found()).toMatchObject([
      { content: { sla: { slaConfiguration: { status: 'Met', completionTime: new Date(begin) } } } },
    ]);
    expect(await valuesOf(client, opened, 'next_sla_breach_datetime')).toEqual({});
    expect((await storedEvents(anken)).map(({ type }) => type)).toEqual([
      'CASE.CREATED',
      'SLA.STARTED',
      'SLA.MET',
    ]);
  });

  it('may only ever run out, where it names no field', async () => {
    const { client, clock, opened, found } = await anAnkenWithACase();
    await anSla(client, opened, { fieldId: undefined, targetFieldValues: undefined });
    await update(client, opened, text('status', 'closed'));
    clock.pass(60 * minute + 1);

    const [item] = await found();

    expect(item?.content).toEqual({
      sla: {
        slaConfiguration: {
          name: '解決まで',
          type: 'CaseField',
          status: 'Overdue',
          targetTime: new Date('2026-01-02T04:04:05.678Z'),
        },
      },
    });
  });

  it('may ask for any value that its field can have, and for none', async () => {
    const { client, shop, opened, found } = await anAnkenWithACase();
    const { domainId } = shop;
    const targets = [
      [shop.channelFieldId, { stringValue: 'Mail' }],
      [shop.orderFieldId, { stringValue: '№ 1' }],
      [await aField(client, domainId, 'Number'), { doubleValue: 0.1 }],
      [await aField(client, domainId, 'Boolean'), { booleanValue: true }],
      [await aField(client, domainId, 'User'), { userArnValue: 'arn:hanako' }],
    ] as const;

    for (const [fieldId, value] of targets) {
      await anSla(client, opened, { name: 'filled', fieldId, targetFieldValues: [value] });
    }
    await anSla(client, opened, {
      name: 'empty',
      fieldId: 'summary',
      targetFieldValues: [{ emptyValue: {} }],
    });
    await update(client, opened, ...targets.map(([id, value]) => ({ id, value })));

    const told = (await found()).map((item) => item?.content?.sla?.slaConfiguration);
    expect(told.map((sla) => [sla?.name, sla?.status])).toEqual([
      ['empty', 'Met'],
      ...targets.map(() => ['filled', 'Met']),
    ]);
    expect(told.map((sla) => sla?.targetFieldValues)).toEqual([
      [{ emptyValue: {} }],
      ...targets.map(([, value]) => [value]).toReversed(),
    ]);
  });

  it.each([
    [1, '2026-01-02T03:05:05.678Z'],
    [1_051_200, '2028-01-02T03:04:05.678Z'],
  ])('25: takes a target of %d minutes', async (targetSlaMinutes, targetTime) => {
    const { client, opened, found } = await anAnkenWithACase();

    await anSla(client, opened, { targetSlaMinutes });

    expect(await found()).toMatchObject([
      { content: { sla: { slaConfiguration: { targetTime: new Date(targetTime) } } } },
    ]);
  });

  it.each(['n', '案'.repeat(500), '😀'.repeat(500), ' ‮x\u0000'])(
    'takes a name such as %j and answers it as it came',
    async (name) => {
      const { client, opened, found } = await anAnkenWithACase();

      await anSla(client, opened, { name });

      expect(await found()).toMatchObject([{ content: { sla: { slaConfiguration: { name } } } }]);
    },
  );

  it('tells first of the others that time has crossed', async () => {
    const { client, clock, opened, ...anken } = await anAnkenWithACase();
    await anSla(client, opened, { name: 'first' });
    clock.pass(60 * minute + 1);

    await anSla(client, opened, { name: 'second' });

    expect((await storedEvents(anken)).slice(-2).map(({ type }) => type)).toEqual([
      'SLA.BREACHED',
      'SLA.STARTED',
    ]);
  });
});

describe('the quotas of a case', () => {
  it('refuse an eleventh SLA, and write nothing', async () => {
    const { client, opened, ...anken } = await anAnkenWithACase();
    for (let number = 1; number <= 10; number += 1) await anSla(client, opened, { name: `SLA ${number}` });
    const before = await storedItems(anken);

    await expect(anSla(client, opened)).rejects.toMatchObject(
      quotaExceeded('There may be at most 10 SLAs of a case.'),
    );
    expect(await storedItems(anken)).toEqual(before);
  });

  it('count met and breached SLAs, and take another one where one was deleted', async () => {
    const { client, clock, opened, found } = await anAnkenWithACase([text('status', 'closed')]);
    for (let number = 1; number <= 10; number += 1) await anSla(client, opened);
    clock.pass(60 * minute + 1);
    await expect(anSla(client, opened)).rejects.toMatchObject({ name: 'ServiceQuotaExceededException' });
    const [{ relatedItemId } = { relatedItemId: undefined }] = (await found()).flatMap((item) => item ?? []);

    await client.send(new DeleteRelatedItemCommand({ ...opened, relatedItemId }));

    await expect(anSla(client, opened)).resolves.toEqual(expect.any(String));
  });

  it('count SLAs among the 200 related items', { timeout: 60_000 }, async () => {
    const { client, opened, ...anken } = await anAnkenWithACase();
    for (let number = 1; number <= 3; number += 1) await anSla(client, opened);
    await Promise.all(Array.from({ length: 197 }, () => aComment(client, opened)));
    const before = await storedItems(anken);
    const refusal = quotaExceeded('There may be at most 200 related items of a case.');

    await expect(anSla(client, opened)).rejects.toMatchObject(refusal);
    await expect(aComment(client, opened)).rejects.toMatchObject(refusal);
    expect(await storedItems(anken)).toEqual(before);
  });
});

describe('an SLA is refused, and leaves nothing behind,', () => {
  const member = 'content.sla.slaInputConfiguration';
  const good = anSlaContent().sla.slaInputConfiguration;
  const minutes = `${member}.targetSlaMinutes: must be a whole number from 1 to 1051200`;
  const without = (name: string) => Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));

  it.each<[string, object, string]>([
    ['with a target of no time', { ...good, targetSlaMinutes: 0 }, minutes],
    ['with a target of less than no time', { ...good, targetSlaMinutes: -1 }, minutes],
    ['with a target above two years', { ...good, targetSlaMinutes: 1_051_201 }, minutes],
    ['with a target of half a minute', { ...good, targetSlaMinutes: 1.5 }, minutes],
    ['with a target in a text', { ...good, targetSlaMinutes: '60' }, minutes],
    ['without a target', without('targetSlaMinutes'), `${member}.targetSlaMinutes: is required`],
    ['without a name', without('name'), `${member}.name: is required`],
    ['with an empty name', { ...good, name: '' }, `${member}.name: must be 1 to 500 characters long`],
    [
      'with a name of nothing but space',
      { ...good, name: ' 　' },
      `${member}.name: must not end in white space nor hold a line break`,
    ],
    [
      'with a name of 501 characters',
      { ...good, name: '😀'.repeat(501) },
      `${member}.name: must be 1 to 500 characters long`,
    ],
    ['without a type', without('type'), `${member}.type: is required`],
    ['of another type', { ...good, type: 'Contact' }, `${member}.type: must be CaseField`],
    ['of an unknown field', { ...good, fieldId: 'nowhere' }, `${member}.fieldId: there is no field nowhere`],
    ['of a field that is no text', { ...good, fieldId: 1 }, `${member}.fieldId: must be a string`],
    [
      'of a value that is no option',
      { ...good, targetFieldValues: [{ stringValue: 'Closed' }] },
      `${member}.targetFieldValues[0]: is no option of the field`,
    ],
    [
      'of a value that its field cannot have',
      { ...good, targetFieldValues: [{ doubleValue: 1 }] },
      `${member}.targetFieldValues[0]: must be a stringValue, since the field is of type SingleSelect`,
    ],
    [
      'of two values',
      { ...good, targetFieldValues: [{ stringValue: 'closed' }, { stringValue: 'open' }] },
      `${member}.targetFieldValues: must have 1 to 1 members`,
    ],
    [
      'of no value',
      { ...good, targetFieldValues: [] },
      `${member}.targetFieldValues: must have 1 to 1 members`,
    ],
    [
      'of a value that is two things',
      { ...good, targetFieldValues: [{ stringValue: 'closed', emptyValue: {} }] },
      `${member}.targetFieldValues[0]: must hold exactly one of stringValue, doubleValue, booleanValue, emptyValue, userArnValue`,
    ],
    [
      'of a field without a value',
      without('targetFieldValues'),
      `${member}.targetFieldValues: is required where fieldId is given`,
    ],
    [
      'of a value without a field',
      without('fieldId'),
      `${member}.fieldId: is required where targetFieldValues is given`,
    ],
  ])('%s', async (_, slaInputConfiguration, message) => {
    const { ask, ...anken } = await anAnkenWithACase();
    const before = await storedItems(anken);

    const answer = await ask({ type: 'Sla', content: { sla: { slaInputConfiguration } } });

    expect(answer).toEqual({ status: 400, message });
    expect(await storedItems(anken)).toEqual(before);
  });

  it('of an inactive option', async () => {
    const { client, shop, opened, ...anken } = await anAnkenWithACase();
    await putOptions(client, shop.domainId, shop.channelFieldId, ['Telephone'], false);
    const before = await storedItems(anken);

    const refused = anSla(client, opened, {
      fieldId: shop.channelFieldId,
      targetFieldValues: [{ stringValue: 'Telephone' }],
    });

    await expect(refused).rejects.toMatchObject(
      invalidMember(`${member}.targetFieldValues[0]`, 'is an inactive option of the field'),
    );
    expect(await storedItems(anken)).toEqual(before);
  });

  const comment = { comment: { body: 'x', contentType: 'Text/Plain' } };
  it.each([
    ['Sla', comment],
    ['Comment', anSlaContent()],
    ['Contact', anSlaContent()],
  ])('as a related item of the type %s whose content is another one', async (type, content) => {
    const { ask, ...anken } = await anAnkenWithACase();
    const before = await storedItems(anken);

    const answer = await ask({ type, content });

    expect(answer).toEqual({
      status: 400,
      message: `content: must hold the member that goes with the type ${type}`,
    });
    expect(await storedItems(anken)).toEqual(before);
  });

  it.each([
    ['no content', undefined, 'content: is required'],
    ['an empty content', { sla: {} }, 'content.sla: must hold exactly one of slaInputConfiguration'],
    [
      'two contents',
      { ...anSlaContent(), ...comment },
      'content: must hold exactly one of contact, comment, file, sla, connectCase, custom',
    ],
  ])('with %s', async (_, content, message) => {
    const { ask } = await anAnkenWithACase();

    expect(await ask({ type: 'Sla', content })).toEqual({ status: 400, message });
  });

  it.each([
    ['Case', 'caseId'],
    ['Domain', 'domainId'],
  ])('where its %s does not exist', async (resourceType, part) => {
    const { client, opened, ...anken } = await anAnkenWithACase();
    const before = await storedItems(anken);

    for (const id of ['no-such-thing', '😀'.repeat(500)]) {
      await expect(anSla(client, { ...opened, [part]: id })).rejects.toMatchObject(
        notFound(resourceType, id),
      );
    }
    expect(await storedItems(anken)).toEqual(before);
  });
});
