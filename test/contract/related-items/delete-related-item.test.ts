import {
  DeleteRelatedItemCommand,
  GetCaseAuditEventsCommand,
  SearchRelatedItemsCommand,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import {
  aCase,
  aComment,
  aConnectedCase,
  aContact,
  aContactArn,
  aCustomItem,
  aFile,
  text,
} from '../../builders/case.ts';
import { aShop } from '../../builders/shop.ts';
import { storedEvents, storedItems } from '../../integration/support/stored.ts';
import { anAnken } from '../support/client.ts';
import { invalidMember, notFound } from '../support/refusals.ts';

const anken = await anAnken();
const { client, send } = anken;
const shop = await aShop(client);

type Item = { readonly domainId: string; readonly caseId: string; readonly relatedItemId: string };
const remove = (item: Item) => client.send(new DeleteRelatedItemCommand(item));
const idsOf = async ({ domainId, caseId }: Pick<Item, 'domainId' | 'caseId'>) => {
  const { relatedItems = [] } = await client.send(new SearchRelatedItemsCommand({ domainId, caseId }));
  return relatedItems.map((item) => item?.relatedItemId);
};

describe('DeleteRelatedItem', () => {
  it('deletes the one item and no other', async () => {
    const opened = await aCase(client, shop);
    const [first, second] = [await aComment(client, opened), await aComment(client, opened)];

    await remove({ ...opened, relatedItemId: first });

    expect(await idsOf(opened)).toEqual([second]);
  });

  it('answers 200 with an empty body', async () => {
    const opened = await aCase(client, shop);
    const relatedItemId = await aComment(client, opened);

    const answer = await send(
      'DELETE',
      `/domains/${opened.domainId}/cases/${opened.caseId}/related-items/${relatedItemId}`,
    );

    expect(answer).toMatchObject({ status: 200, body: '' });
  });

  it('lets a contact be linked again, by a new item', async () => {
    const opened = await aCase(client, shop);
    const relatedItemId = await aContact(client, opened);

    await remove({ ...opened, relatedItemId });

    expect(await idsOf(opened)).toEqual([]);
    const again = await aContact(client, opened);
    expect(again).not.toBe(relatedItemId);
    expect(await idsOf(opened)).toEqual([again]);
  });

  it('leaves the link of another contact alone', async () => {
    const opened = await aCase(client, shop);
    const other = await aContact(client, opened, aContactArn(2));
    const relatedItemId = await aContact(client, opened);

    await remove({ ...opened, relatedItemId });

    expect(await aContact(client, opened, aContactArn(2))).toBe(other);
  });

  it('stands in the audit with what the item said', async () => {
    const opened = await aCase(client, shop);
    const relatedItemId = await aComment(client, opened, 'Gave a $5 refund');

    await remove({ ...opened, relatedItemId });

    const { auditEvents = [] } = await client.send(new GetCaseAuditEventsCommand(opened));
    expect(auditEvents.map((event) => event?.type)).toEqual([
      'RelatedItem.Deleted',
      'RelatedItem.Created',
      'Case.Created',
    ]);
    expect(auditEvents[0]).toMatchObject({
      relatedItemType: 'Comment',
      performedBy: { iamPrincipalArn: 'arn:aws:iam::111122223333:role/Agents' },
      fields: [
        {
          eventFieldId: 'comment.body',
          oldValue: { stringValue: 'Gave a $5 refund' },
          newValue: { emptyValue: {} },
        },
      ],
    });
  });

  it('deletes a connected case and a custom item, and the audit keeps what they said', async () => {
    const [opened, other] = [await aCase(client, shop), await aCase(client, shop)];
    const connected = await aConnectedCase(client, opened, other.caseId);
    const custom = await aCustomItem(
      client,
      opened,
      text(shop.orderFieldId, 'A-1'),
      text(shop.channelFieldId, 'Mail'),
    );

    for (const relatedItemId of [connected, custom]) await remove({ ...opened, relatedItemId });

    expect(await idsOf(opened)).toEqual([]);
    const gone = (eventFieldId: string, stringValue: string) => ({
      eventFieldId,
      oldValue: { stringValue },
      newValue: { emptyValue: {} },
    });
    const { auditEvents = [] } = await client.send(new GetCaseAuditEventsCommand(opened));
    expect(auditEvents.slice(0, 2)).toMatchObject([
      {
        type: 'RelatedItem.Deleted',
        relatedItemType: 'Custom',
        fields: [gone(shop.orderFieldId, 'A-1'), gone(shop.channelFieldId, 'Mail')],
      },
      {
        type: 'RelatedItem.Deleted',
        relatedItemType: 'ConnectCase',
        fields: [gone('connectCase.caseId', other.caseId)],
      },
    ]);
  });

  it('leaves a file to where it is kept', async () => {
    const opened = await aCase(client, shop);
    const relatedItemId = await aFile(client, opened);
    const before = await storedItems(anken);

    const refused = remove({ ...opened, relatedItemId });

    await expect(refused).rejects.toMatchObject(
      invalidMember('relatedItemId', 'is of a file, which is deleted where it is kept and not here'),
    );
    expect(await storedItems(anken)).toEqual(before);
  });

  it('makes an event that outranks all that the item had, and tells of its case', async () => {
    const opened = await aCase(client, shop, [text('title', 'Lost parcel')]);
    const relatedItemId = await aComment(client, opened);

    await remove({ ...opened, relatedItemId });

    const events = (await storedEvents(anken)).filter(({ caseId }) => caseId === opened.caseId);
    expect(events.at(-1)).toMatchObject({
      type: 'RELATED_ITEM.DELETED',
      summary: { title: 'Lost parcel' },
      before: { relatedItemId, version: 1, type: 'Comment' },
      after: { relatedItemId, version: 2 },
    });
  });

  it('does not find an item twice', async () => {
    const opened = await aCase(client, shop);
    const relatedItemId = await aContact(client, opened);
    await remove({ ...opened, relatedItemId });

    const again = remove({ ...opened, relatedItemId });

    await expect(again).rejects.toMatchObject(notFound('RelatedItem', relatedItemId));
  });

  it('succeeds once of ten at once', async () => {
    const opened = await aCase(client, shop);
    const relatedItemId = await aContact(client, opened);

    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, () => remove({ ...opened, relatedItemId })),
    );

    const refusals = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(refusals).toHaveLength(9);
    for (const each of refusals) expect(each).toMatchObject(notFound('RelatedItem', relatedItemId));
  });

  it('does not find the item of another case, nor deletes it', async () => {
    const [one, other] = [await aCase(client, shop), await aCase(client, shop)];
    const relatedItemId = await aComment(client, one);

    const refused = remove({ ...other, relatedItemId });

    await expect(refused).rejects.toMatchObject(notFound('RelatedItem', relatedItemId));
    expect(await idsOf(one)).toEqual([relatedItemId]);
  });

  it('says which domain or case does not exist', async () => {
    const opened = await aCase(client, shop);
    const relatedItemId = await aComment(client, opened);

    await expect(remove({ ...opened, domainId: 'nowhere', relatedItemId })).rejects.toMatchObject(
      notFound('Domain', 'nowhere'),
    );
    await expect(remove({ ...opened, caseId: 'nowhere', relatedItemId })).rejects.toMatchObject(
      notFound('Case', 'nowhere'),
    );
  });
});
