import { BatchGetCaseRuleCommand } from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { configurationKey } from '../../../lambdas/table/keys.ts';
import { aCaseRule, aDomain } from '../../builders/shop.ts';
import { anAnken } from '../support/client.ts';
import { invalidMember, notFound } from '../support/refusals.ts';
import { fill } from '../support/seed.ts';

const anken = await anAnken();
const { client } = anken;
const domainId = await aDomain(client);
const isRequired = { required: { defaultValue: true, conditions: [] } };

const get = (ids: readonly string[], domain = domainId) =>
  client.send(new BatchGetCaseRuleCommand({ domainId: domain, caseRules: ids.map((id) => ({ id })) }));

describe('BatchGetCaseRule', () => {
  it('answers the rules in the order of the request, each once', async () => {
    const one = await aCaseRule(client, domainId, isRequired, 'One');
    const two = await aCaseRule(client, domainId, { hidden: isRequired.required }, 'Two');

    const { caseRules, errors, unprocessedCaseRules } = await get([two, one, two]);

    expect(caseRules).toEqual([
      {
        caseRuleId: two,
        caseRuleArn: `arn:aws:cases:us-east-1:111122223333:domain/${domainId}/case-rule/${two}`,
        name: 'Two',
        rule: { hidden: isRequired.required },
        createdTime: expect.any(Date),
        lastModifiedTime: expect.any(Date),
      },
      expect.objectContaining({ caseRuleId: one, name: 'One', rule: isRequired }),
    ]);
    expect(errors).toEqual([]);
    expect(unprocessedCaseRules).toBeUndefined();
  });

  it('answers what is there, and an error for each id that is no rule', async () => {
    const rule = await aCaseRule(client, domainId, isRequired);

    const { caseRules, errors } = await get(['nothing', rule, 'x'.repeat(500)]);

    expect(caseRules).toMatchObject([{ caseRuleId: rule }]);
    expect(errors).toEqual(
      ['nothing', 'x'.repeat(500)].map((id) => ({
        id,
        errorCode: 'ResourceNotFoundException',
        message: `CaseRule ${id} does not exist.`,
      })),
    );
  });

  it('names those that one response cannot hold, and answers them the next time', async () => {
    const ids = Array.from({ length: 15 }, (_, number) => `large-${number}`);
    const childFieldOptionValues = Array.from({ length: 1100 }, () => '🦊'.repeat(75));
    const mappings = [{ parentFieldOptionValue: 'a', childFieldOptionValues }];
    await fill(anken, ids.length, (number) => ({
      ...configurationKey(domainId, 'CASERULE', `${ids[number]}`),
      caseRuleId: ids[number],
      name: `${ids[number]}`,
      rule: { fieldOptions: { parentChildFieldOptionsMappings: mappings } },
      createdTime: '2026-01-02T03:04:05.678Z',
      lastModifiedTime: '2026-01-02T03:04:05.678Z',
    }));

    const { caseRules = [], unprocessedCaseRules = [], errors } = await get(ids);

    expect(errors).toEqual([]);
    expect(Buffer.byteLength(JSON.stringify(caseRules))).toBeLessThanOrEqual(4.1 * 1024 * 1024);
    expect(unprocessedCaseRules.length).toBeGreaterThan(0);
    expect([...caseRules.map(({ caseRuleId }) => caseRuleId), ...unprocessedCaseRules]).toEqual(ids);
    const rest = await get(unprocessedCaseRules);
    expect(rest.caseRules?.map(({ caseRuleId }) => caseRuleId)).toEqual(unprocessedCaseRules);
  });

  it('takes 1 to 50 ids', async () => {
    const ids = (count: number) => Array.from({ length: count }, (_, number) => `rule-${number}`);

    await expect(get(ids(50))).resolves.toMatchObject({ caseRules: [], errors: { length: 50 } });
    for (const count of [0, 51]) {
      await expect(get(ids(count))).rejects.toMatchObject(
        invalidMember('caseRules', 'must have 1 to 50 members'),
      );
    }
    await expect(get([''])).rejects.toMatchObject(
      invalidMember('caseRules[0].id', 'must be 1 to 500 characters long'),
    );
  });

  it('says which domain does not exist', async () => {
    await expect(get(['x'], 'nowhere')).rejects.toMatchObject(notFound('Domain', 'nowhere'));
  });
});
