import {
  DeleteCaseRuleCommand,
  GetCaseCommand,
  GetDomainCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { storedEvents, storedItems } from '../../integration/support/stored.ts';
import { anAnken } from '../support/client.ts';
import { invalidMember, notFound } from '../support/refusals.ts';
import { aTaggableShop, aTaggableShopWithItems, foreignArns, place } from './tagged-shop.ts';

const anken = await anAnken();
const { client } = anken;

const tag = (arn: string, tags: Readonly<Record<string, string>>) =>
  client.send(new TagResourceCommand({ arn, tags }));
const untag = (arn: string, ...tagKeys: string[]) => client.send(new UntagResourceCommand({ arn, tagKeys }));
const tagsOf = async (arn: string) => (await client.send(new ListTagsForResourceCommand({ arn }))).tags;
const shop = await aTaggableShopWithItems(anken);
const { arns, domainId } = shop;

describe('UntagResource', () => {
  it.each([
    'Domain',
    'Field',
    'Layout',
    'Template',
    'CaseRule',
    'Case',
    'Comment',
    'Contact',
    'Sla',
  ] as const)('takes tags of a %s away, and nothing else', async (kind) => {
    await tag(arns[kind], { team: 'returns', 'a b@c': '1', keep: '' });

    expect(await untag(arns[kind], 'team', 'a b@c', 'unknown')).toEqual({
      $metadata: expect.objectContaining({ httpStatusCode: 200 }),
    });
    expect(await tagsOf(arns[kind])).toEqual({ keep: '' });

    await untag(arns[kind], 'keep');
    expect(await tagsOf(arns[kind])).toEqual({});
  });

  it('takes none where no keys are given', async () => {
    await tag(arns.Template, { kept: 'yes' });

    await expect(untag(arns.Template)).resolves.toBeDefined();

    expect(await tagsOf(arns.Template)).toEqual({ kept: 'yes' });
  });

  it('leaves a case and a domain without tags as if they had never had any', async () => {
    const { caseId } = shop;
    const fields = [{ id: 'title' }];

    expect(await client.send(new GetCaseCommand({ domainId, caseId, fields }))).not.toHaveProperty('tags');
    expect(await client.send(new GetDomainCommand({ domainId }))).not.toHaveProperty('tags');
  });

  it('tells of a case’s last tag in an event', async () => {
    const ofItsOwn = await anAnken();
    const { arns } = await aTaggableShop(ofItsOwn);
    await ofItsOwn.client.send(new TagResourceCommand({ arn: arns.Case, tags: { team: 'returns' } }));

    await ofItsOwn.client.send(new UntagResourceCommand({ arn: arns.Case, tagKeys: ['team'] }));

    const last = (await storedEvents(ofItsOwn)).at(-1);
    expect(last).toMatchObject({ type: 'CASE.TAGGED', oldTags: { team: 'returns' }, after: { version: 3 } });
    expect(last?.after).not.toHaveProperty('tags');
  });

  it('writes nothing where there is nothing to take away', async () => {
    const before = await storedItems(anken);

    for (const arn of Object.values(arns)) await untag(arn, 'nothing', '__proto__');

    expect(await storedItems(anken)).toEqual(before);
  });

  it('takes 50 keys, and refuses 51', async () => {
    const keys = (count: number) => Array.from({ length: count }, (_, number) => `key-${number}`);

    await expect(untag(arns.Case, ...keys(50))).resolves.toBeDefined();
    await expect(untag(arns.Case, ...keys(51))).rejects.toMatchObject(
      invalidMember('tagKeys', 'must have 0 to 50 members'),
    );
  });

  it.each([
    ['aws:team', 'is no tag key'],
    ['担当', 'is no tag key'],
    ['k'.repeat(129), 'must be 1 to 128 characters long'],
    ['', 'must be 1 to 128 characters long'],
  ])('refuses the key %s', async (key, reason) => {
    await expect(untag(arns.Case, 'good', key)).rejects.toMatchObject(invalidMember('tagKeys[1]', reason));
  });

  it.each(foreignArns(domainId))('refuses an ARN %s', async (_what, arn) => {
    await expect(untag(arn, 'team')).rejects.toMatchObject(
      invalidMember('arn', 'is of no resource of this deployment'),
    );
  });

  it('refuses what was deleted, and says what does not exist', async () => {
    const other = await aTaggableShop(anken);
    await client.send(new DeleteCaseRuleCommand({ domainId: other.domainId, caseRuleId: other.caseRuleId }));

    await expect(untag(other.arns.CaseRule, 'team')).rejects.toMatchObject(
      invalidMember('arn', 'is of a case rule that is deleted'),
    );
    await expect(untag(`${shop.domain}/layout/nothing`, 'team')).rejects.toMatchObject(
      notFound('Layout', 'nothing'),
    );
    await expect(untag(`${place}:domain/nowhere`, 'team')).rejects.toMatchObject(
      notFound('Domain', 'nowhere'),
    );
  });
});
