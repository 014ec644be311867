import {
  CreateRelatedItemCommand,
  DeleteCaseCommand,
  DeleteRelatedItemCommand,
  GetCaseAuditEventsCommand,
  GetCaseCommand,
  SearchRelatedItemsCommand,
  UpdateCaseCommand,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { aCase, aComment, text, update, valuesOf } from '../../builders/case.ts';
import { frozenClock } from '../../builders/clock.ts';
import { aShop } from '../../builders/shop.ts';
import { storedEventItems } from '../../integration/support/stored.ts';
import { anAnken } from '../support/client.ts';
import { notFound } from '../support/refusals.ts';

const anken = await anAnken({ clock: frozenClock('2026-01-02T03:04:05.678Z') });
const { client, send } = anken;
const shop = await aShop(client);
const remove = (ofCase: { domainId: string; caseId: string }) => client.send(new DeleteCaseCommand(ofCase));

describe('DeleteCase', () => {
  it('answers 200 with an empty body', async () => {
    const { domainId, caseId } = await aCase(client, shop);

    const answer = await send('DELETE', `/domains/${domainId}/cases/${caseId}`);

    expect(answer).toMatchObject({ status: 200, body: '' });
  });

  const aDeletedCase = async () => {
    const opened = await aCase(client, shop);
    const relatedItemId = await aComment(client, opened);
    await remove(opened);
    return { ...opened, relatedItemId };
  };
  const comment = { body: 'late', contentType: 'Text/Plain' as const };

  it.each([
    ['GetCase', (gone) => client.send(new GetCaseCommand({ ...gone, fields: [{ id: 'title' }] }))],
    [
      'UpdateCase',
      (gone) => client.send(new UpdateCaseCommand({ ...gone, fields: [text('summary', 'late')] })),
    ],
    ['UpdateCase of nothing', (gone) => client.send(new UpdateCaseCommand({ ...gone, fields: [] }))],
    ['DeleteCase', (gone) => remove(gone)],
    ['GetCaseAuditEvents', (gone) => client.send(new GetCaseAuditEventsCommand(gone))],
    ['SearchRelatedItems', (gone) => client.send(new SearchRelatedItemsCommand(gone))],
    [
      'CreateRelatedItem',
      (gone) => client.send(new CreateRelatedItemCommand({ ...gone, type: 'Comment', content: { comment } })),
    ],
    ['DeleteRelatedItem', (gone) => client.send(new DeleteRelatedItemCommand(gone))],
  ] satisfies [string, (gone: Awaited<ReturnType<typeof aDeletedCase>>) => Promise<unknown>][])(
    'is for good: %s does not find the case, though nothing of it is purged yet',
    async (_, ask) => {
      const gone = await aDeletedCase();

      await expect(ask(gone)).rejects.toMatchObject(notFound('Case', gone.caseId));
    },
  );

  it('leaves the other cases of the domain', async () => {
    const other = await aCase(client, shop, [text('summary', 'stays')]);

    await aDeletedCase();

    expect(await valuesOf(client, other, 'summary')).toEqual({ summary: { stringValue: 'stays' } });
  });

  it('tells of the case as it was, and who deleted it', async () => {
    const opened = await aCase(client, shop, [text('severity', 'High')]);
    await update(client, opened, text('summary', 'new'));

    await remove(opened);

    const items = await storedEventItems(anken);
    const ofCase = items.filter(({ caseId }) => caseId === opened.caseId);
    const event = ofCase.find(({ type }) => type === 'CASE.DELETED');
    expect(event).toMatchObject({
      pk: `D#${opened.domainId}#DELETED`,
      outbox: ofCase[0]?.['outbox'],
      feed: ofCase[0]?.['feed'],
      time: '2026-01-02T03:04:05.678Z',
      performedBy: { iamPrincipalArn: 'arn:aws:iam::111122223333:role/Agents' },
      before: {
        caseId: opened.caseId,
        version: 2,
        fields: { severity: { stringValue: 'High' }, summary: { stringValue: 'new' } },
      },
    });
    expect(event).not.toHaveProperty('after');
    const ids = ofCase.map(({ eventId }) => `${eventId}`);
    expect(ids.toSorted().at(-1)).toBe(event?.['eventId']);
  });

  it('says which case does not exist', async () => {
    const refused = remove({ domainId: shop.domainId, caseId: 'nowhere' });

    await expect(refused).rejects.toMatchObject(notFound('Case', 'nowhere'));
  });

  it('says which domain does not exist, and deletes nothing by another one', async () => {
    const opened = await aCase(client, shop);

    const refused = remove({ ...opened, domainId: 'nowhere' });

    await expect(refused).rejects.toMatchObject(notFound('Domain', 'nowhere'));
    expect(await valuesOf(client, opened, 'status')).toEqual({ status: { stringValue: 'open' } });
  });
});
