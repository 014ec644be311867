import {
  BatchGetCaseRuleCommand,
  DeleteCaseRuleCommand,
  TagResourceCommand,
  UpdateCaseRuleCommand,
  type UpdateCaseRuleRequest,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { aCaseRule, aDomain, aName, aSelectField, aTemplate } from '../../builders/shop.ts';
import { storedItems } from '../../integration/support/stored.ts';
import { anAnken } from '../support/client.ts';
import { conflict, invalidMember, notFound } from '../support/refusals.ts';

const anken = await anAnken();
const { client } = anken;
const domainId = await aDomain(client);
const isRequired = { required: { defaultValue: true, conditions: [] } };
const isHidden = { hidden: { defaultValue: true, conditions: [] } };

const update = (caseRuleId: string, change: Partial<UpdateCaseRuleRequest>) =>
  client.send(new UpdateCaseRuleCommand({ domainId, caseRuleId, ...change }));
const read = async (id: string) => {
  const { caseRules } = await client.send(new BatchGetCaseRuleCommand({ domainId, caseRules: [{ id }] }));
  return caseRules?.[0];
};

describe('UpdateCaseRule', () => {
  it('changes what is given, and keeps what is not', async () => {
    const name = aName('Rule');
    const caseRuleId = await aCaseRule(client, domainId, isRequired, name);
    const before = await read(caseRuleId);

    await update(caseRuleId, { description: 'Always' });
    expect(await read(caseRuleId)).toMatchObject({ name, description: 'Always', rule: isRequired });

    await update(caseRuleId, { rule: isHidden });
    const after = await read(caseRuleId);
    expect(after).toMatchObject({ name, description: 'Always', rule: isHidden });
    expect(after?.rule).not.toHaveProperty('required');
    expect(after?.createdTime).toEqual(before?.createdTime);
    expect(after?.lastModifiedTime?.getTime()).toBeGreaterThanOrEqual(
      before?.lastModifiedTime?.getTime() ?? 0,
    );
  });

  it('with nothing to change writes nothing', async () => {
    const caseRuleId = await aCaseRule(client, domainId, isRequired);
    const before = await storedItems(anken);

    for (const change of [{}, { rule: isRequired }]) {
      await expect(update(caseRuleId, change)).resolves.toMatchObject({ $metadata: { httpStatusCode: 200 } });
    }

    expect(await storedItems(anken)).toEqual(before);
  });

  it('frees the name that a rule had, and takes the new one', async () => {
    const [old, next] = [aName('Old'), aName('New')];
    const caseRuleId = await aCaseRule(client, domainId, isRequired, old);

    await update(caseRuleId, { name: next });

    await expect(aCaseRule(client, domainId, isRequired, old)).resolves.toBeDefined();
    await expect(aCaseRule(client, domainId, isRequired, next)).rejects.toMatchObject(
      conflict(`A case rule of the name ${next} exists already.`),
    );
  });

  it('writes a name differently that stays the same', async () => {
    const caseRuleId = await aCaseRule(client, domainId, isRequired, 'refunds');

    await update(caseRuleId, { name: 'ＲＥＦＵＮＤＳ' });

    expect(await read(caseRuleId)).toMatchObject({ name: 'ＲＥＦＵＮＤＳ' });
    await expect(aCaseRule(client, domainId, isRequired, 'Refunds')).rejects.toMatchObject(
      conflict('A case rule of the name Refunds exists already.'),
    );
  });

  it('refuses the name of another rule, and changes nothing', async () => {
    const taken = aName('Rule');
    await aCaseRule(client, domainId, isRequired, taken);
    const caseRuleId = await aCaseRule(client, domainId, isRequired);
    const before = await storedItems(anken);

    await expect(update(caseRuleId, { name: taken, rule: isHidden })).rejects.toMatchObject(
      conflict(`A case rule of the name ${taken} exists already.`),
    );

    expect(await storedItems(anken)).toEqual(before);
  });

  it('holds the new rule to what is there', async () => {
    const caseRuleId = await aCaseRule(client, domainId, isRequired);
    const comparison = { operandOne: { fieldId: 'nothing' }, operandTwo: { stringValue: 'a' }, result: true };
    const rule = { required: { defaultValue: true, conditions: [{ notEqualTo: comparison }] } };

    await expect(update(caseRuleId, { rule })).rejects.toMatchObject(
      invalidMember('rule.required.conditions[0].notEqualTo.operandOne.fieldId', 'there is no field nothing'),
    );
  });

  it('keeps the largest rule to be changed, whatever its tags, name and description', async () => {
    const childFieldOptionValues = Array.from({ length: 890 }, () => '🦊'.repeat(100));
    const mappings = [{ parentFieldOptionValue: 'a', childFieldOptionValues }];
    const rule = { fieldOptions: { parentChildFieldOptionsMappings: mappings } };
    const caseRuleId = await aCaseRule(client, domainId, rule);
    const arn = `arn:aws:cases:us-east-1:111122223333:domain/${domainId}/case-rule/${caseRuleId}`;
    const tags = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [`${index}`.padEnd(128, 'k'), 'v'.repeat(256)]),
    );
    await client.send(new TagResourceCommand({ arn, tags }));

    await update(caseRuleId, { name: '𠮷'.repeat(100), description: '𠮷'.repeat(255) });
    await update(caseRuleId, { rule: isHidden });
    await update(caseRuleId, { rule });

    expect(await read(caseRuleId)).toMatchObject({ name: '𠮷'.repeat(100), rule, tags });
  });

  it('refuses a rule that is too large to be kept', async () => {
    const caseRuleId = await aCaseRule(client, domainId, isRequired);
    const childFieldOptionValues = Array.from({ length: 900 }, () => '🦊'.repeat(100));
    const mappings = [{ parentFieldOptionValue: 'a', childFieldOptionValues }];

    await expect(
      update(caseRuleId, { rule: { fieldOptions: { parentChildFieldOptionsMappings: mappings } } }),
    ).rejects.toMatchObject(
      invalidMember('rule.fieldOptions.parentChildFieldOptionsMappings[0]', 'would be larger than'),
    );
  });

  it('refuses a rule on options that could not act on the field of a template, and changes nothing', async () => {
    const country = await aSelectField(client, domainId);
    const options = (parentFieldId?: string, childFieldId?: string) => ({
      fieldOptions: {
        parentFieldId,
        childFieldId,
        parentChildFieldOptionsMappings: [{ parentFieldOptionValue: 'Mail', childFieldOptionValues: [] }],
      },
    });
    const ofText = await aCaseRule(client, domainId, isRequired);
    const ofCountry = await aCaseRule(client, domainId, options());
    const rules = [
      { caseRuleId: ofText, fieldId: 'summary' },
      { caseRuleId: ofCountry, fieldId: country },
    ];
    await aTemplate(client, domainId, { name: 'Complaint', rules });
    const before = await storedItems(anken);

    await expect(update(ofText, { rule: options(country) })).rejects.toMatchObject(
      invalidMember(
        'rule.fieldOptions',
        'the field summary, on which it acts in the template Complaint, is of type Text, which has no options',
      ),
    );
    await expect(update(ofCountry, { rule: options(country) })).rejects.toMatchObject(
      invalidMember(
        'rule.fieldOptions',
        `the field ${country}, on which it acts in the template Complaint, is the parent field of the case rule`,
      ),
    );

    expect(await storedItems(anken)).toEqual(before);
    await update(ofText, { rule: options(country, 'case_reason') });
    await update(ofCountry, { rule: options(await aSelectField(client, domainId)) });
  });

  it('refuses a rule that was deleted', async () => {
    const caseRuleId = await aCaseRule(client, domainId, isRequired);
    await client.send(new DeleteCaseRuleCommand({ domainId, caseRuleId }));

    for (const change of [{ description: 'again' }, {}]) {
      await expect(update(caseRuleId, change)).rejects.toMatchObject(
        invalidMember('caseRuleId', 'is of a case rule that is deleted'),
      );
    }
  });

  it('refuses a name and a description that the contract does not allow', async () => {
    const caseRuleId = await aCaseRule(client, domainId, isRequired);

    await expect(update(caseRuleId, { name: 'n'.repeat(101) })).rejects.toMatchObject(
      invalidMember('name', 'must be 1 to 100 characters long'),
    );
    await expect(update(caseRuleId, { name: 'x ' })).rejects.toMatchObject(invalidMember('name'));
    await expect(update(caseRuleId, { description: 'd'.repeat(256) })).rejects.toMatchObject(
      invalidMember('description', 'must be 0 to 255 characters long'),
    );
  });

  it('says which domain and which rule do not exist', async () => {
    const caseRuleId = await aCaseRule(client, domainId, isRequired);

    await expect(update('nothing', { name: 'x' })).rejects.toMatchObject(notFound('CaseRule', 'nothing'));
    await expect(update(caseRuleId, { domainId: 'nowhere' })).rejects.toMatchObject(
      notFound('Domain', 'nowhere'),
    );
  });
});
