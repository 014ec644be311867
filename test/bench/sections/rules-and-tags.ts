import {
  BatchGetCaseRuleCommand,
  DeleteCaseRuleCommand,
  ListCaseRulesCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateCaseRuleCommand,
} from '@aws-sdk/client-connectcases';
import { aCase, aComment, anSla, relatedItemArn } from '../../builders/case.ts';
import { aCaseRule, aDomain, aField, aName } from '../../builders/shop.ts';
import { aTypicalShop } from '../../builders/typical-case.ts';
import { configurationBudgets, tagBudgets } from '../budgets.ts';
import { type OperationLine, operationSection } from '../operation-line.ts';

type CaseOf = Awaited<ReturnType<typeof aCase>>;

const isRequired = { required: { defaultValue: true, conditions: [] } };
const ACCOUNT = 'arn:aws:cases:us-east-1:111122223333';
const tags = { team: 'returns', floor: '3' };

/** What a team sets up beside fields and layouts, and what it marks things with. */
export const rulesAndTags = operationSection({
  name: 'rules-and-tags',
  title: 'Case rules, tags, settings, history',
  more: 'Tags are two, of a thing that has none, or those two. The last three operations are Anken’s own.',
  linesOf: async ({ client, send }): Promise<readonly OperationLine[]> => {
    const shop = await aTypicalShop(client);
    const { domainId } = shop;
    /** Where rules are changed and deleted: what was deleted stays, and would be read with those of the shop. */
    const workshop = await aDomain(client, aName('Domain'));
    const caseRules = [
      { id: await aCaseRule(client, domainId, isRequired) },
      { id: await aCaseRule(client, domainId, isRequired) },
    ];
    const caseRuleId = await aCaseRule(client, workshop, isRequired);
    let calls = 0;
    const reading = (operation: string, call: () => Promise<unknown>): OperationLine => ({
      operation,
      budgets: configurationBudgets.read,
      rawReads: 'all',
      prepare: async () => call,
    });
    const tag = (arn: string) => () => client.send(new TagResourceCommand({ arn, tags }));
    const aCaseArn = async () => {
      const { caseId } = await aCase(client, shop, shop.values);
      return `${ACCOUNT}:domain/${domainId}/case/${caseId}`;
    };
    const tagging = (
      what: string,
      rawReads: readonly string[],
      newArn: () => Promise<string>,
    ): OperationLine => ({
      operation: `TagResource, ${what}`,
      budgets: tagBudgets,
      rawReads,
      prepare: async () => tag(await newArn()),
    });
    const untagging = (
      what: string,
      rawReads: readonly string[],
      newArn: () => Promise<string>,
    ): OperationLine => ({
      operation: `UntagResource, ${what}`,
      budgets: tagBudgets,
      rawReads,
      prepare: async () => {
        const arn = await newArn();
        await tag(arn)();
        return () => client.send(new UntagResourceCommand({ arn, tagKeys: Object.keys(tags) }));
      },
    });
    const itemArn = (make: (of: typeof client, opened: CaseOf) => Promise<string>) => async () => {
      const opened = await aCase(client, shop, shop.values);
      return relatedItemArn(opened, await make(client, opened));
    };
    const aFieldArn = async () => {
      const other = await aDomain(client, aName('Domain'));
      return `${ACCOUNT}:domain/${other}/field/${await aField(client, other)}`;
    };
    const taggedCase = await aCaseArn();
    await tag(taggedCase)();
    /** No client knows what is ours. */
    const ours = (operation: string, method: string, path: string, bodyOf: () => object): OperationLine => ({
      operation,
      ...(method === 'PUT'
        ? { budgets: configurationBudgets.change, rawReads: ['DOMAIN'] }
        : { budgets: configurationBudgets.read, rawReads: 'all' }),
      isSentByHand: true,
      prepare: async () => async () => {
        const { status, body } = await send(method, `/domains/${workshop}/${path}`, JSON.stringify(bodyOf()));
        if (status !== 200) throw new Error(`${status} ${body}`);
      },
    });
    return [
      {
        operation: 'CreateCaseRule',
        budgets: configurationBudgets.change,
        rawReads: ['DOMAIN'],
        prepare: async () => {
          const other = await aDomain(client, aName('Domain'));
          return () => aCaseRule(client, other, isRequired);
        },
      },
      reading('BatchGetCaseRule, of two', () =>
        client.send(new BatchGetCaseRuleCommand({ domainId, caseRules })),
      ),
      reading('ListCaseRules, of four', () => client.send(new ListCaseRulesCommand({ domainId }))),
      {
        operation: 'UpdateCaseRule',
        budgets: configurationBudgets.change,
        rawReads: ['DOMAIN', 'CASERULE'],
        prepare: async () => () => {
          calls += 1;
          const description = `説明 ${calls}`;
          return client.send(new UpdateCaseRuleCommand({ domainId: workshop, caseRuleId, description }));
        },
      },
      {
        operation: 'DeleteCaseRule',
        budgets: configurationBudgets.change,
        rawReads: ['DOMAIN', 'CASERULE'],
        prepare: async () => {
          const deleted = { domainId: workshop, caseRuleId: await aCaseRule(client, workshop, isRequired) };
          return () => client.send(new DeleteCaseRuleCommand(deleted));
        },
      },
      reading('ListTagsForResource, of a case', () =>
        client.send(new ListTagsForResourceCommand({ arn: taggedCase })),
      ),
      tagging('a case', ['CASE'], aCaseArn),
      untagging('a case', ['CASE'], aCaseArn),
      tagging('a comment', ['CASE', 'ITEM#'], itemArn(aComment)),
      tagging('an SLA', ['CASE'], itemArn(anSla)),
      tagging('a field', ['DOMAIN', 'FIELD'], aFieldArn),
      ours('GetDomainSettings', 'POST', 'settings', () => ({})),
      ours('PutDomainSettings', 'PUT', 'settings', () => {
        calls += 1;
        return { settings: { ruleEnforcement: 'report', quotas: { fieldsPerDomain: 500 + calls } } };
      }),
      ours('GetConfigurationHistory, a page of 25', 'POST', 'configuration-history', () => ({})),
    ];
  },
});
