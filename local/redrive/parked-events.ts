import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, paginateQuery, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import {
  deletionsPartition,
  eventSortKeyPrefix,
  outboxPartitions,
  outboxShards,
  tableSchema,
} from '../../lambdas/settings/table-schema.ts';

/** Absent where it is not what it should be: an event that no function can read must still be seen to. */
const text = z.catch(z.optional(z.string()), undefined);

const eventItemSchema = z.looseObject({
  pk: z.string(),
  sk: z.string(),
  /** None once it is published or discarded. */
  outbox: text,
  domainId: text,
  caseId: text,
  type: text,
  time: text,
  attempts: z.catch(z.optional(z.number()), undefined),
  lastAttemptAt: text,
  lastFailure: text,
  parkedAt: text,
});
export type EventItem = z.output<typeof eventItemSchema>;

type Key = { readonly pk: string; readonly sk: string };

const keySchema = z.object({ pk: z.string(), sk: z.string() });

const BATCH = 100;
const PAUSE_MILLISECONDS = 200;

export const eventIdOf = ({ sk }: Key): string => sk.slice(eventSortKeyPrefix.length);
/** Of the event of a deletion, its domain, by the key: all else of the item may be wrong. None for other events. */
export const deletionDomainOf = ({ pk }: Key): string | undefined => {
  const { begin, end } = deletionsPartition;
  return pk.endsWith(end) ? pk.slice(begin.length, -end.length) : undefined;
};
export const isParked = ({ outbox = '' }: EventItem): boolean => outbox.startsWith(outboxPartitions.parked);

/** Numbers as doubles, as the functions store them: else a large one comes out as a BigInt, which JSON does not know. */
export const documentsOf = (client: DynamoDBClient): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(client, { unmarshallOptions: { wrapNumbers: Number } });

/** The events that the bus has not taken, as an operator sees and moves them: by the index and single items. */
export const parkedEvents = (place: {
  readonly documents: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
}) => {
  const { documents, tableName: TableName, sleep } = place;

  const queryShards = async (partition: string, eventId?: string): Promise<readonly Key[]> => {
    const shards = Array.from({ length: outboxShards }, (_, shard) =>
      queryShard(`${partition}${shard}`, eventId),
    );
    return (await Promise.all(shards)).flat();
  };
  const queryShard = async (partition: string, eventId?: string): Promise<readonly Key[]> => {
    const { partitionKey, sortKey } = tableSchema.indexes.outbox;
    const ofEvent = eventId !== undefined && { '#sort': sortKey };
    const pages = paginateQuery(
      { client: documents },
      {
        TableName,
        IndexName: 'outbox' satisfies keyof typeof tableSchema.indexes,
        KeyConditionExpression: `#partition = :partition${ofEvent ? ' AND #sort = :sort' : ''}`,
        ExpressionAttributeNames: { '#partition': partitionKey, ...ofEvent },
        ExpressionAttributeValues: {
          ':partition': partition,
          ...(ofEvent && { ':sort': `${eventSortKeyPrefix}${eventId}` }),
        },
      },
    );
    const keys: Key[] = [];
    for await (const { Items = [] } of pages) keys.push(...z.array(keySchema).parse(Items));
    return keys;
  };

  /** Those that exist. */
  const read = async (keys: readonly Key[]): Promise<readonly EventItem[]> => {
    const items: EventItem[] = [];
    let remaining = keys.map(({ pk, sk }) => ({ pk, sk }));
    while (remaining.length > 0) {
      const { Responses, UnprocessedKeys } = await documents.send(
        new BatchGetCommand({
          RequestItems: { [TableName]: { Keys: remaining.slice(0, BATCH), ConsistentRead: true } },
        }),
      );
      items.push(...(Responses?.[TableName] ?? []).map((item) => eventItemSchema.parse(item)));
      const unprocessed = z.array(keySchema).parse(UnprocessedKeys?.[TableName]?.Keys ?? []);
      if (unprocessed.length > 0) await sleep(PAUSE_MILLISECONDS);
      remaining = [...unprocessed, ...remaining.slice(BATCH)];
    }
    return items.toSorted(byAge);
  };

  const change = async ({ pk, sk, outbox }: EventItem, UpdateExpression: string, values: object) => {
    try {
      await documents.send(
        new UpdateCommand({
          TableName,
          Key: { pk, sk },
          UpdateExpression,
          ConditionExpression: 'outbox = :parked',
          ExpressionAttributeValues: { ':parked': outbox, ...values },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };

  return {
    /** All that are parked, the oldest event first. */
    list: async (): Promise<readonly EventItem[]> =>
      // The index may be behind: somebody may have seen to one since.
      (await read(await queryShards(outboxPartitions.parked))).filter(isParked),

    read,

    /** The event, if it is parked or waits to be published. */
    find: async (eventId: string): Promise<EventItem | undefined> => {
      const found = await Promise.all(
        Object.values(outboxPartitions).map((partition) => queryShards(partition, eventId)),
      );
      const items = await read(found.flat());
      // The index may be behind.
      return items.find(({ outbox }) => outbox !== undefined);
    },

    /** Back to where the sweep finds it, with all its attempts; false where it is no longer parked. */
    release: (item: EventItem): Promise<boolean> =>
      change(item, 'SET outbox = :waiting REMOVE attempts, lastAttemptAt, lastFailure, parkedAt', {
        ':waiting': `${outboxPartitions.waiting}${(item.outbox ?? '').slice(outboxPartitions.parked.length)}`,
      }),

    /** Nobody is told of it any more; the event stays, with what was said. False where it is no longer parked. */
    discard: (item: EventItem, by: string, reason: string, now: Date): Promise<boolean> =>
      change(item, 'SET discardedAt = :at, discardedBy = :by, discardedBecause = :reason REMOVE outbox', {
        ':at': now.toISOString(),
        ':by': by,
        ':reason': reason,
      }),
  };
};
export type ParkedEvents = ReturnType<typeof parkedEvents>;

/** Their ids are in the order of time. */
const byAge = (one: Key, other: Key): number => (one.sk < other.sk ? -1 : 1);
