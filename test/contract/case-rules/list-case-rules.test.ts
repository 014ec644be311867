import { DeleteCaseRuleCommand, ListCaseRulesCommand } from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { aCaseRule, aDomain, aName, aSelectField } from '../../builders/shop.ts';
import { anAnken } from '../support/client.ts';
import { allPages, sorted } from '../support/pages.ts';
import { invalidMember, notFound } from '../support/refusals.ts';

const { client } = await anAnken();
const isRequired = { required: { defaultValue: true, conditions: [] } };

const list = (domainId: string, more: { maxResults?: number; nextToken?: string | undefined } = {}) =>
  client.send(new ListCaseRulesCommand({ domainId, ...more }));

describe('ListCaseRules', () => {
  it('says of each rule what it is, and not what it holds', async () => {
    const domainId = await aDomain(client, aName('Shop'));
    const childFieldId = await aSelectField(client, domainId);
    const mappings = [{ parentFieldOptionValue: 'open', childFieldOptionValues: ['Mail'] }];
    const ids = [
      await aCaseRule(client, domainId, isRequired, 'One'),
      await aCaseRule(client, domainId, { hidden: isRequired.required }, 'Two'),
      await aCaseRule(
        client,
        domainId,
        {
          fieldOptions: { parentFieldId: 'status', childFieldId, parentChildFieldOptionsMappings: mappings },
        },
        'Three',
      ),
    ];

    const { caseRules = [], nextToken } = await list(domainId);

    expect(nextToken).toBeUndefined();
    expect(new Map(caseRules.map((rule) => [rule.name, rule]))).toEqual(
      new Map(
        [
          ['One', 'Required'],
          ['Two', 'Hidden'],
          ['Three', 'FieldOptions'],
        ].map(([name, ruleType], index) => [
          name,
          {
            caseRuleId: ids[index],
            caseRuleArn: `arn:aws:cases:us-east-1:111122223333:domain/${domainId}/case-rule/${ids[index]}`,
            name,
            ruleType,
          },
        ]),
      ),
    );
  });

  it('leaves out what was deleted, and neither skips nor doubles a rule from page to page', async () => {
    const domainId = await aDomain(client, aName('Shop'));
    const ids: string[] = [];
    for (let count = 0; count < 7; count += 1) ids.push(await aCaseRule(client, domainId, isRequired));
    const [deleted = '', ...kept] = ids;
    await client.send(new DeleteCaseRuleCommand({ domainId, caseRuleId: deleted }));

    const pages = await allPages((nextToken) => list(domainId, { maxResults: 2, nextToken }));

    const listed = pages.flatMap(({ caseRules = [] }) => caseRules.map(({ caseRuleId }) => caseRuleId));
    expect(sorted(listed)).toEqual(sorted(kept));
    expect(pages.map(({ caseRules }) => caseRules?.length)).toEqual([2, 2, 2]);
  });

  it('is empty where there are no rules', async () => {
    expect(await list(await aDomain(client, aName('Shop')))).toMatchObject({ caseRules: [] });
  });

  it('takes pages of 1 to 100, and no token but its own', async () => {
    const domainId = await aDomain(client, aName('Shop'));
    const other = await aDomain(client, aName('Shop'));
    for (let count = 0; count < 2; count += 1) await aCaseRule(client, other, isRequired);
    const { nextToken } = await list(other, { maxResults: 1 });

    await expect(list(domainId, { maxResults: 100 })).resolves.toBeDefined();
    for (const maxResults of [0, 101]) {
      await expect(list(domainId, { maxResults })).rejects.toMatchObject(
        invalidMember('maxResults', 'must be a whole number from 1 to 100'),
      );
    }
    expect(nextToken).toBeDefined();
    await expect(list(domainId, { nextToken })).rejects.toMatchObject(invalidMember('nextToken'));
  });

  it('says which domain does not exist', async () => {
    await expect(list('nowhere')).rejects.toMatchObject(notFound('Domain', 'nowhere'));
  });
});
