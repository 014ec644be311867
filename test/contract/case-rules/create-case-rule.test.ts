import {
  BatchGetCaseRuleCommand,
  type BooleanCondition,
  type CaseRuleDetails,
  CreateCaseRuleCommand,
  type CreateCaseRuleRequest,
  type OperandTwo,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { configurationKey, nameKey } from '../../../lambdas/table/keys.ts';
import { aDomain, aField, aName, aSelectField } from '../../builders/shop.ts';
import { storedItems } from '../../integration/support/stored.ts';
import { anAnken } from '../support/client.ts';
import { itKeepsToTheRulesForNames } from '../support/name-rules.ts';
import { conflict, invalidMember, notFound, quotaExceeded } from '../support/refusals.ts';
import { fill } from '../support/seed.ts';

const anken = await anAnken();
const { client } = anken;
const domainId = await aDomain(client);
const country = await aSelectField(client, domainId, ['JP', 'US']);
const region = await aSelectField(client, domainId, ['Kanto', 'Ohio']);

const create = (rule: CaseRuleDetails, more: Partial<CreateCaseRuleRequest> = {}) =>
  client.send(new CreateCaseRuleCommand({ domainId, name: aName('Rule'), rule, ...more }));

const read = async (request: ReturnType<typeof create>) => {
  const { caseRuleId } = await request;
  const { caseRules } = await client.send(
    new BatchGetCaseRuleCommand({ domainId, caseRules: [{ id: caseRuleId }] }),
  );
  return caseRules?.[0];
};

const required = (...conditions: BooleanCondition[]): CaseRuleDetails => ({
  required: { defaultValue: false, conditions },
});
const hidden = (...conditions: BooleanCondition[]): CaseRuleDetails => ({
  hidden: { defaultValue: true, conditions },
});
const isEqual = (
  fieldId = 'status',
  operandTwo: OperandTwo = { stringValue: 'closed' },
): BooleanCondition => ({
  equalTo: { operandOne: { fieldId }, operandTwo, result: true },
});
const isUnlike: BooleanCondition = {
  notEqualTo: { operandOne: { fieldId: 'status' }, operandTwo: { stringValue: 'open' }, result: false },
};
const all = (...conditions: BooleanCondition[]): BooleanCondition => ({ andAll: { conditions } });
const any = (...conditions: BooleanCondition[]): BooleanCondition => ({ orAll: { conditions } });
const times = (count: number, condition = isEqual()) => Array.from({ length: count }, () => condition);

const options = (
  parentChildFieldOptionsMappings: { parentFieldOptionValue: string; childFieldOptionValues: string[] }[],
  fields: { parentFieldId?: string; childFieldId?: string } = {
    parentFieldId: country,
    childFieldId: region,
  },
): CaseRuleDetails => ({ fieldOptions: { ...fields, parentChildFieldOptionsMappings } });
const japan = { parentFieldOptionValue: 'JP', childFieldOptionValues: ['Kanto'] };

describe('CreateCaseRule', () => {
  it('makes a rule, and answers its id and ARN', async () => {
    const created = await create(required(isEqual()));

    expect(created).toEqual({
      caseRuleId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      caseRuleArn: `arn:aws:cases:us-east-1:111122223333:domain/${domainId}/case-rule/${created.caseRuleId}`,
      $metadata: expect.objectContaining({ httpStatusCode: 200 }),
    });
  });

  it.each([
    ['that requires', required(isEqual(), isUnlike)],
    ['that hides', hidden(isEqual('summary', { emptyValue: {} }))],
    ['without conditions', required()],
    ['of options', options([japan, { parentFieldOptionValue: '', childFieldOptionValues: [] }])],
    ['of options that leaves its fields to the template', options([japan], {})],
    ['whose compound holds nothing', required(all())],
    ['with all and any in each other', required(any(all(isEqual(), isEqual('severity')), isEqual('title')))],
  ])('keeps a rule %s as it was given', async (_what, rule) => {
    expect(await read(create(rule))).toMatchObject({ rule });
  });

  it('refuses a rule of two types, and one of none', async () => {
    const two = { ...required(), ...hidden() } as never;

    for (const rule of [two, {} as never]) {
      await expect(create(rule)).rejects.toMatchObject(
        invalidMember('rule', 'must hold exactly one of required, fieldOptions, hidden'),
      );
    }
  });

  it('takes five conditions, wherever they stand, and refuses the sixth', async () => {
    const five = [isEqual(), any(isEqual(), all(isEqual(), isEqual())), isEqual()];
    const reason = 'must be at most 5 conditions, those within andAll and orAll included';

    await expect(create(required(...times(5)))).resolves.toBeDefined();
    await expect(create(hidden(...five))).resolves.toBeDefined();
    await expect(create(required(...times(6)))).rejects.toMatchObject(
      invalidMember('rule.required.conditions', reason),
    );
    await expect(create(hidden(...five, all()))).rejects.toMatchObject(
      invalidMember('rule.hidden.conditions', reason),
    );
    await expect(create(required(...times(101)))).rejects.toMatchObject(
      invalidMember('rule.required.conditions', 'must have 0 to 100 members'),
    );
  });

  it('takes two levels of compound conditions, and names the third', async () => {
    await expect(create(required(isEqual(), any(isEqual(), all(any(isEqual())))))).rejects.toMatchObject(
      invalidMember(
        'rule.required.conditions[1].orAll.conditions[1].andAll.conditions[0].orAll',
        'stands deeper than 2 levels of andAll and orAll',
      ),
    );
  });

  it('names the compared field that does not exist', async () => {
    await expect(create(hidden(isEqual(), all(isEqual('nothing'))))).rejects.toMatchObject(
      invalidMember(
        'rule.hidden.conditions[1].andAll.conditions[0].equalTo.operandOne.fieldId',
        'there is no field nothing',
      ),
    );
  });

  it('names the compared field that was deleted', async () => {
    await fill(anken, 1, () => ({
      ...configurationKey(domainId, 'FIELD', 'gone'),
      fieldId: 'gone',
      type: 'Text',
      deleted: true,
    }));

    await expect(create(required(isEqual('gone')))).rejects.toMatchObject(
      invalidMember('rule.required.conditions[0].equalTo.operandOne.fieldId', 'the field gone is deleted'),
    );
  });

  it.each([
    ['Text', 'stringValue'],
    ['Url', 'stringValue'],
    ['SingleSelect', 'stringValue'],
    ['DateTime', 'stringValue'],
    ['User', 'stringValue'],
    ['Number', 'doubleValue'],
    ['Boolean', 'booleanValue'],
  ] as const)('compares a %s with a %s, or with nothing, and no other', async (type, fitting) => {
    const fieldId = await aField(client, domainId, type);
    const operands = { stringValue: 'a', doubleValue: 1, booleanValue: true };

    await expect(create(required(isEqual(fieldId, { emptyValue: {} })))).resolves.toBeDefined();
    for (const [member, value] of Object.entries(operands)) {
      const creation = create(required(isEqual(fieldId, { [member]: value } as never)));
      if (member === fitting) await expect(creation).resolves.toBeDefined();
      else {
        await expect(creation).rejects.toMatchObject(
          invalidMember(
            'rule.required.conditions[0].equalTo.operandTwo',
            `must be a ${fitting} or emptyValue, since ${fieldId} is of type ${type}`,
          ),
        );
      }
    }
  });

  it('compares with a text of 1,500 characters, and refuses a longer one and an empty one', async () => {
    const long = (count: number) => create(required(isEqual('title', { stringValue: '🦊'.repeat(count) })));
    const refused = invalidMember(
      'rule.required.conditions[0].equalTo.operandTwo.stringValue',
      'must be 1 to 1500 characters long',
    );

    await expect(long(1500)).resolves.toBeDefined();
    await expect(long(1501)).rejects.toMatchObject(refused);
    await expect(long(0)).rejects.toMatchObject(refused);
  });

  it.each([
    [{ parentFieldId: 'nothing', childFieldId: region }, 'parentFieldId', 'there is no field nothing'],
    [{ parentFieldId: country, childFieldId: 'nothing' }, 'childFieldId', 'there is no field nothing'],
    [
      { parentFieldId: 'title', childFieldId: region },
      'parentFieldId',
      'is of type Text, which has no options',
    ],
    [
      { parentFieldId: country, childFieldId: country },
      'childFieldId',
      'must be another field than parentFieldId',
    ],
  ])('refuses a rule of options on the fields %o', async (fields, member, reason) => {
    await expect(create(options([japan], fields))).rejects.toMatchObject(
      invalidMember(`rule.fieldOptions.${member}`, reason),
    );
  });

  it.each([
    [[japan, { ...japan, parentFieldOptionValue: 'FR' }], '[1].parentFieldOptionValue', /FR is no option of/],
    [[japan, japan], '[1].parentFieldOptionValue', /stands in the request twice/],
    [
      [{ ...japan, childFieldOptionValues: ['Kanto', ''] }],
      '[0].childFieldOptionValues[1]',
      / is no option of/,
    ],
    [
      [{ ...japan, childFieldOptionValues: ['a '] }],
      '[0].childFieldOptionValues[0]',
      /must not end in white/,
    ],
  ])('refuses the mappings %o', async (mappings, member, reason) => {
    await expect(create(options(mappings))).rejects.toMatchObject(
      invalidMember(`rule.fieldOptions.parentChildFieldOptionsMappings${member}`, reason),
    );
  });

  it('takes 1 to 200 mappings of up to 1,500 options each', async () => {
    const mappings = (count: number) =>
      Array.from({ length: count }, (_, number) => ({ ...japan, parentFieldOptionValue: `${number}` }));
    const ofOptions = (count: number) => [
      { ...japan, childFieldOptionValues: Array.from({ length: count }, () => 'Kanto') },
    ];
    const member = 'rule.fieldOptions.parentChildFieldOptionsMappings';

    await expect(create(options(mappings(200), {}))).resolves.toBeDefined();
    for (const count of [0, 201]) {
      await expect(create(options(mappings(count), {}))).rejects.toMatchObject(
        invalidMember(member, 'must have 1 to 200 members'),
      );
    }
    await expect(create(options(ofOptions(1500)))).resolves.toBeDefined();
    await expect(create(options(ofOptions(1501)))).rejects.toMatchObject(
      invalidMember(`${member}[0].childFieldOptionValues`, 'must have 0 to 1500 members'),
    );
  });

  it('names the largest mapping of a rule that is too large to be kept, and writes nothing', async () => {
    const texts = (count: number) => Array.from({ length: count }, () => '🦊'.repeat(100));
    const mappings = [
      { parentFieldOptionValue: 'a', childFieldOptionValues: texts(10) },
      { parentFieldOptionValue: 'b', childFieldOptionValues: texts(900) },
    ];
    const before = await storedItems(anken);

    await expect(create(options(mappings, {}))).rejects.toMatchObject(
      invalidMember(
        'rule.fieldOptions.parentChildFieldOptionsMappings[1]',
        'would be larger than 358400 bytes',
      ),
    );

    expect(await storedItems(anken)).toEqual(before);
  });

  it('takes a description of 255 characters and an empty one, and refuses a longer one', async () => {
    expect(await read(create(required(), { description: '' }))).toHaveProperty('description', '');
    await expect(create(required(), { description: '🦊'.repeat(255) })).resolves.toBeDefined();
    await expect(create(required(), { description: '🦊'.repeat(256) })).rejects.toMatchObject(
      invalidMember('description', 'must be 0 to 255 characters long'),
    );
  });

  itKeepsToTheRulesForNames((name) => create(required(), { name }));

  it('refuses a second rule of the same name', async () => {
    await create(required(), { name: 'Refunds' });

    await expect(create(required(), { name: 'ＲＥＦＵＮＤＳ' })).rejects.toMatchObject(
      conflict('A case rule of the name ＲＥＦＵＮＤＳ exists already.'),
    );
  });

  it('says which domain does not exist', async () => {
    await expect(create(required(), { domainId: 'nowhere' })).rejects.toMatchObject(
      notFound('Domain', 'nowhere'),
    );
  });

  it('makes the 500th rule of a domain and refuses the next one', async () => {
    const full = await aDomain(client, aName('Shop'));
    await fill(anken, 499, (number) => nameKey(full, 'CASERULE', `Seeded ${number}`));

    await expect(create(required(), { domainId: full })).resolves.toBeDefined();
    await expect(create(required(), { domainId: full })).rejects.toMatchObject(
      quotaExceeded('There may be at most 500 case rules in a domain.'),
    );
  });
});
