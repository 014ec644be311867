import {
  CreateCaseCommand,
  CreateFieldCommand,
  DeleteCaseCommand,
  DeleteDomainCommand,
  GetCaseCommand,
  GetDomainCommand,
  GetTemplateCommand,
  ListDomainsCommand,
  ListFieldsCommand,
  PutCaseEventConfigurationCommand,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { aCase, aCaseRequest } from '../../builders/case.ts';
import { aDomain, aName, aShop } from '../../builders/shop.ts';
import { storedEventItems } from '../../integration/support/stored.ts';
import { anAnken } from '../support/client.ts';
import { notFound } from '../support/refusals.ts';

const anken = await anAnken();
const { client, send } = anken;
const remove = (domainId: string) => client.send(new DeleteDomainCommand({ domainId }));

describe('DeleteDomain', () => {
  it('answers 200 with an empty body', async () => {
    const domainId = await aDomain(client, aName('Shop'));

    expect(await send('DELETE', `/domains/${domainId}`)).toMatchObject({ status: 200, body: '' });
  });

  const aDeletedShop = async () => {
    const shop = await aShop(client);
    const { caseId } = await aCase(client, shop);
    await remove(shop.domainId);
    return { ...shop, caseId };
  };

  it.each([
    ['GetDomain', ({ domainId }) => client.send(new GetDomainCommand({ domainId }))],
    ['DeleteDomain', ({ domainId }) => remove(domainId)],
    ['ListFields', ({ domainId }) => client.send(new ListFieldsCommand({ domainId }))],
    [
      'GetTemplate',
      ({ domainId, templateId }) => client.send(new GetTemplateCommand({ domainId, templateId })),
    ],
    [
      'CreateField',
      ({ domainId }) => client.send(new CreateFieldCommand({ domainId, name: 'Late', type: 'Text' })),
    ],
    ['CreateCase', (shop) => client.send(new CreateCaseCommand(aCaseRequest(shop)))],
    [
      'GetCase',
      ({ domainId, caseId }) =>
        client.send(new GetCaseCommand({ domainId, caseId, fields: [{ id: 'title' }] })),
    ],
    ['DeleteCase', ({ domainId, caseId }) => client.send(new DeleteCaseCommand({ domainId, caseId }))],
    [
      'PutCaseEventConfiguration',
      ({ domainId }) =>
        client.send(new PutCaseEventConfigurationCommand({ domainId, eventBridge: { enabled: true } })),
    ],
  ] satisfies [string, (shop: Awaited<ReturnType<typeof aDeletedShop>>) => Promise<unknown>][])(
    'is for good: %s does not find the domain, though nothing of it is purged yet',
    async (_, ask) => {
      const shop = await aDeletedShop();

      await expect(ask(shop)).rejects.toMatchObject(notFound('Domain', shop.domainId));
    },
  );

  it('takes the domain off the list, and frees its name', async () => {
    const name = aName('Closed');
    const domainId = await aDomain(client, name);

    await remove(domainId);

    const again = await aDomain(client, name);
    const ids: (string | undefined)[] = [];
    let nextToken: string | undefined;
    do {
      const page = await client.send(new ListDomainsCommand({ nextToken }));
      ids.push(...(page.domains ?? []).map((domain) => domain.domainId));
      nextToken = page.nextToken;
    } while (nextToken);
    expect(ids).toContain(again);
    expect(ids).not.toContain(domainId);
  });

  it('leaves other domains as they are', async () => {
    const [one, other] = [await aDomain(client, aName('Shop')), await aDomain(client, aName('Shop'))];

    await remove(one);

    expect(await client.send(new GetDomainCommand({ domainId: other }))).toMatchObject({ domainId: other });
  });

  it('makes an event of the domain, in the outbox and in its feed', async () => {
    const name = aName('Told');
    const domainId = await aDomain(client, name);

    await remove(domainId);

    const items = await storedEventItems(anken);
    expect(items.filter((item) => item['domainId'] === domainId)).toMatchObject([
      {
        pk: `D#${domainId}#DELETED`,
        outbox: expect.stringMatching(/^OUTBOX#\d$/),
        feed: expect.stringMatching(new RegExp(`^D#${domainId}#FEED#\\d$`)),
        type: 'DOMAIN.DELETED',
        name,
        performedBy: { iamPrincipalArn: 'arn:aws:iam::111122223333:role/Agents' },
      },
    ]);
  });

  it('succeeds once of ten at once', async () => {
    const domainId = await aDomain(client, aName('Shop'));

    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => remove(domainId)));

    const refusals = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(refusals).toHaveLength(9);
    for (const each of refusals) expect(each).toMatchObject(notFound('Domain', domainId));
  });

  it('says which domain does not exist', async () => {
    await expect(remove('nowhere')).rejects.toMatchObject(notFound('Domain', 'nowhere'));
  });
});
