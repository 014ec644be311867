import {
  BatchGetCaseRuleCommand,
  BatchGetFieldCommand,
  CreateCaseCommand,
  DeleteCaseRuleCommand,
  GetCaseAuditEventsCommand,
  GetCaseCommand,
  GetDomainCommand,
  GetLayoutCommand,
  GetTemplateCommand,
  ListTagsForResourceCommand,
  SearchRelatedItemsCommand,
  TagResourceCommand,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { ankenCaseChange, contractCaseChange } from '../../../lambdas/case-events/case-change.ts';
import { arns as arnsOf } from '../../../lambdas/contract/arn.ts';
import { aCase, aCaseRequest, text, update } from '../../builders/case.ts';
import { aTemplate } from '../../builders/shop.ts';
import { breaks } from '../../integration/support/chain.ts';
import { storedEvents, storedItems } from '../../integration/support/stored.ts';
import { anAnken } from '../support/client.ts';
import { allPages } from '../support/pages.ts';
import { invalidMember, notFound } from '../support/refusals.ts';
import { aTaggableShop, aTaggableShopWithItems, foreignArns, place } from './tagged-shop.ts';

const anken = await anAnken();
const { client, send } = anken;
const shop = await aTaggableShopWithItems(anken);
const { domainId, arns } = shop;

const tag = (arn: string, tags: Readonly<Record<string, string>>) =>
  client.send(new TagResourceCommand({ arn, tags }));
const tagsOf = async (arn: string) => (await client.send(new ListTagsForResourceCommand({ arn }))).tags;
const numbered = (count: number, begin = 0) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`key-${begin + index}`, 'value']));

const shownItem = async (arn: string) => {
  const { relatedItems = [] } = await client.send(
    new SearchRelatedItemsCommand({ domainId, caseId: shop.caseId }),
  );
  return relatedItems.find((item) => arn.endsWith(`/${item?.relatedItemId}`))?.tags;
};

/** What the operation that reads the resource says of its tags. */
const shown = {
  Domain: async () => (await client.send(new GetDomainCommand({ domainId }))).tags,
  Field: async () => {
    const fields = [{ id: shop.orderFieldId }];
    return (await client.send(new BatchGetFieldCommand({ domainId, fields }))).fields?.[0]?.tags;
  },
  Layout: async () => (await client.send(new GetLayoutCommand({ domainId, layoutId: shop.layoutId }))).tags,
  Template: async () =>
    (await client.send(new GetTemplateCommand({ domainId, templateId: shop.templateId }))).tags,
  CaseRule: async () => {
    const caseRules = [{ id: shop.caseRuleId }];
    return (await client.send(new BatchGetCaseRuleCommand({ domainId, caseRules }))).caseRules?.[0]?.tags;
  },
  Case: async () => {
    const { tags } = await client.send(
      new GetCaseCommand({ domainId, caseId: shop.caseId, fields: [{ id: 'title' }] }),
    );
    return tags;
  },
  Comment: () => shownItem(arns.Comment),
  Contact: () => shownItem(arns.Contact),
  Sla: () => shownItem(arns.Sla),
};
const kinds = [
  'Domain',
  'Field',
  'Layout',
  'Template',
  'CaseRule',
  'Case',
  'Comment',
  'Contact',
  'Sla',
] as const;

describe('TagResource', () => {
  it.each(kinds)(
    'adds tags to a %s, changes those that are there, and shows them where it is read',
    async (kind) => {
      expect(await shown[kind]()).toBeUndefined();

      expect(await tag(arns[kind], { team: 'returns', constructor: 'x' })).toEqual({
        $metadata: expect.objectContaining({ httpStatusCode: 200 }),
      });
      await tag(arns[kind], { team: 'refunds', 'cost centre': '' });

      const tags = { team: 'refunds', constructor: 'x', 'cost centre': '' };
      expect(await tagsOf(arns[kind])).toEqual(tags);
      expect(await shown[kind]()).toEqual(tags);
    },
  );

  it.each(kinds)('writes nothing where a %s has the tags already', async (kind) => {
    await tag(arns[kind], { same: 'yes' });
    const before = await storedItems(anken);

    await tag(arns[kind], { same: 'yes' });
    await tag(arns[kind], {});

    expect(await storedItems(anken)).toEqual(before);
  });

  it.each(kinds)('gives a %s 50 tags and refuses the next one', async (kind) => {
    const { arns } = await aTaggableShopWithItems(anken);

    await tag(arns[kind], numbered(49));
    await tag(arns[kind], { 'key-0': 'changed', 'key-49': 'value' });

    await expect(tag(arns[kind], { more: '' })).rejects.toMatchObject(
      invalidMember('tags', 'the resource would have more than 50 tags'),
    );
    expect(Object.keys((await tagsOf(arns[kind])) ?? {})).toHaveLength(50);
    await expect(tag(arns[kind], numbered(51))).rejects.toMatchObject(
      invalidMember('tags', 'must have at most 50 tags'),
    );
  });

  it.each([
    ['aws:team', 'is no tag key'],
    ['AWS:team', 'is no tag key'],
    ['担当', 'is no tag key'],
    ['k'.repeat(129), 'must be 1 to 128 characters long'],
    ['', 'must be 1 to 128 characters long'],
  ])('refuses the key %s', async (key, reason) => {
    await expect(tag(arns.Case, { [key]: 'x' })).rejects.toMatchObject(
      invalidMember(`tags.${key.slice(0, 127)}${key.length > 128 ? '…' : ''}`, reason),
    );
  });

  it('takes a value of 256 characters, and refuses a longer one and one of another alphabet', async () => {
    const { arns } = await aTaggableShop(anken);

    await expect(tag(arns.Case, { key: 'v'.repeat(256) })).resolves.toBeDefined();
    await expect(tag(arns.Case, { key: 'v'.repeat(257) })).rejects.toMatchObject(
      invalidMember('tags.key', 'must be 0 to 256 characters long'),
    );
    await expect(tag(arns.Case, { key: '返品' })).rejects.toMatchObject(
      invalidMember('tags.key', 'is no tag value'),
    );
    await expect(tag(arns.Case, undefined as never)).rejects.toMatchObject(
      invalidMember('tags', 'is required'),
    );
  });

  it('reads an ARN that HTTP APIs have decoded just as one that is encoded', async () => {
    const body = JSON.stringify({ tags: { door: 'decoded' } });

    expect(await send('POST', `/tags/${arns.Layout}`, body)).toMatchObject({ status: 200, body: '' });
    expect(await send('POST', `/tags/${encodeURIComponent(arns.Field)}`, body)).toMatchObject({
      status: 200,
    });

    expect(await tagsOf(arns.Layout)).toMatchObject({ door: 'decoded' });
    expect(await tagsOf(arns.Field)).toMatchObject({ door: 'decoded' });
  });

  it.each(foreignArns(domainId))('refuses an ARN %s', async (_what, arn) => {
    await expect(tag(arn, { team: 'x' })).rejects.toMatchObject(
      invalidMember('arn', `is of no resource of this deployment, whose ARNs begin with ${place}:domain/`),
    );
  });

  it('refuses an ARN of more than 500 characters', async () => {
    await expect(tag(`${shop.domain}/case/${'x'.repeat(500)}`, {})).rejects.toMatchObject(
      invalidMember('arn', 'must be 1 to 500 characters long'),
    );
  });

  it('refuses what has no tags: a system field, and what was deleted', async () => {
    const { arns: others, caseRuleId, domainId: domain } = await aTaggableShop(anken);
    await client.send(new DeleteCaseRuleCommand({ domainId: domain, caseRuleId }));

    await expect(tag(`${shop.domain}/field/title`, { a: 'b' })).rejects.toMatchObject(
      invalidMember('arn', 'is of a system field, which has no tags'),
    );
    await expect(tag(others.CaseRule, { a: 'b' })).rejects.toMatchObject(
      invalidMember('arn', 'is of a case rule that is deleted'),
    );
  });

  it.each([
    ['Field', 'field'],
    ['Layout', 'layout'],
    ['Template', 'template'],
    ['CaseRule', 'case-rule'],
    ['Case', 'case'],
  ])('says which %s does not exist, and which domain', async (type, part) => {
    await expect(tag(`${shop.domain}/${part}/nothing`, { a: 'b' })).rejects.toMatchObject(
      notFound(type, 'nothing'),
    );
    await expect(tag(`${place}:domain/nowhere/${part}/x`, { a: 'b' })).rejects.toMatchObject(
      notFound('Domain', 'nowhere'),
    );
  });
});

describe('a tagged case', () => {
  const aTaggedCase = async () => {
    const ofItsOwn = await anAnken();
    const { domainId, caseId, arns } = await aTaggableShop(ofItsOwn);
    await ofItsOwn.client.send(new TagResourceCommand({ arn: arns.Case, tags: { team: 'returns' } }));
    await update(ofItsOwn.client, { domainId, caseId }, text('summary', 'In between'));
    await ofItsOwn.client.send(
      new TagResourceCommand({ arn: arns.Case, tags: { team: 'refunds', step: '2' } }),
    );
    const events = await storedEvents(ofItsOwn);
    return { ...ofItsOwn, domainId, caseId, events };
  };

  it('has events of its own, with the tags before and after, in one chain with the others', async () => {
    const { events } = await aTaggedCase();

    expect(events.map(({ type }) => type)).toEqual([
      'CASE.CREATED',
      'CASE.TAGGED',
      'CASE.UPDATED',
      'CASE.TAGGED',
    ]);
    expect(events[1]).toMatchObject({ oldTags: {}, after: { version: 2, tags: { team: 'returns' } } });
    expect(events[2]).toMatchObject({ after: { version: 3, tags: { team: 'returns' } } });
    expect(events[3]).toMatchObject({
      performedBy: { iamPrincipalArn: 'arn:aws:iam::111122223333:role/Agents' },
      oldTags: { team: 'returns' },
      after: { version: 4, tags: { team: 'refunds', step: '2' } },
    });
    expect(breaks(events)).toEqual([]);
  });

  it('goes to the bus in our own shape, and not in the contract’s', async () => {
    const { events, domainId, caseId } = await aTaggedCase();
    const place = arnsOf({ partition: 'aws', region: 'us-east-1', accountId: '111122223333' });
    const tagging = events[3];
    if (!tagging) throw new Error('There is no event');

    const { detail, resources } = ankenCaseChange(tagging, place);

    expect(resources).toEqual([place.domain(domainId), place.case(domainId, caseId)]);
    expect(JSON.parse(detail)).toMatchObject({
      eventType: 'CASE.TAGGED',
      eventId: tagging.eventId,
      caseId,
      tags: { team: 'refunds', step: '2' },
      oldTags: { team: 'returns' },
      title: '荷物が届かない',
      severityRaised: false,
      case: { caseId, fields: { summary: { value: { stringValue: 'In between' } } } },
    });
    expect(contractCaseChange(tagging, { enabled: true }, place)).toBeUndefined();
  });

  it('has an audit that tells of its values alone, and skips none of them', async () => {
    const { client, domainId, caseId } = await aTaggedCase();

    const pages = await allPages((nextToken) =>
      client.send(new GetCaseAuditEventsCommand({ domainId, caseId, maxResults: 1, nextToken })),
    );

    const types = pages.flatMap(({ auditEvents = [] }) => auditEvents.map((event) => event?.type));
    expect(types).toEqual(['Case.Updated', 'Case.Created']);
  });

  it('keeps every tag that several callers add at once', async () => {
    const { arns, domainId, caseId } = await aTaggableShop(anken);

    await Promise.all([
      ...Array.from({ length: 5 }, (_, index) => tag(arns.Case, numbered(1, index))),
      update(client, { domainId, caseId }, text('summary', 'At the same time')),
    ]);

    expect(await tagsOf(arns.Case)).toEqual(numbered(5));
  });

  it('begins with what its template hands down, and with its own tags over them', async () => {
    const tagMap = { team: 'returns', priority: 'low' };
    const templateId = await aTemplate(client, domainId, {
      tagPropagationConfigurations: [{ resourceType: 'Cases', tagMap }],
    });
    const plain = await aCase(client, { domainId, templateId });
    const { caseArn = '' } = await client.send(
      new CreateCaseCommand(aCaseRequest({ domainId, templateId }, [], { tags: { team: 'own', more: '1' } })),
    );

    expect(await tagsOf(`${shop.domain}/case/${plain.caseId}`)).toEqual(tagMap);
    expect(await tagsOf(caseArn)).toEqual({ team: 'own', priority: 'low', more: '1' });
  });
});
