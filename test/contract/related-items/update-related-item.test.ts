import {
  type AuditEvent,
  CreateRelatedItemCommand,
  DeleteRelatedItemCommand,
  GetCaseAuditEventsCommand,
  type RelatedItemUpdateContent,
  SearchRelatedItemsCommand,
  UpdateRelatedItemCommand,
  type UserUnion,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import {
  aCase,
  aComment,
  aConnectedCase,
  aContact,
  aCustomItem,
  aFile,
  anSla,
  text,
} from '../../builders/case.ts';
import { aShop } from '../../builders/shop.ts';
import { storedEvents, storedItems } from '../../integration/support/stored.ts';
import { anAnken } from '../support/client.ts';
import { invalidMember, notFound } from '../support/refusals.ts';

const anken = await anAnken();
const { client, send } = anken;
const shop = await aShop(client);
const agentsRole = 'arn:aws:iam::111122223333:role/Agents';

type Item = { readonly domainId: string; readonly caseId: string; readonly relatedItemId: string };
const aCommentOf = async (body = 'old'): Promise<Item> => {
  const opened = await aCase(client, shop, [text('title', 'Lost')]);
  return { ...opened, relatedItemId: await aComment(client, opened, body) };
};
const aCustomItemOf = async (...fields: Parameters<typeof text>[]): Promise<Item> => {
  const opened = await aCase(client, shop);
  const values = fields.map(([id, value]) => text(id, value));
  return { ...opened, relatedItemId: await aCustomItem(client, opened, ...values) };
};
const change = (item: Item, content: RelatedItemUpdateContent, performedBy?: UserUnion) =>
  client.send(new UpdateRelatedItemCommand({ ...item, content, ...(performedBy && { performedBy }) }));
const said = (body: string) => ({ comment: { body, contentType: 'Text/Plain' as const } });
const holding = (...fields: ReturnType<typeof text>[]) => ({ custom: { fields } });
const found = async ({ domainId, caseId }: Item) => {
  const { relatedItems = [] } = await client.send(new SearchRelatedItemsCommand({ domainId, caseId }));
  return relatedItems;
};
const auditOf = async ({ domainId, caseId }: Item): Promise<readonly AuditEvent[]> => {
  const { auditEvents = [] } = await client.send(new GetCaseAuditEventsCommand({ domainId, caseId }));
  return auditEvents.flatMap((event) => (event ? [event] : []));
};
const eventsOf = async ({ caseId }: Item) =>
  (await storedEvents(anken)).filter((event) => event.caseId === caseId);
const expectRefused = async (work: () => Promise<unknown>, refusal: object) => {
  const before = await storedItems(anken);
  await expect(work()).rejects.toMatchObject(refusal);
  expect(await storedItems(anken)).toEqual(before);
};

describe('a comment', () => {
  it('says something else then, and is answered whole', async () => {
    const item = await aCommentOf();
    const [before] = await found(item);

    const answer = await change(item, said('返金しました 😀'));

    expect(answer).toEqual({
      $metadata: expect.any(Object),
      relatedItemId: item.relatedItemId,
      relatedItemArn: `arn:aws:cases:us-east-1:111122223333:domain/${item.domainId}/case/${item.caseId}/related-item/${item.relatedItemId}`,
      type: 'Comment',
      content: said('返金しました 😀'),
      associationTime: before?.associationTime,
    });
    expect(await found(item)).toEqual([{ ...before, content: said('返金しました 😀') }]);
  });

  it('names who wrote it and who changed it last', async () => {
    const opened = await aCase(client, shop);
    const writer = { userArn: 'arn:aws:connect:us-east-1:111122223333:instance/i/agent/hanako' };
    const { relatedItemId } = await client.send(
      new CreateRelatedItemCommand({ ...opened, type: 'Comment', content: said('a'), performedBy: writer }),
    );
    const item = { ...opened, relatedItemId: `${relatedItemId}` };

    const first = await change(item, said('b'), { customEntity: 'night batch' });
    const second = await change(item, said('c'));

    expect(first).toMatchObject({ createdBy: writer, lastUpdatedUser: { customEntity: 'night batch' } });
    expect(second.createdBy).toEqual(writer);
    expect(second).not.toHaveProperty('lastUpdatedUser');
    expect(await found(item)).toMatchObject([{ performedBy: writer }]);
  });

  it('stands in the audit with both texts, and who it was', async () => {
    const item = await aCommentOf('old');

    await change(item, said('new'), { customEntity: 'night batch' });

    const [updated, created] = await auditOf(item);
    expect(updated).toEqual({
      eventId: expect.stringMatching(/^[0-9A-Z]{26}$/),
      type: 'RelatedItem.Updated',
      relatedItemType: 'Comment',
      performedTime: expect.any(Date),
      performedBy: { user: { customEntity: 'night batch' }, iamPrincipalArn: agentsRole },
      fields: [
        {
          eventFieldId: 'comment.body',
          oldValue: { stringValue: 'old' },
          newValue: { stringValue: 'new' },
        },
      ],
    });
    expect(created).toMatchObject({
      type: 'RelatedItem.Created',
      fields: [{ eventFieldId: 'comment.body', newValue: { stringValue: 'old' } }],
    });
  });

  it('makes an event that outranks what it was, and tells of its case', async () => {
    const item = await aCommentOf('old');

    await change(item, said('new'));
    await change(item, said('newer'));

    const events = (await eventsOf(item)).slice(-2);
    expect(events).toMatchObject([
      {
        type: 'RELATED_ITEM.UPDATED',
        summary: { title: 'Lost' },
        after: { version: 2, content: said('new') },
      },
      {
        type: 'RELATED_ITEM.UPDATED',
        changes: [{ fieldId: 'comment.body', oldValue: { stringValue: 'new' } }],
        after: { relatedItemId: item.relatedItemId, version: 3, content: said('newer') },
      },
    ]);
    expect(`${events[0]?.eventId}` < `${events[1]?.eventId}`).toBe(true);
  });

  it('changes nothing where it says the same already, and answers the same again', async () => {
    const item = await aCommentOf('old');
    const answered = await change(item, said('new'), { customEntity: 'night batch' });
    const before = await storedItems(anken);

    const again = await change(item, said('new'), { customEntity: 'day batch' });

    expect({ ...again, $metadata: undefined }).toEqual({ ...answered, $metadata: undefined });
    expect(await storedItems(anken)).toEqual(before);
  });

  it.each(['案', '😀'])(
    'takes 15,000 characters such as %s in place of as many, and no more',
    async (character) => {
      const item = await aCommentOf('x'.repeat(15_000));

      await change(item, said(character.repeat(15_000)));
      await change(item, said(`${character.repeat(14_999)}x`));

      expect(await found(item)).toMatchObject([{ content: said(`${character.repeat(14_999)}x`) }]);
      await expectRefused(
        () => change(item, said(character.repeat(15_001))),
        invalidMember('content.comment.body', 'must be 1 to 15000 characters long'),
      );
    },
  );

  it('tells its last text when it is deleted', async () => {
    const item = await aCommentOf('old');
    await change(item, said('new'));

    await client.send(new DeleteRelatedItemCommand(item));

    expect((await auditOf(item))[0]).toMatchObject({
      type: 'RelatedItem.Deleted',
      fields: [{ eventFieldId: 'comment.body', oldValue: { stringValue: 'new' } }],
    });
    expect((await eventsOf(item)).at(-1)).toMatchObject({ before: { version: 2 }, after: { version: 3 } });
    await expectRefused(() => change(item, said('newer')), notFound('RelatedItem', item.relatedItemId));
  });
});

describe('an update is refused', () => {
  it('with the content of another type', async () => {
    const [comment, custom] = [await aCommentOf(), await aCustomItemOf([shop.orderFieldId, 'A-1'])];

    await expectRefused(
      () => change(comment, holding(text(shop.orderFieldId, 'A-1'))),
      invalidMember('content', 'must hold the member that goes with the type Comment'),
    );
    await expectRefused(
      () => change(custom, said('x')),
      invalidMember('content', 'must hold the member that goes with the type Custom'),
    );
  });

  it.each(['Contact', 'File', 'ConnectCase', 'Sla'] as const)(
    'of a related item of the type %s',
    async (type) => {
      const [opened, other] = [await aCase(client, shop), await aCase(client, shop)];
      const add = {
        Contact: () => aContact(client, opened),
        File: () => aFile(client, opened),
        ConnectCase: () => aConnectedCase(client, opened, other.caseId),
        Sla: () => anSla(client, opened),
      };
      const item = { ...opened, relatedItemId: await add[type]() };

      await expectRefused(
        () => change(item, said('x')),
        invalidMember('relatedItemId', `is of a related item of type ${type}, which cannot be updated`),
      );
    },
  );

  it.each([
    [
      'the content of a contact',
      { contact: { contactArn: 'x' } },
      /^content: must hold exactly one of comment, custom$/,
    ],
    ['no content', undefined, /^content: is required$/],
    [
      'both contents',
      { ...said('x'), ...holding(text(shop.orderFieldId, 'x')) },
      /^content: must hold exactly one of comment, custom$/,
    ],
    [
      'a comment of HTML',
      { comment: { body: 'x', contentType: 'Text/Html' } },
      /^content\.comment\.contentType: must be/,
    ],
  ])('with %s', async (_, content, message) => {
    const item = await aCommentOf();
    const path = `/domains/${item.domainId}/cases/${item.caseId}/related-items/${item.relatedItemId}`;

    const { status, body } = await send('PUT', path, JSON.stringify({ content }));

    expect(status).toBe(400);
    expect(JSON.parse(body).message).toMatch(message);
  });

  it('of what does not exist, or is of another case', async () => {
    const item = await aCommentOf();
    const other = await aCase(client, shop);

    await expectRefused(
      () => change({ ...item, relatedItemId: 'none' }, said('x')),
      notFound('RelatedItem', 'none'),
    );
    await expectRefused(
      () => change({ ...item, caseId: other.caseId }, said('x')),
      notFound('RelatedItem', item.relatedItemId),
    );
    await expectRefused(() => change({ ...item, caseId: 'none' }, said('x')), notFound('Case', 'none'));
    await expectRefused(() => change({ ...item, domainId: 'none' }, said('x')), notFound('Domain', 'none'));
  });
});
