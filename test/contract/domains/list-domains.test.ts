import { CreateDomainCommand, ListDomainsCommand, paginateListDomains } from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { aDomain } from '../../builders/shop.ts';
import { anAnken } from '../support/client.ts';
import { allPages, sorted } from '../support/pages.ts';
import { invalidMember } from '../support/refusals.ts';

type Client = Awaited<ReturnType<typeof anAnken>>['client'];

const domainsOf = async (client: Client, count: number): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) ids.push(await aDomain(client, `Domain ${index}`));
  return ids;
};

describe('ListDomains', () => {
  it('answers an empty list while there is no domain', async () => {
    const { client } = await anAnken();

    const listed = await client.send(new ListDomainsCommand({}));

    expect(listed).toEqual({ domains: [], $metadata: expect.objectContaining({ httpStatusCode: 200 }) });
  });

  it('answers the id, ARN and name of a domain, and no more', async () => {
    const { client } = await anAnken();
    const { domainId, domainArn } = await client.send(new CreateDomainCommand({ name: 'Mail order' }));

    const { domains } = await client.send(new ListDomainsCommand({}));

    expect(domains).toEqual([{ domainId, domainArn, name: 'Mail order' }]);
  });

  it('answers ten domains when nobody says how many, and the others behind the token', async () => {
    const { client } = await anAnken();
    const ids = await domainsOf(client, 12);

    const pages = await allPages((nextToken) => client.send(new ListDomainsCommand({ nextToken })));

    expect(pages.map((page) => page.domains?.length)).toEqual([10, 2]);
    const listed = pages.flatMap(({ domains = [] }) => domains.map(({ domainId }) => `${domainId}`));
    expect(sorted(listed)).toEqual(sorted(ids));
  });

  it.each([1, 3, 4, 10])('skips and doubles none when a page holds %i', async (maxResults) => {
    const { client } = await anAnken();
    const ids = await domainsOf(client, 8);

    const listed: string[] = [];
    for await (const page of paginateListDomains({ client, pageSize: maxResults }, {})) {
      listed.push(...(page.domains ?? []).map(({ domainId }) => `${domainId}`));
    }

    expect(sorted(listed)).toEqual(sorted(ids));
  });

  it('needs no token for what fits one page exactly', async () => {
    const { client } = await anAnken();
    await domainsOf(client, 10);

    const { domains, nextToken } = await client.send(new ListDomainsCommand({ maxResults: 10 }));

    expect(domains).toHaveLength(10);
    expect(nextToken).toBeUndefined();
  });

  it.each([0, 11, -1])('refuses a page of %i', async (maxResults) => {
    const { client } = await anAnken();

    const asked = client.send(new ListDomainsCommand({ maxResults }));

    await expect(asked).rejects.toMatchObject(
      invalidMember('maxResults', 'must be a whole number from 1 to 10'),
    );
  });
});
