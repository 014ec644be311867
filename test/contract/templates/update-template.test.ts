import {
  DeleteFieldCommand,
  DeleteTemplateCommand,
  GetTemplateCommand,
  UpdateTemplateCommand,
  type UpdateTemplateRequest,
} from '@aws-sdk/client-connectcases';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { configurationKey } from '../../../lambdas/table/keys.ts';
import { aCase, text, update as updateCase } from '../../builders/case.ts';
import { movableClock } from '../../builders/clock.ts';
import { aCaseRule, aDomain, aField, aLayout, aName, aTemplate } from '../../builders/shop.ts';
import { overtake } from '../../integration/support/wire.ts';
import { anAnken } from '../support/client.ts';
import { itKeepsToTheRulesForNamesThatMayBeLeftOut } from '../support/name-rules.ts';
import { conflict, invalidMember, notFound } from '../support/refusals.ts';

const clock = movableClock();
const { client, documents, tableName, send } = await anAnken({ clock });
const domainId = await aDomain(client);
const renamed = await aTemplate(client, domainId);
const isRequired = { required: { defaultValue: true, conditions: [] } };
const caseRuleId = await aCaseRule(client, domainId, isRequired);
const anotherRuleId = await aCaseRule(client, domainId, isRequired);

const update = (templateId: string, more: Partial<UpdateTemplateRequest> = {}) =>
  client.send(new UpdateTemplateCommand({ domainId, templateId, ...more }));
const read = async (templateId: string) => {
  const { $metadata: _, ...members } = await client.send(new GetTemplateCommand({ domainId, templateId }));
  return members;
};
const storedMembers = async (templateId: string) => {
  const Key = configurationKey(domainId, 'TEMPLATE', templateId);
  const { Item } = await documents.send(new GetCommand({ TableName: tableName, Key }));
  return Item;
};
const handingDown = (tagMap: Readonly<Record<string, string>>) => [
  { resourceType: 'Cases' as const, tagMap },
];

const aFullTemplate = async () => {
  return aTemplate(client, domainId, {
    description: 'Goods that come back',
    layoutConfiguration: { defaultLayout: await aLayout(client, domainId) },
    requiredFields: [{ fieldId: 'title' }, { fieldId: 'summary' }],
    rules: [{ caseRuleId, fieldId: 'summary' }],
    status: 'Active',
    tagPropagationConfigurations: handingDown({ team: 'returns' }),
  });
};

describe('UpdateTemplate', () => {
  it('answers 200 with an empty body', async () => {
    const templateId = await aTemplate(client, domainId);

    const answered = await send('PUT', `/domains/${domainId}/templates/${templateId}`, '{"name":"Renamed"}');

    expect(answered).toMatchObject({ status: 200, body: '' });
  });

  it.each<[string, Partial<UpdateTemplateRequest>]>([
    ['name', { name: 'Complaint' }],
    ['description', { description: 'Somebody is angry' }],
    ['empty description', { description: '' }],
    ['layout configuration', { layoutConfiguration: {} }],
    ['required fields', { requiredFields: [{ fieldId: 'customer_id' }] }],
    ['required fields, to none', { requiredFields: [] }],
    ['rules', { rules: [{ caseRuleId: anotherRuleId }] }],
    ['status', { status: 'Inactive' }],
    ['tags', { tagPropagationConfigurations: handingDown({ constructor: 'x' }) }],
    ['tags, to none', { tagPropagationConfigurations: [] }],
  ])('changes the %s alone, keeps the rest, and says when', async (_what, given) => {
    const templateId = await aFullTemplate();
    const before = await read(templateId);
    clock.pass(1000);

    await update(templateId, given);

    expect(await read(templateId)).toEqual({ ...before, ...given, lastModifiedTime: clock.now() });
  });

  it('keeps what is null as it is', async () => {
    const templateId = await aFullTemplate();
    const before = await read(templateId);
    clock.pass(1000);

    await send(
      'PUT',
      `/domains/${domainId}/templates/${templateId}`,
      JSON.stringify({ name: null, description: 'New', requiredFields: null, layoutConfiguration: null }),
    );

    expect(await read(templateId)).toEqual({ ...before, description: 'New', lastModifiedTime: clock.now() });
  });

  it.each(['{}', '{"name":null,"rules":null}', '{"nobody":"knows"}'])(
    'refuses a request that changes nothing: %s',
    async (body) => {
      const answered = await send('PUT', `/domains/${domainId}/templates/${renamed}`, body);

      expect(answered).toMatchObject({
        status: 400,
        body: expect.stringContaining(
          'request: must hold at least one of name, description, layoutConfiguration, requiredFields, status, rules, tagPropagationConfigurations',
        ),
      });
    },
  );

  it('changes nothing, not even the time, when all is there already', async () => {
    const templateId = await aFullTemplate();
    const before = await read(templateId);
    clock.pass(1000);

    const { name, description, layoutConfiguration, requiredFields, rules, status } = before;
    await update(templateId, { name, description, layoutConfiguration, requiredFields, rules, status });

    expect(await read(templateId)).toEqual(before);
  });

  it('takes away what the template says of a deleted field, which it does not show', async () => {
    const fieldId = await aField(client, domainId);
    const named = { requiredFields: [{ fieldId }], rules: [{ caseRuleId, fieldId }] };
    const templateId = await aTemplate(client, domainId, named);
    await client.send(new DeleteFieldCommand({ domainId, fieldId }));
    const none = { requiredFields: [], rules: [] };
    expect(await read(templateId)).toMatchObject(none);

    await update(templateId, none);

    expect(await storedMembers(templateId)).toMatchObject(none);
  });

  it('decides at once what new cases need, and whether there may be any', async () => {
    const templateId = await aTemplate(client, domainId);
    const opened = await aCase(client, { domainId, templateId }, [text('summary', 'here')]);

    await update(templateId, { requiredFields: [{ fieldId: 'summary' }] });
    await expect(aCase(client, { domainId, templateId })).rejects.toMatchObject(
      invalidMember('fields', 'a value is required for summary'),
    );
    await expect(
      updateCase(client, opened, { id: 'summary', value: { emptyValue: {} } }),
    ).rejects.toMatchObject(invalidMember('fields[0].value', 'summary is required and cannot be emptied'));

    await update(templateId, { status: 'Inactive', requiredFields: [] });
    await expect(aCase(client, { domainId, templateId })).rejects.toMatchObject(
      invalidMember('templateId', 'is of a template that is inactive'),
    );
    await update(templateId, { status: 'Active' });
    await expect(aCase(client, { domainId, templateId })).resolves.toBeDefined();
  });

  it('frees the old name, and refuses that of another template', async () => {
    const templateId = await aTemplate(client, domainId, { name: 'Return' });
    await aTemplate(client, domainId, { name: 'Refund' });

    await update(templateId, { name: 'Sent back' });

    await expect(aTemplate(client, domainId, { name: 'return' })).resolves.toBeDefined();
    await expect(update(templateId, { name: 'refund' })).rejects.toMatchObject(
      conflict('A template of the name refund exists already.'),
    );
  });

  it('gives a name to the faster of two', async () => {
    const templateId = await aTemplate(client, domainId);
    overtake(documents, () => aTemplate(client, domainId, { name: 'Contested' }));

    await expect(update(templateId, { name: 'Contested' })).rejects.toMatchObject(
      conflict('A template of the name Contested exists already.'),
    );
  });

  it.each<[string, Partial<UpdateTemplateRequest>, string, string]>([
    [
      'required field',
      { requiredFields: [{ fieldId: 'title' }, { fieldId: 'nothing' }] },
      'requiredFields[1].fieldId',
      'there is no field nothing',
    ],
    [
      'layout',
      { layoutConfiguration: { defaultLayout: 'nothing' } },
      'layoutConfiguration.defaultLayout',
      'there is no layout nothing',
    ],
    [
      'case rule',
      { rules: [{ caseRuleId: 'nothing' }] },
      'rules[0].caseRuleId',
      'there is no case rule nothing',
    ],
  ])('names the %s that does not exist', async (_what, given, member, reason) => {
    await expect(update(renamed, given)).rejects.toMatchObject(invalidMember(member, reason));
  });

  it('refuses a field that is required twice', async () => {
    const requiredFields = [{ fieldId: 'summary' }, { fieldId: 'summary' }];

    await expect(update(renamed, { requiredFields })).rejects.toMatchObject(
      invalidMember('requiredFields[1].fieldId', 'stands in the request twice'),
    );
  });

  it('refuses a status that the contract does not know', async () => {
    await expect(update(renamed, { status: 'Draft' as never })).rejects.toMatchObject(
      invalidMember('status', 'must be Active or Inactive'),
    );
  });

  it('refuses eleven tags, two configurations, 101 required fields and 51 rules', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, number) => `x-${number}`);
    const tagMap = Object.fromEntries(many(11).map((key) => [key, 'value']));
    const [one] = handingDown({});

    await expect(
      update(renamed, { tagPropagationConfigurations: handingDown(tagMap) }),
    ).rejects.toMatchObject(
      invalidMember('tagPropagationConfigurations[0].tagMap', 'must have at most 10 tags'),
    );
    await expect(
      update(renamed, { tagPropagationConfigurations: [one, one] as never }),
    ).rejects.toMatchObject(invalidMember('tagPropagationConfigurations', 'must have 0 to 1 members'));
    await expect(
      update(renamed, { requiredFields: many(101).map((fieldId) => ({ fieldId })) }),
    ).rejects.toMatchObject(invalidMember('requiredFields', 'must have 0 to 100 members'));
    await expect(
      update(renamed, { rules: many(51).map((caseRuleId) => ({ caseRuleId })) }),
    ).rejects.toMatchObject(invalidMember('rules', 'must have 0 to 50 members'));
  });

  itKeepsToTheRulesForNamesThatMayBeLeftOut((name) => update(renamed, { name, description: aName('d') }));

  it('takes a description of 255 characters, and refuses a longer one', async () => {
    await expect(update(renamed, { description: '🦊'.repeat(255) })).resolves.toBeDefined();
    await expect(update(renamed, { description: '🦊'.repeat(256) })).rejects.toMatchObject(
      invalidMember('description', 'must be 0 to 255 characters long'),
    );
  });

  it('refuses a deleted template, also one that is deleted while it is changed', async () => {
    const remove = (templateId: string) => client.send(new DeleteTemplateCommand({ domainId, templateId }));
    const [gone, going] = [await aTemplate(client, domainId), await aTemplate(client, domainId)];
    await remove(gone);
    overtake(documents, () => remove(going));

    for (const templateId of [going, gone]) {
      await expect(update(templateId, { description: 'Late' })).rejects.toMatchObject(
        invalidMember('templateId', 'is of a template that is deleted'),
      );
    }
  });

  it('says what does not exist', async () => {
    await expect(update('nothing', { name: 'New' })).rejects.toMatchObject(notFound('Template', 'nothing'));
    await expect(update(renamed, { domainId: 'nowhere', name: 'New' })).rejects.toMatchObject(
      notFound('Domain', 'nowhere'),
    );
  });

  it('loses neither of two changes at the same time', async () => {
    const templateId = await aTemplate(client, domainId);
    const fieldId = await aField(client, domainId);
    overtake(documents, () => update(templateId, { description: 'By one' }));

    await update(templateId, { requiredFields: [{ fieldId }] });

    expect(await read(templateId)).toMatchObject({ description: 'By one', requiredFields: [{ fieldId }] });
  });
});
