import {
  BatchGetFieldCommand,
  DeleteFieldCommand,
  UpdateFieldCommand,
  type UpdateFieldRequest,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { movableClock } from '../../builders/clock.ts';
import { aDomain, aField, aName } from '../../builders/shop.ts';
import { overtake } from '../../integration/support/wire.ts';
import { anAnken } from '../support/client.ts';
import { itKeepsToTheRulesForNamesThatMayBeLeftOut } from '../support/name-rules.ts';
import { conflict, invalidMember, notFound } from '../support/refusals.ts';

const clock = movableClock();
const { client, documents, send } = await anAnken({ clock });
const domainId = await aDomain(client);

const update = (fieldId: string, more: Partial<UpdateFieldRequest> = {}) =>
  client.send(new UpdateFieldCommand({ domainId, fieldId, ...more }));

const renamed = await aField(client, domainId);

const read = async (fieldId: string) => {
  const { fields = [] } = await client.send(
    new BatchGetFieldCommand({ domainId, fields: [{ id: fieldId }] }),
  );
  return fields[0];
};

describe('UpdateField', () => {
  it('answers 200 with an empty body', async () => {
    const fieldId = await aField(client, domainId);

    const answered = await send('PUT', `/domains/${domainId}/fields/${fieldId}`, '{"name":"Renamed"}');

    expect(answered).toMatchObject({ status: 200, body: '' });
  });

  it('changes what the request gives, keeps the rest, and says when', async () => {
    const fieldId = await aField(client, domainId, 'Text', 'Remark', { text: { isMultiline: false } });
    const before = await read(fieldId);
    clock.pass(1000);

    await update(fieldId, { description: 'What else there is to say' });
    await update(fieldId, { name: 'Remarks', attributes: { text: { isMultiline: true } } });

    expect(await read(fieldId)).toEqual({
      ...before,
      name: 'Remarks',
      description: 'What else there is to say',
      attributes: { text: { isMultiline: true } },
      lastModifiedTime: clock.now(),
    });
  });

  it.each([
    ['nothing', {}],
    ['what is there already', { name: 'Colour', description: 'Of the thing' }],
  ])('changes nothing, not even the time, when it is given %s', async (_what, given) => {
    const fieldId = await aField(client, domainId, 'Text', aName('Colour'));
    await update(fieldId, { description: 'Of the thing' });
    const before = await read(fieldId);
    clock.pass(1000);

    await update(fieldId, 'name' in given ? { ...given, name: `${before?.name}` } : given);

    expect(await read(fieldId)).toEqual(before);
  });

  it('frees the old name, and takes the new one', async () => {
    const fieldId = await aField(client, domainId, 'Text', 'Weight');

    await update(fieldId, { name: 'Mass' });

    await expect(aField(client, domainId, 'Text', 'Weight')).resolves.toBeDefined();
    await expect(aField(client, domainId, 'Text', 'mass')).rejects.toMatchObject(
      conflict('A field of the name mass exists already.'),
    );
  });

  it('takes the same name in other letters, which stays taken', async () => {
    const fieldId = await aField(client, domainId, 'Text', 'Size');

    await update(fieldId, { name: 'ＳＩＺＥ' });

    expect(await read(fieldId)).toMatchObject({ name: 'ＳＩＺＥ' });
    await expect(aField(client, domainId, 'Text', 'size')).rejects.toMatchObject(
      conflict('A field of the name size exists already.'),
    );
  });

  it('refuses the name of another field, and changes nothing', async () => {
    const fieldId = await aField(client, domainId);
    await aField(client, domainId, 'Text', 'Taken');
    const before = await read(fieldId);

    await expect(update(fieldId, { name: 'TAKEN', description: 'New' })).rejects.toMatchObject(
      conflict('A field of the name TAKEN exists already.'),
    );

    expect(await read(fieldId)).toEqual(before);
  });

  it('gives a name to the faster of two that rename at the same time', async () => {
    const [slow, fast] = [await aField(client, domainId), await aField(client, domainId)];
    overtake(documents, () => update(fast, { name: 'Contested' }));

    await expect(update(slow, { name: 'contested' })).rejects.toMatchObject(
      conflict('A field of the name contested exists already.'),
    );

    expect(await read(fast)).toMatchObject({ name: 'Contested' });
  });

  itKeepsToTheRulesForNamesThatMayBeLeftOut((name) => update(renamed, { name }));

  it('takes a description of 255 characters and an empty one, and refuses a longer one', async () => {
    const fieldId = await aField(client, domainId);

    await update(fieldId, { description: '🦊'.repeat(255) });
    expect(await read(fieldId)).toHaveProperty('description', '🦊'.repeat(255));
    await update(fieldId, { description: '' });
    expect(await read(fieldId)).toHaveProperty('description', '');
    await expect(update(fieldId, { description: '🦊'.repeat(256) })).rejects.toMatchObject(
      invalidMember('description', 'must be 0 to 255 characters long'),
    );
  });

  it('refuses the attributes of a text for a field of another type', async () => {
    const fieldId = await aField(client, domainId, 'Url');

    await expect(update(fieldId, { attributes: { text: { isMultiline: true } } })).rejects.toMatchObject(
      invalidMember('attributes.text', 'type Text only'),
    );
  });

  it('refuses attributes of no kind', async () => {
    const fieldId = await aField(client, domainId);

    await expect(update(fieldId, { attributes: {} as never })).rejects.toMatchObject(
      invalidMember('attributes', 'must hold exactly one of text'),
    );
  });

  it('passes over a type, which no field ever changes', async () => {
    const fieldId = await aField(client, domainId, 'Number');

    await send('PUT', `/domains/${domainId}/fields/${fieldId}`, '{"type":"Text"}');

    expect(await read(fieldId)).toMatchObject({ type: 'Number' });
  });

  it.each(['title', 'summary', 'severity'])('refuses the system field %s', async (fieldId) => {
    await expect(update(fieldId, { name: 'Mine' })).rejects.toMatchObject(
      invalidMember('fieldId', `${fieldId} is a system field, which cannot be changed`),
    );
  });

  it('refuses a deleted field', async () => {
    const fieldId = await aField(client, domainId);
    await client.send(new DeleteFieldCommand({ domainId, fieldId }));

    await expect(update(fieldId, { name: 'Back' })).rejects.toMatchObject(
      invalidMember('fieldId', 'is of a field that is deleted'),
    );
  });

  it('refuses a field that is deleted while it changes it', async () => {
    const fieldId = await aField(client, domainId);
    overtake(documents, () => client.send(new DeleteFieldCommand({ domainId, fieldId })));

    await expect(update(fieldId, { name: 'Too late' })).rejects.toMatchObject(
      invalidMember('fieldId', 'is of a field that is deleted'),
    );
  });

  it('says what does not exist', async () => {
    await expect(update('nothing')).rejects.toMatchObject(notFound('Field', 'nothing'));
    await expect(update('nothing', { domainId: 'nowhere' })).rejects.toMatchObject(
      notFound('Domain', 'nowhere'),
    );
  });
});
