import type { FieldType } from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { sizeOf } from '../../../lambdas/table/item-size.ts';
import { aCase, text, valuesOf } from '../../builders/case.ts';
import { aField, aSelectField, aShop, putOptions } from '../../builders/shop.ts';
import { storedItems } from '../../integration/support/stored.ts';
import { anAnken } from '../support/client.ts';

/** One shop for all, since no case here touches another. */
const anken = await anAnken();
const { client, send } = anken;
const shop = await aShop(client);

const refusal = (message: string) => ({
  name: 'ValidationException',
  message,
  $metadata: { httpStatusCode: 400 },
});

describe('a field', () => {
  it('must exist', async () => {
    const refused = aCase(client, shop, [text('colour', 'red')]);

    await expect(refused).rejects.toMatchObject(refusal('fields[1].id: there is no field colour'));
  });

  it.each(['__proto__', 'constructor', '表'.repeat(500)])('of the id %s does not exist', async (id) => {
    const refused = aCase(client, shop, [text(id, 'x')]);

    await expect(refused).rejects.toMatchObject(refusal(`fields[1].id: there is no field ${id}`));
  });

  it('stands in a request once', async () => {
    const refused = aCase(client, shop, [text('summary', 'one'), text('summary', 'two')]);

    await expect(refused).rejects.toMatchObject(
      refusal('fields[2].id: the field summary stands in the request twice'),
    );
  });

  it.each([
    'case_id',
    'created_by',
    'last_updated_user',
    'created_datetime',
    'last_updated_datetime',
    'last_closed_datetime',
    'last_reopened_datetime',
    'next_sla_breach_datetime',
  ])('%s is set by the system and by nobody else', async (id) => {
    const refused = aCase(client, shop, [text(id, '2026-01-01T00:00:00Z')]);

    await expect(refused).rejects.toMatchObject(refusal(`fields[1].id: ${id} is set by the system`));
  });
});

describe('an option', () => {
  it('must be one of the field’s', async () => {
    const refused = aCase(client, shop, [text(shop.channelFieldId, 'Pigeon')]);

    await expect(refused).rejects.toMatchObject(refusal('fields[1].value: is no option of the field'));
  });

  it('must be active', async () => {
    const field = await aSelectField(client, shop.domainId, ['Mail']);
    await putOptions(client, shop.domainId, field, ['Mail'], false);

    const refused = aCase(client, shop, [text(field, 'Mail')]);

    await expect(refused).rejects.toMatchObject(
      refusal('fields[1].value: is an inactive option of the field'),
    );
  });

  it('is compared letter by letter', async () => {
    const refused = aCase(client, shop, [text('severity', 'critical')]);

    await expect(refused).rejects.toMatchObject(refusal('fields[1].value: is no option of the field'));
  });

  it('that a team added to status or severity can be chosen', async () => {
    await putOptions(client, shop.domainId, 'severity', ['最重要']);
    await putOptions(client, shop.domainId, 'status', ['waiting']);

    const opened = await aCase(client, shop, [text('severity', '最重要'), text('status', 'waiting')]);

    expect(await valuesOf(client, opened, 'severity', 'status')).toEqual({
      severity: { stringValue: '最重要' },
      status: { stringValue: 'waiting' },
    });
  });
});

describe('a value', () => {
  const samples = {
    stringValue: { stringValue: '2026-01-01T00:00:00Z' },
    doubleValue: { doubleValue: 1.5 },
    booleanValue: { booleanValue: false },
    userArnValue: { userArnValue: 'arn:aws:connect:us-east-1:111122223333:instance/i/agent/hanako' },
  };
  const memberOf: readonly [FieldType, keyof typeof samples][] = [
    ['Text', 'stringValue'],
    ['Url', 'stringValue'],
    ['DateTime', 'stringValue'],
    ['SingleSelect', 'stringValue'],
    ['Number', 'doubleValue'],
    ['Boolean', 'booleanValue'],
    ['User', 'userArnValue'],
  ];

  it.each(memberOf)('of a %s is a %s and nothing else', async (type, member) => {
    const field =
      type === 'SingleSelect'
        ? await aSelectField(client, shop.domainId, [samples.stringValue.stringValue])
        : await aField(client, shop.domainId, type);

    const opened = await aCase(client, shop, [{ id: field, value: samples[member] }]);

    expect(await valuesOf(client, opened, field)).toEqual({ [field]: samples[member] });
    for (const [other, value] of Object.entries(samples)) {
      if (other === member) continue;
      await expect(aCase(client, shop, [{ id: field, value }])).rejects.toMatchObject(
        refusal(`fields[1].value: must be a ${member}, since the field is of type ${type}`),
      );
    }
  });

  it('of the assigned user may be a text or a user, since Amazon’s page says one and its model the other', async () => {
    const asText = await aCase(client, shop, [text('assigned_user', samples.userArnValue.userArnValue)]);
    const asUser = await aCase(client, shop, [{ id: 'assigned_user', value: samples.userArnValue }]);

    expect(await valuesOf(client, asText, 'assigned_user')).toEqual({
      assigned_user: { stringValue: samples.userArnValue.userArnValue },
    });
    expect(await valuesOf(client, asUser, 'assigned_user')).toEqual({ assigned_user: samples.userArnValue });
  });

  it('left empty is no value', async () => {
    const opened = await aCase(client, shop, [{ id: 'summary', value: { emptyValue: {} } }]);

    expect(await valuesOf(client, opened, 'summary')).toEqual({});
  });

  it.each([
    ['none of its members', {}],
    ['two of its members', { stringValue: 'x', doubleValue: 1 }],
    ['a member that nobody knows', { listValue: ['x'] }],
  ])('with %s is refused', async (_, value) => {
    const body = JSON.stringify({ templateId: shop.templateId, fields: [{ id: 'title', value }] });

    const { status, body: answer } = await send('POST', `/domains/${shop.domainId}/cases`, body);

    expect(status).toBe(400);
    expect(JSON.parse(answer)).toEqual({
      message:
        'fields[0].value: must hold exactly one of stringValue, doubleValue, booleanValue, emptyValue, userArnValue',
    });
  });

  it.each([1e-130, -1e-130, 9.99e125, 0.1, -0, 123456789012345680])(
    'of %d comes back as it was given',
    async (doubleValue) => {
      const field = await aField(client, shop.domainId, 'Number');

      const opened = await aCase(client, shop, [{ id: field, value: { doubleValue } }]);

      expect(await valuesOf(client, opened, field)).toEqual({ [field]: { doubleValue: doubleValue + 0 } });
    },
  );

  it.each([1e126, -1e126, 1.7976931348623157e308, 9e-131, 5e-324])(
    'of %d is refused, since DynamoDB cannot keep it',
    async (doubleValue) => {
      const field = await aField(client, shop.domainId, 'Number');

      const refused = aCase(client, shop, [{ id: field, value: { doubleValue } }]);

      await expect(refused).rejects.toMatchObject(
        refusal('fields[1].value.doubleValue: must be 0 or of a magnitude from 1e-130 to below 1e126'),
      );
    },
  );

  it.each([
    ['NUL and other control characters', 'a\u0000b\u0007c\u001b'],
    ['right-to-left marks', '\u202Eabc\u200F עברית'],
    ['characters of four bytes and joined emoji', '𠮷野家 👩‍👩‍👧'],
    ['line ends of every kind', 'a\r\nb\nc\u2028d\u2029e'],
    ['JSON, HTML and template marks', '"}],{"id":"x"} <script>&amp;%{x}</script>'],
    ['decomposed letters', 'e\u0301 か\u3099'],
  ])('with %s comes back as it was given', async (_, stringValue) => {
    const opened = await aCase(client, shop, [text('summary', stringValue)]);

    expect(await valuesOf(client, opened, 'summary')).toEqual({ summary: { stringValue } });
  });

  it('with a lone surrogate is refused, since UTF-8 cannot hold it', async () => {
    const before = await storedItems(anken);
    const body = `{"templateId":"${shop.templateId}","fields":[{"id":"title","value":{"stringValue":"a\\ud800"}}]}`;

    const answer = await send('POST', `/domains/${shop.domainId}/cases`, body);

    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body)).toEqual({
      message: 'fields[0].value.stringValue: holds a lone surrogate, which UTF-8 cannot hold',
    });
    expect(await storedItems(anken)).toEqual(before);
  });
});

describe('a date and time', () => {
  it.each([
    '2024-02-29T00:00:00Z',
    '2000-02-29T23:59:59.999Z',
    '2026-12-31T23:59:59.123456789Z',
    '2026-01-01T09:00+09:00',
    '2026-01-01T00:00:00-0330',
    '2026-01-01T00:00:00+14:00',
  ])('of %s is kept as it was given', async (stringValue) => {
    const field = await aField(client, shop.domainId, 'DateTime');

    const opened = await aCase(client, shop, [text(field, stringValue)]);

    expect(await valuesOf(client, opened, field)).toEqual({ [field]: { stringValue } });
  });

  it.each([
    ['2023-02-29T00:00:00Z', 'is on no calendar'],
    ['1900-02-29T00:00:00Z', 'is on no calendar'],
    ['2026-04-31T00:00:00Z', 'is on no calendar'],
    ['2026-00-10T00:00:00Z', 'is on no calendar'],
    ['2026-13-01T00:00:00Z', 'is on no calendar'],
    ['2026-01-01T24:00:00Z', 'is on no clock'],
    ['2026-01-01T12:60:00Z', 'is on no clock'],
    ['2026-01-01T00:00:00+24:00', 'has an offset of a whole day'],
    ['2026-01-01T00:00:00+09:60', 'has an offset that is none'],
    ['2026-01-01T00:00:00', 'has no offset'],
    ['2026-01-01', 'has no time'],
    ['2026-01-01 00:00:00Z', 'has a space for its T'],
    [' 2026-01-01T00:00:00Z', 'begins with a space'],
    ['2026-01-01T00:00:00Z\n', 'ends in a line break'],
    ['', 'is empty'],
    ['tomorrow', 'is a word'],
  ])('of %j is refused: it %s', async (stringValue) => {
    const field = await aField(client, shop.domainId, 'DateTime');

    const refused = aCase(client, shop, [text(field, stringValue)]);

    await expect(refused).rejects.toMatchObject(
      refusal('fields[1].value: must be a date and time in ISO 8601 with its offset or Z'),
    );
  });
});

describe('a text', () => {
  it.each(['x', '案', '😀'])(
    'of the summary takes 3,000 characters such as %s, and no more',
    async (character) => {
      const opened = await aCase(client, shop, [text('summary', character.repeat(3000))]);

      expect(await valuesOf(client, opened, 'summary')).toEqual({
        summary: { stringValue: character.repeat(3000) },
      });
      await expect(aCase(client, shop, [text('summary', character.repeat(3001))])).rejects.toMatchObject(
        refusal('fields[1].value: must be at most 3000 characters long'),
      );
    },
  );

  it.each(['x', '案', '😀'])('of any other field takes 4,100 characters such as %s', async (character) => {
    const opened = await aCase(client, shop, [text(shop.orderFieldId, character.repeat(4100))]);

    expect(await valuesOf(client, opened, shop.orderFieldId)).toEqual({
      [shop.orderFieldId]: { stringValue: character.repeat(4100) },
    });
    await expect(
      aCase(client, shop, [text(shop.orderFieldId, character.repeat(4101))]),
    ).rejects.toMatchObject(refusal('fields[1].value.stringValue: must be 0 to 4100 characters long'));
  });
});

it('takes field values of 180 KB together, and beyond them names the largest', async () => {
  const [growing = '', ...others] = await Promise.all(
    Array.from({ length: 11 }, () => aField(client, shop.domainId)),
  );
  const open = (ofGrowing: string) =>
    aCase(client, shop, [
      ...others.map((id) => text(id, '😀'.repeat(4000))),
      text(shop.orderFieldId, '𠮷'.repeat(4100)),
      text(growing, ofGrowing),
    ]);
  const { caseId } = await open('');
  const stored = (await storedItems(anken)).find((item) => item['caseId'] === caseId && item.sk === 'CASE');
  const room = 180 * 1024 - sizeOf(stored?.['fields']);
  const filling = '案'.repeat(Math.floor(room / 3)) + 'x'.repeat(room % 3);
  const before = await storedItems(anken);

  await expect(open(`${filling}x`)).rejects.toMatchObject(
    refusal(
      "fields[11].value: the case's field values would be larger than 184320 bytes together; this is the largest of the request",
    ),
  );
  expect(await storedItems(anken)).toEqual(before);
  const full = await open(filling);

  expect(await valuesOf(client, full, growing)).toEqual({ [growing]: { stringValue: filling } });
});
