import { DeleteRelatedItemCommand, ListCasesForContactCommand } from '@aws-sdk/client-connectcases';
import { expect, it } from 'vitest';
import { aCase, aContact, aContactArn } from '../../builders/case.ts';
import { aShop } from '../../builders/shop.ts';
import { anAnken } from '../../contract/support/client.ts';
import { whileBetween } from '../support/requests.ts';

it('believes the table and not the index that is behind', async () => {
  const { client, documents } = await anAnken();
  const shop = await aShop(client);
  const [kept, unlinked] = [await aCase(client, shop), await aCase(client, shop)];
  await aContact(client, kept);
  const relatedItemId = await aContact(client, unlinked);
  const list = () =>
    client.send(new ListCasesForContactCommand({ domainId: shop.domainId, contactArn: aContactArn() }));
  const isOfIndex = (input: object) => 'IndexName' in input;
  let asItWas: unknown;
  await whileBetween(
    documents,
    async ({ input }, send) => {
      const answered = await send(input);
      if (isOfIndex(input)) asItWas = answered;
      return answered;
    },
    list,
  );
  await client.send(new DeleteRelatedItemCommand({ ...unlinked, relatedItemId }));

  const ids: unknown[] = [];
  await whileBetween(
    documents,
    ({ input }, send) => (isOfIndex(input) ? Promise.resolve(asItWas as never) : send(input)),
    async () => {
      const { cases = [] } = await list();
      ids.push(...cases.map(({ caseId }) => caseId));
    },
  );

  expect(asItWas).toMatchObject({
    output: { Items: [{ caseId: unlinked.caseId }, { caseId: kept.caseId }] },
  });
  expect(ids).toEqual([kept.caseId]);
});
