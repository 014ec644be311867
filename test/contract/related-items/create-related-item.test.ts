import { CreateRelatedItemCommand, SearchRelatedItemsCommand } from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { aCase, aComment, aContact, aContactArn } from '../../builders/case.ts';
import { aShop } from '../../builders/shop.ts';
import { storedEvents, storedItems } from '../../integration/support/stored.ts';
import { anAnken } from '../support/client.ts';

const anAnkenWithACase = async () => {
  const anken = await anAnken();
  const shop = await aShop(anken.client);
  const opened = await aCase(anken.client, shop);
  const found = async () => {
    const { relatedItems = [] } = await anken.client.send(new SearchRelatedItemsCommand(opened));
    return relatedItems;
  };
  /** Asks as a caller without the SDK would, who may send what the contract does not know. */
  const ask = async (body: unknown) => {
    const path = `/domains/${opened.domainId}/cases/${opened.caseId}/related-items/`;
    const { status, body: answer } = await anken.send('POST', path, JSON.stringify(body));
    return { status, ...JSON.parse(answer) };
  };
  return { ...anken, shop, opened, found, ask };
};

describe('a comment', () => {
  it('is added to the case', async () => {
    const { client, opened, found } = await anAnkenWithACase();

    const { relatedItemId, relatedItemArn } = await client.send(
      new CreateRelatedItemCommand({
        ...opened,
        type: 'Comment',
        content: { comment: { body: '5 ドル返金しました', contentType: 'Text/Plain' } },
      }),
    );

    expect(relatedItemArn).toBe(
      `arn:aws:cases:us-east-1:111122223333:domain/${opened.domainId}/case/${opened.caseId}/related-item/${relatedItemId}`,
    );
    expect(await found()).toEqual([
      {
        relatedItemId,
        type: 'Comment',
        associationTime: expect.any(Date),
        content: { comment: { body: '5 ドル返金しました', contentType: 'Text/Plain' } },
      },
    ]);
  });

  it('names who wrote it', async () => {
    const { client, opened, found } = await anAnkenWithACase();

    await client.send(
      new CreateRelatedItemCommand({
        ...opened,
        type: 'Comment',
        content: { comment: { body: 'x', contentType: 'Text/Plain' } },
        performedBy: { customEntity: 'suzuki.hanako@shop.example' },
      }),
    );

    expect(await found()).toMatchObject([{ performedBy: { customEntity: 'suzuki.hanako@shop.example' } }]);
  });

  it('may be written twice', async () => {
    const { client, opened, found } = await anAnkenWithACase();

    const first = await aComment(client, opened, 'again');
    const second = await aComment(client, opened, 'again');

    expect(second).not.toBe(first);
    expect(await found()).toHaveLength(2);
  });

  it.each(['x', '案', '😀'])('takes 15,000 characters such as %s, and no more', async (character) => {
    const { client, opened, found } = await anAnkenWithACase();

    await aComment(client, opened, character.repeat(15_000));

    expect(await found()).toMatchObject([{ content: { comment: { body: character.repeat(15_000) } } }]);
    await expect(aComment(client, opened, character.repeat(15_001))).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'content.comment.body: must be 1 to 15000 characters long',
    });
  });

  it('comes back with NUL, right-to-left marks and line ends as it was written', async () => {
    const { client, opened, found } = await anAnkenWithACase();
    const body = 'a\u0000b \u202Ec\u200F\r\n\u2028d 👩‍👩‍👧';

    await aComment(client, opened, body);

    expect(await found()).toMatchObject([{ content: { comment: { body } } }]);
  });

  it('is never refused because others write at the same time', async () => {
    const { client, opened, ...anken } = await anAnkenWithACase();

    const ids = await Promise.all(
      Array.from({ length: 50 }, (_, index) => aComment(client, opened, `${index}`)),
    );

    expect(new Set(ids).size).toBe(50);
    const events = (await storedEvents(anken)).filter(({ type }) => type === 'RELATED_ITEM.CREATED');
    expect(events).toHaveLength(50);
  });
});

describe('a contact', () => {
  it('is linked with the time of the link and a channel unknown, until somebody tells more of it', async () => {
    const { client, opened, found } = await anAnkenWithACase();

    const relatedItemId = await aContact(client, opened);

    const [item] = await found();
    expect(item).toEqual({
      relatedItemId,
      type: 'Contact',
      associationTime: expect.any(Date),
      content: {
        contact: {
          contactArn: aContactArn(),
          channel: 'UNKNOWN',
          connectedToSystemTime: item?.associationTime,
        },
      },
    });
  });

  it('is linked once, however often it is asked for', async () => {
    const { client, opened, ...anken } = await anAnkenWithACase();
    const first = await aContact(client, opened);
    const before = await storedItems(anken);

    const second = await aContact(client, opened);

    expect(second).toBe(first);
    expect(await storedItems(anken)).toEqual(before);
  });

  it('is linked once by twenty callers at the same time, who all hear of the one link', async () => {
    const { client, opened, found, ...anken } = await anAnkenWithACase();

    const ids = await Promise.all(Array.from({ length: 20 }, () => aContact(client, opened)));

    expect(new Set(ids).size).toBe(1);
    expect(await found()).toHaveLength(1);
    expect(await storedEvents(anken)).toHaveLength(2);
  });

  it('may be linked to several cases', async () => {
    const { client, shop, opened } = await anAnkenWithACase();
    const other = await aCase(client, shop);

    const here = await aContact(client, opened);
    const there = await aContact(client, other);

    expect(there).not.toBe(here);
  });
});

describe('the quota of 200 related items of a case', () => {
  it('refuses one more, but still answers the link of a contact that is there', {
    timeout: 60_000,
  }, async () => {
    const { client, opened, ...anken } = await anAnkenWithACase();
    const linked = await aContact(client, opened);
    await Promise.all(Array.from({ length: 199 }, () => aComment(client, opened)));
    const before = await storedItems(anken);

    await expect(aComment(client, opened)).rejects.toMatchObject({
      name: 'ServiceQuotaExceededException',
      message: 'There may be at most 200 related items of a case.',
      $metadata: { httpStatusCode: 402 },
    });
    await expect(aContact(client, opened, aContactArn(2))).rejects.toMatchObject({
      name: 'ServiceQuotaExceededException',
    });
    expect(await aContact(client, opened)).toBe(linked);
    expect(await storedItems(anken)).toEqual(before);
  });
});

describe('a related item is refused', () => {
  const comment = { comment: { body: 'x', contentType: 'Text/Plain' } };
  const contact = { contact: { contactArn: aContactArn() } };
  it.each([
    [
      'type and content do not go together',
      { type: 'Comment', content: contact },
      /^content: must hold the member/,
    ],
    [
      'the type is an SLA and the content a comment',
      { type: 'Sla', content: comment },
      /^content: must hold/,
    ],
    [
      'the content is an SLA and the type is not',
      {
        type: 'Comment',
        content: {
          sla: { slaInputConfiguration: { name: 'x', type: 'CaseField', targetSlaMinutes: 1 } },
        },
      },
      /^content: must hold the member that goes with the type Comment$/,
    ],
    [
      'the type is a contact and the content a comment',
      { type: 'Contact', content: comment },
      /^content: must hold/,
    ],
    ['the type is unknown', { type: 'Note', content: comment }, /^type: must be Contact or Comment or/],
    ['there is no type', { content: comment }, /^type: is required$/],
    ['there is no content', { type: 'Comment' }, /^content: is required$/],
    [
      'the content is two things at once',
      { type: 'Comment', content: { ...comment, ...contact } },
      /^content: must hold exactly one of contact, comment/,
    ],
    [
      'a comment is empty',
      { type: 'Comment', content: { comment: { ...comment.comment, body: '' } } },
      /^content\.comment\.body: must be 1 to 15000 characters long$/,
    ],
    [
      'a comment is of HTML',
      { type: 'Comment', content: { comment: { body: 'x', contentType: 'Text/Html' } } },
      /^content\.comment\.contentType: must be Text\/Plain$/,
    ],
    [
      'a contact has no ARN',
      { type: 'Contact', content: { contact: {} } },
      /^content\.contact\.contactArn: is required$/,
    ],
    [
      'a contact’s ARN has 501 characters',
      { type: 'Contact', content: { contact: { contactArn: 'x'.repeat(501) } } },
      /^content\.contact\.contactArn: must be 1 to 500 characters long$/,
    ],
    [
      'a file’s ARN has 501 characters',
      { type: 'File', content: { file: { fileArn: 'x'.repeat(501) } } },
      /^content\.file\.fileArn: must be 1 to 500 characters long$/,
    ],
    ['a file has no ARN', { type: 'File', content: { file: {} } }, /^content\.file\.fileArn: is required$/],
    [
      'a connected case does not exist',
      { type: 'ConnectCase', content: { connectCase: { caseId: 'nowhere' } } },
      /^content\.connectCase\.caseId: there is no case nowhere$/,
    ],
    [
      'a custom item has no fields',
      { type: 'Custom', content: { custom: { fields: [] } } },
      /^content\.custom\.fields: must have 1 to 50 members$/,
    ],
    [
      'two performers are named',
      { type: 'Comment', content: comment, performedBy: { userArn: 'x', customEntity: 'y' } },
      /^performedBy: must hold exactly one of userArn, customEntity$/,
    ],
  ])('where %s, and leaves nothing behind', async (_, body, message) => {
    const { ask, ...anken } = await anAnkenWithACase();
    const before = await storedItems(anken);

    const answer = await ask(body);

    expect(answer).toEqual({ status: 400, message: expect.stringMatching(message) });
    expect(await storedItems(anken)).toEqual(before);
  });

  it.each([
    ['Case', 'caseId'],
    ['Domain', 'domainId'],
  ])('where its %s does not exist', async (resourceType, member) => {
    const { client, opened, ...anken } = await anAnkenWithACase();
    const before = await storedItems(anken);

    const refused = aComment(client, { ...opened, [member]: '😀'.repeat(500) });

    await expect(refused).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      resourceId: '😀'.repeat(500),
      resourceType,
      $metadata: { httpStatusCode: 404 },
    });
    expect(await storedItems(anken)).toEqual(before);
  });
});
