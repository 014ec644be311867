import {
  BatchGetCaseRuleCommand,
  BatchGetFieldCommand,
  DeleteCaseRuleCommand,
  DeleteFieldCommand,
  DeleteLayoutCommand,
  DeleteTemplateCommand,
  GetLayoutCommand,
  GetTemplateCommand,
  UpdateCaseRuleCommand,
  UpdateFieldCommand,
  UpdateLayoutCommand,
  UpdateTemplateCommand,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { movableClock } from '../../builders/clock.ts';
import { aCaseRule, aDomain, aField, aLayout, aName, aTemplate } from '../../builders/shop.ts';
import { overtake } from '../../integration/support/wire.ts';
import { anAnken } from '../support/client.ts';

const clock = movableClock();
const { client, documents } = await anAnken({ clock });
const domainId = await aDomain(client);
const isRequired = { required: { defaultValue: true, conditions: [] } };

type Times = { readonly createdTime?: Date | undefined; readonly lastModifiedTime?: Date | undefined };
type Thing = {
  readonly make: () => Promise<string>;
  readonly update: (id: string, name: string) => Promise<unknown>;
  readonly remove: (id: string) => Promise<unknown>;
  readonly read: (id: string) => Promise<Times | undefined>;
};

const things: readonly (readonly [string, Thing])[] = [
  [
    'a field',
    {
      make: () => aField(client, domainId),
      update: (fieldId, name) => client.send(new UpdateFieldCommand({ domainId, fieldId, name })),
      remove: (fieldId) => client.send(new DeleteFieldCommand({ domainId, fieldId })),
      read: async (id) =>
        (await client.send(new BatchGetFieldCommand({ domainId, fields: [{ id }] }))).fields?.[0],
    },
  ],
  [
    'a layout',
    {
      make: () => aLayout(client, domainId),
      update: (layoutId, name) => client.send(new UpdateLayoutCommand({ domainId, layoutId, name })),
      remove: (layoutId) => client.send(new DeleteLayoutCommand({ domainId, layoutId })),
      read: (layoutId) => client.send(new GetLayoutCommand({ domainId, layoutId })),
    },
  ],
  [
    'a template',
    {
      make: () => aTemplate(client, domainId),
      update: (templateId, name) => client.send(new UpdateTemplateCommand({ domainId, templateId, name })),
      remove: (templateId) => client.send(new DeleteTemplateCommand({ domainId, templateId })),
      read: (templateId) => client.send(new GetTemplateCommand({ domainId, templateId })),
    },
  ],
  [
    'a case rule',
    {
      make: () => aCaseRule(client, domainId, isRequired),
      update: (caseRuleId, name) => client.send(new UpdateCaseRuleCommand({ domainId, caseRuleId, name })),
      remove: (caseRuleId) => client.send(new DeleteCaseRuleCommand({ domainId, caseRuleId })),
      read: async (id) =>
        (await client.send(new BatchGetCaseRuleCommand({ domainId, caseRules: [{ id }] }))).caseRules?.[0],
    },
  ],
];

const back = 3_600_000;

describe.each(things)('the times of %s', (_what, { make, update, remove, read }) => {
  it.each([
    ['change', (id: string) => update(id, aName('Late'))],
    ['deletion', remove],
  ])('never run backwards, at a %s by a host whose clock is behind', async (_change, change) => {
    const id = await make();
    clock.pass(1000);
    await update(id, aName('Changed'));
    const before = await read(id);
    clock.pass(-back);

    await change(id);

    clock.pass(back);
    expect(await read(id)).toMatchObject({
      createdTime: before?.createdTime,
      lastModifiedTime: before?.lastModifiedTime,
    });
  });

  it('are those of the attempt that was written, not of one that was overtaken', async () => {
    const id = await make();
    overtake(documents, async () => {
      clock.pass(1000);
      await update(id, aName('Faster'));
      clock.pass(1000);
    });

    await update(id, aName('Slower'));

    expect((await read(id))?.lastModifiedTime).toEqual(clock.now());
  });

  it('are those of its own making, not of an attempt that was overtaken', async () => {
    overtake(documents, async () => {
      clock.pass(1000);
      await aField(client, domainId);
      clock.pass(1000);
    });

    const times = await read(await make());

    expect([times?.createdTime, times?.lastModifiedTime]).toEqual([clock.now(), clock.now()]);
  });
});
