import {
  GetCaseEventConfigurationCommand,
  PutCaseEventConfigurationCommand,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { aDomain, aName } from '../../builders/shop.ts';
import { anAnken } from '../support/client.ts';
import { notFound } from '../support/refusals.ts';

const { client } = await anAnken();
const read = (domainId: string) => client.send(new GetCaseEventConfigurationCommand({ domainId }));

describe('GetCaseEventConfiguration', () => {
  it('says of a domain that was never configured that it publishes nothing', async () => {
    const domainId = await aDomain(client, aName('Shop'));

    expect(await read(domainId)).toEqual({
      eventBridge: { enabled: false },
      $metadata: expect.objectContaining({ httpStatusCode: 200 }),
    });
  });

  it('answers what was put last', async () => {
    const domainId = await aDomain(client, aName('Shop'));
    const eventBridge = {
      enabled: true,
      includedData: {
        caseData: { fields: [{ id: 'status' }] },
        relatedItemData: { includeContent: false },
      },
    };
    await client.send(new PutCaseEventConfigurationCommand({ domainId, eventBridge: { enabled: false } }));
    await client.send(new PutCaseEventConfigurationCommand({ domainId, eventBridge }));

    expect(await read(domainId)).toEqual({
      eventBridge,
      $metadata: expect.objectContaining({ httpStatusCode: 200 }),
    });
  });

  it('says which domain does not exist', async () => {
    await expect(read('nowhere')).rejects.toMatchObject(notFound('Domain', 'nowhere'));
  });
});
