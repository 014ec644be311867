import { UpdateCaseCommand } from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { aCase, text, update, valuesOf } from '../../builders/case.ts';
import { movableClock } from '../../builders/clock.ts';
import { aField, aSelectField, aShop, aTemplate, putOptions } from '../../builders/shop.ts';
import { storedEvents, storedItems } from '../../integration/support/stored.ts';
import { anAnken } from '../support/client.ts';

const begin = '2026-01-02T03:04:05.678Z';
const minute = 60_000;
const empty = (id: string) => ({ id, value: { emptyValue: {} } });

const anAnkenWithAShop = async () => {
  const clock = movableClock(begin);
  const anken = await anAnken({ clock });
  return { ...anken, clock, shop: await aShop(anken.client) };
};

describe('an update', () => {
  it('changes the fields that it names and no others', async () => {
    const { client, clock, shop } = await anAnkenWithAShop();
    const opened = await aCase(client, shop, [text('summary', 'old'), text(shop.orderFieldId, 'A-1')]);
    clock.pass(minute);

    await update(client, opened, text('summary', 'new'), text('severity', 'Low'));

    const fields = ['title', 'summary', shop.orderFieldId, 'severity', 'status', 'created_datetime'];
    expect(await valuesOf(client, opened, ...fields, 'last_updated_datetime')).toEqual({
      title: { stringValue: '荷物が届かない' },
      summary: { stringValue: 'new' },
      [shop.orderFieldId]: { stringValue: 'A-1' },
      severity: { stringValue: 'Low' },
      status: { stringValue: 'open' },
      created_datetime: { stringValue: begin },
      last_updated_datetime: { stringValue: '2026-01-02T03:05:05.678Z' },
    });
  });

  it('answers with an empty body', async () => {
    const { client, send, shop } = await anAnkenWithAShop();
    const { domainId, caseId } = await aCase(client, shop);
    const body = JSON.stringify({ fields: [text('summary', 'new')] });

    const answer = await send('PUT', `/domains/${domainId}/cases/${caseId}`, body);

    expect(answer).toMatchObject({ status: 200, body: '' });
  });

  it('clears a field by an empty value', async () => {
    const { client, shop } = await anAnkenWithAShop();
    const opened = await aCase(client, shop, [text('summary', 'old'), text('severity', 'Low')]);

    await update(client, opened, empty('summary'), empty('severity'));

    expect(await valuesOf(client, opened, 'summary', 'severity', 'title')).toEqual({
      title: { stringValue: '荷物が届かない' },
    });
  });

  it('is the doing of the user in whose name the caller speaks', async () => {
    const { client, shop } = await anAnkenWithAShop();
    const opened = await aCase(client, shop);
    const userArn = 'arn:aws:connect:us-east-1:111122223333:instance/i/agent/hanako';

    await client.send(
      new UpdateCaseCommand({ ...opened, fields: [text('summary', 'new')], performedBy: { userArn } }),
    );

    expect(await valuesOf(client, opened, 'created_by', 'last_updated_user')).toEqual({
      created_by: { userArnValue: 'arn:aws:iam::111122223333:role/Agents' },
      last_updated_user: { userArnValue: userArn },
    });
  });

  it('may change 220 fields at once', async () => {
    const { client, shop } = await anAnkenWithAShop();
    const fieldIds: string[] = [];
    for (let count = 0; count < 220; count += 1) fieldIds.push(await aField(client, shop.domainId));
    const opened = await aCase(client, shop);

    await update(client, opened, ...fieldIds.map((id) => text(id, `value of ${id}`)));
    await update(
      client,
      opened,
      ...fieldIds.map((id, index) => (index % 2 ? text(id, 'changed') : empty(id))),
    );

    expect(await valuesOf(client, opened, ...fieldIds)).toEqual(
      Object.fromEntries(
        fieldIds.filter((_, index) => index % 2).map((id) => [id, { stringValue: 'changed' }]),
      ),
    );
  });
});

describe('an update that changes nothing', () => {
  it.each<[string, readonly ReturnType<typeof text | typeof empty>[]]>([
    ['names no field', []],
    ['names the values that the case has', [text('title', '荷物が届かない'), text('status', 'open')]],
    ['clears a field that holds nothing', [empty('summary')]],
  ])('writes nothing, where it %s', async (_, fields) => {
    const { client, clock, shop, ...anken } = await anAnkenWithAShop();
    const opened = await aCase(client, shop);
    const before = await storedItems(anken);
    clock.pass(minute);

    await update(client, opened, ...fields);

    expect(await storedItems(anken)).toEqual(before);
  });

  it('leaves out of the event what stays the same', async () => {
    const { client, clock, shop, ...anken } = await anAnkenWithAShop();
    const opened = await aCase(client, shop, [text('summary', 'same')]);
    clock.pass(minute);

    await update(client, opened, text('summary', 'same'), text('severity', 'Low'));

    const [, event] = await storedEvents(anken);
    expect(event).toMatchObject({
      changes: [
        { fieldId: 'severity' },
        { fieldId: 'last_updated_datetime', oldValue: { stringValue: begin } },
      ],
    });
  });
});

describe('closing and reopening', () => {
  const times = ['status', 'last_closed_datetime', 'last_reopened_datetime'] as const;

  it('stand in the case with their times, the last of each', async () => {
    const { client, clock, shop } = await anAnkenWithAShop();
    const opened = await aCase(client, shop);

    clock.pass(minute);
    await update(client, opened, text('status', 'closed'));
    expect(await valuesOf(client, opened, ...times)).toEqual({
      status: { stringValue: 'closed' },
      last_closed_datetime: { stringValue: '2026-01-02T03:05:05.678Z' },
    });

    clock.pass(minute);
    await update(client, opened, text('status', 'open'));
    expect(await valuesOf(client, opened, ...times)).toEqual({
      status: { stringValue: 'open' },
      last_closed_datetime: { stringValue: '2026-01-02T03:05:05.678Z' },
      last_reopened_datetime: { stringValue: '2026-01-02T03:06:05.678Z' },
    });

    clock.pass(minute);
    await update(client, opened, text('status', 'closed'));
    expect(await valuesOf(client, opened, ...times)).toEqual({
      status: { stringValue: 'closed' },
      last_closed_datetime: { stringValue: '2026-01-02T03:07:05.678Z' },
      last_reopened_datetime: { stringValue: '2026-01-02T03:06:05.678Z' },
    });
  });

  it('do not happen between two statuses that a team added', async () => {
    const { client, shop } = await anAnkenWithAShop();
    await putOptions(client, shop.domainId, 'status', ['waiting', 'escalated']);
    const opened = await aCase(client, shop, [text('status', 'waiting')]);

    await update(client, opened, text('status', 'escalated'));

    expect(await valuesOf(client, opened, ...times)).toEqual({ status: { stringValue: 'escalated' } });
  });

  it('count a status that a team added as open', async () => {
    const { client, shop } = await anAnkenWithAShop();
    await putOptions(client, shop.domainId, 'status', ['waiting']);
    const closed = await aCase(client, shop, [text('status', 'closed')]);

    await update(client, closed, text('status', 'waiting'));

    expect(await valuesOf(client, closed, 'last_reopened_datetime')).toEqual({
      last_reopened_datetime: { stringValue: begin },
    });
  });

  it('do not happen again when a closed case is closed or edited', async () => {
    const { client, clock, shop } = await anAnkenWithAShop();
    const closed = await aCase(client, shop, [text('status', 'closed')]);
    clock.pass(minute);

    await update(client, closed, text('status', 'closed'), text('summary', 'edited when closed'));

    expect(await valuesOf(client, closed, 'summary', ...times)).toEqual({
      summary: { stringValue: 'edited when closed' },
      status: { stringValue: 'closed' },
      last_closed_datetime: { stringValue: begin },
    });
  });
});

describe('an inactive option', () => {
  it('that the case holds may stay, but may not be chosen again once it was left', async () => {
    const { client, shop } = await anAnkenWithAShop();
    const field = await aSelectField(client, shop.domainId, ['Fax', 'Mail']);
    const opened = await aCase(client, shop, [text(field, 'Fax')]);
    await putOptions(client, shop.domainId, field, ['Fax'], false);

    await update(client, opened, text(field, 'Fax'), text('summary', 'still by fax'));
    expect(await valuesOf(client, opened, field, 'summary')).toEqual({
      [field]: { stringValue: 'Fax' },
      summary: { stringValue: 'still by fax' },
    });

    await update(client, opened, text(field, 'Mail'));
    await expect(update(client, opened, text(field, 'Fax'))).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'fields[0].value: is an inactive option of the field',
    });
  });
});

describe('an update is refused that', () => {
  const isSetBy = 'is set by the system';
  it.each([
    ['clears the title', [empty('title')], 'fields[0].value: title is required and cannot be emptied'],
    ['blanks the title', [text('title', ' 　')], 'fields[0].value: title is required and cannot be emptied'],
    ['clears the status', [empty('status')], 'fields[0].value: status is required and cannot be emptied'],
    ['names an unknown field', [text('colour', 'red')], 'fields[0].id: there is no field colour'],
    ['sets the case’s id', [text('case_id', 'x')], `fields[0].id: case_id ${isSetBy}`],
    ['clears the time of creation', [empty('created_datetime')], `fields[0].id: created_datetime ${isSetBy}`],
    [
      'changes the reference number',
      [text('reference_number', 'x')],
      'fields[0].id: reference_number cannot be changed',
    ],
    [
      'names a field twice',
      [text('summary', 'a'), text('summary', 'b')],
      'fields[1].id: the field summary stands in the request twice',
    ],
    [
      'chooses no option of the field',
      [text('summary', 'a'), text('severity', 'Worst')],
      'fields[1].value: is no option of the field',
    ],
    [
      'gives a number to a text',
      [{ id: 'summary', value: { doubleValue: 1 } }],
      'fields[0].value: must be a stringValue, since the field is of type Text',
    ],
  ])('%s, and leaves the case as it was', async (_, fields, message) => {
    const { client, shop, ...anken } = await anAnkenWithAShop();
    const opened = await aCase(client, shop, [text('summary', 'old')]);
    const before = await storedItems(anken);

    const refused = update(client, opened, ...fields);

    await expect(refused).rejects.toMatchObject({
      name: 'ValidationException',
      message,
      $metadata: { httpStatusCode: 400 },
    });
    expect(await storedItems(anken)).toEqual(before);
  });

  it('empties what the template requires', async () => {
    const { client, shop } = await anAnkenWithAShop();
    const requiredFields = [{ fieldId: 'customer_id' }];
    const templateId = await aTemplate(client, shop.domainId, { requiredFields });
    const opened = await aCase(client, { ...shop, templateId }, [text('customer_id', 'customer-1')]);

    const refused = update(client, opened, text('summary', 'x'), empty('customer_id'));

    await expect(refused).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'fields[1].value: customer_id is required and cannot be emptied',
    });
    await update(client, opened, text('customer_id', 'customer-2'));
  });

  it('is of a case or a domain that does not exist', async () => {
    const { client, shop } = await anAnkenWithAShop();
    const opened = await aCase(client, shop);

    await expect(
      update(client, { ...opened, caseId: 'no-such-case' }, text('summary', 'x')),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      resourceId: 'no-such-case',
      resourceType: 'Case',
    });
    await expect(
      update(client, { ...opened, domainId: 'no-such-domain' }, text('summary', 'x')),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      resourceId: 'no-such-domain',
      resourceType: 'Domain',
    });
  });

  it('gives more than 220 fields', async () => {
    const { client, shop } = await anAnkenWithAShop();
    const opened = await aCase(client, shop);

    const refused = update(client, opened, ...Array.from({ length: 221 }, () => text('summary', 'x')));

    await expect(refused).rejects.toMatchObject({ message: 'fields: must have 0 to 220 members' });
  });
});
