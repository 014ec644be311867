import { CreateCaseCommand } from '@aws-sdk/client-connectcases';
import { expect, it } from 'vitest';
import { systemIds, ulids } from '../../../lambdas/platform/ids.ts';
import { referenceKey } from '../../../lambdas/table/keys.ts';
import { aCaseRequest } from '../../builders/case.ts';
import { aShop } from '../../builders/shop.ts';
import { anAnken } from '../../contract/support/client.ts';
import { storedEvents, storedItems } from '../support/stored.ts';
import { connectionReset, interpose } from '../support/wire.ts';

it('makes one case of a request whose first attempt arrives when all is over, though its number is free by then', async () => {
  const drawn = ['AAAAAAAAA', 'BBBBBBBBB'];
  const ids = { ...systemIds, ulid: ulids(), referenceNumber: () => `${drawn.shift()}` };
  const anken = await anAnken({ ids });
  const { client, documents, table } = anken;
  const shop = await aShop(client);
  const taken = referenceKey(shop.domainId, 'AAAAAAAAA');
  await table.write([{ item: { ...taken, caseId: 'a case that is being purged' }, unlessExists: true }]);
  let late: (() => Promise<unknown>) | undefined;
  interpose(documents, (call, send) => {
    if (call.operation !== 'TransactWriteItems' || late) return send();
    late = send;
    return Promise.reject(connectionReset());
  });

  const opened = await client.send(new CreateCaseCommand(aCaseRequest(shop, [], { clientToken: '' })));
  await table.write([{ delete: taken, if: { exists: true } }]);
  await late?.();

  const cases = (await storedItems(anken)).filter(({ sk }) => sk === 'CASE');
  expect(cases.map(({ caseId }) => caseId)).toEqual([opened.caseId]);
  expect((await storedEvents(anken)).map(({ type }) => type)).toEqual(['CASE.CREATED']);
});
