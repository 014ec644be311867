import { DeleteCaseCommand, SearchRelatedItemsCommand } from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { aBatchOfComments, casesOf } from '../../builders/batch.ts';
import { aCase, aComment, anSlaContent, text } from '../../builders/case.ts';
import { aShop } from '../../builders/shop.ts';
import { storedItems } from '../../integration/support/stored.ts';
import type { AnkenOptions } from '../support/anken.ts';
import { anAnken } from '../support/client.ts';
import { refusal } from '../support/refusals.ts';

const anAnkenWithCases = async (options: AnkenOptions = {}) => {
  const anken = await anAnken(options);
  const shop = await aShop(anken.client);
  const one = await aCase(anken.client, shop, [text('reference_number', 'shop-1')]);
  const two = await aCase(anken.client, shop, [text('reference_number', 'shop-2')]);
  const comment = (cases: ReturnType<typeof casesOf>, more: object = {}) =>
    aBatchOfComments(anken.send, shop.domainId, cases, more);
  const itemsOf = async (opened: typeof one) =>
    (await anken.client.send(new SearchRelatedItemsCommand(opened))).relatedItems ?? [];
  return { ...anken, shop, one, two, comment, itemsOf };
};

it('puts the comment on each case, and answers each one’s related item', async () => {
  const { one, two, comment, itemsOf } = await anAnkenWithCases();

  const { successfulItems, failedItems } = await comment(casesOf(one, { referenceId: 'SHOP-2' }), {
    performedBy: { customEntity: 'night batch' },
  });

  expect(failedItems).toEqual([]);
  for (const [index, each] of [one, two].entries()) {
    const [item] = await itemsOf(each);
    expect(item).toMatchObject({
      type: 'Comment',
      content: { comment: { body: 'Delayed by the typhoon', contentType: 'Text/Plain' } },
      performedBy: { customEntity: 'night batch' },
    });
    expect(successfulItems[index]).toEqual({
      caseIdentifier: { caseId: each.caseId, referenceId: `shop-${index + 1}` },
      relatedItemId: item?.relatedItemId,
      relatedItemArn: `arn:aws:cases:us-east-1:111122223333:domain/${each.domainId}/case/${each.caseId}/related-item/${item?.relatedItemId}`,
    });
  }
});

describe('what fails for one case', () => {
  it('is told with its code, and the other case is commented on', async () => {
    const { client, one, two, comment, itemsOf } = await anAnkenWithCases();
    await client.send(new DeleteCaseCommand(one));

    const { successfulItems, failedItems } = await comment(casesOf({ referenceId: 'shop-1' }, two));

    expect(failedItems).toEqual([
      {
        caseIdentifier: { caseId: one.caseId, referenceId: 'shop-1' },
        errorCode: 'CASE_NOT_FOUND',
        errorMessage: `Case ${one.caseId} does not exist.`,
      },
    ]);
    expect(successfulItems).toHaveLength(1);
    expect(await itemsOf(two)).toHaveLength(1);
  });

  it('may be a quota', async () => {
    const { client, one, two, comment } = await anAnkenWithCases({ quotas: { relatedItemsPerCase: 1 } });
    await aComment(client, one);

    const { successfulItems, failedItems } = await comment(casesOf(one, two));

    expect(successfulItems).toHaveLength(1);
    expect(failedItems).toEqual([
      {
        caseIdentifier: { caseId: one.caseId },
        errorCode: 'SERVICE_QUOTA_EXCEEDED',
        errorMessage: 'There may be at most 1 related items of a case.',
      },
    ]);
  });
});

it.each<[string, (one: { readonly domainId: string; readonly caseId: string }) => object, object]>([
  [
    'there is no such domain',
    () => ({ domainId: 'none' }),
    { status: 404, kind: 'ResourceNotFoundException', message: 'Domain none does not exist.' },
  ],
  [
    'no case has the reference number',
    () => ({ cases: casesOf({ referenceId: 'shop-9' }) }),
    { status: 404, kind: 'ResourceNotFoundException', message: 'Case shop-9 does not exist.' },
  ],
  [
    'a case stands in it twice',
    (one) => ({ cases: casesOf(one, { referenceId: 'shop-1' }) }),
    {
      status: 400,
      kind: 'ValidationException',
      message: 'cases[1].caseIdentifier: names the case of cases[0] again',
    },
  ],
  [
    'the content is no comment',
    () => ({ content: anSlaContent() }),
    { status: 400, kind: 'ValidationException', message: 'content: must be a comment' },
  ],
  [
    'the comment is empty',
    () => ({ content: { comment: { body: '', contentType: 'Text/Plain' } } }),
    {
      status: 400,
      kind: 'ValidationException',
      message: 'content.comment.body: must be 1 to 15000 characters long',
    },
  ],
])('fails as a whole, and writes nothing, where %s', async (_, request, expected) => {
  const { one, ...anken } = await anAnkenWithCases();
  const before = await storedItems(anken);
  const good = {
    domainId: one.domainId,
    cases: casesOf(one),
    content: { comment: { body: 'x', contentType: 'Text/Plain' } },
    clientToken: 't',
  };

  const answered = await anken.send(
    'POST',
    '/cases:batchCreateRelatedItem',
    JSON.stringify({ ...good, ...request(one) }),
  );

  expect(refusal(answered)).toEqual(expected);
  expect(await storedItems(anken)).toEqual(before);
});
