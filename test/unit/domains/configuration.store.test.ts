import { describe, expect, it, vi } from 'vitest';
import { conflict } from '../../../lambdas/contract/errors.ts';
import { configurationStore } from '../../../lambdas/domains/configuration.store.ts';
import type { ConfigurationChange } from '../../../lambdas/domains/configuration-change.ts';
import type { Domain } from '../../../lambdas/domains/domain.ts';
import { ulids } from '../../../lambdas/platform/ids.ts';
import { configurationKey, domainKey, historyKey, type Key } from '../../../lambdas/table/keys.ts';
import type { Table } from '../../../lambdas/table/table.ts';
import { type Put, type Update, type Write, WriteRefused } from '../../../lambdas/table/writes.ts';
import { frozenClock } from '../../builders/clock.ts';

const aDomain = (configVersion = 1, domainId = 'd-1'): Domain => ({
  domainId,
  name: 'Shop',
  createdTime: '2026-01-02T03:04:05.678Z',
  configVersion,
});

/** A table of these items, which counts how often it is asked. */
const aTableOf = (...items: readonly (Key & object)[]) => {
  const find = (key: Key) => items.find(({ pk, sk }) => pk === key.pk && sk === key.sk);
  return {
    get: vi.fn(async (key: Key): Promise<object | undefined> => find(key)),
    getMany: vi.fn(async (keys: readonly Key[]) => keys.flatMap((key) => find(key) ?? [])),
    queryAll: vi.fn(async ({ pk, prefix }: { readonly pk: string; readonly prefix: string }) =>
      items.filter((item) => item.pk === pk && item.sk.startsWith(prefix)),
    ),
    write: vi.fn(async (_writes: readonly Write[]) => undefined),
  };
};
const storeOf = (table: ReturnType<typeof aTableOf>) =>
  configurationStore(table as unknown as Table, frozenClock(), { ulid: ulids() });

const aField = (fieldId: string, type = 'Text', more: object = {}) => ({
  ...more,
  ...configurationKey('d-1', 'FIELD', fieldId),
  fieldId,
  type,
});
const aTemplate = (templateId: string, domainId = 'd-1', more: object = {}) => ({
  ...more,
  ...configurationKey(domainId, 'TEMPLATE', templateId),
  templateId,
});
const anOption = (fieldId: string, value: string, position: string) => ({
  pk: 'D#d-1',
  sk: `OPTION#${fieldId}#${value}`,
  name: value,
  value,
  active: true,
  position,
});

describe('what configures a domain', () => {
  it('is read once for each version of the domain', async () => {
    const table = aTableOf(aTemplate('t-1'), aField('f-1'));
    const store = storeOf(table);

    for (let count = 0; count < 3; count += 1) {
      const configuration = store.of(aDomain(1));
      expect(await configuration.template('t-1')).toMatchObject({ templateId: 't-1' });
      expect([...(await configuration.fields(['f-1'])).keys()]).toEqual(['f-1']);
    }
    await store.of(aDomain(2)).template('t-1');

    expect(table.get).toHaveBeenCalledTimes(2);
    expect(table.getMany.mock.calls.filter(([keys]) => keys.length > 0)).toHaveLength(1);
  });

  it('is asked of the table but for the fields that are not known yet, and never for system fields', async () => {
    const table = aTableOf(aField('f-1'), aField('f-2'));
    const configuration = storeOf(table).of(aDomain());
    await configuration.fields(['f-1', 'title']);

    const fields = await configuration.fields(['title', 'f-2', 'f-1', 'f-2']);

    expect([...fields.keys()]).toEqual(['title', 'f-2', 'f-1']);
    expect(table.getMany).toHaveBeenLastCalledWith([configurationKey('d-1', 'FIELD', 'f-2')]);
  });

  it('has the case rules that are there, each read once', async () => {
    const aRule = (caseRuleId: string) => ({
      ...configurationKey('d-1', 'CASERULE', caseRuleId),
      caseRuleId,
    });
    const table = aTableOf(aRule('r-1'), aRule('r-2'));
    const configuration = storeOf(table).of(aDomain());
    await configuration.caseRules(['r-1']);

    const rules = await configuration.caseRules(['r-2', 'r-1', 'nothing']);

    expect([...rules.keys()]).toEqual(['r-2', 'r-1']);
    expect(table.getMany.mock.calls.map(([keys]) => keys.map(({ sk }) => sk))).toEqual([
      ['CASERULE#r-1'],
      ['CASERULE#r-2', 'CASERULE#nothing'],
    ]);
  });

  it('is read once when two ask at the same time', async () => {
    const table = aTableOf(anOption('f-1', 'a', '1'));
    const configuration = storeOf(table).of(aDomain());

    const [one, other] = await Promise.all([configuration.options('f-1'), configuration.options('f-1')]);

    expect(one).toBe(other);
    expect(table.queryAll).toHaveBeenCalledTimes(1);
  });

  it('is asked for anew when there was nothing', async () => {
    const table = aTableOf();
    const configuration = storeOf(table).of(aDomain());

    expect(await configuration.template('t-1')).toBeUndefined();
    expect(await configuration.template('t-1')).toBeUndefined();

    expect(table.get).toHaveBeenCalledTimes(2);
  });

  it('is asked for anew when the reading failed', async () => {
    const table = aTableOf(aTemplate('t-1'));
    table.get.mockRejectedValueOnce(new Error('socket hang up'));
    const configuration = storeOf(table).of(aDomain());

    await expect(configuration.template('t-1')).rejects.toThrow('socket hang up');

    expect(await configuration.template('t-1')).toMatchObject({ templateId: 't-1' });
  });

  it('is kept apart for each domain', async () => {
    const store = storeOf(aTableOf(aTemplate('t-1', 'd-1')));

    expect(await store.of(aDomain(1, 'd-1')).template('t-1')).toBeDefined();
    expect(await store.of(aDomain(1, 'd-2')).template('t-1')).toBeUndefined();
  });

  it('is kept for the last twenty domains', async () => {
    const domains = Array.from({ length: 21 }, (_, number) => aDomain(1, `d-${number}`));
    const store = storeOf(aTableOf());
    const kept = domains.map((domain) => store.of(domain));

    expect(store.of(aDomain(1, 'd-20'))).toBe(kept[20]);
    expect(store.of(aDomain(1, 'd-1'))).toBe(kept[1]);
    expect(store.of(aDomain(1, 'd-0'))).not.toBe(kept[0]);
  });

  it('has the built-in options before the others, which stand as they were added', async () => {
    const table = aTableOf(
      anOption('status', 'z', '2'),
      anOption('status', 'a', '3'),
      anOption('status', 'm', '1'),
    );

    const options = await storeOf(table).of(aDomain()).options('status');

    expect(options.map(({ value }) => value)).toEqual(['open', 'closed', 'm', 'z', 'a']);
  });

  it('has templates without what they say of deleted fields', async () => {
    const template = aTemplate('t-1', 'd-1', {
      requiredFields: [{ fieldId: 'title' }, { fieldId: 'f-1' }, { fieldId: 'f-2' }],
      rules: [{ caseRuleId: 'r-1', fieldId: 'f-1' }, { caseRuleId: 'r-2' }],
    });
    const table = aTableOf(template, aField('f-1', 'Text', { deleted: true }), aField('f-2'));

    expect(await storeOf(table).of(aDomain()).template('t-1')).toMatchObject({
      requiredFields: [{ fieldId: 'title' }, { fieldId: 'f-2' }],
      rules: [{ caseRuleId: 'r-2' }],
    });
  });

  it('has the options of SingleSelect fields alone', async () => {
    const table = aTableOf(aField('f-1'), aField('f-2', 'SingleSelect'), anOption('f-2', 'a', '1'));

    const definitions = await storeOf(table).of(aDomain()).definitions(['f-1', 'f-2', 'nothing']);

    expect([...definitions.keys()]).toEqual(['f-1', 'f-2']);
    expect(definitions.get('f-1')?.options).toEqual([]);
    expect(definitions.get('f-2')?.options).toMatchObject([{ value: 'a' }]);
    expect(table.queryAll).toHaveBeenCalledTimes(1);
  });
});

describe('a change of what configures a domain', () => {
  const domainItem = (configVersion: number, more: object = {}) => ({
    ...domainKey('d-1'),
    ...aDomain(configVersion),
    ...more,
  });
  const put: Put = { item: { ...configurationKey('d-1', 'FIELD', 'f-1') }, unlessExists: true };
  const creation: ConfigurationChange = {
    kind: 'Field',
    id: 'f-1',
    action: 'Created',
    before: undefined,
    after: { name: 'Colour' },
    writes: [put],
  };
  const caller = { accountId: '111122223333', iamPrincipalArn: 'arn:aws:iam::111122223333:role/Admins' };

  it('is written together with the next version, on the condition that nobody was faster', async () => {
    const table = aTableOf(domainItem(7));

    await storeOf(table).change('d-1', caller, async () => [creation]);

    const [[writes = []] = []] = table.write.mock.calls;
    const [, entry] = writes as readonly [Put, Put];
    const changeId = `${entry.item['changeId']}`;
    expect(table.write).toHaveBeenCalledExactlyOnceWith([
      put,
      {
        item: {
          ...historyKey('d-1', changeId),
          changeId,
          time: '2026-01-02T03:04:05.678Z',
          iamPrincipalArn: caller.iamPrincipalArn,
          kind: 'Field',
          id: 'f-1',
          action: 'Created',
          changedMembers: [{ member: 'name', newValue: 'Colour' }],
        },
        unlessExists: true,
      },
      {
        update: domainKey('d-1'),
        set: { configVersion: 8, lastChangeId: changeId },
        if: { equals: { configVersion: 7 } },
      },
    ]);
  });

  it('is told with an id greater than the one before it, whatever the clock says', async () => {
    const last = '01ZZZZZZZZ0000000000000000';
    const table = aTableOf(domainItem(7, { lastChangeId: last }));

    await storeOf(table).change('d-1', caller, async () => [creation, creation]);

    const [[writes = []] = []] = table.write.mock.calls;
    const ids = writes.flatMap((write) => ('item' in write ? [write.item['changeId']] : [])).filter(Boolean);
    const { set } = writes.at(-1) as Update;
    expect([last, ...ids]).toEqual([last, ...ids].toSorted());
    expect(new Set(ids).size).toBe(2);
    expect(set).toMatchObject({ lastChangeId: ids.at(-1) });
  });

  it("brings members of the domain's own item along", async () => {
    const table = aTableOf(domainItem(7));
    const settings = { ruleEnforcement: 'report' } as const;

    await storeOf(table).change('d-1', caller, async () => [{ ...creation, ofDomain: { settings } }]);

    const [[writes = []] = []] = table.write.mock.calls;
    expect(writes.at(-1)).toMatchObject({ update: domainKey('d-1'), set: { configVersion: 8, settings } });
  });

  it('is decided anew, from the domain as it is then, when somebody was faster', async () => {
    const table = aTableOf();
    table.get.mockResolvedValueOnce(domainItem(7)).mockResolvedValueOnce(domainItem(8));
    table.write.mockImplementationOnce(async (writes) => {
      const nextVersion = writes.slice(-1).map((write) => [write, undefined] as const);
      throw new WriteRefused(new Map(nextVersion));
    });
    const seen: number[] = [];

    await storeOf(table).change('d-1', caller, async ({ configVersion }) => {
      seen.push(configVersion);
      return [creation];
    });

    expect(seen).toEqual([7, 8]);
    expect(table.write).toHaveBeenCalledTimes(2);
  });

  it('ends at once where it is refused for itself', async () => {
    const table = aTableOf(domainItem(7));
    const taken = conflict('A field of the name Colour exists already.');
    table.write.mockRejectedValue(taken);

    await expect(storeOf(table).change('d-1', caller, async () => [creation])).rejects.toBe(taken);

    expect(table.write).toHaveBeenCalledTimes(1);
  });

  it('ends at once where it is decided against, and nothing is written', async () => {
    const table = aTableOf(domainItem(7));
    const refusal = conflict('No.');

    const change = storeOf(table).change('d-1', caller, async () => {
      throw refusal;
    });

    await expect(change).rejects.toBe(refusal);
    expect(table.write).not.toHaveBeenCalled();
  });

  it('writes nothing, and leaves the version alone, where nothing is to be written', async () => {
    const table = aTableOf(domainItem(7));

    await storeOf(table).change('d-1', caller, async () => []);

    expect(table.write).not.toHaveBeenCalled();
  });

  it('of a domain that does not exist is not even decided', async () => {
    const decide = vi.fn(async () => []);

    const change = storeOf(aTableOf()).change('nowhere', caller, decide);

    await expect(change).rejects.toMatchObject({
      kind: 'ResourceNotFoundException',
      members: { resourceType: 'Domain', resourceId: 'nowhere' },
    });
    expect(decide).not.toHaveBeenCalled();
  });
});
