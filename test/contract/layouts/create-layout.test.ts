import {
  CreateLayoutCommand,
  type CreateLayoutRequest,
  type FieldItem,
  GetLayoutCommand,
  type LayoutContent,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { configurationKey, nameKey } from '../../../lambdas/table/keys.ts';
import { aDomain, aField, aName } from '../../builders/shop.ts';
import { anAnken } from '../support/client.ts';
import { itKeepsToTheRulesForNames } from '../support/name-rules.ts';
import { conflict, invalidMember, notFound, quotaExceeded } from '../support/refusals.ts';
import { fill } from '../support/seed.ts';

const { client, documents, tableName } = await anAnken();
const domainId = await aDomain(client);

const create = (more: Partial<CreateLayoutRequest> = {}) =>
  client.send(new CreateLayoutCommand({ domainId, name: aName('Layout'), content: { basic: {} }, ...more }));

const panel = (fields: readonly FieldItem[], name?: string) => ({
  sections: [{ fieldGroup: { ...(name !== undefined && { name }), fields: [...fields] } }],
});
const showing = (...ids: readonly string[]): LayoutContent => ({
  basic: { topPanel: panel(ids.map((id) => ({ id }))) },
});
const group = 'content.basic.topPanel.sections[0].fieldGroup';

describe('CreateLayout', () => {
  it('makes a layout, and answers its id and ARN', async () => {
    const created = await create({ content: showing('summary') });

    expect(created).toEqual({
      layoutId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      layoutArn: `arn:aws:cases:us-east-1:111122223333:domain/${domainId}/layout/${created.layoutId}`,
      $metadata: expect.objectContaining({ httpStatusCode: 200 }),
    });
  });

  it.each<[string, LayoutContent]>([
    ['no panel', { basic: {} }],
    ['panels without sections', { basic: { topPanel: {}, moreInfo: { sections: [] } } }],
    ['a group without fields', { basic: { topPanel: panel([]) } }],
    ['a group without a name', { basic: { moreInfo: panel([{ id: 'summary' }]) } }],
    ['a group with an empty name', { basic: { moreInfo: panel([{ id: 'summary' }], '') } }],
  ])('keeps a layout with %s as it is', async (_what, content) => {
    const { layoutId } = await create({ content });

    expect(await client.send(new GetLayoutCommand({ domainId, layoutId }))).toMatchObject({ content });
  });

  it.each(['case_id', 'severity', 'summary', 'case_reason', 'customer_id', 'reference_number', 'created_by'])(
    'shows the system field %s, whose place is up to the layout',
    async (fieldId) => {
      await expect(create({ content: showing(fieldId) })).resolves.toBeDefined();
    },
  );

  it.each(['title', 'status'])('refuses the %s, which every page shows anyway', async (fieldId) => {
    await expect(create({ content: showing('summary', fieldId) })).rejects.toMatchObject(
      invalidMember(`${group}.fields[1].id`, `${fieldId} cannot be part of a layout`),
    );
  });

  it('names the field that does not exist', async () => {
    const content = { basic: { topPanel: panel([{ id: 'summary' }]), moreInfo: panel([{ id: 'nothing' }]) } };

    await expect(create({ content })).rejects.toMatchObject(
      invalidMember(
        'content.basic.moreInfo.sections[0].fieldGroup.fields[0].id',
        'there is no field nothing',
      ),
    );
  });

  it('refuses a field of another domain', async () => {
    const other = await aField(client, await aDomain(client, aName('Shop')));

    await expect(create({ content: showing(other) })).rejects.toMatchObject(
      invalidMember(`${group}.fields[0].id`, 'there is no field'),
    );
  });

  it('refuses a field that stands in the layout twice, be it in different panels', async () => {
    const content = { basic: { topPanel: panel([{ id: 'summary' }]), moreInfo: panel([{ id: 'summary' }]) } };

    await expect(create({ content })).rejects.toMatchObject(
      invalidMember(
        'content.basic.moreInfo.sections[0].fieldGroup.fields[0].id',
        'the field summary stands in the layout twice',
      ),
    );
  });

  it('shows 100 fields, and refuses 101 as beyond the quota', async () => {
    const full = await aDomain(client, aName('Shop'));
    await fill({ documents, tableName }, 101, (number) => ({
      ...configurationKey(full, 'FIELD', `field-${number}`),
      fieldId: `field-${number}`,
      name: `Field ${number}`,
      type: 'Text',
      namespace: 'Custom',
    }));
    const ids = Array.from({ length: 101 }, (_, number) => `field-${number}`);

    await expect(create({ domainId: full, content: showing(...ids.slice(0, 100)) })).resolves.toBeDefined();
    await expect(create({ domainId: full, content: showing(...ids) })).rejects.toMatchObject(
      quotaExceeded('There may be at most 100 fields in a layout.'),
    );
  });

  it('refuses a group of more than 220 fields', async () => {
    const ids = Array.from({ length: 221 }, (_, number) => `field-${number}`);

    await expect(create({ content: showing(...ids) })).rejects.toMatchObject(
      invalidMember(`${group}.fields`, 'must have 0 to 220 members'),
    );
  });

  it('refuses a panel of two sections', async () => {
    const { sections } = panel([]);
    const content = { basic: { topPanel: { sections: [...sections, ...sections] } } };

    await expect(create({ content })).rejects.toMatchObject(
      invalidMember('content.basic.topPanel.sections', 'must have 0 to 1 members'),
    );
  });

  it('takes a name of 100 characters for a group, and refuses a longer one', async () => {
    const named = (name: string) => create({ content: { basic: { topPanel: panel([], name) } } });

    await expect(named('🦊'.repeat(100))).resolves.toBeDefined();
    await expect(named('🦊'.repeat(101))).rejects.toMatchObject(
      invalidMember(`${group}.name`, 'must be 0 to 100 characters long'),
    );
  });

  it.each([
    ['no content', undefined, 'content', 'is required'],
    ['content of no kind', {}, 'content', 'must hold exactly one of basic'],
    [
      'content of a kind that nobody knows',
      { $unknown: ['fancy', {}] },
      'content',
      'must hold exactly one of basic',
    ],
    [
      'a section of no kind',
      { basic: { topPanel: { sections: [{}] } } },
      'content.basic.topPanel.sections[0]',
      'must hold exactly one of fieldGroup',
    ],
    [
      'a group without fields',
      { basic: { topPanel: { sections: [{ fieldGroup: {} }] } } },
      `${group}.fields`,
      'is required',
    ],
    [
      'a field without an id',
      { basic: { topPanel: { sections: [{ fieldGroup: { fields: [{}] } }] } } },
      `${group}.fields[0].id`,
      'is required',
    ],
    [
      'a field with an empty id',
      { basic: { topPanel: { sections: [{ fieldGroup: { fields: [{ id: '' }] } }] } } },
      `${group}.fields[0].id`,
      'must be 1 to 500 characters long',
    ],
  ])('refuses %s', async (_what, content, member, reason) => {
    await expect(create({ content: content as never })).rejects.toMatchObject(invalidMember(member, reason));
  });

  itKeepsToTheRulesForNames((name) => create({ name }));

  it('refuses a second layout of the same name', async () => {
    await create({ name: 'Returns desk' });

    await expect(create({ name: 'returns DESK' })).rejects.toMatchObject(
      conflict('A layout of the name returns DESK exists already.'),
    );
  });

  it('takes the name of a field', async () => {
    await aField(client, domainId, 'Text', 'Colour');

    await expect(create({ name: 'Colour' })).resolves.toBeDefined();
  });

  it('says which domain does not exist', async () => {
    await expect(create({ domainId: 'nowhere' })).rejects.toMatchObject(notFound('Domain', 'nowhere'));
  });

  it('makes the 100th layout of a domain and refuses the next one', async () => {
    const full = await aDomain(client, aName('Shop'));
    await fill({ documents, tableName }, 99, (number) => nameKey(full, 'LAYOUT', `Seeded ${number}`));

    await expect(create({ domainId: full })).resolves.toBeDefined();
    await expect(create({ domainId: full })).rejects.toMatchObject(
      quotaExceeded('There may be at most 100 layouts in a domain.'),
    );
  });
});
