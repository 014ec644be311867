import { CreateDomainCommand, GetDomainCommand } from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { frozenClock } from '../../builders/clock.ts';
import { anAnken } from '../support/client.ts';
import { invalidMember, notFound } from '../support/refusals.ts';

describe('GetDomain', () => {
  it('answers all that a domain is, with the time of its creation', async () => {
    const { client } = await anAnken({ clock: frozenClock('2026-01-02T03:04:05.678Z') });
    const { domainId, domainArn } = await client.send(new CreateDomainCommand({ name: 'Mail order' }));

    const domain = await client.send(new GetDomainCommand({ domainId }));

    expect(domain).toEqual({
      domainId,
      domainArn,
      name: 'Mail order',
      createdTime: new Date('2026-01-02T03:04:05.678Z'),
      domainStatus: 'Active',
      $metadata: expect.objectContaining({ httpStatusCode: 200 }),
    });
  });

  it('says which domain does not exist', async () => {
    const { client } = await anAnken();

    const asked = client.send(new GetDomainCommand({ domainId: 'nowhere' }));

    await expect(asked).rejects.toMatchObject(notFound('Domain', 'nowhere'));
  });

  it('does not find a domain of another id by a part of it', async () => {
    const { client } = await anAnken();
    const { domainId } = await client.send(new CreateDomainCommand({ name: 'Mail order' }));

    const asked = client.send(new GetDomainCommand({ domainId: `${domainId}`.slice(0, 8) }));

    await expect(asked).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('looks for an id of 500 characters, of any width, and refuses a longer one', async () => {
    const { client } = await anAnken();
    const longest = '🦊'.repeat(500);

    await expect(client.send(new GetDomainCommand({ domainId: longest }))).rejects.toMatchObject(
      notFound('Domain', longest),
    );
    await expect(client.send(new GetDomainCommand({ domainId: `${longest}x` }))).rejects.toMatchObject(
      invalidMember('domainId', 'must be 1 to 500 characters long'),
    );
  });
});
