import {
  BatchGetFieldCommand,
  CreateCaseCommand,
  CreateLayoutCommand,
  CreateRelatedItemCommand,
  DeleteFieldCommand,
  type FieldValueUnion,
  GetCaseAuditEventsCommand,
  GetCaseEventConfigurationCommand,
  GetLayoutCommand,
  GetTemplateCommand,
  ListFieldsCommand,
  PutCaseEventConfigurationCommand,
  UpdateCaseCommand,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { nameKey } from '../../../lambdas/table/keys.ts';
import { aCase, aCaseRequest, text, update, valuesOf } from '../../builders/case.ts';
import { movableClock } from '../../builders/clock.ts';
import { aField, aLayout, aName, aSelectField, aShop, aTemplate, putOptions } from '../../builders/shop.ts';
import { overtake } from '../../integration/support/wire.ts';
import { anAnken } from '../support/client.ts';
import { invalidMember, notFound } from '../support/refusals.ts';
import { fill } from '../support/seed.ts';

const clock = movableClock();
const { client, documents, tableName, send } = await anAnken({ clock });
const shop = await aShop(client);
const { domainId } = shop;

const remove = (fieldId: string, domain = domainId) =>
  client.send(new DeleteFieldCommand({ domainId: domain, fieldId }));

const read = async (fieldId: string) => {
  const { fields = [] } = await client.send(
    new BatchGetFieldCommand({ domainId, fields: [{ id: fieldId }] }),
  );
  return fields[0];
};

const aDeletedField = async () => {
  const fieldId = await aField(client, domainId);
  await remove(fieldId);
  return fieldId;
};

describe('DeleteField', () => {
  it('answers 200 with an empty body', async () => {
    const fieldId = await aField(client, domainId);

    const answered = await send('DELETE', `/domains/${domainId}/fields/${fieldId}`);

    expect(answered).toMatchObject({ status: 200, body: '' });
  });

  it('leaves the field to whoever reads it by its id, as deleted, and says when', async () => {
    const fieldId = await aField(client, domainId, 'Text', 'Remark', { text: { isMultiline: true } });
    const before = await read(fieldId);
    clock.pass(1000);

    await remove(fieldId);

    expect(before).not.toHaveProperty('deleted');
    expect(await read(fieldId)).toEqual({ ...before, deleted: true, lastModifiedTime: clock.now() });
  });

  it('writes nothing the second time', async () => {
    const fieldId = await aDeletedField();
    const before = await read(fieldId);
    clock.pass(1000);

    await remove(fieldId);

    expect(await read(fieldId)).toEqual(before);
  });

  it('takes the field off the list, whose pages stay full', async () => {
    const { domainId: other } = await aShop(client);
    const kept: string[] = [];
    for (let index = 0; index < 6; index += 1) {
      const fieldId = await aField(client, other);
      if (index % 2 === 0) await remove(fieldId, other);
      else kept.push(fieldId);
    }

    const { fields = [] } = await client.send(new ListFieldsCommand({ domainId: other }));

    const own = fields.filter(({ namespace }) => namespace === 'Custom').map(({ fieldId }) => fieldId);
    expect(own).toHaveLength(2 + kept.length);
    expect(own).toEqual(expect.arrayContaining(kept));
    const pages: number[] = [];
    let nextToken: string | undefined;
    do {
      const page = await client.send(new ListFieldsCommand({ domainId: other, maxResults: 11, nextToken }));
      pages.push(page.fields?.length ?? 0);
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    expect(pages).toEqual([11, 11]);
  });

  it('frees the name, under which another field is another field', async () => {
    const fieldId = await aField(client, domainId, 'Text', 'Colour');
    await remove(fieldId);

    const again = await aField(client, domainId, 'Number', 'Colour');

    expect(again).not.toBe(fieldId);
    expect(await read(again)).toMatchObject({ type: 'Number' });
  });

  it('frees its place in the quota', async () => {
    const { domainId: full } = await aShop(client);
    const fieldId = await aField(client, full);
    await fill({ documents, tableName }, 497, (number) => nameKey(full, 'FIELD', `Seeded ${number}`));
    await expect(aField(client, full)).rejects.toMatchObject({ name: 'ServiceQuotaExceededException' });

    await remove(fieldId, full);

    await expect(aField(client, full)).resolves.toBeDefined();
  });

  it('takes it out of layouts, which stay as they are else', async () => {
    const [kept, gone] = [await aField(client, domainId), await aField(client, domainId)];
    const panel = (name: string, ...ids: readonly string[]) => ({
      sections: [{ fieldGroup: { name, fields: ids.map((id) => ({ id })) } }],
    });
    const { layoutId } = await client.send(
      new CreateLayoutCommand({
        domainId,
        name: aName('Layout'),
        content: { basic: { topPanel: panel('Top', kept, gone), moreInfo: panel('More', 'summary') } },
      }),
    );

    await remove(gone);

    const { content } = await client.send(new GetLayoutCommand({ domainId, layoutId }));
    expect(content).toEqual({
      basic: { topPanel: panel('Top', kept), moreInfo: panel('More', 'summary') },
    });
  });

  it('takes it out of templates, for which it is required no more', async () => {
    const fieldId = await aField(client, domainId);
    const templateId = await aTemplate(client, domainId, {
      requiredFields: [{ fieldId: 'title' }, { fieldId }],
    });
    const opened = await aCase(client, { domainId, templateId }, [text(fieldId, 'here')]);

    await remove(fieldId);

    expect(await client.send(new GetTemplateCommand({ domainId, templateId }))).toMatchObject({
      requiredFields: [{ fieldId: 'title' }],
    });
    await expect(aCase(client, { domainId, templateId })).resolves.toBeDefined();
    await update(client, opened, { id: fieldId, value: { emptyValue: {} } });
    expect(await valuesOf(client, opened, fieldId)).toEqual({});
  });

  it('takes it out of what the domain publishes', async () => {
    const fieldId = await aField(client, domainId);
    const publish = (...ids: readonly string[]) => ({
      enabled: true,
      includedData: {
        caseData: { fields: ids.map((id) => ({ id })) },
        relatedItemData: { includeContent: true },
      },
    });
    await client.send(
      new PutCaseEventConfigurationCommand({ domainId, eventBridge: publish('title', fieldId, 'status') }),
    );

    await remove(fieldId);

    const { eventBridge } = await client.send(new GetCaseEventConfigurationCommand({ domainId }));
    expect(eventBridge).toEqual(publish('title', 'status'));
  });

  it('refuses new cases that give it a value, and lists every such field', async () => {
    const [one, other] = [await aDeletedField(), await aDeletedField()];
    const request = aCaseRequest(shop, [text(one, 'x'), text('summary', 'y'), text(other, 'z')]);

    await expect(client.send(new CreateCaseCommand(request))).rejects.toMatchObject({
      name: 'ValidationException',
      message: `fields: of deleted fields: ${one}, ${other}`,
    });
  });

  describe('leaves a case that holds a value of it', () => {
    const aCaseWithADeletedField = async () => {
      const fieldId = await aField(client, domainId);
      const opened = await aCase(client, shop, [text(fieldId, 'kept')]);
      await remove(fieldId);
      return { fieldId, opened };
    };

    it('as it is, for GetCase and the audit', async () => {
      const { fieldId, opened } = await aCaseWithADeletedField();

      expect(await valuesOf(client, opened, fieldId)).toEqual({ [fieldId]: { stringValue: 'kept' } });
      const { auditEvents = [] } = await client.send(new GetCaseAuditEventsCommand(opened));
      const audited = auditEvents[0]?.fields?.find((field) => field?.eventFieldId === fieldId);
      expect(audited).toMatchObject({ newValue: { stringValue: 'kept' } });
    });

    it.each<[string, FieldValueUnion, object]>([
      ['be given another', { stringValue: 'changed' }, { stringValue: 'changed' }],
      ['be cleared of it', { emptyValue: {} }, {}],
    ])('free to %s', async (_what, value, expected) => {
      const { fieldId, opened } = await aCaseWithADeletedField();

      await update(client, opened, { id: fieldId, value });

      const values = await valuesOf(client, opened, fieldId);
      expect(values[fieldId] ?? {}).toEqual(expected);
    });

    it('to lose it once and for all', async () => {
      const { fieldId, opened } = await aCaseWithADeletedField();
      await update(client, opened, { id: fieldId, value: { emptyValue: {} } });

      await expect(update(client, opened, text(fieldId, 'back'))).rejects.toMatchObject(
        invalidMember('fields', `of deleted fields: ${fieldId}`),
      );
    });
  });

  it('refuses changes of a case that never held a value of it, clearing included', async () => {
    const fieldId = await aDeletedField();
    const opened = await aCase(client, shop);

    for (const value of [{ stringValue: 'x' }, { emptyValue: {} }] satisfies FieldValueUnion[]) {
      const refused = client.send(new UpdateCaseCommand({ ...opened, fields: [{ id: fieldId, value }] }));
      await expect(refused).rejects.toMatchObject(invalidMember('fields', `of deleted fields: ${fieldId}`));
    }
  });

  it('refuses new options of it', async () => {
    const fieldId = await aSelectField(client, domainId);
    await remove(fieldId);

    await expect(putOptions(client, domainId, fieldId, ['Fax'])).rejects.toMatchObject(
      invalidMember('fieldId', 'is of a field that is deleted'),
    );
  });

  it.each<[string, (fieldId: string) => Promise<unknown>, string]>([
    [
      'a layout',
      (fieldId) => aLayout(client, domainId, ['summary', fieldId]),
      'content.basic.topPanel.sections[0].fieldGroup.fields[1].id',
    ],
    [
      'a template',
      (fieldId) => aTemplate(client, domainId, { requiredFields: [{ fieldId }] }),
      'requiredFields[0].fieldId',
    ],
    [
      'the published fields',
      (id) =>
        client.send(
          new PutCaseEventConfigurationCommand({
            domainId,
            eventBridge: { enabled: true, includedData: { caseData: { fields: [{ id }] } } },
          }),
        ),
      'eventBridge.includedData.caseData.fields[0].id',
    ],
    [
      'an SLA',
      async (fieldId) =>
        client.send(
          new CreateRelatedItemCommand({
            ...(await aCase(client, shop)),
            type: 'Sla',
            content: {
              sla: {
                slaInputConfiguration: {
                  name: 'Answer',
                  type: 'CaseField',
                  fieldId,
                  targetFieldValues: [{ stringValue: 'x' }],
                  targetSlaMinutes: 1,
                },
              },
            },
          }),
        ),
      'content.sla.slaInputConfiguration.fieldId',
    ],
  ])('refuses %s that names it', async (_what, name, member) => {
    const fieldId = await aDeletedField();

    await expect(name(fieldId)).rejects.toMatchObject(
      invalidMember(member, `the field ${fieldId} is deleted`),
    );
  });

  it('refuses a layout that takes the field while it is deleted', async () => {
    const fieldId = await aField(client, domainId);
    overtake(documents, () => remove(fieldId));

    await expect(aLayout(client, domainId, [fieldId])).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(`the field ${fieldId} is deleted`),
    });
  });

  it.each(['title', 'summary', 'severity'])('refuses the system field %s', async (fieldId) => {
    await expect(remove(fieldId)).rejects.toMatchObject(
      invalidMember('fieldId', `${fieldId} is a system field, which cannot be changed`),
    );
  });

  it('says what does not exist', async () => {
    await expect(remove('nothing')).rejects.toMatchObject(notFound('Field', 'nothing'));
    await expect(remove('nothing', 'nowhere')).rejects.toMatchObject(notFound('Domain', 'nowhere'));
  });
});
