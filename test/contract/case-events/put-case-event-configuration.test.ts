import {
  type EventBridgeConfiguration,
  GetCaseEventConfigurationCommand,
  PutCaseEventConfigurationCommand,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { configurationKey } from '../../../lambdas/table/keys.ts';
import { aDomain, aField, aName } from '../../builders/shop.ts';
import { anAnken } from '../support/client.ts';
import { invalidMember, notFound } from '../support/refusals.ts';
import { fill } from '../support/seed.ts';

const { client, documents, tableName } = await anAnken();

const aShopDomain = () => aDomain(client, aName('Shop'));
const put = (domainId: string, eventBridge: EventBridgeConfiguration) =>
  client.send(new PutCaseEventConfigurationCommand({ domainId, eventBridge }));
const stored = async (domainId: string) => {
  const { eventBridge } = await client.send(new GetCaseEventConfigurationCommand({ domainId }));
  return eventBridge;
};
const publishing = (...fieldIds: readonly string[]): EventBridgeConfiguration => ({
  enabled: true,
  includedData: { caseData: { fields: fieldIds.map((id) => ({ id })) } },
});
const firstField = 'eventBridge.includedData.caseData.fields[0].id';

describe('PutCaseEventConfiguration', () => {
  it('answers nothing but that it was done', async () => {
    const domainId = await aShopDomain();

    const answered = await put(domainId, { enabled: true });

    expect(answered).toEqual({ $metadata: expect.objectContaining({ httpStatusCode: 200 }) });
  });

  it('keeps whether events are published, and what they carry', async () => {
    const domainId = await aShopDomain();
    const own = await aField(client, domainId);
    const eventBridge = {
      enabled: true,
      includedData: {
        caseData: { fields: [{ id: 'status' }, { id: 'title' }, { id: own }] },
        relatedItemData: { includeContent: true },
      },
    };

    await put(domainId, eventBridge);

    expect(await stored(domainId)).toEqual(eventBridge);
  });

  it('puts the new configuration in the place of the whole one that was there', async () => {
    const domainId = await aShopDomain();
    await put(domainId, {
      ...publishing('status'),
      includedData: { relatedItemData: { includeContent: true } },
    });

    await put(domainId, { enabled: false });

    expect(await stored(domainId)).toEqual({ enabled: false });
  });

  it('leaves the configuration of another domain alone', async () => {
    const [one, other] = [await aShopDomain(), await aShopDomain()];
    await put(one, publishing('status'));

    await put(other, { enabled: false });

    expect(await stored(one)).toEqual(publishing('status'));
  });

  it('names the field that does not exist, and keeps what was there', async () => {
    const domainId = await aShopDomain();
    const ofAnother = await aField(client, await aShopDomain());
    await put(domainId, publishing('status'));

    for (const id of ['nothing', ofAnother, '__proto__', 'constructor']) {
      await expect(put(domainId, publishing(id))).rejects.toMatchObject(
        invalidMember(firstField, `there is no field ${id}`),
      );
    }
    expect(await stored(domainId)).toEqual(publishing('status'));
  });

  it('refuses a field that stands in the request twice, and keeps what was there', async () => {
    const domainId = await aShopDomain();
    await put(domainId, publishing('status'));

    await expect(put(domainId, publishing('title', 'summary', 'title'))).rejects.toMatchObject(
      invalidMember('eventBridge.includedData.caseData.fields[2].id', 'stands in the request twice'),
    );

    expect(await stored(domainId)).toEqual(publishing('status'));
  });

  it('takes 400 fields and none, and refuses 401', async () => {
    const domainId = await aShopDomain();
    const ids = Array.from({ length: 401 }, (_, number) => `field-${number}`);
    await fill({ documents, tableName }, 400, (number) => ({
      ...configurationKey(domainId, 'FIELD', `field-${number}`),
      fieldId: `field-${number}`,
      type: 'Text',
    }));

    await put(domainId, publishing(...ids.slice(0, 400)));

    expect(await stored(domainId)).toEqual(publishing(...ids.slice(0, 400)));
    await expect(put(domainId, publishing())).resolves.toBeDefined();
    await expect(put(domainId, publishing(...ids))).rejects.toMatchObject(
      invalidMember('eventBridge.includedData.caseData.fields', 'must have 0 to 400 members'),
    );
  });

  it.each([
    ['no configuration', undefined, 'eventBridge'],
    ['a configuration that does not say whether it is enabled', {}, 'eventBridge.enabled'],
    [
      'case data without fields',
      { enabled: true, includedData: { caseData: {} } },
      'eventBridge.includedData.caseData.fields',
    ],
    ['a field without an id', { enabled: true, includedData: { caseData: { fields: [{}] } } }, firstField],
    [
      'related items that do not say whether their content goes along',
      { enabled: true, includedData: { relatedItemData: {} } },
      'eventBridge.includedData.relatedItemData.includeContent',
    ],
  ])('refuses %s', async (_what, eventBridge, member) => {
    const domainId = await aShopDomain();

    await expect(put(domainId, eventBridge as never)).rejects.toMatchObject(
      invalidMember(member, 'is required'),
    );
  });

  it('says which domain does not exist', async () => {
    await expect(put('nowhere', { enabled: true })).rejects.toMatchObject(notFound('Domain', 'nowhere'));
  });
});
