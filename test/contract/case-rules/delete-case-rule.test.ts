import {
  BatchGetCaseRuleCommand,
  DeleteCaseRuleCommand,
  DeleteFieldCommand,
  DeleteTemplateCommand,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { aCaseRule, aDomain, aField, aName, aTemplate } from '../../builders/shop.ts';
import { storedItems } from '../../integration/support/stored.ts';
import { anAnken } from '../support/client.ts';
import { conflict, notFound } from '../support/refusals.ts';

const anken = await anAnken();
const { client } = anken;
const domainId = await aDomain(client);
const isRequired = { required: { defaultValue: true, conditions: [] } };

const remove = (caseRuleId: string, domain = domainId) =>
  client.send(new DeleteCaseRuleCommand({ domainId: domain, caseRuleId }));

const nameOf = async (id: string) => {
  const { caseRules } = await client.send(new BatchGetCaseRuleCommand({ domainId, caseRules: [{ id }] }));
  return caseRules?.[0]?.name;
};

describe('DeleteCaseRule', () => {
  it('leaves a rule that says that it is deleted, and is empty of body', async () => {
    const caseRuleId = await aCaseRule(client, domainId, isRequired);

    expect(await remove(caseRuleId)).toEqual({ $metadata: expect.objectContaining({ httpStatusCode: 200 }) });

    const { caseRules } = await client.send(
      new BatchGetCaseRuleCommand({ domainId, caseRules: [{ id: caseRuleId }] }),
    );
    expect(caseRules).toMatchObject([{ caseRuleId, deleted: true, rule: isRequired }]);
  });

  it('frees the name', async () => {
    const name = aName('Rule');
    await remove(await aCaseRule(client, domainId, isRequired, name));

    await expect(aCaseRule(client, domainId, isRequired, name)).resolves.toBeDefined();
  });

  it('that comes a second time answers the same and writes nothing', async () => {
    const caseRuleId = await aCaseRule(client, domainId, isRequired);
    await remove(caseRuleId);
    const before = await storedItems(anken);

    await expect(remove(caseRuleId)).resolves.toMatchObject({ $metadata: { httpStatusCode: 200 } });

    expect(await storedItems(anken)).toEqual(before);
  });

  it('refuses a rule that a template uses, and names both', async () => {
    const caseRuleId = await aCaseRule(client, domainId, isRequired, 'Reason');
    const rules = [{ caseRuleId, fieldId: 'case_reason' }];
    await aTemplate(client, domainId, { name: 'Complaint', rules });
    const before = await storedItems(anken);

    await expect(remove(caseRuleId)).rejects.toMatchObject(
      conflict('The case rule Reason is attached to the template Complaint.'),
    );

    expect(await storedItems(anken)).toEqual(before);
  });

  it('takes a rule that none but a deleted template uses', async () => {
    const caseRuleId = await aCaseRule(client, domainId, isRequired);
    const templateId = await aTemplate(client, domainId, { rules: [{ caseRuleId }] });
    await client.send(new DeleteTemplateCommand({ domainId, templateId }));

    await expect(remove(caseRuleId)).resolves.toBeDefined();
  });

  it('takes a rule that templates attach to deleted fields alone', async () => {
    const caseRuleId = await aCaseRule(client, domainId, isRequired);
    const [kept, gone] = [await aField(client, domainId), await aField(client, domainId)];
    await aTemplate(client, domainId, { rules: [{ caseRuleId, fieldId: gone }] });
    const name = aName('Template');
    const both = [gone, kept].map((fieldId) => ({ caseRuleId, fieldId }));
    await aTemplate(client, domainId, { name, rules: both });
    const removeField = (fieldId: string) => client.send(new DeleteFieldCommand({ domainId, fieldId }));

    await removeField(gone);
    await expect(remove(caseRuleId)).rejects.toMatchObject(
      conflict(`The case rule ${await nameOf(caseRuleId)} is attached to the template ${name}.`),
    );

    await removeField(kept);
    await expect(remove(caseRuleId)).resolves.toBeDefined();
  });

  it('says which domain and which rule do not exist', async () => {
    await expect(remove('nothing')).rejects.toMatchObject(notFound('CaseRule', 'nothing'));
    await expect(remove('nothing', 'nowhere')).rejects.toMatchObject(notFound('Domain', 'nowhere'));
  });
});
