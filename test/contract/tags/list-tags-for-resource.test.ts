import {
  DeleteCaseRuleCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { anAnken } from '../support/client.ts';
import { invalidMember, notFound } from '../support/refusals.ts';
import { aTaggableShop, aTaggableShopWithItems, foreignArns, place } from './tagged-shop.ts';

const anken = await anAnken();
const { client } = anken;
const shop = await aTaggableShopWithItems(anken);
const list = (arn: string) => client.send(new ListTagsForResourceCommand({ arn }));

describe('ListTagsForResource', () => {
  it.each(Object.entries(shop.arns))('answers an empty list for a %s without tags', async (_kind, arn) => {
    expect(await list(arn)).toEqual({
      tags: {},
      $metadata: expect.objectContaining({ httpStatusCode: 200 }),
    });
  });

  it('answers an empty list for a system field', async () => {
    expect(await list(`${shop.domain}/field/title`)).toMatchObject({ tags: {} });
  });

  it('answers the tags that a deleted rule had', async () => {
    const { arns, domainId, caseRuleId } = await aTaggableShop(anken);
    await client.send(new TagResourceCommand({ arn: arns.CaseRule, tags: { team: 'returns' } }));
    await client.send(new DeleteCaseRuleCommand({ domainId, caseRuleId }));

    expect(await list(arns.CaseRule)).toMatchObject({ tags: { team: 'returns' } });
  });

  it.each(foreignArns(shop.domainId))('refuses an ARN %s', async (_what, arn) => {
    await expect(list(arn)).rejects.toMatchObject(
      invalidMember('arn', 'is of no resource of this deployment'),
    );
  });

  it('refuses an ARN of more than 500 characters', async () => {
    await expect(list(`${shop.domain}/field/${'x'.repeat(500)}`)).rejects.toMatchObject(
      invalidMember('arn', 'must be 1 to 500 characters long'),
    );
  });

  it('says what does not exist', async () => {
    await expect(list(`${shop.domain}/template/nothing`)).rejects.toMatchObject(
      notFound('Template', 'nothing'),
    );
    await expect(list(`${shop.domain}/case/nothing`)).rejects.toMatchObject(notFound('Case', 'nothing'));
    await expect(list(`${shop.domain}/case/nothing/related-item/r-1`)).rejects.toMatchObject(
      notFound('Case', 'nothing'),
    );
    await expect(list(`${shop.arns.Case}/related-item/nothing`)).rejects.toMatchObject(
      notFound('RelatedItem', 'nothing'),
    );
    await expect(list(`${place}:domain/nowhere/case/x/related-item/r-1`)).rejects.toMatchObject(
      notFound('Domain', 'nowhere'),
    );
    await expect(list(`${place}:domain/nowhere/case/x`)).rejects.toMatchObject(notFound('Domain', 'nowhere'));
  });
});
