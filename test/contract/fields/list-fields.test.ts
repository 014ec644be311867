import { ListFieldsCommand, ListTemplatesCommand, paginateListFields } from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { aDomain, aField, aName, aTemplate } from '../../builders/shop.ts';
import { anAnken } from '../support/client.ts';
import { allPages, sorted } from '../support/pages.ts';
import { invalidMember, notFound } from '../support/refusals.ts';

const { client } = await anAnken();

const systemFields = [
  ['case_id', 'Case ID', 'Text'],
  ['title', 'Title', 'Text'],
  ['status', 'Status', 'SingleSelect'],
  ['severity', 'Severity', 'SingleSelect'],
  ['summary', 'Summary', 'Text'],
  ['case_reason', 'Case Reason', 'SingleSelect'],
  ['customer_id', 'Customer', 'Text'],
  ['assigned_queue', 'Assigned queue', 'Text'],
  ['assigned_user', 'Assigned user', 'Text'],
  ['reference_number', 'Reference number', 'Text'],
  ['created_by', 'Created By', 'User'],
  ['last_updated_user', 'Last Updated User', 'User'],
  ['created_datetime', 'Date/Time Opened', 'DateTime'],
  ['last_updated_datetime', 'Date/Time Updated', 'DateTime'],
  ['last_closed_datetime', 'Date/Time Closed', 'DateTime'],
  ['last_reopened_datetime', 'Date/Time Reopened', 'DateTime'],
  ['next_sla_breach_datetime', 'Next SLA Breach', 'DateTime'],
];

const aDomainWithFields = async (count: number) => {
  const domainId = await aDomain(client, aName('Shop'));
  const fieldIds: string[] = [];
  for (let index = 0; index < count; index += 1) fieldIds.push(await aField(client, domainId));
  return { domainId, fieldIds };
};

describe('ListFields', () => {
  it('answers the system fields of a domain that has just been made', async () => {
    const domainId = await aDomain(client, aName('Shop'));

    const { fields, nextToken } = await client.send(new ListFieldsCommand({ domainId }));

    expect(fields).toEqual(
      systemFields.map(([fieldId, name, type]) => ({
        fieldId,
        fieldArn: `arn:aws:cases:us-east-1:111122223333:domain/${domainId}/field/${fieldId}`,
        name,
        type,
        namespace: 'System',
      })),
    );
    expect(nextToken).toBeUndefined();
  });

  it.each([0, 1])('ends its pages with the last field, where the domain has %i of its own', async (count) => {
    const { domainId } = await aDomainWithFields(count);
    const maxResults = systemFields.length;

    const pages = await allPages((nextToken) =>
      client.send(new ListFieldsCommand({ domainId, maxResults, nextToken })),
    );

    expect(pages.map(({ fields }) => fields?.length)).toEqual([maxResults, count].filter(Boolean));
  });

  it("answers the domain's own fields behind those of the system", async () => {
    const { domainId, fieldIds } = await aDomainWithFields(3);

    const { fields = [] } = await client.send(new ListFieldsCommand({ domainId }));

    const own = fields.slice(systemFields.length);
    expect(own.map(({ fieldId }) => fieldId)).toEqual(expect.arrayContaining(fieldIds));
    expect(own.map(({ namespace }) => namespace)).toEqual(['Custom', 'Custom', 'Custom']);
  });

  it('does not answer the fields of another domain', async () => {
    await aDomainWithFields(2);
    const domainId = await aDomain(client, aName('Shop'));

    const { fields } = await client.send(new ListFieldsCommand({ domainId }));

    expect(fields).toHaveLength(systemFields.length);
  });

  it('answers the attributes of a text field', async () => {
    const domainId = await aDomain(client, aName('Shop'));
    await aField(client, domainId, 'Text', 'Plain');
    await aField(client, domainId, 'Text', 'Long', { text: { isMultiline: true } });

    const { fields = [] } = await client.send(new ListFieldsCommand({ domainId }));

    const byName = new Map(fields.map((field) => [field.name, field]));
    expect(byName.get('Long')).toMatchObject({ attributes: { text: { isMultiline: true } } });
    expect(byName.get('Plain')).not.toHaveProperty('attributes');
  });

  it.each([1, 2, 7, 16, 17, 18, 23, 100])('skips and doubles none when a page holds %i', async (pageSize) => {
    const { domainId, fieldIds } = await aDomainWithFields(6);

    const listed: string[] = [];
    for await (const page of paginateListFields({ client, pageSize }, { domainId })) {
      expect(page.fields?.length).toBeLessThanOrEqual(pageSize);
      listed.push(...(page.fields ?? []).map(({ fieldId }) => `${fieldId}`));
    }

    const system = systemFields.map(([fieldId]) => `${fieldId}`);
    expect(listed.slice(0, system.length)).toEqual(system);
    expect(sorted(listed.slice(system.length))).toEqual(sorted(fieldIds));
  });

  it('answers a hundred fields when nobody says how many, and the others behind the token', async () => {
    const { domainId } = await aDomainWithFields(90);

    const pages = await allPages((nextToken) => client.send(new ListFieldsCommand({ domainId, nextToken })));

    expect(pages.map(({ fields }) => fields?.length)).toEqual([100, 7]);
  });

  it.each([0, 101])('refuses a page of %i', async (maxResults) => {
    const domainId = await aDomain(client, aName('Shop'));

    const asked = client.send(new ListFieldsCommand({ domainId, maxResults }));

    await expect(asked).rejects.toMatchObject(
      invalidMember('maxResults', 'must be a whole number from 1 to 100'),
    );
  });

  it('says which domain does not exist', async () => {
    const asked = client.send(new ListFieldsCommand({ domainId: 'nowhere' }));

    await expect(asked).rejects.toMatchObject(notFound('Domain', 'nowhere'));
  });

  it('refuses the page token of another domain', async () => {
    const { domainId } = await aDomainWithFields(1);
    const other = await aDomain(client, aName('Shop'));
    const { nextToken } = await client.send(new ListFieldsCommand({ domainId: other, maxResults: 1 }));

    const asked = client.send(new ListFieldsCommand({ domainId, nextToken }));

    await expect(asked).rejects.toMatchObject(invalidMember('nextToken', 'is not a token'));
  });

  it('refuses the page token of another operation', async () => {
    const { domainId } = await aDomainWithFields(1);
    for (let index = 0; index < 2; index += 1) await aTemplate(client, domainId);
    const { nextToken } = await client.send(new ListTemplatesCommand({ domainId, maxResults: 1 }));

    const asked = client.send(new ListFieldsCommand({ domainId, nextToken }));

    await expect(asked).rejects.toMatchObject(invalidMember('nextToken', 'is not a token'));
  });
});
