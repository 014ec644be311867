import { CreateCaseCommand, TagResourceCommand } from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { systemIds } from '../../../lambdas/platform/ids.ts';
import { aCase, aCaseRequest, text, valuesOf } from '../../builders/case.ts';
import { frozenClock } from '../../builders/clock.ts';
import { aField, aShop, aTemplate } from '../../builders/shop.ts';
import { storedItems } from '../../integration/support/stored.ts';
import { anAnken } from '../support/client.ts';
import { invalidMember } from '../support/refusals.ts';

const now = '2026-01-02T03:04:05.678Z';
const agentsRole = 'arn:aws:iam::111122223333:role/Agents';

const anAnkenWithAShop = async (options: Parameters<typeof anAnken>[0] = {}) => {
  const anken = await anAnken(options);
  return { ...anken, shop: await aShop(anken.client) };
};

describe('a new case', () => {
  it('gets its system fields beside the values that the caller gave', async () => {
    const { client, shop } = await anAnkenWithAShop({ clock: frozenClock(now) });

    const { caseId, caseArn } = await client.send(
      new CreateCaseCommand(aCaseRequest(shop, [text('title', 'Lost parcel'), text('summary', 'Since May')])),
    );

    expect(caseArn).toBe(`arn:aws:cases:us-east-1:111122223333:domain/${shop.domainId}/case/${caseId}`);
    const values = await valuesOf(
      client,
      { domainId: shop.domainId, caseId: `${caseId}` },
      ...['title', 'summary', 'status', 'case_id', 'reference_number', 'created_by', 'last_updated_user'],
      ...['created_datetime', 'last_updated_datetime', 'last_closed_datetime', 'last_reopened_datetime'],
      ...['severity', 'customer_id', 'next_sla_breach_datetime'],
    );
    expect(values).toEqual({
      title: { stringValue: 'Lost parcel' },
      summary: { stringValue: 'Since May' },
      status: { stringValue: 'open' },
      case_id: { stringValue: caseId },
      reference_number: { stringValue: expect.stringMatching(/^[2-9A-HJKMNP-TV-Z]{9}$/) },
      created_by: { userArnValue: agentsRole },
      last_updated_user: { userArnValue: agentsRole },
      created_datetime: { stringValue: now },
      last_updated_datetime: { stringValue: now },
    });
  });

  it('was created by the user in whose name the caller speaks', async () => {
    const { client, shop } = await anAnkenWithAShop();
    const userArn = 'arn:aws:connect:us-east-1:111122223333:instance/i/agent/hanako';

    const { caseId } = await client.send(
      new CreateCaseCommand(aCaseRequest(shop, [], { performedBy: { userArn } })),
    );

    const values = await valuesOf(
      client,
      { domainId: shop.domainId, caseId: `${caseId}` },
      ...['created_by', 'last_updated_user'],
    );
    expect(values).toEqual({
      created_by: { userArnValue: userArn },
      last_updated_user: { userArnValue: userArn },
    });
  });

  it('was created by the calling role when the caller speaks for an entity that is no user', async () => {
    const { client, shop } = await anAnkenWithAShop();

    const { caseId } = await client.send(
      new CreateCaseCommand(aCaseRequest(shop, [], { performedBy: { customEntity: 'night batch' } })),
    );

    const values = await valuesOf(client, { domainId: shop.domainId, caseId: `${caseId}` }, 'created_by');
    expect(values).toEqual({ created_by: { userArnValue: agentsRole } });
  });

  it('may be closed from the start, and then says when it was closed', async () => {
    const { client, shop } = await anAnkenWithAShop({ clock: frozenClock(now) });

    const closed = await aCase(client, shop, [text('status', 'closed')]);

    expect(await valuesOf(client, closed, 'status', 'last_closed_datetime')).toEqual({
      status: { stringValue: 'closed' },
      last_closed_datetime: { stringValue: now },
    });
  });

  it('has the status open when the caller leaves the status empty', async () => {
    const { client, shop } = await anAnkenWithAShop();

    const opened = await aCase(client, shop, [{ id: 'status', value: { emptyValue: {} } }]);

    expect(await valuesOf(client, opened, 'status')).toEqual({ status: { stringValue: 'open' } });
  });
});

describe('a reference number', () => {
  it('is drawn again when another case has it already', async () => {
    const drawn = ['AAAAAAAAA', 'AAAAAAAAA', 'BBBBBBBBB'];
    const ids = { ...systemIds, referenceNumber: () => `${drawn.shift()}` };
    const { client, shop } = await anAnkenWithAShop({ ids });

    const first = await aCase(client, shop);
    const second = await aCase(client, shop);

    expect(await valuesOf(client, first, 'reference_number')).toEqual({
      reference_number: { stringValue: 'AAAAAAAAA' },
    });
    expect(await valuesOf(client, second, 'reference_number')).toEqual({
      reference_number: { stringValue: 'BBBBBBBBB' },
    });
  });

  it('may be the caller’s own', async () => {
    const { client, shop } = await anAnkenWithAShop();

    const opened = await aCase(client, shop, [text('reference_number', 'Shop/2026-1#a')]);

    expect(await valuesOf(client, opened, 'reference_number')).toEqual({
      reference_number: { stringValue: 'Shop/2026-1#a' },
    });
  });

  it('is refused when a case of the domain has it, whether in capitals or not', async () => {
    const { client, shop, ...anken } = await anAnkenWithAShop();
    await aCase(client, shop, [text('reference_number', 'shop-1')]);
    const before = await storedItems(anken);

    const second = aCase(client, shop, [text('reference_number', 'SHOP-1')]);

    await expect(second).rejects.toMatchObject({
      name: 'ConflictException',
      message: 'A case of the reference number SHOP-1 exists already.',
      $metadata: { httpStatusCode: 409 },
    });
    expect(await storedItems(anken)).toEqual(before);
  });

  it('of one domain is free in another', async () => {
    const { client, shop } = await anAnkenWithAShop();
    const otherShop = await aShop(client);
    await aCase(client, shop, [text('reference_number', 'shop-1')]);

    const elsewhere = await aCase(client, otherShop, [text('reference_number', 'shop-1')]);

    expect(await valuesOf(client, elsewhere, 'reference_number')).toEqual({
      reference_number: { stringValue: 'shop-1' },
    });
  });

  it.each([
    ['all characters that it may hold', 'aZ09-._/:#=+'],
    ['50 characters', 'x'.repeat(50)],
  ])('may have %s', async (_, reference) => {
    const { client, shop } = await anAnkenWithAShop();

    const opened = await aCase(client, shop, [text('reference_number', reference)]);

    expect(await valuesOf(client, opened, 'reference_number')).toEqual({
      reference_number: { stringValue: reference },
    });
  });

  it('is made where the caller clears it', async () => {
    const { client, shop } = await anAnkenWithAShop();
    const cleared = { id: 'reference_number', value: { emptyValue: {} } };

    const opened = await aCase(client, shop, [cleared]);

    expect(await valuesOf(client, opened, 'reference_number')).toEqual({
      reference_number: { stringValue: expect.stringMatching(/^[2-9A-HJKMNP-TV-Z]{9}$/) },
    });
  });

  it('is never made of one that a caller gave, in capitals or not', async () => {
    const drawn = ['ABCDEFGHJ', '234567892'];
    const ids = { ...systemIds, referenceNumber: () => `${drawn.shift()}` };
    const { client, shop } = await anAnkenWithAShop({ ids });
    await aCase(client, shop, [text('reference_number', 'abcdefghj')]);

    const opened = await aCase(client, shop);

    expect(await valuesOf(client, opened, 'reference_number')).toEqual({
      reference_number: { stringValue: '234567892' },
    });
  });

  it('is given to one of twenty cases at once that want it, in whichever letters’ case', async () => {
    const { client, shop } = await anAnkenWithAShop();

    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        aCase(client, shop, [text('reference_number', index % 2 === 0 ? 'shop-1' : 'SHOP-1')]),
      ),
    );

    const refused = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason.name] : []));
    expect(refused).toEqual(Array.from({ length: 19 }, () => 'ConflictException'));
  });

  const characters = 'must hold only letters, digits and - . _ / : # = +';
  it.each([
    ['is empty', '', 'must be 1 to 50 characters long'],
    ['has 51 characters', 'x'.repeat(51), 'must be 1 to 50 characters long'],
    ['holds a space', 'A 1', characters],
    ['ends in a line break', 'A1\n', characters],
    ['holds a wide letter', 'Ａ1', characters],
    ['holds a wide digit', 'A１', characters],
    ['holds a wide hyphen', 'A－1', characters],
    ['holds a letter whose capital is two', 'straße', characters],
    ['holds a letter whose capital is of another alphabet', 'ſhop', characters],
    ['is Japanese', '案件1', characters],
  ])('is refused when it %s', async (_, reference, reason) => {
    const { client, shop } = await anAnkenWithAShop();

    const refused = aCase(client, shop, [text('reference_number', reference)]);

    await expect(refused).rejects.toMatchObject(invalidMember('fields[1].value', reason));
  });
});

describe('the template', () => {
  it('must exist', async () => {
    const { client, shop } = await anAnkenWithAShop();

    const refused = aCase(client, { ...shop, templateId: 'no-such-template' });

    await expect(refused).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      resourceId: 'no-such-template',
      resourceType: 'Template',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('must be of the same domain', async () => {
    const { client, shop } = await anAnkenWithAShop();
    const otherShop = await aShop(client);

    const refused = aCase(client, { ...shop, templateId: otherShop.templateId });

    await expect(refused).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      resourceType: 'Template',
    });
  });

  it('must be active', async () => {
    const { client, shop } = await anAnkenWithAShop();
    const templateId = await aTemplate(client, shop.domainId, { status: 'Inactive' });

    const refused = aCase(client, { ...shop, templateId });

    await expect(refused).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'templateId: is of a template that is inactive',
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('names in one sentence every required field that is missing, empty or blank', async () => {
    const { client, shop } = await anAnkenWithAShop();
    const requiredFields = ['customer_id', 'summary', 'severity', shop.orderFieldId].map((fieldId) => ({
      fieldId,
    }));
    const templateId = await aTemplate(client, shop.domainId, { requiredFields });

    const refused = aCase(client, { ...shop, templateId }, [
      { id: 'customer_id', value: { emptyValue: {} } },
      text('summary', ''),
      text(shop.orderFieldId, ' 　\n'),
    ]);

    await expect(refused).rejects.toMatchObject({
      name: 'ValidationException',
      message: `fields: a value is required for customer_id, summary, severity, ${shop.orderFieldId}`,
    });
  });

  it('counts a number of 0 and a Boolean of false as values', async () => {
    const { client, shop } = await anAnkenWithAShop();
    const count = await aField(client, shop.domainId, 'Number');
    const isGift = await aField(client, shop.domainId, 'Boolean');
    const requiredFields = [{ fieldId: count }, { fieldId: isGift }];
    const templateId = await aTemplate(client, shop.domainId, { requiredFields });

    const opened = await aCase(client, { ...shop, templateId }, [
      { id: count, value: { doubleValue: 0 } },
      { id: isGift, value: { booleanValue: false } },
    ]);

    expect(await valuesOf(client, opened, count, isGift)).toEqual({
      [count]: { doubleValue: 0 },
      [isGift]: { booleanValue: false },
    });
  });

  it('need not name the title, which every case must have', async () => {
    const { client, shop } = await anAnkenWithAShop();
    const templateId = await aTemplate(client, shop.domainId, { requiredFields: [] });

    const refused = client.send(
      new CreateCaseCommand({ domainId: shop.domainId, templateId, fields: [text('summary', 'x')] }),
    );

    await expect(refused).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'fields: a value is required for title',
    });
  });
});

describe('tags', () => {
  const handedDown = (tagMap: Record<string, string>) => ({
    tagPropagationConfigurations: [{ resourceType: 'Cases' as const, tagMap }],
  });

  it('are those that the template hands down and those of the request, which win', async () => {
    const { client, shop, ...anken } = await anAnkenWithAShop();
    const templateId = await aTemplate(client, shop.domainId, handedDown({ team: 'returns', tier: 'gold' }));

    await client.send(
      new CreateCaseCommand(
        aCaseRequest({ ...shop, templateId }, [], { tags: { tier: 'silver', site: 'Kobe' } }),
      ),
    );

    const stored = (await storedItems(anken)).find(({ sk }) => sk === 'CASE');
    expect(stored?.['tags']).toEqual({ team: 'returns', tier: 'silver', site: 'Kobe' });
  });

  it('are at most 50 together, so that they can be changed afterwards', async () => {
    const { client, shop, ...anken } = await anAnkenWithAShop();
    const templateId = await aTemplate(client, shop.domainId, handedDown({ team: 'returns', tier: 'gold' }));
    const open = (count: number) => {
      const own = Array.from({ length: count - 1 }, (_, index) => [`tag${index}`, '']);
      const tags = Object.fromEntries([['team', 'repairs'], ...own]);
      return client.send(new CreateCaseCommand(aCaseRequest({ ...shop, templateId }, [], { tags })));
    };
    const before = await storedItems(anken);

    await expect(open(50)).rejects.toMatchObject(
      invalidMember('tags', 'the resource would have more than 50 tags'),
    );
    expect(await storedItems(anken)).toEqual(before);

    const { caseArn } = await open(49);
    await client.send(new TagResourceCommand({ arn: caseArn, tags: { team: 'returns' } }));
  });

  it.each([
    ['a key of aws:', { 'aws:owner': 'x' }, /^tags\.aws:owner: is no tag key/],
    ['an empty key', { '': 'x' }, /must be 1 to 128 characters long$/],
    [
      'a value of 257 characters',
      { team: 'x'.repeat(257) },
      /^tags\.team: must be 0 to 256 characters long$/,
    ],
    ['a value with characters that AWS does not take', { team: 'a\nb' }, /^tags\.team: is no tag value/],
    [
      '51 tags',
      Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`tag${index}`, ''])),
      /^tags: must have at most 50 tags$/,
    ],
  ])('are refused with %s', async (_, tags, message) => {
    const { client, shop } = await anAnkenWithAShop();

    const refused = client.send(new CreateCaseCommand(aCaseRequest(shop, [], { tags })));

    await expect(refused).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(message),
    });
  });
});

it('says which domain does not exist', async () => {
  const { client, shop } = await anAnkenWithAShop();

  const refused = aCase(client, { ...shop, domainId: 'no-such-domain' });

  await expect(refused).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    resourceId: 'no-such-domain',
    resourceType: 'Domain',
  });
});

it('leaves nothing behind when a case is refused', async () => {
  const { client, shop, ...anken } = await anAnkenWithAShop();
  const before = await storedItems(anken);

  const refused = aCase(client, shop, [text('severity', 'Apocalyptic')]);

  await expect(refused).rejects.toMatchObject({ name: 'ValidationException' });
  expect(await storedItems(anken)).toEqual(before);
});

it('counts what every case gets by itself as given where a template requires it', async () => {
  const { client, shop } = await anAnkenWithAShop();
  const requiredFields = ['status', 'reference_number', 'created_by', 'last_closed_datetime'].map(
    (fieldId) => ({
      fieldId,
    }),
  );
  const templateId = await aTemplate(client, shop.domainId, { requiredFields });

  const created = await client.send(
    new CreateCaseCommand({ domainId: shop.domainId, templateId, fields: [text('title', 'Any')] }),
  );

  expect(created.caseId).toBeDefined();
});
