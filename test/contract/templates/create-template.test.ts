import {
  CreateTemplateCommand,
  type CreateTemplateRequest,
  DeleteCaseRuleCommand,
  GetTemplateCommand,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { configurationKey, nameKey } from '../../../lambdas/table/keys.ts';
import { aCaseRule, aDomain, aField, aLayout, aName, aSelectField } from '../../builders/shop.ts';
import { anAnken } from '../support/client.ts';
import { itKeepsToTheRulesForNames } from '../support/name-rules.ts';
import { conflict, invalidMember, notFound, quotaExceeded } from '../support/refusals.ts';
import { fill } from '../support/seed.ts';

const { client, documents, tableName } = await anAnken();
const domainId = await aDomain(client);

const create = (more: Partial<CreateTemplateRequest> = {}) =>
  client.send(new CreateTemplateCommand({ domainId, name: aName('Template'), ...more }));

const read = async (request: Promise<{ readonly templateId: string | undefined }>) => {
  const { templateId } = await request;
  return client.send(new GetTemplateCommand({ domainId, templateId }));
};

const isRequired = { required: { defaultValue: true, conditions: [] } };

const handingDown = (tagMap: Readonly<Record<string, string>>) =>
  create({ tagPropagationConfigurations: [{ resourceType: 'Cases', tagMap }] });
const tagMap = 'tagPropagationConfigurations[0].tagMap';

describe('CreateTemplate', () => {
  it('makes a template, and answers its id and ARN', async () => {
    const created = await create();

    expect(created).toEqual({
      templateId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      templateArn: `arn:aws:cases:us-east-1:111122223333:domain/${domainId}/template/${created.templateId}`,
      $metadata: expect.objectContaining({ httpStatusCode: 200 }),
    });
  });

  it('makes an active template unless it is told otherwise', async () => {
    expect(await read(create())).toMatchObject({ status: 'Active' });
    expect(await read(create({ status: 'Inactive' }))).toMatchObject({ status: 'Inactive' });
  });

  it('refuses a status that the contract does not know', async () => {
    await expect(create({ status: 'Draft' as never })).rejects.toMatchObject(
      invalidMember('status', 'must be Active or Inactive'),
    );
  });

  it('takes the layout that its cases are shown with', async () => {
    const layoutId = await aLayout(client, domainId);

    const template = await read(create({ layoutConfiguration: { defaultLayout: layoutId } }));

    expect(template).toMatchObject({ layoutConfiguration: { defaultLayout: layoutId } });
  });

  it('takes a layout configuration that names no layout', async () => {
    expect(await read(create({ layoutConfiguration: {} }))).toMatchObject({ layoutConfiguration: {} });
  });

  it('refuses a layout that does not exist in the domain', async () => {
    const other = await aLayout(client, await aDomain(client, aName('Shop')));

    for (const defaultLayout of ['nothing', other]) {
      await expect(create({ layoutConfiguration: { defaultLayout } })).rejects.toMatchObject(
        invalidMember('layoutConfiguration.defaultLayout', `there is no layout ${defaultLayout}`),
      );
    }
  });

  it('takes required fields of the system and of the domain', async () => {
    const own = await aField(client, domainId);
    const requiredFields = [{ fieldId: 'title' }, { fieldId: own }, { fieldId: 'customer_id' }];

    expect(await read(create({ requiredFields }))).toMatchObject({ requiredFields });
  });

  it('names the required field that does not exist', async () => {
    const requiredFields = [{ fieldId: 'title' }, { fieldId: 'nothing' }];

    await expect(create({ requiredFields })).rejects.toMatchObject(
      invalidMember('requiredFields[1].fieldId', 'there is no field nothing'),
    );
  });

  it('refuses a field that is required twice', async () => {
    const requiredFields = [{ fieldId: 'title' }, { fieldId: 'summary' }, { fieldId: 'title' }];

    await expect(create({ requiredFields })).rejects.toMatchObject(
      invalidMember('requiredFields[2].fieldId', 'stands in the request twice'),
    );
  });

  it('takes 100 required fields, and refuses 101', async () => {
    const domain = await aDomain(client, aName('Shop'));
    await fill({ documents, tableName }, 101, (number) => ({
      ...configurationKey(domain, 'FIELD', `field-${number}`),
      fieldId: `field-${number}`,
      name: `Field ${number}`,
      type: 'Text',
      namespace: 'Custom',
    }));
    const requiredFields = Array.from({ length: 101 }, (_, number) => ({ fieldId: `field-${number}` }));

    await expect(
      create({ domainId: domain, requiredFields: requiredFields.slice(0, 100) }),
    ).resolves.toBeDefined();
    await expect(create({ domainId: domain, requiredFields })).rejects.toMatchObject(
      invalidMember('requiredFields', 'must have 0 to 100 members'),
    );
  });

  it('takes case rules, with the fields that they act on and without', async () => {
    const caseRuleId = await aCaseRule(client, domainId, isRequired);
    const rules = [
      { caseRuleId, fieldId: 'summary' },
      { caseRuleId, fieldId: 'case_reason' },
      { caseRuleId },
    ];

    expect(await read(create({ rules }))).toMatchObject({ rules });
    expect(await read(create({ rules: [] }))).toMatchObject({ rules: [] });
  });

  it('names the case rule, or its field, that does not exist or was deleted', async () => {
    const caseRuleId = await aCaseRule(client, domainId, isRequired);
    const deleted = await aCaseRule(client, domainId, isRequired);
    await client.send(new DeleteCaseRuleCommand({ domainId, caseRuleId: deleted }));
    const good = { caseRuleId, fieldId: 'summary' };

    await expect(create({ rules: [good, { caseRuleId: 'rule-1' }] })).rejects.toMatchObject(
      invalidMember('rules[1].caseRuleId', 'there is no case rule rule-1'),
    );
    await expect(create({ rules: [good, { caseRuleId: deleted }] })).rejects.toMatchObject(
      invalidMember('rules[1].caseRuleId', `the case rule ${deleted} is deleted`),
    );
    await expect(create({ rules: [{ caseRuleId, fieldId: 'nothing' }] })).rejects.toMatchObject(
      invalidMember('rules[0].fieldId', 'there is no field nothing'),
    );
  });

  it('takes a rule on options with the field that it leaves to the template, where this has options', async () => {
    const parentFieldId = await aSelectField(client, domainId);
    const mappings = [{ parentFieldOptionValue: 'Mail', childFieldOptionValues: [] }];
    const ofChild = (childFieldId?: string) =>
      aCaseRule(client, domainId, {
        fieldOptions: { parentFieldId, childFieldId, parentChildFieldOptionsMappings: mappings },
      });
    const caseRuleId = await ofChild();
    const first = { caseRuleId: await ofChild('case_reason'), fieldId: 'summary' };
    const attach = (fieldId: string) => create({ rules: [first, { caseRuleId, fieldId }] });

    await expect(attach('case_reason')).resolves.toBeDefined();
    await expect(attach('summary')).rejects.toMatchObject(
      invalidMember('rules[1].fieldId', 'is of type Text, which has no options'),
    );
    await expect(attach(parentFieldId)).rejects.toMatchObject(
      invalidMember('rules[1].fieldId', 'is the parent field of the case rule'),
    );
  });

  it('refuses a rule that acts on one field twice, and more than 50 rules', async () => {
    const caseRuleId = await aCaseRule(client, domainId, isRequired);
    const good = { caseRuleId, fieldId: 'summary' };

    await expect(create({ rules: [good, { caseRuleId }, good] })).rejects.toMatchObject(
      invalidMember('rules[2]', 'stands in the request twice'),
    );
    await expect(create({ rules: Array.from({ length: 51 }, () => good) })).rejects.toMatchObject(
      invalidMember('rules', 'must have 0 to 50 members'),
    );
  });

  it('takes a description of 255 characters and an empty one, and refuses a longer one', async () => {
    expect(await read(create({ description: '' }))).toHaveProperty('description', '');
    expect(await read(create({ description: '🦊'.repeat(255) }))).toHaveProperty(
      'description',
      '🦊'.repeat(255),
    );
    await expect(create({ description: '🦊'.repeat(256) })).rejects.toMatchObject(
      invalidMember('description', 'must be 0 to 255 characters long'),
    );
  });

  describe('the tags that it hands down to its cases', () => {
    it('are kept, whatever their names', async () => {
      const tags = { team: 'returns', 'a b': '', constructor: 'x', toString: 'y', hasOwnProperty: 'z' };

      expect(await read(handingDown(tags))).toMatchObject({
        tagPropagationConfigurations: [{ resourceType: 'Cases', tagMap: tags }],
      });
    });

    it('may be ten, and none, but not eleven', async () => {
      const tags = (count: number) =>
        Object.fromEntries(Array.from({ length: count }, (_, number) => [`key-${number}`, 'value']));

      await expect(handingDown(tags(0))).resolves.toBeDefined();
      await expect(handingDown(tags(10))).resolves.toBeDefined();
      await expect(handingDown(tags(11))).rejects.toMatchObject(
        invalidMember(tagMap, 'must have at most 10 tags'),
      );
    });

    it.each([
      ['128 characters', 'k'.repeat(128)],
      ['every sign that is allowed', 'aZ0 _.:/=+-@'],
    ])('take a key of %s', async (_what, key) => {
      await expect(handingDown({ [key]: 'value' })).resolves.toBeDefined();
    });

    it.each([
      ['of no character', '', 'must be 1 to 128 characters long'],
      ['of 129 characters', 'k'.repeat(129), 'must be 1 to 128 characters long'],
      ["that begins with Amazon's own prefix", 'aWs:team', 'is no tag key'],
      ['of another alphabet', '担当', 'is no tag key'],
      ['with a comma', 'a,b', 'is no tag key'],
    ])('take no key %s, and say which', async (_what, key, reason) => {
      await expect(handingDown({ [key]: 'value' })).rejects.toMatchObject(
        invalidMember(`${tagMap}.${key.slice(0, 127)}${key.length > 128 ? '…' : ''}`, reason),
      );
    });

    it('take a value of 256 characters and an empty one, and none that is longer or of another alphabet', async () => {
      await expect(handingDown({ key: '' })).resolves.toBeDefined();
      await expect(handingDown({ key: 'v'.repeat(256) })).resolves.toBeDefined();
      await expect(handingDown({ key: 'v'.repeat(257) })).rejects.toMatchObject(
        invalidMember(`${tagMap}.key`, 'must be 0 to 256 characters long'),
      );
      await expect(handingDown({ key: '返品' })).rejects.toMatchObject(
        invalidMember(`${tagMap}.key`, 'is no tag value'),
      );
    });

    it('are configured once, and for cases only', async () => {
      const one = { resourceType: 'Cases' as const, tagMap: {} };

      await expect(create({ tagPropagationConfigurations: [one, one] })).rejects.toMatchObject(
        invalidMember('tagPropagationConfigurations', 'must have 0 to 1 members'),
      );
      await expect(
        create({ tagPropagationConfigurations: [{ resourceType: 'Contacts' as never, tagMap: {} }] }),
      ).rejects.toMatchObject(invalidMember('tagPropagationConfigurations[0].resourceType', 'must be Cases'));
      await expect(
        create({ tagPropagationConfigurations: [{ ...one, tagMap: undefined }] }),
      ).rejects.toMatchObject(invalidMember(tagMap, 'is required'));
    });
  });

  itKeepsToTheRulesForNames((name) => create({ name }));

  it('refuses a second template of the same name', async () => {
    await create({ name: 'Return' });

    await expect(create({ name: 'ＲＥＴＵＲＮ' })).rejects.toMatchObject(
      conflict('A template of the name ＲＥＴＵＲＮ exists already.'),
    );
  });

  it('says which domain does not exist', async () => {
    await expect(create({ domainId: 'nowhere' })).rejects.toMatchObject(notFound('Domain', 'nowhere'));
  });

  it('makes the 100th template of a domain and refuses the next one', async () => {
    const full = await aDomain(client, aName('Shop'));
    await fill({ documents, tableName }, 99, (number) => nameKey(full, 'TEMPLATE', `Seeded ${number}`));

    await expect(create({ domainId: full })).resolves.toBeDefined();
    await expect(create({ domainId: full })).rejects.toMatchObject(
      quotaExceeded('There may be at most 100 templates in a domain.'),
    );
  });
});
