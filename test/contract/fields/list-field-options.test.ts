import {
  ListFieldOptionsCommand,
  type ListFieldOptionsRequest,
  paginateListFieldOptions,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { aDomain, aField, aName, aSelectField, putOptions } from '../../builders/shop.ts';
import { anAnken } from '../support/client.ts';
import { allPages } from '../support/pages.ts';
import { invalidMember, notFound } from '../support/refusals.ts';

const { client } = await anAnken();
const domainId = await aDomain(client);

const list = (fieldId: string, more: Partial<ListFieldOptionsRequest> = {}) =>
  client.send(new ListFieldOptionsCommand({ domainId, fieldId, ...more }));

const values = (count: number) => Array.from({ length: count }, (_, number) => `value ${number}`);

describe('ListFieldOptions', () => {
  it('answers the built-in options of the status and of the severity', async () => {
    const domain = await aDomain(client, aName('Shop'));

    const [status, severity] = await Promise.all(
      ['status', 'severity'].map((fieldId) => list(fieldId, { domainId: domain })),
    );

    expect(status).toEqual({
      options: [
        { name: 'Open', value: 'open', active: true },
        { name: 'Closed', value: 'closed', active: true },
      ],
      $metadata: expect.objectContaining({ httpStatusCode: 200 }),
    });
    expect(severity?.options?.map(({ value }) => value)).toEqual(['Critical', 'High', 'Medium', 'Low']);
  });

  it('answers no options of a field that has none yet', async () => {
    const fieldId = await aField(client, domainId, 'SingleSelect');

    expect(await list(fieldId)).toMatchObject({ options: [] });
  });

  it('answers the inactive options among the others, in the order in which they were added', async () => {
    const fieldId = await aSelectField(client, domainId, ['z', 'a', 'm']);
    await putOptions(client, domainId, fieldId, ['a'], false);

    const { options } = await list(fieldId);

    expect(options).toEqual([
      { name: 'z', value: 'z', active: true },
      { name: 'a', value: 'a', active: false },
      { name: 'm', value: 'm', active: true },
    ]);
  });

  it.each([1, 2, 5, 6, 7, 100])('skips and doubles none when a page holds %i', async (pageSize) => {
    const fieldId = await aSelectField(client, domainId, values(6));

    const found: string[] = [];
    for await (const page of paginateListFieldOptions({ client, pageSize }, { domainId, fieldId })) {
      expect(page.options?.length).toBeLessThanOrEqual(pageSize);
      found.push(...(page.options ?? []).map(({ value }) => `${value}`));
    }

    expect(found).toEqual(values(6));
  });

  it('answers a hundred options when nobody says how many, and the others behind the token', async () => {
    const fieldId = await aSelectField(client, domainId, values(50));
    await putOptions(client, domainId, fieldId, values(120).slice(50, 100));
    await putOptions(client, domainId, fieldId, values(120).slice(100));

    const pages = await allPages((nextToken) => list(fieldId, { nextToken }));

    expect(pages.map(({ options }) => options?.length)).toEqual([100, 20]);
  });

  it('goes on behind its place when options were added and changed meanwhile', async () => {
    const fieldId = await aSelectField(client, domainId, ['a', 'b', 'c']);
    const { nextToken } = await list(fieldId, { maxResults: 2 });

    await putOptions(client, domainId, fieldId, ['b'], false);
    await putOptions(client, domainId, fieldId, ['0']);

    const { options } = await list(fieldId, { nextToken });
    expect(options?.map(({ value }) => value)).toEqual(['c', '0']);
  });

  it('answers the one option that was asked for by its value, or none', async () => {
    const fieldId = await aSelectField(client, domainId, ['a+b', 'a b', 'ａ&b=c']);

    expect(await list(fieldId, { values: ['a+b'] })).toMatchObject({ options: [{ value: 'a+b' }] });
    expect(await list(fieldId, { values: ['ａ&b=c'] })).toMatchObject({ options: [{ value: 'ａ&b=c' }] });
    expect((await list(fieldId, { values: ['A+B'] })).options).toEqual([]);
    expect((await list(fieldId, { values: [''] })).options).toEqual([]);
  });

  it('refuses two values to ask for, and one of more than 100 characters', async () => {
    const fieldId = await aSelectField(client, domainId);

    await expect(list(fieldId, { values: ['a', 'b'] })).rejects.toMatchObject(
      invalidMember('values', 'must have 0 to 1 members'),
    );
    await expect(list(fieldId, { values: ['🦊'.repeat(100)] })).resolves.toMatchObject({ options: [] });
    await expect(list(fieldId, { values: ['🦊'.repeat(101)] })).rejects.toMatchObject(
      invalidMember('values[0]', 'must be 0 to 100 characters long'),
    );
  });

  it.each([0, 101])('refuses a page of %i', async (maxResults) => {
    await expect(list('status', { maxResults })).rejects.toMatchObject(
      invalidMember('maxResults', 'must be a whole number from 1 to 100'),
    );
  });

  it('refuses the page token of another field, and that of another question', async () => {
    const [one, other] = [await aSelectField(client, domainId), await aSelectField(client, domainId)];
    const { nextToken } = await list(one, { maxResults: 1 });

    const refused = invalidMember('nextToken', 'is not a token');
    await expect(list(other, { nextToken })).rejects.toMatchObject(refused);
    await expect(list(one, { nextToken, values: ['Mail'] })).rejects.toMatchObject(refused);
  });

  it('refuses a field that has no options', async () => {
    await expect(list('title')).rejects.toMatchObject(
      invalidMember('fieldId', 'is of type Text, which has no options'),
    );
  });

  it('says which domain or field does not exist', async () => {
    await expect(list('status', { domainId: 'nowhere' })).rejects.toMatchObject(
      notFound('Domain', 'nowhere'),
    );
    await expect(list('nothing')).rejects.toMatchObject(notFound('Field', 'nothing'));
  });
});
