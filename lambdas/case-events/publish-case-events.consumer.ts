import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import {
  type EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
} from '@aws-sdk/client-eventbridge';
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Arns } from '../contract/arn.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/logger.ts';
import { type BusEntry, requests } from './bus-entry.ts';
import { ankenCaseChange, contractCaseChange } from './case-change.ts';
import { type CaseEvent, caseEventSchema, idsOf } from './case-event.ts';
import type { EventConfigurationStore } from './event-configuration.store.ts';
import type { OutboxStore } from './outbox.store.ts';

type Image = Record<string, AttributeValue>;

type Deps = {
  readonly bus: EventBridgeClient;
  readonly busName: string;
  readonly eventConfigurations: EventConfigurationStore;
  readonly outbox: OutboxStore;
  /** Reads an item as the stream carries it. */
  readonly plainItem: (image: Image) => unknown;
  readonly arns: Arns;
  readonly clock: Clock;
  readonly log: Log;
};

/**
 * Publishes the event of a stream record, and takes it out of the outbox once the bus has taken all of it. Between the
 * two the function may die: the event then goes out once more, under the same `eventId`.
 */
export const publishCaseEvent =
  ({ eventConfigurations, outbox, plainItem, arns, log, ...bus }: Deps) =>
  async (record: DynamoDBRecord): Promise<void> => {
    try {
      const event = eventOf(record, plainItem);
      const configuration = await eventConfigurations.get(event.domainId);
      const ours = ankenCaseChange(event, arns);
      const contracts = contractCaseChange(event, configuration, arns);
      for (const entries of requests(contracts ? [ours, contracts] : [ours])) await put(bus, entries);
      await outbox.remove(event);
      log.info('case event published', idsOf(event));
    } catch (error) {
      log.error('case event not published', { keys: record.dynamodb?.Keys, error });
      throw error;
    }
  };

/** Left of the function's time when no further record is begun: more than the calls for one may take. */
const TIME_FOR_ONE_RECORD_MILLISECONDS = 20_000;

/**
 * Publishes a batch in the order of the stream and stops at the first record that it cannot publish. Lambda brings
 * back everything from the reported record on, so whatever were published behind it would be published again at each
 * of its retries. A record that nobody can read would hold up its lane to no use: it is logged and stays in the outbox.
 */
export const publishInOrder =
  (publish: (record: DynamoDBRecord) => Promise<void>, remainingMilliseconds: () => number) =>
  async (records: readonly DynamoDBRecord[]): Promise<DynamoDBBatchResponse> => {
    for (const [index, record] of records.entries()) {
      const mayBegin = index === 0 || remainingMilliseconds() > TIME_FOR_ONE_RECORD_MILLISECONDS;
      const published = mayBegin && (await publish(record).then(() => true, isUnreadable));
      if (!published) {
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
      }
    }
    return { batchItemFailures: [] };
  };

/** The item is no event that this version of the code knows; trying again would not help. */
class UnreadableEvent extends Error {}

const isUnreadable = (error: unknown): boolean => error instanceof UnreadableEvent;

/** Reads each domain's configuration once, however many events of a batch ask for it. */
export const readOnce = ({ get }: EventConfigurationStore): EventConfigurationStore => {
  const reads = new Map<string, ReturnType<typeof get>>();
  return {
    get: (domainId) => {
      const read = reads.get(domainId) ?? get(domainId);
      reads.set(domainId, read);
      return read;
    },
  };
};

/** Only its outside: what it holds is read by `plainItem` and the event's own schema. */
const imageSchema = z.custom<Image>((image) => typeof image === 'object' && image !== null);

const eventOf = (record: DynamoDBRecord, plainItem: Deps['plainItem']): CaseEvent => {
  const image = z.safeParse(imageSchema, record.dynamodb?.NewImage);
  const event = image.success ? z.safeParse(caseEventSchema, plainItem(image.data)) : image;
  if (event.success) return event.data;
  // The places alone: what stands there is the case's.
  const places = event.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw new UnreadableEvent(`The item is no event that can be read; missing or wrong: ${places}`);
};

/** The stream brings the record again, so that a bus which is down for long is not this function's to wait for. */
const PUT_ATTEMPTS = 3;
const FIRST_PAUSE_MILLISECONDS = 100;

/** @throws when the bus has not taken every entry: PutEvents itself succeeds though some of its entries fail. */
const put = async (
  { bus, busName, clock }: Pick<Deps, 'bus' | 'busName' | 'clock'>,
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
    if (attempt === PUT_ATTEMPTS) {
      const codes = failed.map(({ ErrorCode }) => ErrorCode).join(', ');
      throw new Error(`The event bus did not take the event: ${codes}`);
    }
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
