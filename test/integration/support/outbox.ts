import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import type { AwsStub } from 'aws-sdk-client-mock';
import { vi } from 'vitest';
import type { CaseEvent } from '../../../lambdas/case-events/case-event.ts';
import { eventConfigurationStore } from '../../../lambdas/case-events/event-configuration.store.ts';
import { eventItemKey } from '../../../lambdas/case-events/event-creation.ts';
import { outboxStore } from '../../../lambdas/case-events/outbox.store.ts';
import { sweepOutbox } from '../../../lambdas/case-events/sweep-outbox.consumer.ts';
import { arns } from '../../../lambdas/contract/arn.ts';
import type { Key } from '../../../lambdas/table/keys.ts';
import { anEventItem } from '../../builders/case-event.ts';
import { movableClock } from '../../builders/clock.ts';
import { anEventOfAge } from '../../builders/stale-event.ts';
import { aTable } from './engine.ts';

export const MINUTE_MILLISECONDS = 60_000;
const TIMEOUT_MILLISECONDS = 2 * MINUTE_MILLISECONDS;

type Request = { readonly Entries: readonly PutEventsRequestEntry[] };

/** Answers of a bus that takes what it is given. */
export const takesAll = ({ Entries }: Request) => ({
  FailedEntryCount: 0,
  Entries: Entries.map((_, index) => ({ EventId: `e-${index}` })),
});
export const refusesAll =
  (ErrorCode: string) =>
  ({ Entries }: Request) => ({
    FailedEntryCount: Entries.length,
    Entries: Entries.map(() => ({ ErrorCode, ErrorMessage: 'refused' })),
  });

// biome-ignore lint/suspicious/noExplicitAny: the mock's own parameters.
type EventBridgeStub = AwsStub<any, any, any>;
/** The ids of the events that the bus was given, once for each time. */
export const sentIds = (eventBridge: EventBridgeStub): readonly string[] =>
  eventBridge
    .commandCalls(PutEventsCommand)
    .flatMap(({ args }) => args[0].input.Entries ?? [])
    .map(({ Detail = '' }: PutEventsRequestEntry) => JSON.parse(Detail).eventId);

export const keyOf = (event: CaseEvent): Key => eventItemKey(event);

/** A table of its own with a sweep over it, at a time that stands still. */
export const anOutbox = async () => {
  const clock = movableClock();
  const { table, client: documents, tableName } = await aTable(clock);
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const deps = {
    bus: new EventBridgeClient({ region: 'us-east-1' }),
    busName: 'anken',
    eventConfigurations: eventConfigurationStore(table),
    outbox: outboxStore(table),
    arns: arns({ partition: 'aws', region: 'us-east-1', accountId: '123456789012' }),
    clock,
    log,
  };
  const tick = (remainingMilliseconds = () => TIMEOUT_MILLISECONDS) =>
    sweepOutbox(deps)({ remainingMilliseconds });
  return {
    clock,
    table,
    tableName,
    documents,
    log,
    deps,
    tick,
    /** A tick each minute, from now on. */
    ticks: async (minutes: number) => {
      const swept = [];
      for (let minute = 0; minute < minutes; minute += 1) {
        swept.push(await tick());
        clock.pass(MINUTE_MILLISECONDS);
      }
      return swept;
    },
    stored: (event: CaseEvent) => table.get<Record<string, unknown>>(keyOf(event)),
    /** An event of that age whose stream record was lost. */
    lost: async (ageSeconds: number, change: Parameters<typeof anEventOfAge>[2] = {}) => {
      const event = anEventOfAge(ageSeconds, clock.now(), change);
      await table.write([{ item: anEventItem(event), unlessExists: true }]);
      return event;
    },
    /** Makes of an event what no version of the code can read. */
    spoil: (event: CaseEvent) =>
      table.write([{ update: keyOf(event), set: { after: 'a secret of the case' }, if: { exists: true } }]),
  };
};
