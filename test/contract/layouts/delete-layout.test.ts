import {
  DeleteLayoutCommand,
  DeleteTemplateCommand,
  GetLayoutCommand,
  GetTemplateCommand,
  UpdateLayoutCommand,
  UpdateTemplateCommand,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { nameKey } from '../../../lambdas/table/keys.ts';
import { movableClock } from '../../builders/clock.ts';
import { aDomain, aLayout, aName, aTemplate } from '../../builders/shop.ts';
import { overtake, recordedCalls } from '../../integration/support/wire.ts';
import { anAnken } from '../support/client.ts';
import { conflict, invalidMember, notFound } from '../support/refusals.ts';
import { fill } from '../support/seed.ts';

const clock = movableClock();
const { client, documents, tableName, send } = await anAnken({ clock });
const domainId = await aDomain(client);

const remove = (layoutId: string, domain = domainId) =>
  client.send(new DeleteLayoutCommand({ domainId: domain, layoutId }));
const read = async (layoutId: string) => {
  const { $metadata: _, ...members } = await client.send(new GetLayoutCommand({ domainId, layoutId }));
  return members;
};
const inUse = (layoutId: string, template: string) =>
  conflict(`Layout ${layoutId} is the default layout of the template ${template}.`);

describe('DeleteLayout', () => {
  it('answers 200 with an empty body', async () => {
    const layoutId = await aLayout(client, domainId);

    const answered = await send('DELETE', `/domains/${domainId}/layouts/${layoutId}`);

    expect(answered).toMatchObject({ status: 200, body: '' });
  });

  it('leaves the layout to whoever reads it by its id, as deleted, and says when', async () => {
    const layoutId = await aLayout(client, domainId);
    const before = await read(layoutId);
    clock.pass(1000);

    await remove(layoutId);

    expect(before).not.toHaveProperty('deleted');
    expect(await read(layoutId)).toEqual({ ...before, deleted: true, lastModifiedTime: clock.now() });
  });

  it('writes nothing the second time', async () => {
    const layoutId = await aLayout(client, domainId);
    await remove(layoutId);
    const before = await read(layoutId);
    clock.pass(1000);

    await remove(layoutId);

    expect(await read(layoutId)).toEqual(before);
  });

  it('frees the name, and the place in the quota', async () => {
    const full = await aDomain(client, aName('Shop'));
    const layoutId = await aLayout(client, full);
    await client.send(new UpdateLayoutCommand({ domainId: full, layoutId, name: 'Desk' }));
    await fill({ documents, tableName }, 99, (number) => nameKey(full, 'LAYOUT', `Seeded ${number}`));
    await expect(aLayout(client, full)).rejects.toMatchObject({ name: 'ServiceQuotaExceededException' });

    await remove(layoutId, full);

    const again = await aLayout(client, full);
    await expect(
      client.send(new UpdateLayoutCommand({ domainId: full, layoutId: again, name: 'Desk' })),
    ).resolves.toBeDefined();
  });

  it('refuses a layout that a template shows its cases by, and names the template', async () => {
    const layoutId = await aLayout(client, domainId);
    const layoutConfiguration = { defaultLayout: layoutId };
    await aTemplate(client, domainId);
    const templateId = await aTemplate(client, domainId, { name: 'Return', layoutConfiguration });

    await expect(remove(layoutId)).rejects.toMatchObject(inUse(layoutId, 'Return'));

    expect(await read(layoutId)).not.toHaveProperty('deleted');
    await client.send(new UpdateTemplateCommand({ domainId, templateId, layoutConfiguration: {} }));
    await expect(remove(layoutId)).resolves.toBeDefined();
  });

  it('passes over a template that is deleted, which keeps the layout by its id', async () => {
    const layoutId = await aLayout(client, domainId);
    const layoutConfiguration = { defaultLayout: layoutId };
    const templateId = await aTemplate(client, domainId, { layoutConfiguration });
    await client.send(new DeleteTemplateCommand({ domainId, templateId }));

    await remove(layoutId);

    expect(await client.send(new GetTemplateCommand({ domainId, templateId }))).toMatchObject({
      layoutConfiguration,
    });
  });

  it('reads none of the deleted templates, which nothing bounds', async () => {
    const layoutId = await aLayout(client, domainId);
    const [kept, gone] = [await aTemplate(client, domainId), await aTemplate(client, domainId)];
    await client.send(new DeleteTemplateCommand({ domainId, templateId: gone }));
    const calls = recordedCalls(documents);

    await remove(layoutId);

    const reads = JSON.stringify(calls);
    expect(reads).toContain(`"TEMPLATE#${kept}"`);
    for (const read of [`"TEMPLATE#${gone}"`, '"TEMPLATE#"']) expect(reads).not.toContain(read);
  });

  it.each([
    ['made', (layoutConfiguration) => aTemplate(client, domainId, { name: 'Taker 1', layoutConfiguration })],
    [
      'changed',
      async (layoutConfiguration) => {
        const templateId = await aTemplate(client, domainId, { name: 'Taker 2' });
        await client.send(new UpdateTemplateCommand({ domainId, templateId, layoutConfiguration }));
      },
    ],
  ] satisfies [string, (configuration: { readonly defaultLayout: string }) => Promise<unknown>][])(
    'refuses a layout that a template takes which is %s at the same time',
    async (_what, take) => {
      const layoutId = await aLayout(client, domainId);
      overtake(documents, () => take({ defaultLayout: layoutId }));

      await expect(remove(layoutId)).rejects.toMatchObject({ name: 'ConflictException' });
    },
  );

  it('is faster than a template that takes the layout at the same time, which is refused', async () => {
    const layoutId = await aLayout(client, domainId);
    overtake(documents, () => remove(layoutId));

    await expect(
      aTemplate(client, domainId, { layoutConfiguration: { defaultLayout: layoutId } }),
    ).rejects.toMatchObject(
      invalidMember('layoutConfiguration.defaultLayout', `the layout ${layoutId} is deleted`),
    );
  });

  it('says what does not exist', async () => {
    await expect(remove('nothing')).rejects.toMatchObject(notFound('Layout', 'nothing'));
    await expect(remove('nothing', 'nowhere')).rejects.toMatchObject(notFound('Domain', 'nowhere'));
  });
});
