import { UpdateCaseCommand } from '@aws-sdk/client-connectcases';
import { expect, it } from 'vitest';
import { largestQuota } from '../../../lambdas/settings/quotas.ts';
import { sizeOf } from '../../../lambdas/table/item-size.ts';
import { aCase, anSla, text } from '../../builders/case.ts';
import { movableClock } from '../../builders/clock.ts';
import { aField, aShop } from '../../builders/shop.ts';
import { anAnken } from '../../contract/support/client.ts';
import { storedItems } from '../support/stored.ts';

/** Source: Amazon DynamoDB developer guide, "Amazon DynamoDB Transactions: How it works". */
const LARGEST_TRANSACTION_BYTES = 4 * 1024 * 1024;
/** Of four bytes each. */
const LONGEST_VALUE = 4_100;
const LONGEST_NAME = 500;

it('as many SLAs as a quota allows fit one update that is late for all of them, with every text at its limit', async () => {
  const clock = movableClock();
  const most = largestQuota('slasPerCase');
  const anken = await anAnken({ clock, quotas: { slasPerCase: most } });
  const { client } = anken;
  const shop = await aShop(client);
  const target = '🎯'.repeat(LONGEST_VALUE);
  const fieldIds = ['title', 'assigned_queue', 'assigned_user'];
  while (fieldIds.length < 10) fieldIds.push(await aField(client, shop.domainId));
  const performedBy = { userArn: '👩'.repeat(LONGEST_NAME) };
  const opened = await aCase(
    client,
    shop,
    fieldIds.map((id) => text(id, '😀'.repeat(LONGEST_VALUE))),
  );
  const fieldId = await aField(client, shop.domainId);
  const terms = { name: '🕒'.repeat(LONGEST_NAME), fieldId, targetFieldValues: [{ stringValue: target }] };
  for (let count = 0; count < most; count += 1) await anSla(client, opened, terms);
  const before = new Set((await storedItems(anken)).map(({ sk }) => sk));
  clock.pass(61 * 60_000);

  const fields = [...fieldIds.map((id) => text(id, '😁'.repeat(LONGEST_VALUE))), text(fieldId, target)];
  await client.send(new UpdateCaseCommand({ ...opened, fields, performedBy }));

  const written = (await storedItems(anken)).filter(({ sk }) => !before.has(sk) || sk.startsWith('CASE'));
  expect(written.filter(({ sk }) => sk.startsWith('EVENT#'))).toHaveLength(2 * most + 1);
  expect(sizeOf(written)).toBeLessThan(LARGEST_TRANSACTION_BYTES);
});
