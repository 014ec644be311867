import { CreateDomainCommand, GetDomainCommand, ListDomainsCommand } from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { anAnken } from '../support/client.ts';
import { itKeepsToTheRulesForNames } from '../support/name-rules.ts';
import { conflict } from '../support/refusals.ts';

const { client } = await anAnken();
const create = (name: string) => client.send(new CreateDomainCommand({ name }));

describe('CreateDomain', () => {
  it('makes a domain that is active at once, and answers its id and ARN', async () => {
    const created = await create('Mail order');

    expect(created).toEqual({
      domainId: expect.stringMatching(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      ),
      domainArn: `arn:aws:cases:us-east-1:111122223333:domain/${created.domainId}`,
      domainStatus: 'Active',
      $metadata: expect.objectContaining({ httpStatusCode: 200 }),
    });
  });

  it('keeps the name exactly as it was given', async () => {
    const name = ' 通販 ＳＨＯＰ 🦊 "quoted" <b>';

    const { domainId } = await create(name);

    expect(await client.send(new GetDomainCommand({ domainId }))).toMatchObject({ name });
  });

  it.each([
    ['the same name', 'Returns'],
    ['the name in other letters', 'RETURNS'],
    ['the name in wide letters', 'Ｒｅｔｕｒｎｓ'],
    ['the name after a space', ' Returns'],
  ])('refuses a second domain of %s', async (_what, second) => {
    const { client } = await anAnken();
    await client.send(new CreateDomainCommand({ name: 'Returns' }));

    const refused = client.send(new CreateDomainCommand({ name: second }));

    await expect(refused).rejects.toMatchObject(conflict(`A domain of the name ${second} exists already.`));
  });

  it('makes one domain when two ask for the same name at once, and refuses the other', async () => {
    const { client } = await anAnken();
    const askedTwice = [1, 2].map(() => client.send(new CreateDomainCommand({ name: 'At once' })));

    const outcomes = await Promise.allSettled(askedTwice);

    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: conflict('A domain of the name At once exists already.'),
    });
    const { domains } = await client.send(new ListDomainsCommand({}));
    expect(domains).toHaveLength(1);
  });

  itKeepsToTheRulesForNames(create);

  it('tells two long names apart that differ only at their end', async () => {
    const long = 'ﷺ'.repeat(99);
    await create(`${long}a`);

    await expect(create(`${long}b`)).resolves.toMatchObject({ domainStatus: 'Active' });
    await expect(create(`${long}A`)).rejects.toMatchObject({ name: 'ConflictException' });
  });
});
