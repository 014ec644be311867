import {
  DeleteTemplateCommand,
  GetTemplateCommand,
  ListTemplatesCommand,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { nameKey } from '../../../lambdas/table/keys.ts';
import { aCase, text, update, valuesOf } from '../../builders/case.ts';
import { movableClock } from '../../builders/clock.ts';
import { aDomain, aName, aShop, aTemplate } from '../../builders/shop.ts';
import { anAnken } from '../support/client.ts';
import { invalidMember, notFound } from '../support/refusals.ts';
import { fill } from '../support/seed.ts';

const clock = movableClock();
const { client, documents, tableName, send } = await anAnken({ clock });
const { domainId } = await aShop(client);

const remove = (templateId: string, domain = domainId) =>
  client.send(new DeleteTemplateCommand({ domainId: domain, templateId }));
const read = async (templateId: string) => {
  const { $metadata: _, ...members } = await client.send(new GetTemplateCommand({ domainId, templateId }));
  return members;
};

describe('DeleteTemplate', () => {
  it('answers 200 with an empty body', async () => {
    const templateId = await aTemplate(client, domainId);

    const answered = await send('DELETE', `/domains/${domainId}/templates/${templateId}`);

    expect(answered).toMatchObject({ status: 200, body: '' });
  });

  it('leaves the template to whoever reads it by its id, as deleted, and says when', async () => {
    const templateId = await aTemplate(client, domainId, { requiredFields: [{ fieldId: 'title' }] });
    const before = await read(templateId);
    clock.pass(1000);

    await remove(templateId);

    expect(before).not.toHaveProperty('deleted');
    expect(await read(templateId)).toEqual({ ...before, deleted: true, lastModifiedTime: clock.now() });
  });

  it('writes nothing the second time', async () => {
    const templateId = await aTemplate(client, domainId);
    await remove(templateId);
    const before = await read(templateId);
    clock.pass(1000);

    await remove(templateId);

    expect(await read(templateId)).toEqual(before);
  });

  it('takes the template off the list', async () => {
    const domain = await aDomain(client, aName('Shop'));
    const [kept, gone] = [await aTemplate(client, domain), await aTemplate(client, domain)];

    await remove(gone, domain);

    const { templates } = await client.send(new ListTemplatesCommand({ domainId: domain }));
    expect(templates?.map(({ templateId }) => templateId)).toEqual([kept]);
  });

  it('frees the name, and the place in the quota', async () => {
    const full = await aDomain(client, aName('Shop'));
    const templateId = await aTemplate(client, full, { name: 'Return' });
    await fill({ documents, tableName }, 99, (number) => nameKey(full, 'TEMPLATE', `Seeded ${number}`));
    await expect(aTemplate(client, full)).rejects.toMatchObject({ name: 'ServiceQuotaExceededException' });

    await remove(templateId, full);

    await expect(aTemplate(client, full, { name: 'RETURN' })).resolves.not.toBe(templateId);
  });

  it('opens no more cases by it, and lets those that there are live on', async () => {
    const templateId = await aTemplate(client, domainId, { requiredFields: [{ fieldId: 'summary' }] });
    const opened = await aCase(client, { domainId, templateId }, [text('summary', 'here')]);

    await remove(templateId);

    await expect(aCase(client, { domainId, templateId }, [text('summary', 'there')])).rejects.toMatchObject(
      invalidMember('templateId', 'is of a template that is deleted'),
    );
    await update(client, opened, text('summary', 'changed'));
    expect(await valuesOf(client, opened, 'summary')).toEqual({ summary: { stringValue: 'changed' } });
    await expect(update(client, opened, text('summary', ''))).rejects.toMatchObject(
      invalidMember('fields[0].value', 'summary is required and cannot be emptied'),
    );
  });

  it('says what does not exist', async () => {
    await expect(remove('nothing')).rejects.toMatchObject(notFound('Template', 'nothing'));
    await expect(remove('nothing', 'nowhere')).rejects.toMatchObject(notFound('Domain', 'nowhere'));
  });
});
