import {
  CreateFieldCommand,
  DeleteCaseCommand,
  DeleteFieldCommand,
  GetCaseAuditEventsCommand,
  UpdateTemplateCommand,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { aBatch, casesOf, value } from '../../builders/batch.ts';
import { aCase, anSla, text, valuesOf } from '../../builders/case.ts';
import { aCaseRule, aDomain, aShop } from '../../builders/shop.ts';
import { storedEvents, storedItems } from '../../integration/support/stored.ts';
import { anAnken } from '../support/client.ts';
import { refusal } from '../support/refusals.ts';

const anAnkenWithCases = async (count = 2) => {
  const anken = await anAnken();
  const shop = await aShop(anken.client);
  const opened = [];
  for (let number = 1; number <= count; number += 1) {
    opened.push(await aCase(anken.client, shop, [text('reference_number', `shop-${number}`)]));
  }
  const [one = { domainId: '', caseId: '' }, two = { domainId: '', caseId: '' }] = opened;
  const { domainId } = shop;
  const change = (request: object) => aBatch(anken.send, 'batchUpdateCase', { domainId, ...request });
  const refused = async (request: object) =>
    refusal(await anken.send('POST', '/cases:batchUpdateCase', JSON.stringify({ domainId, ...request })));
  return { ...anken, shop, opened, one, two, change, refused };
};

const summary = (stringValue: string) => [value({ id: 'summary' }, stringValue)];

it('changes all cases of the request in the same way, and names each by its id and its reference number', async () => {
  const { client, one, two, change } = await anAnkenWithCases();

  const answered = await change({ cases: casesOf(one, two), fields: summary('Typhoon') });

  expect(answered).toEqual({
    successfulCases: [
      { caseIdentifier: { caseId: one.caseId, referenceId: 'shop-1' } },
      { caseIdentifier: { caseId: two.caseId, referenceId: 'shop-2' } },
    ],
    failedCases: [],
  });
  for (const each of [one, two]) {
    expect(await valuesOf(client, each, 'summary')).toEqual({ summary: { stringValue: 'Typhoon' } });
  }
});

it('takes title, status and customer by members of their own', async () => {
  const { client, one, change } = await anAnkenWithCases(1);

  await change({ cases: casesOf(one), title: 'New', status: 'closed', customerId: 'customer-1' });

  expect(await valuesOf(client, one, 'title', 'status', 'customer_id')).toEqual({
    title: { stringValue: 'New' },
    status: { stringValue: 'closed' },
    customer_id: { stringValue: 'customer-1' },
  });
});

it('finds cases by their reference numbers without regard to case, and fields by names as names are compared', async () => {
  const { client, one, two, shop, change } = await anAnkenWithCases();

  const { failedCases } = await change({
    cases: casesOf({ referenceId: 'SHOP-2' }, { referenceId: 'shop-1' }),
    fields: [value({ name: ' ｏｒｄｅｒ' }, 'A-1'), value({ name: 'Case Reason' }, 'none')],
  });
  const { successfulCases } = await change({
    cases: casesOf({ referenceId: 'SHOP-2' }, { referenceId: 'shop-1' }),
    fields: [value({ name: ' ｏｒｄｅｒ' }, 'A-1'), value({ name: 'SUMMARY' }, 'x')],
  });

  expect(failedCases.map(({ errorCode }) => errorCode)).toEqual(['VALIDATION_ERROR', 'VALIDATION_ERROR']);
  expect(successfulCases.map(({ caseIdentifier }) => caseIdentifier)).toEqual([
    { caseId: two.caseId, referenceId: 'shop-2' },
    { caseId: one.caseId, referenceId: 'shop-1' },
  ]);
  expect(await valuesOf(client, one, shop.orderFieldId, 'summary')).toEqual({
    [shop.orderFieldId]: { stringValue: 'A-1' },
    summary: { stringValue: 'x' },
  });
});

it('clears fields, keeps what it does not name, and tells each case’s audit who did it', async () => {
  const { client, one, shop, change } = await anAnkenWithCases(1);
  await change({ cases: casesOf(one), fields: [...summary('x'), value({ id: shop.orderFieldId }, 'A-1')] });

  await change({
    cases: casesOf(one),
    fields: [{ fieldIdentifier: { id: 'summary' }, value: { emptyValue: {} } }],
    performedBy: { customEntity: 'night batch' },
  });

  expect(await valuesOf(client, one, 'summary', shop.orderFieldId)).toEqual({
    [shop.orderFieldId]: { stringValue: 'A-1' },
  });
  const { auditEvents = [] } = await client.send(new GetCaseAuditEventsCommand(one));
  expect(auditEvents[0]?.performedBy).toMatchObject({ user: { customEntity: 'night batch' } });
});

it('meets the SLAs of each case', async () => {
  const { client, one, two, change, ...anken } = await anAnkenWithCases();
  await anSla(client, one);
  await anSla(client, two);

  await change({ cases: casesOf(one, two), status: 'closed' });

  const events = await storedEvents(anken);
  expect(events.filter(({ type }) => type === 'SLA.MET')).toHaveLength(2);
});

it('is found at its path with the colon encoded, too', async () => {
  const { send, one } = await anAnkenWithCases(1);
  const body = JSON.stringify({ domainId: one.domainId, cases: casesOf(one), title: 'New' });

  expect(await send('POST', '/cases%3AbatchUpdateCase', body)).toMatchObject({ status: 200 });
});

describe('what fails for one case', () => {
  it('is told with its code, and the other cases are changed', async () => {
    const { client, one, two, change } = await anAnkenWithCases();
    await client.send(new DeleteCaseCommand(one));

    const { successfulCases, failedCases } = await change({
      cases: casesOf(one, { caseId: 'none' }, two),
      fields: summary('Typhoon'),
    });

    expect(failedCases).toEqual([
      {
        caseIdentifier: { caseId: one.caseId },
        errorCode: 'CASE_NOT_FOUND',
        errorMessage: `Case ${one.caseId} does not exist.`,
      },
      {
        caseIdentifier: { caseId: 'none' },
        errorCode: 'CASE_NOT_FOUND',
        errorMessage: 'Case none does not exist.',
      },
    ]);
    expect(successfulCases).toEqual([{ caseIdentifier: { caseId: two.caseId, referenceId: 'shop-2' } }]);
  });

  it.each<[string, (shop: { readonly channelFieldId: string }) => object, string]>([
    ['status', () => ({ status: 'unheard of' }), 'status: is no option of the field'],
    ['title', () => ({ title: ' ' }), 'title: title is required and cannot be emptied'],
    [
      'field',
      ({ channelFieldId }) => ({ title: 'x', fields: [value({ id: channelFieldId }, 'Fax')] }),
      'fields[0].value: is no option of the field',
    ],
    [
      'field of another type',
      () => ({ fields: [{ fieldIdentifier: { id: 'summary' }, value: { doubleValue: 1 } }] }),
      'fields[0].value: must be a stringValue, since the field is of type Text',
    ],
    [
      'field that the system sets',
      () => ({ fields: summary('x').concat(value({ id: 'case_id' }, 'x')) }),
      'fields[1].fieldIdentifier: case_id is set by the system',
    ],
    [
      'reference number',
      () => ({ fields: [value({ id: 'reference_number' }, 'x')] }),
      'fields[0].fieldIdentifier: reference_number cannot be changed',
    ],
  ])('names the member that is wrong: %s', async (_, request, errorMessage) => {
    const { one, shop, change, ...anken } = await anAnkenWithCases(1);
    const before = await storedItems(anken);

    const { failedCases } = await change({ cases: casesOf({ referenceId: 'shop-1' }), ...request(shop) });

    expect(failedCases).toEqual([
      {
        caseIdentifier: { caseId: one.caseId, referenceId: 'shop-1' },
        errorCode: 'VALIDATION_ERROR',
        errorMessage,
      },
    ]);
    expect(await storedItems(anken)).toEqual(before);
  });

  it('is what would fail in UpdateCase: a rule of its template, a required field, a deleted field it does not hold', async () => {
    const { client, one, two, shop, change } = await anAnkenWithCases();
    const isClosed = {
      equalTo: { operandOne: { fieldId: 'status' }, operandTwo: { stringValue: 'closed' }, result: true },
    };
    const caseRuleId = await aCaseRule(client, shop.domainId, {
      required: { defaultValue: false, conditions: [isClosed] },
    });
    const { domainId, templateId, orderFieldId } = shop;
    const rules = [{ caseRuleId, fieldId: 'summary' }];
    await client.send(new UpdateTemplateCommand({ domainId, templateId, rules }));
    await change({ cases: casesOf(one), fields: [...summary('done'), value({ id: orderFieldId }, 'A-1')] });

    const closing = await change({ cases: casesOf(one, two), status: 'closed' });
    await client.send(new DeleteFieldCommand({ domainId, fieldId: orderFieldId }));
    const deleted = await change({
      cases: casesOf(one, two),
      fields: [value({ id: orderFieldId }, 'A-2')],
    });

    for (const [answered, message] of [
      [closing, /the case rule .* requires a value for Summary/],
      [deleted, `fields: of deleted fields: ${orderFieldId}`],
    ] as const) {
      expect(answered.successfulCases.map(({ caseIdentifier }) => caseIdentifier.caseId)).toEqual([
        one.caseId,
      ]);
      expect(answered.failedCases).toEqual([
        {
          caseIdentifier: { caseId: two.caseId },
          errorCode: 'VALIDATION_ERROR',
          errorMessage: expect.stringMatching(message),
        },
      ]);
    }
  });
});

describe('the whole request fails, and nothing is written,', () => {
  type Tried = Awaited<ReturnType<typeof anAnkenWithCases>>;
  const validation = (message: string) => ({ status: 400, kind: 'ValidationException', message });

  it.each<[string, (tried: Tried) => object, object]>([
    [
      'where there is no such domain',
      () => ({ domainId: 'none', title: 'x' }),
      { status: 404, kind: 'ResourceNotFoundException', message: 'Domain none does not exist.' },
    ],
    [
      'where no case has the reference number',
      ({ one }) => ({ cases: casesOf(one, { referenceId: 'shop-9' }), title: 'x' }),
      { status: 404, kind: 'ResourceNotFoundException', message: 'Case shop-9 does not exist.' },
    ],
    [
      'where a case stands in it twice by its id',
      ({ one, two }) => ({ cases: casesOf(one, two, one), title: 'x' }),
      validation('cases[2].caseIdentifier: names the case of cases[0] again'),
    ],
    [
      'where a case stands in it by its id and its reference number',
      ({ one }) => ({ cases: casesOf(one, { referenceId: 'Shop-1' }), title: 'x' }),
      validation('cases[1].caseIdentifier: names the case of cases[0] again'),
    ],
    [
      'where a case stands in it by two spellings of its reference number',
      () => ({ cases: casesOf({ referenceId: 'shop-1' }, { referenceId: 'SHOP-1' }), title: 'x' }),
      validation('cases[1].caseIdentifier: names the case of cases[0] again'),
    ],
    [
      'where there is nothing to update',
      () => ({ fields: [] }),
      validation('fields: must hold a field to update, unless there is a title, a status or a customerId'),
    ],
    [
      'where there is no field of the id',
      () => ({ title: 'x', fields: summary('x').concat(value({ id: 'colour' }, 'red')) }),
      validation('fields[1].fieldIdentifier: there is no field colour'),
    ],
    [
      'where there is no field of the name',
      () => ({ fields: [value({ name: 'Colour' }, 'red')] }),
      validation('fields[0].fieldIdentifier.name: there is no field of the name Colour'),
    ],
    [
      'where a name holds a pipe',
      () => ({ fields: [value({ name: 'Order|Colour' }, 'red')] }),
      validation('fields[0].fieldIdentifier.name: must not hold | or ,'),
    ],
    [
      'where a name holds a comma',
      () => ({ fields: [value({ name: 'Order, colour' }, 'red')] }),
      validation('fields[0].fieldIdentifier.name: must not hold | or ,'),
    ],
    [
      'where fields hold the title',
      () => ({ fields: [value({ id: 'title' }, 'x')] }),
      validation('fields[0].fieldIdentifier: is of title, which the member title of the request is for'),
    ],
    [
      'where fields hold the customer, by its name',
      () => ({ fields: [value({ name: 'customer' }, 'x')] }),
      validation(
        'fields[0].fieldIdentifier: is of customer_id, which the member customerId of the request is for',
      ),
    ],
    [
      'where a field stands in it by its id and its name',
      ({ shop }) => ({ fields: [value({ name: 'Order' }, 'x'), value({ id: shop.orderFieldId }, 'x')] }),
      validation('fields[1].fieldIdentifier: names the field of fields[0] again'),
    ],
    [
      'where it has no case',
      () => ({ cases: [], title: 'x' }),
      validation('cases: must have 1 to 50 members'),
    ],
    [
      'where it has 51 cases',
      () => ({
        cases: casesOf(...Array.from({ length: 51 }, (_, index) => ({ caseId: `c-${index}` }))),
        title: 'x',
      }),
      validation('cases: must have 1 to 50 members'),
    ],
    [
      'where a case is named in two ways at once',
      () => ({ cases: [{ caseIdentifier: { caseId: 'a', referenceId: 'b' } }], title: 'x' }),
      validation('cases[0].caseIdentifier: must hold exactly one of caseId, referenceId'),
    ],
    [
      'where a reference number holds a wide letter',
      () => ({ cases: casesOf({ referenceId: 'ｓhop-1' }), title: 'x' }),
      validation('cases[0].caseIdentifier.referenceId: must hold only letters, digits and - . _ / : # = +'),
    ],
  ])('%s', async (_, request, expected) => {
    const tried = await anAnkenWithCases();
    const before = await storedItems(tried);

    const answered = await tried.refused({ cases: casesOf(tried.one), clientToken: 't', ...request(tried) });

    expect(answered).toEqual(expected);
    expect(await storedItems(tried)).toEqual(before);
  });

  it('where a name is that of two fields, a system field and one of the domain’s own', async () => {
    const { client, one, shop, refused } = await anAnkenWithCases(1);
    const { fieldId } = await client.send(
      new CreateFieldCommand({ domainId: shop.domainId, name: 'summary', type: 'Text' }),
    );

    expect(await refused({ cases: casesOf(one), fields: [value({ name: 'Summary' }, 'x')] })).toEqual(
      validation(
        `fields[0].fieldIdentifier.name: there are two fields of the name Summary: summary and ${fieldId}`,
      ),
    );
  });

  it('where the field of the name is deleted', async () => {
    const { client, one, shop, refused } = await anAnkenWithCases(1);
    await client.send(new DeleteFieldCommand({ domainId: shop.domainId, fieldId: shop.orderFieldId }));

    expect(await refused({ cases: casesOf(one), fields: [value({ name: 'Order' }, 'x')] })).toEqual(
      validation('fields[0].fieldIdentifier.name: there is no field of the name Order'),
    );
  });
});

it('reaches no case of another domain', async () => {
  const { client, one, change } = await anAnkenWithCases(1);
  const domainId = await aDomain(client, 'Elsewhere');

  const { failedCases } = await change({ domainId, cases: casesOf(one), title: 'x' });

  expect(failedCases).toMatchObject([{ errorCode: 'CASE_NOT_FOUND' }]);
});

it('takes fifty cases at once', async () => {
  const { client, opened, change } = await anAnkenWithCases(50);

  const { successfulCases } = await change({ cases: casesOf(...opened), status: 'closed' });

  expect(successfulCases.map(({ caseIdentifier }) => caseIdentifier.caseId)).toEqual(
    opened.map(({ caseId }) => caseId),
  );
  for (const each of opened.slice(-2)) {
    expect(await valuesOf(client, each, 'status')).toEqual({ status: { stringValue: 'closed' } });
  }
});
