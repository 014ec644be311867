import { GetDomainCommand, ListFieldOptionsCommand } from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { aCase, aComment } from '../../builders/case.ts';
import { aDomain, aField, aLayout, aName, aShop, aTemplate, putOptions } from '../../builders/shop.ts';
import { overtake } from '../../integration/support/wire.ts';
import { anAnken } from '../support/client.ts';
import { quotaExceeded, refusal } from '../support/refusals.ts';

const { client, documents, send } = await anAnken({
  quotas: { domainsPerDeployment: 1000, slasPerCase: 20 },
});

const put = (domainId: string, settings: unknown) =>
  send('PUT', `/domains/${domainId}/settings`, JSON.stringify({ settings }));
const read = async (domainId: string) => {
  const { status, body } = await send('POST', `/domains/${domainId}/settings`);
  expect(status).toBe(200);
  return JSON.parse(body);
};

/** What is in effect in a domain of this deployment that has put nothing. */
const usual = {
  ruleEnforcement: 'enforce',
  quotas: {
    fieldsPerDomain: 500,
    optionsPerField: 500,
    layoutsPerDomain: 100,
    templatesPerDomain: 100,
    caseRulesPerDomain: 500,
    relatedItemsPerCase: 200,
    filesPerCase: 50,
    slasPerCase: 20,
    fieldsPerCustomItem: 5,
  },
};

describe('the settings of a domain', () => {
  it('are none in a new domain, for which the usual is in effect', async () => {
    const domainId = await aDomain(client, aName('Shop'));

    expect(await read(domainId)).toEqual({ settings: {}, inEffect: usual });
  });

  it('are answered as they were put, with what follows from them', async () => {
    const domainId = await aDomain(client, aName('Shop'));
    const settings = { ruleEnforcement: 'report', quotas: { fieldsPerDomain: 1000, filesPerCase: 0 } };

    expect(await put(domainId, settings)).toMatchObject({ status: 200, body: '' });

    expect(await read(domainId)).toEqual({
      settings,
      inEffect: {
        ruleEnforcement: 'report',
        quotas: { ...usual.quotas, fieldsPerDomain: 1000, filesPerCase: 0 },
      },
    });
  });

  it('take the place of all that were there', async () => {
    const domainId = await aDomain(client, aName('Shop'));
    await put(domainId, { ruleEnforcement: 'report', quotas: { slasPerCase: 1 } });

    await put(domainId, { quotas: { filesPerCase: 1 } });
    expect((await read(domainId)).settings).toEqual({ quotas: { filesPerCase: 1 } });

    await put(domainId, {});
    expect(await read(domainId)).toEqual({ settings: {}, inEffect: usual });
  });

  it('pass over what is null', async () => {
    const domainId = await aDomain(client, aName('Shop'));

    await put(domainId, { ruleEnforcement: null, quotas: { slasPerCase: null } });

    expect((await read(domainId)).settings).toEqual({ quotas: {} });
  });

  it('are no part of what the contract answers of a domain', async () => {
    const domainId = await aDomain(client, aName('Shop'));
    await put(domainId, { ruleEnforcement: 'report' });

    expect(await client.send(new GetDomainCommand({ domainId }))).not.toHaveProperty('settings');
  });

  it.each([
    ['a setting that is not known', { colour: 'red' }, 'settings.colour: is not known'],
    [
      'another value than those that there are',
      { ruleEnforcement: 'sometimes' },
      'settings.ruleEnforcement: must be enforce or report',
    ],
    [
      'a quota that is not known',
      { quotas: { fieldsPerDoman: 1 } },
      'settings.quotas.fieldsPerDoman: is not known',
    ],
    [
      'the quota of domains',
      { quotas: { domainsPerDeployment: 9 } },
      'settings.quotas.domainsPerDeployment: is not known',
    ],
    [
      'the quota that nobody can adjust',
      { quotas: { fieldsPerLayout: 9 } },
      'settings.quotas.fieldsPerLayout: is not known',
    ],
    [
      'text for a number',
      { quotas: { filesPerCase: '9' } },
      'settings.quotas.filesPerCase: must be a number',
    ],
    ['a fraction', { quotas: { filesPerCase: 1.5 } }, 'settings.quotas.filesPerCase: must be a whole number'],
    [
      'less than none',
      { quotas: { filesPerCase: -1 } },
      'settings.quotas.filesPerCase: must be a whole number from 0 to 10000',
    ],
    [
      'more than can be counted',
      { quotas: { filesPerCase: 10_001 } },
      'settings.quotas.filesPerCase: must be a whole number from 0 to 10000',
    ],
    [
      'more SLAs than one transaction can tell of',
      { quotas: { slasPerCase: 21 } },
      'settings.quotas.slasPerCase: must be a whole number from 0 to 20',
    ],
    ['a list', [], 'settings: must be an object'],
    ['nothing at all', undefined, 'settings: is required'],
  ])('refuse %s, and stay as they are', async (_what, settings, message) => {
    const domainId = await aDomain(client, aName('Shop'));
    await put(domainId, { quotas: { slasPerCase: 3 } });

    expect(refusal(await put(domainId, settings))).toEqual({
      status: 400,
      kind: 'ValidationException',
      message,
    });

    expect((await read(domainId)).settings).toEqual({ quotas: { slasPerCase: 3 } });
  });

  it.each<[string, string, (shop: Awaited<ReturnType<typeof aShop>>) => Promise<unknown>, string]>([
    ['fieldsPerDomain', 'fields', ({ domainId }) => aField(client, domainId), 'fields in a domain'],
    ['layoutsPerDomain', 'layouts', ({ domainId }) => aLayout(client, domainId), 'layouts in a domain'],
    [
      'templatesPerDomain',
      'templates',
      ({ domainId }) => aTemplate(client, domainId),
      'templates in a domain',
    ],
    [
      'optionsPerField',
      'options',
      ({ domainId, channelFieldId }) => putOptions(client, domainId, channelFieldId, ['Fax']),
      'options of a field',
    ],
    [
      'relatedItemsPerCase',
      'related items',
      async (shop) => aComment(client, await aCase(client, shop)),
      'related items of a case',
    ],
  ])('lower %s to none for new %s, and raise it again', async (quota, _what, add, of) => {
    const shop = await aShop(client);

    await put(shop.domainId, { quotas: { [quota]: 0 } });
    await expect(add(shop)).rejects.toMatchObject(quotaExceeded(`There may be at most 0 ${of}.`));

    await put(shop.domainId, { quotas: { [quota]: 10_000 } });
    await expect(add(shop)).resolves.not.toThrow();
  });

  it('leave what is there to be changed, and refuse what would be more, where a quota is lowered', async () => {
    const { domainId, channelFieldId } = await aShop(client);
    await put(domainId, { quotas: { optionsPerField: 1 } });

    await putOptions(client, domainId, channelFieldId, ['Mail', 'Telephone'], false);

    await expect(putOptions(client, domainId, channelFieldId, ['Mail', 'Fax'])).rejects.toMatchObject(
      quotaExceeded('There may be at most 1 options of a field.'),
    );
    const { options } = await client.send(new ListFieldOptionsCommand({ domainId, fieldId: channelFieldId }));
    expect(options?.map(({ value, active }) => [value, active])).toEqual([
      ['Mail', false],
      ['Telephone', false],
    ]);
  });

  it('hold for a field that is made while they are put', async () => {
    const { domainId } = await aShop(client);
    overtake(documents, () => put(domainId, { quotas: { fieldsPerDomain: 0 } }));

    await expect(aField(client, domainId)).rejects.toMatchObject(
      quotaExceeded('There may be at most 0 fields in a domain.'),
    );
  });

  it.each(['POST', 'PUT'])('of no domain are not found: %s', async (method) => {
    const answered = await send(method, '/domains/nowhere/settings', '{"settings":{}}');

    expect(refusal(answered)).toEqual({
      status: 404,
      kind: 'ResourceNotFoundException',
      message: 'Domain nowhere does not exist.',
    });
  });
});
