import { CreateTemplateCommand, GetTemplateCommand } from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { systemIds } from '../../../lambdas/platform/ids.ts';
import { frozenClock } from '../../builders/clock.ts';
import { aDomain, aLayout, aName, aTemplate } from '../../builders/shop.ts';
import { anAnken } from '../support/client.ts';
import { notFound } from '../support/refusals.ts';

const { client } = await anAnken({ clock: frozenClock('2026-01-02T03:04:05.678Z') });
const domainId = await aDomain(client);
const read = (templateId: string | undefined, domain = domainId) =>
  client.send(new GetTemplateCommand({ domainId: domain, templateId }));

const times = {
  createdTime: new Date('2026-01-02T03:04:05.678Z'),
  lastModifiedTime: new Date('2026-01-02T03:04:05.678Z'),
};

describe('GetTemplate', () => {
  it('answers all that the template is', async () => {
    const given = {
      name: '返品 Return',
      description: 'Goods that come back',
      layoutConfiguration: { defaultLayout: await aLayout(client, domainId) },
      requiredFields: [{ fieldId: 'title' }, { fieldId: 'customer_id' }],
      status: 'Inactive' as const,
      tagPropagationConfigurations: [{ resourceType: 'Cases' as const, tagMap: { team: 'returns' } }],
    };
    const { templateId, templateArn } = await client.send(new CreateTemplateCommand({ domainId, ...given }));

    const template = await read(templateId);

    expect(template).toEqual({
      templateId,
      templateArn,
      ...given,
      ...times,
      $metadata: expect.objectContaining({ httpStatusCode: 200 }),
    });
  });

  it('leaves out what a template was not given', async () => {
    const templateId = await aTemplate(client, domainId, { name: 'Bare' });

    const template = await read(templateId);

    expect(template).toEqual({
      templateId,
      templateArn: `arn:aws:cases:us-east-1:111122223333:domain/${domainId}/template/${templateId}`,
      name: 'Bare',
      status: 'Active',
      ...times,
      $metadata: expect.objectContaining({ httpStatusCode: 200 }),
    });
  });

  it('says which template or domain does not exist', async () => {
    const templateId = await aTemplate(client, domainId);

    await expect(read('nothing')).rejects.toMatchObject(notFound('Template', 'nothing'));
    await expect(read(templateId, 'nowhere')).rejects.toMatchObject(notFound('Domain', 'nowhere'));
  });

  it('does not find the template of another domain', async () => {
    const templateId = await aTemplate(client, domainId);
    const other = await aDomain(client, aName('Shop'));

    await expect(read(templateId, other)).rejects.toMatchObject(notFound('Template', templateId));
  });

  it('finds a template that is made after somebody asked for it in vain', async () => {
    const { client } = await anAnken({ ids: { ...systemIds, uuid: () => 'foreseen' } });
    const domain = await aDomain(client);
    const ask = () => client.send(new GetTemplateCommand({ domainId: domain, templateId: 'foreseen' }));
    await expect(ask()).rejects.toMatchObject(notFound('Template', 'foreseen'));

    await aTemplate(client, domain, { name: 'Return' });

    expect(await ask()).toMatchObject({ name: 'Return' });
  });
});
