import {
  ListTemplatesCommand,
  type ListTemplatesRequest,
  paginateListTemplates,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { aDomain, aName, aTemplate } from '../../builders/shop.ts';
import { anAnken } from '../support/client.ts';
import { sorted } from '../support/pages.ts';
import { invalidMember, notFound } from '../support/refusals.ts';

const { client } = await anAnken();

const list = (domainId: string, more: Partial<ListTemplatesRequest> = {}) =>
  client.send(new ListTemplatesCommand({ domainId, ...more }));

const aDomainWithTemplates = async (count: number) => {
  const domainId = await aDomain(client, aName('Shop'));
  const templateIds: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const status = index % 2 === 0 ? 'Active' : 'Inactive';
    templateIds.push(await aTemplate(client, domainId, { status }));
  }
  return { domainId, templateIds };
};

describe('ListTemplates', () => {
  it('answers an empty list while there is no template', async () => {
    const domainId = await aDomain(client, aName('Shop'));

    expect(await list(domainId)).toEqual({
      templates: [],
      $metadata: expect.objectContaining({ httpStatusCode: 200 }),
    });
  });

  it('answers what identifies a template, its status, and the tags that it hands down', async () => {
    const domainId = await aDomain(client, aName('Shop'));
    const tagPropagationConfigurations = [
      { resourceType: 'Cases' as const, tagMap: { team: 'returns', constructor: 'x' } },
    ];
    const templateId = await aTemplate(client, domainId, {
      name: 'Return',
      description: 'Goods that come back',
      requiredFields: [{ fieldId: 'title' }],
      status: 'Inactive',
      tagPropagationConfigurations,
    });

    const { templates } = await list(domainId);

    expect(templates).toEqual([
      {
        templateId,
        templateArn: `arn:aws:cases:us-east-1:111122223333:domain/${domainId}/template/${templateId}`,
        name: 'Return',
        status: 'Inactive',
        tagPropagationConfigurations,
      },
    ]);
  });

  it('does not answer the templates of another domain', async () => {
    await aDomainWithTemplates(2);
    const domainId = await aDomain(client, aName('Shop'));

    expect(await list(domainId)).toMatchObject({ templates: [] });
  });

  it.each([1, 2, 4, 5, 100])('skips and doubles none when a page holds %i', async (pageSize) => {
    const { domainId, templateIds } = await aDomainWithTemplates(5);

    const listed: string[] = [];
    for await (const page of paginateListTemplates({ client, pageSize }, { domainId })) {
      expect(page.templates?.length).toBeLessThanOrEqual(pageSize);
      listed.push(...(page.templates ?? []).map(({ templateId }) => `${templateId}`));
    }

    expect(sorted(listed)).toEqual(sorted(templateIds));
  });

  it.each([
    ['Active', [0, 2, 4]],
    ['Inactive', [1, 3]],
  ] as const)('answers only the templates that are %s when these are asked for', async (status, places) => {
    const { domainId, templateIds } = await aDomainWithTemplates(5);

    const listed: string[] = [];
    for await (const page of paginateListTemplates({ client, pageSize: 2 }, { domainId, status: [status] })) {
      listed.push(...(page.templates ?? []).map(({ templateId }) => `${templateId}`));
    }

    expect(sorted(listed)).toEqual(sorted(places.map((place) => templateIds[place])));
  });

  it('answers all templates when both statuses are asked for', async () => {
    const { domainId } = await aDomainWithTemplates(3);

    const { templates } = await list(domainId, { status: ['Active', 'Inactive'] });

    expect(templates).toHaveLength(3);
  });

  it('refuses more statuses than there are, and one that nobody knows', async () => {
    const { domainId } = await aDomainWithTemplates(1);

    await expect(list(domainId, { status: ['Active', 'Inactive', 'Active'] })).rejects.toMatchObject(
      invalidMember('status', 'must have 1 to 2 members'),
    );
    await expect(list(domainId, { status: ['Draft' as never] })).rejects.toMatchObject(
      invalidMember('status[0]', 'must be Active or Inactive'),
    );
  });

  it.each([0, 101])('refuses a page of %i', async (maxResults) => {
    const { domainId } = await aDomainWithTemplates(1);

    await expect(list(domainId, { maxResults })).rejects.toMatchObject(
      invalidMember('maxResults', 'must be a whole number from 1 to 100'),
    );
  });

  it('refuses the page token of another domain, and that of another status', async () => {
    const one = await aDomainWithTemplates(3);
    const other = await aDomainWithTemplates(3);
    const { nextToken } = await list(one.domainId, { maxResults: 1 });

    const refused = invalidMember('nextToken', 'is not a token');
    await expect(list(other.domainId, { nextToken })).rejects.toMatchObject(refused);
    await expect(list(one.domainId, { nextToken, status: ['Active'] })).rejects.toMatchObject(refused);
    await expect(list(one.domainId, { nextToken, maxResults: 2 })).resolves.toMatchObject({
      templates: [{}, {}],
    });
  });

  it('says which domain does not exist', async () => {
    await expect(list('nowhere')).rejects.toMatchObject(notFound('Domain', 'nowhere'));
  });
});
