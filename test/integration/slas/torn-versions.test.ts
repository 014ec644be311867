import { DeleteCaseCommand, DeleteRelatedItemCommand } from '@aws-sdk/client-connectcases';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it, vi } from 'vitest';
import { caseKey } from '../../../lambdas/table/keys.ts';
import { aCase, anSla, text, update } from '../../builders/case.ts';
import { movableClock } from '../../builders/clock.ts';
import { aShop } from '../../builders/shop.ts';
import { anAnken } from '../../contract/support/client.ts';
import { aSlaClock } from '../support/sla-clock.ts';
import { storedEvents } from '../support/stored.ts';

const reason = 'The versions on CASE and on its SLAs do not fit (checkWhole)';

/** A late SLA whose case says another version of it, as after a change of the table by hand. */
const aTornCase = async () => {
  const clock = movableClock();
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const anken = await anAnken({ clock, log });
  const opened = await aCase(anken.client, await aShop(anken.client));
  const relatedItemId = await anSla(anken.client, opened, { targetSlaMinutes: 1 });
  const setVersion = (version: number) =>
    anken.documents.send(
      new UpdateCommand({
        TableName: anken.tableName,
        Key: caseKey(opened.domainId, opened.caseId),
        UpdateExpression: 'SET slaVersions = :versions',
        ExpressionAttributeValues: { ':versions': { [relatedItemId]: version } },
      }),
    );
  await setVersion(7);
  clock.pass(120_000);
  const typesOf = async () => (await storedEvents(anken)).map(({ type }) => type);
  return { ...anken, log, opened, relatedItemId, slaClock: aSlaClock(anken, clock), setVersion, typesOf };
};

it('a case whose SLAs do not fit fails at each tick, with its cause, and breaches when somebody has mended it', async () => {
  const { slaClock, setVersion, typesOf } = await aTornCase();

  await slaClock.tick();
  await slaClock.tick();

  expect(slaClock.lines.filter(({ failed }) => failed === 1)).toHaveLength(2);
  expect(slaClock.lines).toContainEqual(
    expect.objectContaining({
      error: expect.objectContaining({ cause: expect.objectContaining({ message: reason }) }),
    }),
  );
  await setVersion(1);
  await slaClock.tick();
  expect((await typesOf()).filter((type) => type === 'SLA.BREACHED')).toHaveLength(1);
});

it('an update and the deletion of such an SLA are refused, and the log says why', async () => {
  const { client, log, opened, relatedItemId } = await aTornCase();
  const throttled = { name: 'ThrottlingException' };

  await expect(update(client, opened, text('summary', 'x'))).rejects.toMatchObject(throttled);
  await expect(client.send(new DeleteRelatedItemCommand({ ...opened, relatedItemId }))).rejects.toMatchObject(
    throttled,
  );

  for (const operation of ['UpdateCase', 'DeleteRelatedItem']) {
    expect(log.info).toHaveBeenCalledWith('refused', expect.objectContaining({ operation, reason }));
  }
});

it('the deletion of the case asks for no fit, and stops the timer', async () => {
  const { client, opened, slaClock } = await aTornCase();

  await client.send(new DeleteCaseCommand(opened));
  await slaClock.tick();

  expect(await slaClock.tick()).toMatchObject({ due: 0 });
});
