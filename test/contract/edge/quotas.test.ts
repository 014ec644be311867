import { DeleteDomainCommand } from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { aCase, aComment } from '../../builders/case.ts';
import { aDomain, aField, aLayout, aSelectField, aShop, aTemplate, putOptions } from '../../builders/shop.ts';
import { anAnken } from '../support/client.ts';
import { quotaExceeded } from '../support/refusals.ts';

describe('the quota of domains', () => {
  it('is five where nobody says otherwise, and a deletion makes room', async () => {
    const { client } = await anAnken({ quotas: {} });
    const [first = ''] = await Promise.all(
      [1, 2, 3, 4, 5].map((number) => aDomain(client, `Shop ${number}`)),
    );

    await expect(aDomain(client, 'Shop 6')).rejects.toMatchObject(
      quotaExceeded('There may be at most 5 domains.'),
    );

    await client.send(new DeleteDomainCommand({ domainId: first }));
    await expect(aDomain(client, 'Shop 6')).resolves.toBeDefined();
  });

  it('is adjusted by the deployment', async () => {
    const { client } = await anAnken({ quotas: { domainsPerDeployment: 1 } });
    await aDomain(client, 'Shop');

    await expect(aDomain(client, 'Another')).rejects.toMatchObject(
      quotaExceeded('There may be at most 1 domains.'),
    );
  });
});

describe('a deployment adjusts the quota of', () => {
  const small = async () => {
    const { client } = await anAnken({
      quotas: {
        fieldsPerDomain: 2,
        optionsPerField: 2,
        layoutsPerDomain: 1,
        templatesPerDomain: 1,
        relatedItemsPerCase: 1,
      },
    });
    return { client, shop: await aShop(client) };
  };
  type Small = Awaited<ReturnType<typeof small>>;

  it.each<[string, (full: Small) => Promise<unknown>, string]>([
    ['fields', ({ client, shop }) => aField(client, shop.domainId), 'at most 2 fields in a domain.'],
    ['layouts', ({ client, shop }) => aLayout(client, shop.domainId), 'at most 1 layouts in a domain.'],
    ['templates', ({ client, shop }) => aTemplate(client, shop.domainId), 'at most 1 templates in a domain.'],
    [
      'options',
      ({ client, shop }) => putOptions(client, shop.domainId, shop.channelFieldId, ['Fax']),
      'at most 2 options of a field.',
    ],
    [
      'related items',
      async ({ client, shop }) => {
        const opened = await aCase(client, shop);
        await aComment(client, opened);
        await aComment(client, opened);
      },
      'at most 1 related items of a case.',
    ],
  ])('%s', async (_what, add, message) => {
    const full = await small();

    await expect(add(full)).rejects.toMatchObject(quotaExceeded(`There may be ${message}`));
  });

  it('options, but not of those that are there already', async () => {
    const { client, shop } = await small();

    await expect(
      putOptions(client, shop.domainId, shop.channelFieldId, ['Mail', 'Telephone'], false),
    ).resolves.toBeUndefined();
    await expect(aSelectField(client, shop.domainId)).rejects.toMatchObject({
      name: 'ServiceQuotaExceededException',
    });
  });
});
