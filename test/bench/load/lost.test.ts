import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { caseKey, eventsRange } from '../../../lambdas/table/keys.ts';
import { aTypicalShop } from '../../builders/typical-case.ts';
import { ankenOver } from '../../contract/support/anken.ts';
import { type Engine, newTable, startEngine } from '../../integration/support/engine-process.ts';
import { CallLog } from './calls.ts';
import { COMMENT, Ledger, valueAt } from './ledger.ts';
import { lostOf } from './lost.ts';
import { createdCase, Writer } from './writer.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

/** A case that ten writers have been at, with its comments. */
const aWorkedCase = async () => {
  const anken = ankenOver(await newTable(engine));
  const shop = await aTypicalShop(anken.client);
  const [calls, ledger] = [new CallLog(anken), new Ledger()];
  const opened = await createdCase({ shop, calls, ledger });
  if (!opened) throw new Error('No case');
  let left = 200;
  const isOver = () => {
    left -= 1;
    return left < 0;
  };
  const desk = { shop, calls, ledger, shared: [opened] };
  await Promise.all(Array.from({ length: 10 }, () => new Writer(desk).work(isOver)));
  const { domainId } = shop;
  const { caseId } = opened;
  const written = ledger.cases.get(caseId)?.written ?? new Map();
  const lost = () => lostOf(anken.client, domainId, ledger);
  return { ...anken, domainId, caseId, ledger, written, lost };
};

it('finds nothing lost where nothing is', async () => {
  const { written, lost } = await aWorkedCase();

  expect(written.size).toBeGreaterThan(3);
  expect(await lost()).toEqual([]);
});

it('finds an acknowledged value that nobody is told of, and not one that was refused', async () => {
  const { caseId, ledger, lost } = await aWorkedCase();
  const times = { sentAt: performance.now(), answeredAt: performance.now() };
  ledger.note(caseId, ['summary'], 'acknowledged', times, true);
  ledger.note(caseId, [COMMENT], 'refused', times, false);

  expect(await lost()).toEqual([`${caseId}: summary=acknowledged was acknowledged, and is not told of`]);
});

it('finds a case that is not as its last event says', async () => {
  const { documents, tableName, domainId, caseId, lost } = await aWorkedCase();
  await documents.send(
    new UpdateCommand({
      TableName: tableName,
      Key: caseKey(domainId, caseId),
      UpdateExpression: 'SET #fields.#id = :value',
      ExpressionAttributeNames: { '#fields': 'fields', '#id': 'summary' },
      ExpressionAttributeValues: { ':value': { stringValue: 'overwritten' } },
    }),
  );

  expect(await lost()).toEqual([`${caseId}: summary is not what its last event says`]);
});

it('finds an event that is gone: its value, and the old value of the next one', async () => {
  const { documents, tableName, table, domainId, caseId, lost } = await aWorkedCase();
  const events = await table.queryAll<{ type: string; eventId: string }>(eventsRange(domainId, caseId));
  const [, second] = events.filter(({ type }) => type === 'CASE.UPDATED');
  if (!second) throw new Error('Too few updates');
  const { pk, sk } = second;
  await documents.send(new DeleteCommand({ TableName: tableName, Key: { pk, sk } }));

  const found = await lost();

  expect(found).toContainEqual(expect.stringContaining('says what summary never was at that time'));
  expect(found).toContainEqual(expect.stringContaining('was acknowledged, and is not told of'));
});

it('finds a change that is told of after one that came later', async () => {
  const { caseId, ledger, written, lost } = await aWorkedCase();
  const [first] = [...written.keys()].filter((value) => value.startsWith('summary='));
  const [, mark = ''] = `${first}`.split('=');
  expect(first).toBe(valueAt('summary', mark));
  const late = performance.now() + 1000;
  ledger.note(caseId, ['summary'], mark, { sentAt: late, answeredAt: late }, true);

  expect(await lost()).toContainEqual(
    expect.stringContaining('is told of after what was sent when it had been acknowledged'),
  );
});
