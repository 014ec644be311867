import {
  BatchGetFieldCommand,
  CreateFieldCommand,
  type CreateFieldRequest,
  type FieldType,
  ListFieldsCommand,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { nameKey } from '../../../lambdas/table/keys.ts';
import { frozenClock } from '../../builders/clock.ts';
import { aDomain, aField, aName } from '../../builders/shop.ts';
import { overtake } from '../../integration/support/wire.ts';
import { anAnken } from '../support/client.ts';
import { itKeepsToTheRulesForNames } from '../support/name-rules.ts';
import { conflict, invalidMember, notFound, quotaExceeded } from '../support/refusals.ts';
import { fill } from '../support/seed.ts';

const { client, documents, tableName } = await anAnken({ clock: frozenClock('2026-01-02T03:04:05.678Z') });
const domainId = await aDomain(client);

const create = (more: Partial<CreateFieldRequest> = {}) =>
  client.send(new CreateFieldCommand({ domainId, name: aName('Field'), type: 'Text', ...more }));

const read = async (fieldId: string | undefined) => {
  const { fields } = await client.send(
    new BatchGetFieldCommand({ domainId, fields: [{ id: `${fieldId}` }] }),
  );
  return fields?.[0];
};

describe('CreateField', () => {
  it('makes a field of the domain, and answers its id and ARN', async () => {
    const created = await create();

    expect(created).toEqual({
      fieldId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      fieldArn: `arn:aws:cases:us-east-1:111122223333:domain/${domainId}/field/${created.fieldId}`,
      $metadata: expect.objectContaining({ httpStatusCode: 200 }),
    });
  });

  it('keeps all that the field was given, and when it was made', async () => {
    const { fieldId, fieldArn } = await create({
      name: 'Order note 注文メモ',
      description: 'What the customer said about the order',
      attributes: { text: { isMultiline: true } },
    });

    expect(await read(fieldId)).toEqual({
      fieldId,
      fieldArn,
      name: 'Order note 注文メモ',
      type: 'Text',
      namespace: 'Custom',
      description: 'What the customer said about the order',
      attributes: { text: { isMultiline: true } },
      createdTime: new Date('2026-01-02T03:04:05.678Z'),
      lastModifiedTime: new Date('2026-01-02T03:04:05.678Z'),
    });
  });

  it.each<FieldType>(['Text', 'Number', 'Boolean', 'DateTime', 'SingleSelect', 'Url', 'User'])(
    'makes a field of the type %s',
    async (type) => {
      const { fieldId } = await create({ type });

      expect(await read(fieldId)).toMatchObject({ type });
    },
  );

  it('refuses a type that the contract does not know, and names those that it does', async () => {
    const refused = create({ type: 'Currency' as never });

    await expect(refused).rejects.toMatchObject(
      invalidMember('type', 'must be Text or Number or Boolean or DateTime or SingleSelect or Url or User'),
    );
  });

  it('refuses a field without a type', async () => {
    await expect(create({ type: undefined })).rejects.toMatchObject(invalidMember('type', 'is required'));
  });

  itKeepsToTheRulesForNames((name) => create({ name }));

  it('refuses a second field of the same name in any letters, and says so', async () => {
    await create({ name: 'Invoice number' });

    await expect(create({ name: 'INVOICE ｎｕｍｂｅｒ' })).rejects.toMatchObject(
      conflict('A field of the name INVOICE ｎｕｍｂｅｒ exists already.'),
    );
  });

  it('takes a name that another domain has given to a field of its own', async () => {
    const other = await aDomain(client, aName('Shop'));
    await create({ name: 'Colour' });

    await expect(aField(client, other, 'Text', 'Colour')).resolves.toBeTypeOf('string');
  });

  it('takes a description of 255 characters and an empty one, and refuses a longer one', async () => {
    await expect(create({ description: '' })).resolves.toBeDefined();
    await expect(create({ description: '🦊'.repeat(255) })).resolves.toBeDefined();
    await expect(create({ description: '🦊'.repeat(256) })).rejects.toMatchObject(
      invalidMember('description', 'must be 0 to 255 characters long'),
    );
  });

  it('keeps a description that is empty apart from none', async () => {
    const empty = await create({ description: '' });
    const none = await create();

    expect(await read(empty.fieldId)).toHaveProperty('description', '');
    expect(await read(none.fieldId)).not.toHaveProperty('description');
  });

  it('refuses the attributes of a text for a field of another type', async () => {
    const refused = create({ type: 'Number', attributes: { text: { isMultiline: true } } });

    await expect(refused).rejects.toMatchObject(invalidMember('attributes.text', 'type Text only'));
  });

  it.each([
    ['attributes without a member', {}, 'attributes', 'must hold exactly one of text'],
    ['attributes of a kind that nobody knows', { number: {} }, 'attributes', 'must hold exactly one of text'],
    ['a text without isMultiline', { text: {} }, 'attributes.text.isMultiline', 'is required'],
    [
      'an isMultiline that is a text',
      { text: { isMultiline: 'yes' } },
      'attributes.text.isMultiline',
      'must be a boolean',
    ],
  ])('refuses %s', async (_what, attributes, member, reason) => {
    const refused = create({ attributes: attributes as never });

    await expect(refused).rejects.toMatchObject(invalidMember(member, reason));
  });

  it('says which domain does not exist', async () => {
    await expect(create({ domainId: 'nowhere' })).rejects.toMatchObject(notFound('Domain', 'nowhere'));
  });

  it('keeps every one of ten fields that are made at the same time', async () => {
    const { client } = await anAnken();
    const domainId = await aDomain(client);

    const fieldIds = await Promise.all(Array.from({ length: 10 }, () => aField(client, domainId)));

    const { fields = [] } = await client.send(new ListFieldsCommand({ domainId, maxResults: 100 }));
    expect(fields.map(({ fieldId }) => fieldId)).toEqual(expect.arrayContaining(fieldIds));
  });

  it('gives a name to one of two fields that are made at the same time', async () => {
    const domain = await aDomain(client, aName('Shop'));
    overtake(documents, () => create({ domainId: domain, name: 'Size' }));

    await expect(create({ domainId: domain, name: 'SIZE' })).rejects.toMatchObject(
      conflict('A field of the name SIZE exists already.'),
    );

    const { fields = [] } = await client.send(new ListFieldsCommand({ domainId: domain }));
    expect(fields.filter(({ namespace }) => namespace === 'Custom')).toMatchObject([{ name: 'Size' }]);
  });

  it('makes the 500th field of a domain and refuses the next one', async () => {
    const full = await aDomain(client, aName('Shop'));
    await fill({ documents, tableName }, 499, (number) => nameKey(full, 'FIELD', `Seeded ${number}`));

    await expect(create({ domainId: full })).resolves.toBeDefined();
    await expect(create({ domainId: full })).rejects.toMatchObject(
      quotaExceeded('There may be at most 500 fields in a domain.'),
    );
  });
});
