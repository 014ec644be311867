import {
  DeleteCaseCommand,
  DeleteRelatedItemCommand,
  ListCasesForContactCommand,
  paginateListCasesForContact,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { aCase, aContact, aContactArn } from '../../builders/case.ts';
import { movableClock } from '../../builders/clock.ts';
import { aDomain, aShop } from '../../builders/shop.ts';
import { anAnken } from '../support/client.ts';
import { invalidMember, notFound } from '../support/refusals.ts';

const clock = movableClock();
const anken = await anAnken({ clock });
const { client } = anken;
const shop = await aShop(client);
const { domainId, templateId } = shop;

let contacts = 0;
const aNewContact = () => {
  contacts += 1;
  return aContactArn(contacts);
};
/** Cases of a new contact, the latest link first. */
const linked = async (count: number) => {
  const contactArn = aNewContact();
  const cases: Awaited<ReturnType<typeof aCase>>[] = [];
  while (cases.length < count) {
    const opened = await aCase(client, shop);
    await aContact(client, opened, contactArn);
    cases.unshift(opened);
  }
  return { contactArn, cases, ids: cases.map(({ caseId }) => caseId) };
};
const pagesOf = async (contactArn: string, pageSize?: number) => {
  const pages: (string | undefined)[][] = [];
  const config = { client, ...(pageSize && { pageSize }) };
  for await (const { cases = [] } of paginateListCasesForContact(config, { domainId, contactArn })) {
    pages.push(cases.map(({ caseId }) => caseId));
  }
  return pages;
};
const list = (
  contactArn: string,
  more: { maxResults?: number; nextToken?: string; domainId?: string } = {},
) => client.send(new ListCasesForContactCommand({ domainId, contactArn, ...more }));

it('answers the cases that the contact is linked to, the latest link first, each with its template', async () => {
  const { contactArn, ids } = await linked(3);
  await linked(1);

  const { cases, nextToken } = await list(contactArn);

  expect(cases).toEqual(ids.map((caseId) => ({ caseId, templateId })));
  expect(nextToken).toBeUndefined();
});

it('answers nothing of a contact that nobody has linked', async () => {
  const { cases, nextToken } = await list('arn:nobody');

  expect({ cases, nextToken }).toEqual({ cases: [], nextToken: undefined });
});

it('goes by the link, not by the age of the case, and finds a contact of years ago', async () => {
  const [older, newer] = [await aCase(client, shop), await aCase(client, shop)];
  const contactArn = aNewContact();
  await aContact(client, newer, contactArn);
  clock.pass(3 * 365 * 24 * 3_600_000);
  await aContact(client, older, contactArn);

  expect(await pagesOf(contactArn)).toEqual([[older.caseId, newer.caseId]]);
});

it('names a case once, however often the contact was linked', async () => {
  const { contactArn, ids, cases } = await linked(2);
  for (const opened of cases) await aContact(client, opened, contactArn);

  expect(await pagesOf(contactArn)).toEqual([ids]);
});

it('does not show what was unlinked, and shows it first when it is linked again', async () => {
  const { contactArn, cases, ids } = await linked(3);
  const [latest, middle, oldest] = cases;
  if (!latest || !middle || !oldest) throw new Error('There are three cases');
  const relatedItemId = await aContact(client, oldest, contactArn);
  await client.send(new DeleteRelatedItemCommand({ ...oldest, relatedItemId }));
  expect(await pagesOf(contactArn)).toEqual([ids.slice(0, 2)]);

  await aContact(client, oldest, contactArn);

  expect(await pagesOf(contactArn)).toEqual([[oldest.caseId, latest.caseId, middle.caseId]]);
});

it('knows the contacts of its own domain alone', async () => {
  const { contactArn } = await linked(1);
  const elsewhere = await aDomain(client, 'Elsewhere');

  expect((await list(contactArn, { domainId: elsewhere })).cases).toEqual([]);
});

describe('pages', () => {
  it('hold ten cases unless the caller asks for fewer', async () => {
    const { contactArn, ids } = await linked(12);

    expect(await pagesOf(contactArn)).toEqual([ids.slice(0, 10), ids.slice(10)]);
    expect(await pagesOf(contactArn, 5)).toEqual([ids.slice(0, 5), ids.slice(5, 10), ids.slice(10)]);
    expect(await pagesOf(contactArn, 6)).toEqual([ids.slice(0, 6), ids.slice(6)]);
  });

  it('are not short of cases that were deleted, which show no more', { timeout: 60_000 }, async () => {
    const { contactArn, cases, ids } = await linked(70);
    const isKept = (index: number) => index % 20 === 3;
    for (const [index, opened] of cases.entries()) {
      if (!isKept(index)) await client.send(new DeleteCaseCommand(opened));
    }
    const kept = ids.filter((_, index) => isKept(index));

    expect(kept).toHaveLength(4);
    expect(await pagesOf(contactArn)).toEqual([kept]);
    expect(await pagesOf(contactArn, 2)).toEqual([kept.slice(0, 2), kept.slice(2)]);
    expect(await pagesOf(contactArn, 3)).toEqual([kept.slice(0, 3), kept.slice(3)]);
  });

  it('go on where the one before ended, whatever is linked or deleted meanwhile', async () => {
    const { contactArn, cases, ids } = await linked(6);
    const first = await list(contactArn, { maxResults: 3 });
    await aContact(client, await aCase(client, shop), contactArn);
    if (cases[2]) await client.send(new DeleteCaseCommand(cases[2]));

    const rest = await list(contactArn, { nextToken: `${first.nextToken}` });

    expect([...(first.cases ?? []), ...(rest.cases ?? [])].map(({ caseId }) => caseId)).toEqual(ids);
  });

  it('are of the contact that the token was given for', async () => {
    const [{ contactArn }, other] = [await linked(2), await linked(2)];
    const { nextToken = '' } = await list(contactArn, { maxResults: 1 });
    const refusal = invalidMember('nextToken', 'is not a token that this request was answered with');

    await expect(list(other.contactArn, { nextToken })).rejects.toMatchObject(refusal);
    await expect(list(contactArn, { nextToken: 'made up' })).rejects.toMatchObject(refusal);
  });

  it.each([0, 11, 1.5])('cannot be of %d cases', async (maxResults) => {
    await expect(list('arn:contact', { maxResults })).rejects.toMatchObject(
      invalidMember('maxResults', 'must be a whole number from 1 to 10'),
    );
  });
});

it('says what is wrong with a contact', async () => {
  await expect(list('x'.repeat(501))).rejects.toMatchObject(
    invalidMember('contactArn', 'must be 1 to 500 characters long'),
  );
  expect((await list('😀'.repeat(500))).cases).toEqual([]);
});

it.each(['nowhere', '😀'.repeat(500)])('says that there is no domain', async (other) => {
  await expect(list(aContactArn(), { domainId: other })).rejects.toMatchObject(notFound('Domain', other));
});
