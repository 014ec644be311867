import {
  type EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
} from '@aws-sdk/client-eventbridge';
import * as z from 'zod/mini';
import type { Arns } from '../contract/arn.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/logger.ts';
import { type BusEntry, requests } from './bus-entry.ts';
import { ankenCaseChange, contractCaseChange } from './case-change.ts';
import { type CaseEvent, caseEventSchema, idsOf } from './case-event.ts';
import type { EventConfigurationStore } from './event-configuration.store.ts';
import type { OutboxStore } from './outbox.store.ts';

/** What publishing takes, whoever found the event: the stream's reader or the sweep. */
export type Publishing = {
  readonly bus: EventBridgeClient;
  readonly busName: string;
  readonly eventConfigurations: EventConfigurationStore;
  readonly outbox: Pick<OutboxStore, 'remove'>;
  readonly arns: Arns;
  readonly clock: Clock;
  readonly log: Log;
};

/**
 * Publishes an event item, and takes it out of the outbox once the bus has taken all of it. Between the two the function
 * may die: the event then goes out once more, under the same `eventId`.
 * @throws Unreadable, NotTaken, or what kept the bus or the table from answering
 */
export const publishEventItem =
  ({ eventConfigurations, outbox, arns, log, ...bus }: Publishing) =>
  async (item: unknown): Promise<void> => {
    const { pk, sk, ...event } = eventIn(item);
    const configuration = await eventConfigurations.get(event.domainId);
    const ours = ankenCaseChange(event, arns);
    const contracts = contractCaseChange(event, configuration, arns);
    for (const entries of requests(contracts ? [ours, contracts] : [ours])) await put(bus, entries);
    await outbox.remove({ pk, sk });
    log.info('case event published', idsOf(event));
  };

/** The item is no event that this version of the code knows; trying again would not help. */
export class Unreadable extends Error {}

/** The bus answered, and did not take all of it. */
export class NotTaken extends Error {
  readonly codes: readonly string[];

  constructor(codes: readonly string[]) {
    super(`The event bus did not take the event: ${codes.join(', ')}`);
    this.codes = codes;
  }
}

const keySchema = z.object({ pk: z.string(), sk: z.string() });

const eventIn = (item: unknown): CaseEvent & z.output<typeof keySchema> => {
  const key = z.safeParse(keySchema, item);
  const event = z.safeParse(caseEventSchema, item);
  if (key.success && event.success) return { ...event.data, ...key.data };
  // The places alone: what stands there is the case's.
  const issues = [...(key.error?.issues ?? []), ...(event.error?.issues ?? [])];
  const places = issues.map(({ path }) => path.join('.') || 'the item').join(', ');
  throw new Unreadable(`The item is no event that can be read; missing or wrong: ${places}`);
};

/** Reads each domain's configuration once, however many events of a batch ask for it; a failed read is made again. */
export const readOnce = ({ get }: EventConfigurationStore): EventConfigurationStore => {
  const reads = new Map<string, ReturnType<typeof get>>();
  const begin = (domainId: string) => {
    const read = get(domainId);
    reads.set(domainId, read);
    read.catch(() => reads.delete(domainId));
    return read;
  };
  return { get: (domainId) => reads.get(domainId) ?? begin(domainId) };
};

/** Others bring the event again, so that a bus which is down for long is not this function's to wait for. */
const PUT_ATTEMPTS = 3;
const FIRST_PAUSE_MILLISECONDS = 100;

/** @throws when the bus has not taken every entry: PutEvents itself succeeds though some of its entries fail. */
const put = async (
  { bus, busName, clock }: Pick<Publishing, 'bus' | 'busName' | 'clock'>,
  entries: readonly BusEntry[],
): Promise<void> => {
  let remaining = entries;
  for (let attempt = 1; ; attempt += 1) {
    const { Entries: results = [] } = await bus.send(
      new PutEventsCommand({ Entries: remaining.map((entry) => requestEntry(busName, entry)) }),
    );
    const failed = remaining.flatMap((entry, index) => {
      const { EventId, ErrorCode = 'no result' } = results[index] ?? {};
      return EventId === undefined ? [{ entry, ErrorCode }] : [];
    });
    if (failed.length === 0) return;
    if (attempt === PUT_ATTEMPTS) throw new NotTaken(failed.map(({ ErrorCode }) => ErrorCode));
    remaining = failed.map(({ entry }) => entry);
    await clock.sleep(clock.chance() * FIRST_PAUSE_MILLISECONDS * 2 ** attempt);
  }
};

const requestEntry = (busName: string, entry: BusEntry): PutEventsRequestEntry => ({
  EventBusName: busName,
  Source: entry.source,
  DetailType: entry.detailType,
  Time: new Date(entry.time),
  Resources: [...entry.resources],
  Detail: entry.detail,
});
