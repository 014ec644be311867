import {
  DeleteLayoutCommand,
  GetLayoutCommand,
  type LayoutContent,
  UpdateLayoutCommand,
  type UpdateLayoutRequest,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { configurationKey } from '../../../lambdas/table/keys.ts';
import { movableClock } from '../../builders/clock.ts';
import { aDomain, aField, aLayout, aName } from '../../builders/shop.ts';
import { overtake } from '../../integration/support/wire.ts';
import { anAnken } from '../support/client.ts';
import { itKeepsToTheRulesForNamesThatMayBeLeftOut } from '../support/name-rules.ts';
import { conflict, invalidMember, notFound, quotaExceeded } from '../support/refusals.ts';
import { fill } from '../support/seed.ts';

const clock = movableClock();
const { client, documents, tableName, send } = await anAnken({ clock });
const domainId = await aDomain(client);
const renamed = await aLayout(client, domainId);

const update = (layoutId: string, more: Partial<UpdateLayoutRequest> = {}) =>
  client.send(new UpdateLayoutCommand({ domainId, layoutId, ...more }));

const read = (layoutId: string) => client.send(new GetLayoutCommand({ domainId, layoutId }));
const membersOf = async (layoutId: string) => {
  const { $metadata: _, ...members } = await read(layoutId);
  return members;
};

const showing = (...ids: readonly string[]): LayoutContent => ({
  basic: { moreInfo: { sections: [{ fieldGroup: { name: 'All', fields: ids.map((id) => ({ id })) } }] } },
});
const member = (index: number) => `content.basic.moreInfo.sections[0].fieldGroup.fields[${index}].id`;

describe('UpdateLayout', () => {
  it('answers 200 with an empty body', async () => {
    const layoutId = await aLayout(client, domainId);

    const answered = await send('PUT', `/domains/${domainId}/layouts/${layoutId}`, '{"name":"Renamed"}');

    expect(answered).toMatchObject({ status: 200, body: '' });
  });

  it('puts the content in the place of all that was there, keeps the name, and says when', async () => {
    const layoutId = await aLayout(client, domainId, ['summary', 'customer_id']);
    const before = await membersOf(layoutId);
    clock.pass(1000);

    await update(layoutId, { content: showing('severity') });

    expect(await membersOf(layoutId)).toEqual({
      ...before,
      content: showing('severity'),
      lastModifiedTime: clock.now(),
    });
  });

  it('changes the name, frees the old one, and keeps the content', async () => {
    const layoutId = await aLayout(client, domainId);
    const before = await membersOf(layoutId);
    clock.pass(1000);
    await update(layoutId, { name: 'Desk' });

    await update(layoutId, { name: 'Counter' });

    expect(await membersOf(layoutId)).toEqual({ ...before, name: 'Counter', lastModifiedTime: clock.now() });
    await expect(update(renamed, { name: 'Desk' })).resolves.toBeDefined();
    await expect(update(renamed, { name: 'COUNTER' })).rejects.toMatchObject(
      conflict('A layout of the name COUNTER exists already.'),
    );
  });

  it('changes nothing, not even the time, when nothing is new', async () => {
    const layoutId = await aLayout(client, domainId);
    const before = await membersOf(layoutId);
    clock.pass(1000);

    await update(layoutId);
    await update(layoutId, { name: `${before.name}`, content: before.content });

    expect(await membersOf(layoutId)).toEqual(before);
  });

  it.each(['title', 'status'])('refuses the %s, which every page shows anyway', async (fieldId) => {
    await expect(update(renamed, { content: showing('summary', fieldId) })).rejects.toMatchObject(
      invalidMember(member(1), `${fieldId} cannot be part of a layout`),
    );
  });

  it('names the field that does not exist', async () => {
    await expect(update(renamed, { content: showing('summary', 'nothing') })).rejects.toMatchObject(
      invalidMember(member(1), 'there is no field nothing'),
    );
  });

  it('refuses a field that stands there twice', async () => {
    await expect(update(renamed, { content: showing('summary', 'summary') })).rejects.toMatchObject(
      invalidMember(member(1), 'the field summary stands in the layout twice'),
    );
  });

  it('shows 100 fields, and refuses 101 as beyond the quota', async () => {
    await fill({ documents, tableName }, 101, (number) => ({
      ...configurationKey(domainId, 'FIELD', `field-${number}`),
      fieldId: `field-${number}`,
      name: `Field ${number}`,
      type: 'Text',
      namespace: 'Custom',
    }));
    const ids = Array.from({ length: 101 }, (_, number) => `field-${number}`);

    await expect(update(renamed, { content: showing(...ids.slice(0, 100)) })).resolves.toBeDefined();
    await expect(update(renamed, { content: showing(...ids) })).rejects.toMatchObject(
      quotaExceeded('There may be at most 100 fields in a layout.'),
    );
  });

  it('refuses a panel of two sections', async () => {
    const [section] = showing('summary').basic?.moreInfo?.sections ?? [];
    const content = { basic: { topPanel: { sections: [section, section] } } } as LayoutContent;

    await expect(update(renamed, { content })).rejects.toMatchObject(
      invalidMember('content.basic.topPanel.sections', 'must have 0 to 1 members'),
    );
  });

  it('refuses content of no kind', async () => {
    await expect(update(renamed, { content: {} as never })).rejects.toMatchObject(
      invalidMember('content', 'must hold exactly one of basic'),
    );
  });

  itKeepsToTheRulesForNamesThatMayBeLeftOut((name) => update(renamed, { name }));

  it('refuses a deleted layout, also one that is deleted while it is changed', async () => {
    const remove = (layoutId: string) => client.send(new DeleteLayoutCommand({ domainId, layoutId }));
    const [gone, going] = [await aLayout(client, domainId), await aLayout(client, domainId)];
    await remove(gone);
    overtake(documents, () => remove(going));

    for (const layoutId of [going, gone]) {
      await expect(update(layoutId, { name: aName('Layout') })).rejects.toMatchObject(
        invalidMember('layoutId', 'is of a layout that is deleted'),
      );
    }
  });

  it('says what does not exist', async () => {
    await expect(update('nothing')).rejects.toMatchObject(notFound('Layout', 'nothing'));
    await expect(update(renamed, { domainId: 'nowhere' })).rejects.toMatchObject(
      notFound('Domain', 'nowhere'),
    );
  });

  it('does not find the layout of another domain', async () => {
    const other = await aDomain(client, aName('Shop'));

    await expect(update(renamed, { domainId: other, name: 'Mine' })).rejects.toMatchObject(
      notFound('Layout', renamed),
    );
  });

  it('keeps a field of the layout that is of the domain', async () => {
    const fieldId = await aField(client, domainId);

    await update(renamed, { content: showing(fieldId) });

    expect(await read(renamed)).toMatchObject({ content: showing(fieldId) });
  });
});
