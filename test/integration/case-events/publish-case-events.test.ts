import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import type { Context, DynamoDBRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { eventConfigurationStore } from '../../../lambdas/case-events/event-configuration.store.ts';
import { eventCreation, eventItemKey } from '../../../lambdas/case-events/event-creation.ts';
import { outboxStore } from '../../../lambdas/case-events/outbox.store.ts';
import { eventConfigurationKey } from '../../../lambdas/table/keys.ts';
import {
  aCaseChange,
  aCaseDeletion,
  aDomainDeletion,
  anEventItem,
  aRelatedItemChange,
  aStreamRecord,
} from '../../builders/case-event.ts';
import { aTable } from '../support/engine.ts';

const eventBridge = mockClient(EventBridgeClient);
const takesAll = ({ Entries }: { Entries: PutEventsRequestEntry[] }) => ({
  FailedEntryCount: 0,
  Entries: Entries.map((_, index) => ({ EventId: `e-${index}` })),
});
beforeEach(() => {
  eventBridge.on(PutEventsCommand).callsFake(takesAll);
  vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'SILENT');
});
afterEach(() => {
  eventBridge.reset();
  vi.unstubAllEnvs();
});
const published = () =>
  eventBridge.commandCalls(PutEventsCommand).flatMap(({ args }) => args[0].input.Entries ?? []);

/** The function as it is deployed, on a table of its own. */
const aFunction = async () => {
  const { table, tableName, endpoint } = await aTable();
  vi.stubEnv('TABLE_NAME', tableName);
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', endpoint);
  vi.stubEnv('EVENT_BUS_NAME', 'anken');
  vi.stubEnv('PARTITION', 'aws');
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('ACCOUNT_ID', '123456789012');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  return { table, deliver: await anEnvironment(), restart: anEnvironment };
};

/** A cold start of the function. */
const anEnvironment = async () => {
  vi.resetModules();
  const { handler } = await import('../../../lambdas/entry/publish-case-events.lambda.ts');
  return (...Records: DynamoDBRecord[]) =>
    handler({ Records }, { functionName: 'publish', getRemainingTimeInMillis: () => 60_000 } as Context);
};

it('removes nothing of a published event but its place in the outbox', async () => {
  const { table, deliver } = await aFunction();
  const event = aCaseChange();
  await table.write([{ item: anEventItem(event), unlessExists: true }]);

  const answer = await deliver(aStreamRecord(event));

  expect(answer).toEqual({ batchItemFailures: [] });
  const { outbox, ...rest } = anEventItem(event);
  expect(outbox).toMatch(/^OUTBOX#/);
  expect(await table.get(eventItemKey(event))).toEqual(rest);
});

it.each([
  ['case', aCaseDeletion()],
  ['domain', aDomainDeletion()],
])(
  'publishes the deletion of a %s from where it stands, and nothing of what is kept beside it',
  async (_, event) => {
    const { table, deliver } = await aFunction();
    const ownItems = { referenceNumber: 'R-1', tokenHash: 'hash-of-a-token' };
    const { item } = eventCreation(event, { ownItems });
    await table.write([{ item, unlessExists: true }]);

    await deliver(aStreamRecord(event, '1', { ownItems }));

    expect(published().map(({ Detail }) => JSON.parse(`${Detail}`).eventType)).toEqual([event.type]);
    expect(JSON.stringify(published())).not.toContain('hash-of-a-token');
    expect(await table.get(eventItemKey(event))).not.toHaveProperty('outbox');
  },
);

it("publishes in the contract's shape what the domain has configured at that time", async () => {
  const { table, deliver } = await aFunction();
  const event = aCaseChange();
  const eventBridgeConfiguration = {
    enabled: true,
    includedData: { caseData: { fields: [{ id: 'status' }] } },
  };
  await table.write([{ item: anEventItem(event), unlessExists: true }]);
  await deliver(aStreamRecord(event));
  await table.write([
    {
      item: { ...eventConfigurationKey(event.domainId), eventBridge: eventBridgeConfiguration },
      unlessExists: true,
    },
  ]);

  await deliver(aStreamRecord(event));

  expect(published().map(({ DetailType }) => DetailType)).toEqual([
    'Anken Case Change',
    'Anken Case Change',
    'Amazon Connect Cases Change',
  ]);
  expect(JSON.parse(published()[2]?.Detail ?? '')).toMatchObject({
    case: { fields: { status: { value: { stringValue: 'open' } } } },
  });
});

it('has nothing to remove of an event that is gone, and does not bring it back', async () => {
  const { table, deliver } = await aFunction();
  const event = aRelatedItemChange();

  const answer = await deliver(aStreamRecord(event));

  expect(answer).toEqual({ batchItemFailures: [] });
  expect(await table.get(eventItemKey(event))).toBeUndefined();
});

it('keeps in the outbox, and reports, what the bus did not take', async () => {
  eventBridge.on(PutEventsCommand).rejects(new Error('connect ECONNREFUSED'));
  const { table, deliver } = await aFunction();
  const event = aCaseChange();
  await table.write([{ item: anEventItem(event), unlessExists: true }]);

  const answer = await deliver(aStreamRecord(event, '42'));

  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '42' }] });
  expect(await table.get(eventItemKey(event))).toEqual(anEventItem(event));
});

it('publishes again what it died over, and removes it then', async () => {
  const { table, deliver, restart } = await aFunction();
  const event = aCaseChange();
  await table.write([{ item: anEventItem(event), unlessExists: true }]);
  eventBridge
    .on(PutEventsCommand)
    .callsFakeOnce(() => new Promise(() => {}))
    .callsFake(takesAll);
  void deliver(aStreamRecord(event));
  await vi.waitFor(() => expect(published()).toHaveLength(1));
  expect(await table.get(eventItemKey(event))).toHaveProperty('outbox');

  const deliverAgain = await restart();
  const answer = await deliverAgain(aStreamRecord(event));

  expect(answer).toEqual({ batchItemFailures: [] });
  expect(published()[1]).toEqual(published()[0]);
  expect(await table.get(eventItemKey(event))).not.toHaveProperty('outbox');
});

it('finds no configuration of a domain that has put none', async () => {
  const { table } = await aTable();

  expect(await eventConfigurationStore(table).get('a-domain')).toBeUndefined();
});

it('removes an event from the outbox twice without harm', async () => {
  const { table } = await aTable();
  const event = aCaseChange();
  await table.write([{ item: anEventItem(event), unlessExists: true }]);
  const outbox = outboxStore(table);

  await outbox.remove(eventItemKey(event));
  await outbox.remove(eventItemKey(event));

  expect(await table.get(eventItemKey(event))).not.toHaveProperty('outbox');
});
