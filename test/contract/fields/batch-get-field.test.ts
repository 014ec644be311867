import { BatchGetFieldCommand } from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { aDomain, aField, aName } from '../../builders/shop.ts';
import { anAnken } from '../support/client.ts';
import { invalidMember, notFound } from '../support/refusals.ts';

const { client } = await anAnken();
const domainId = await aDomain(client);

const read = (ids: readonly string[], domain = domainId) =>
  client.send(new BatchGetFieldCommand({ domainId: domain, fields: ids.map((id) => ({ id })) }));

describe('BatchGetField', () => {
  it('answers system fields and own fields in the order of the request', async () => {
    const orderNumber = await aField(client, domainId, 'Number', 'Order number');

    const { fields, errors } = await read(['title', orderNumber, 'severity']);

    expect(fields).toMatchObject([
      { fieldId: 'title', name: 'Title', type: 'Text', namespace: 'System' },
      { fieldId: orderNumber, name: 'Order number', type: 'Number', namespace: 'Custom' },
      { fieldId: 'severity', name: 'Severity', type: 'SingleSelect', namespace: 'System' },
    ]);
    expect(errors).toEqual([]);
  });

  it('answers of a system field what the contract requires, and no times', async () => {
    const { fields } = await read(['title']);

    expect(fields).toEqual([
      {
        fieldId: 'title',
        fieldArn: `arn:aws:cases:us-east-1:111122223333:domain/${domainId}/field/title`,
        name: 'Title',
        type: 'Text',
        namespace: 'System',
      },
    ]);
  });

  it('names each id that is no field, and answers the others all the same', async () => {
    const { fields, errors } = await read(['nothing', 'title', 'no such field']);

    expect(fields?.map(({ fieldId }) => fieldId)).toEqual(['title']);
    expect(errors).toEqual([
      { id: 'nothing', errorCode: 'ResourceNotFoundException', message: 'Field nothing does not exist.' },
      {
        id: 'no such field',
        errorCode: 'ResourceNotFoundException',
        message: 'Field no such field does not exist.',
      },
    ]);
  });

  it('answers a field once that was asked for twice', async () => {
    const own = await aField(client, domainId);

    const { fields, errors } = await read([own, 'title', own, 'title', 'nothing', 'nothing']);

    expect(fields?.map(({ fieldId }) => fieldId)).toEqual([own, 'title']);
    expect(errors?.map(({ id }) => id)).toEqual(['nothing']);
  });

  it('does not find a field of another domain', async () => {
    const other = await aDomain(client, aName('Shop'));
    const fieldId = await aField(client, other);

    const { fields, errors } = await read([fieldId]);

    expect(fields).toEqual([]);
    expect(errors).toMatchObject([{ id: fieldId, errorCode: 'ResourceNotFoundException' }]);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'DOMAIN', 'NAME#FIELD#title', '🦊'])(
    'finds no field of the id %s',
    async (id) => {
      const { fields, errors } = await read([id]);

      expect(fields).toEqual([]);
      expect(errors).toMatchObject([{ id, errorCode: 'ResourceNotFoundException' }]);
    },
  );

  it('looks for ids of 500 characters of any width, and refuses longer ones', async () => {
    const longest = '🦊'.repeat(500);

    expect(await read([longest])).toMatchObject({ errors: [{ id: longest }] });
    await expect(read(['title', `${longest}x`])).rejects.toMatchObject(
      invalidMember('fields[1].id', 'must be 1 to 500 characters long'),
    );
    await expect(read([''])).rejects.toMatchObject(
      invalidMember('fields[0].id', 'must be 1 to 500 characters long'),
    );
  });

  it('reads 50 fields at once, and refuses none and more', async () => {
    const ids = Array.from({ length: 51 }, (_, number) => `field-${number}`);

    expect((await read(ids.slice(0, 50))).errors).toHaveLength(50);
    await expect(read(ids)).rejects.toMatchObject(invalidMember('fields', 'must have 1 to 50 members'));
    await expect(read([])).rejects.toMatchObject(invalidMember('fields', 'must have 1 to 50 members'));
  });

  it('refuses a request without fields', async () => {
    const asked = client.send(new BatchGetFieldCommand({ domainId, fields: undefined }));

    await expect(asked).rejects.toMatchObject(invalidMember('fields', 'is required'));
  });

  it('says which domain does not exist', async () => {
    await expect(read(['title'], 'nowhere')).rejects.toMatchObject(notFound('Domain', 'nowhere'));
  });
});
