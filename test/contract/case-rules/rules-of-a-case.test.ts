import {
  CreateCaseCommand,
  DeleteCaseRuleCommand,
  DeleteFieldCommand,
  DeleteTemplateCommand,
  type FieldValue,
  GetCaseAuditEventsCommand,
  UpdateCaseRuleCommand,
} from '@aws-sdk/client-connectcases';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { ankenCaseChange, contractCaseChange } from '../../../lambdas/case-events/case-change.ts';
import { arns } from '../../../lambdas/contract/arn.ts';
import { configurationKey, domainKey, type Key } from '../../../lambdas/table/keys.ts';
import { aCase, aCaseRequest, text, update, valuesOf } from '../../builders/case.ts';
import { aCaseRule, aDomain, aField, aName, aSelectField, aTemplate } from '../../builders/shop.ts';
import { storedEvents, storedItems } from '../../integration/support/stored.ts';
import { anAnken } from '../support/client.ts';
import { invalidMember } from '../support/refusals.ts';

const is = (fieldId: string, stringValue: string, result = true) => ({
  equalTo: { operandOne: { fieldId }, operandTwo: { stringValue }, result },
});
const none = (id: string): FieldValue => ({ id, value: { emptyValue: {} } });

/**
 * A shop whose refunds need an amount, unless they are small and the amount is hidden; and whose region depends on the
 * country.
 */
const aRuledShop = async () => {
  const anken = await anAnken();
  const { client, documents, tableName } = anken;
  const domainId = await aDomain(client, aName('Shop'));
  const reason = await aSelectField(client, domainId, ['Refund', 'Exchange', 'Return']);
  const size = await aSelectField(client, domainId, ['Small', 'Large']);
  const amount = await aField(client, domainId, 'Number', 'Amount');
  const country = await aSelectField(client, domainId, ['JP', 'US', 'FR']);
  const region = await aSelectField(client, domainId, ['Kanto', 'Ohio', 'World']);
  const needsAmount = await aCaseRule(
    client,
    domainId,
    {
      required: {
        defaultValue: false,
        conditions: [{ orAll: { conditions: [is(reason, 'Refund'), is(reason, 'Return')] } }],
      },
    },
    'Refunds need an amount',
  );
  const hidesAmount = await aCaseRule(client, domainId, {
    hidden: { defaultValue: false, conditions: [is(size, 'Small')] },
  });
  const regions = await aCaseRule(
    client,
    domainId,
    {
      fieldOptions: {
        parentFieldId: country,
        childFieldId: region,
        parentChildFieldOptionsMappings: [
          { parentFieldOptionValue: 'JP', childFieldOptionValues: ['Kanto'] },
          { parentFieldOptionValue: 'US', childFieldOptionValues: ['Ohio'] },
          { parentFieldOptionValue: '', childFieldOptionValues: ['World'] },
        ],
      },
    },
    'Regions',
  );
  const rules = [
    { caseRuleId: needsAmount, fieldId: amount },
    { caseRuleId: hidesAmount, fieldId: amount },
    { caseRuleId: regions },
  ];
  const shop = { domainId, templateId: await aTemplate(client, domainId, { rules }) };
  const set = (key: Key, name: string, value: unknown) =>
    documents.send(
      new UpdateCommand({
        TableName: tableName,
        Key: key,
        UpdateExpression: 'SET #name = :value',
        ExpressionAttributeNames: { '#name': name },
        ExpressionAttributeValues: { ':value': value },
      }),
    );
  return {
    anken,
    client,
    shop,
    ids: { reason, size, amount, country, region, needsAmount, regions },
    open: (...fields: FieldValue[]) => aCase(client, shop, fields),
    set,
    report: () => set(domainKey(domainId), 'settings', { ruleEnforcement: 'report' }),
  };
};
const pays = (id: string, doubleValue = 100): FieldValue => ({ id, value: { doubleValue } });

describe('a rule that requires a field', () => {
  it('stops a new case without it, names rule and field, and writes nothing', async () => {
    const { anken, open, ids } = await aRuledShop();
    const before = await storedItems(anken);

    await expect(open(text(ids.reason, 'Refund'))).rejects.toMatchObject(
      invalidMember(
        'fields',
        `the case rule Refunds need an amount (${ids.needsAmount}) requires a value for Amount (${ids.amount})`,
      ),
    );

    expect(await storedItems(anken)).toEqual(before);
    await expect(open(text(ids.reason, 'Refund'), pays(ids.amount))).resolves.toBeDefined();
    await expect(open(text(ids.reason, 'Exchange'))).resolves.toBeDefined();
    await expect(open()).resolves.toBeDefined();
  });

  it('stops an update that would make the field required, or empty it, and takes one that gives it too', async () => {
    const { client, open, ids } = await aRuledShop();
    const opened = await open();
    const refused = invalidMember('fields', 'the case rule Refunds need an amount');

    await expect(update(client, opened, text(ids.reason, 'Refund'))).rejects.toMatchObject(refused);
    await update(client, opened, text(ids.reason, 'Refund'), pays(ids.amount));
    await expect(update(client, opened, none(ids.amount))).rejects.toMatchObject(refused);

    expect(await valuesOf(client, opened, ids.reason, ids.amount)).toEqual({
      [ids.reason]: { stringValue: 'Refund' },
      [ids.amount]: { doubleValue: 100 },
    });
    await update(client, opened, none(ids.amount), none(ids.reason));
  });

  it('does not hold a field that another rule hides, until it is shown', async () => {
    const { client, open, ids } = await aRuledShop();

    const opened = await open(text(ids.reason, 'Refund'), text(ids.size, 'Small'));

    await expect(update(client, opened, text(ids.size, 'Large'))).rejects.toMatchObject(
      invalidMember('fields', 'the case rule Refunds need an amount'),
    );
    await update(client, opened, text(ids.size, 'Large'), pays(ids.amount));
  });

  it('can ask whether a case has been opened already', async () => {
    const { client, shop } = await aRuledShop();
    const isOpened = {
      notEqualTo: {
        operandOne: { fieldId: 'created_datetime' },
        operandTwo: { emptyValue: {} },
        result: true,
      },
    };
    const caseRuleId = await aCaseRule(client, shop.domainId, {
      required: { defaultValue: false, conditions: [isOpened] },
    });
    const templateId = await aTemplate(client, shop.domainId, {
      rules: [{ caseRuleId, fieldId: 'summary' }],
    });

    const opened = await aCase(client, { ...shop, templateId });

    await expect(update(client, opened, text('summary', ' '))).rejects.toMatchObject(
      invalidMember('fields', /requires a value for Summary \(summary\)/),
    );
    await update(client, opened, text('summary', 'Handled'));
  });

  it('asks for nothing that a caller cannot give', async () => {
    const { client, shop, ids, set } = await aRuledShop();
    const always = await aCaseRule(client, shop.domainId, {
      required: { defaultValue: true, conditions: [] },
    });
    const rules = ['last_closed_datetime', ids.size].map((fieldId) => ({ caseRuleId: always, fieldId }));
    const templateId = await aTemplate(client, shop.domainId, { rules });
    await set(configurationKey(shop.domainId, 'FIELD', ids.size), 'deleted', true);
    await client.send(
      new UpdateCaseRuleCommand({ domainId: shop.domainId, caseRuleId: always, description: 'Always' }),
    );

    await expect(aCase(client, { ...shop, templateId })).resolves.toBeDefined();
  });
});

describe('a rule on options', () => {
  it('takes the values that the parent’s value offers, and names the field of any other', async () => {
    const { client, open, ids } = await aRuledShop();
    const opened = await open(text(ids.country, 'JP'), text(ids.region, 'Kanto'));

    await expect(update(client, opened, text(ids.region, 'Ohio'))).rejects.toMatchObject(
      invalidMember('fields', new RegExp(`rule Regions .* does not offer this value of .*${ids.region}`)),
    );
    await expect(update(client, opened, text(ids.country, 'US'))).rejects.toMatchObject(
      invalidMember('fields', 'the case rule Regions'),
    );
    await update(client, opened, text(ids.country, 'US'), text(ids.region, 'Ohio'));
    await update(client, opened, none(ids.country), text(ids.region, 'World'));
    await update(client, opened, text(ids.country, 'FR'), none(ids.region));
    await expect(update(client, opened, text(ids.region, 'World'))).rejects.toMatchObject(
      invalidMember('fields', 'the case rule Regions'),
    );
  });
});

describe('a rule on options whose parent was deleted', () => {
  it('holds neither new cases nor those that have a value of the parent', async () => {
    const { client, shop, open, ids } = await aRuledShop();
    const opened = await open(text(ids.country, 'JP'), text(ids.region, 'Kanto'));

    await client.send(new DeleteFieldCommand({ domainId: shop.domainId, fieldId: ids.country }));

    await expect(open(text(ids.region, 'Ohio'))).resolves.toBeDefined();
    await update(client, opened, text(ids.region, 'Ohio'));
    await update(client, opened, none(ids.country), text(ids.region, 'Kanto'));
  });
});

describe('rules that come after a case', () => {
  it('do not stop an update of something else', async () => {
    const { client, shop, open, ids } = await aRuledShop();
    const opened = await open(text(ids.reason, 'Exchange'), text(ids.country, 'FR'));
    const conditions = [is(ids.reason, 'Exchange'), is(ids.reason, 'Return')];
    await client.send(
      new UpdateCaseRuleCommand({
        domainId: shop.domainId,
        caseRuleId: ids.needsAmount,
        rule: { required: { defaultValue: false, conditions } },
      }),
    );

    await update(client, opened, text('title', 'A new title'), text(ids.country, 'JP'));
    // As it is already: nothing is touched.
    await update(client, opened, text(ids.reason, 'Exchange'), text('summary', 'Called'));

    const refused = invalidMember('fields', 'the case rule Refunds need an amount');
    await expect(update(client, opened, text(ids.reason, 'Return'))).rejects.toMatchObject(refused);
    await update(client, opened, pays(ids.amount));
    await expect(update(client, opened, none(ids.amount))).rejects.toMatchObject(refused);
  });

  it('hold a case as they are at its next change', async () => {
    const { client, shop, open, ids } = await aRuledShop();
    const rule = { required: { defaultValue: false, conditions: [] } };

    await client.send(
      new UpdateCaseRuleCommand({ domainId: shop.domainId, caseRuleId: ids.needsAmount, rule }),
    );

    await expect(open(text(ids.reason, 'Refund'))).resolves.toBeDefined();
  });

  it('and were deleted with their template hold nothing', async () => {
    const { client, shop, open, ids } = await aRuledShop();
    const opened = await open();
    await client.send(new DeleteTemplateCommand(shop));

    await client.send(new DeleteCaseRuleCommand({ domainId: shop.domainId, caseRuleId: ids.needsAmount }));

    await update(client, opened, text(ids.reason, 'Refund'));
  });
});

describe('a domain that reports what breaks its rules', () => {
  it('takes the change, and says so in the event', async () => {
    const { anken, open, ids, report, client } = await aRuledShop();
    await report();

    const opened = await open(text(ids.reason, 'Refund'), text(ids.region, 'Ohio'));
    await update(client, opened, text('summary', 'Nothing of the rules'));
    await update(client, opened, text(ids.reason, 'Return'));

    const missing = {
      caseRuleId: ids.needsAmount,
      name: 'Refunds need an amount',
      ruleType: 'Required',
      fieldId: ids.amount,
    };
    const notOffered = {
      caseRuleId: ids.regions,
      name: 'Regions',
      ruleType: 'FieldOptions',
      fieldId: ids.region,
    };
    const events = await storedEvents(anken);
    expect(events.map((event) => 'ruleViolations' in event && event.ruleViolations)).toEqual([
      [missing, notOffered],
      false,
      [missing],
    ]);
  });

  it('says so on the bus in our own shape, not in the contract’s, and in the audit', async () => {
    const { anken, client, open, ids, report } = await aRuledShop();
    await report();
    const opened = await open(text(ids.reason, 'Refund'));
    const [event] = await storedEvents(anken);
    if (!event) throw new Error('There is no event');
    const place = arns({ partition: 'aws', region: 'us-east-1', accountId: '111122223333' });

    const ours = JSON.parse(ankenCaseChange(event, place).detail);
    const contracts = contractCaseChange(event, { enabled: true }, place)?.detail;
    const { auditEvents } = await client.send(new GetCaseAuditEventsCommand(opened));

    expect(ours).toMatchObject({
      ruleViolations: [{ caseRuleId: ids.needsAmount, name: 'Refunds need an amount', fieldId: ids.amount }],
    });
    expect(contracts).toBeDefined();
    expect(contracts).not.toContain('ruleViolations');
    expect(auditEvents?.[0]?.fields).toContainEqual({
      eventFieldId: 'ruleViolations',
      newValue: { stringValue: `Required Refunds need an amount (${ids.needsAmount}): ${ids.amount}` },
    });
  });

  it('still holds a case to the fields that its template requires', async () => {
    const { client, shop, report } = await aRuledShop();
    await report();
    const templateId = await aTemplate(client, shop.domainId, { requiredFields: [{ fieldId: 'summary' }] });

    await expect(
      client.send(new CreateCaseCommand(aCaseRequest({ ...shop, templateId }))),
    ).rejects.toMatchObject(invalidMember('fields', 'a value is required for summary'));
  });
});

it('a client token answers its case again, whatever the rules have become', async () => {
  const { client, shop, ids } = await aRuledShop();
  const request = aCaseRequest(shop, [text(ids.reason, 'Exchange')], { clientToken: 'once' });
  const { caseId } = await client.send(new CreateCaseCommand(request));
  const rule = { required: { defaultValue: true, conditions: [] } };
  await client.send(
    new UpdateCaseRuleCommand({ domainId: shop.domainId, caseRuleId: ids.needsAmount, rule }),
  );

  expect(await client.send(new CreateCaseCommand(request))).toMatchObject({ caseId });
  await expect(
    client.send(new CreateCaseCommand({ ...request, clientToken: 'twice' })),
  ).rejects.toMatchObject(invalidMember('fields', 'the case rule Refunds need an amount'));
});
