import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { type Publishing, publishEventItem, Unreadable } from './publish-event-item.consumer.ts';

type Image = Record<string, AttributeValue>;

type Deps = Publishing & {
  /** Reads an item as the stream carries it. */
  readonly plainItem: (image: Image) => unknown;
};

/** Publishes the event of a stream record. */
export const publishCaseEvent = ({ plainItem, ...publishing }: Deps) => {
  const publish = publishEventItem(publishing);
  return async ({ dynamodb }: DynamoDBRecord): Promise<void> => {
    try {
      const image = z.safeParse(imageSchema, dynamodb?.NewImage);
      await publish(image.success ? plainItem(image.data) : undefined);
    } catch (error) {
      publishing.log.error('case event not published', { keys: dynamodb?.Keys, error });
      throw error;
    }
  };
};

/** Only its outside: what it holds is read by `plainItem` and the event's own schema. */
const imageSchema = z.custom<Image>((image) => typeof image === 'object' && image !== null);

/**
 * Left of the function's time when no further record is begun: more than one takes where the bus is slow (three tries of
 * 6 s). Where the table is too, 11 s at the configuration and as long at the outbox, the function may end over it; then
 * Lambda brings the whole batch again, and what was published goes out once more, under the same ids.
 */
const TIME_FOR_ONE_RECORD_MILLISECONDS = 20_000;

/**
 * Publishes a batch in the order of the stream and stops at the first record that it cannot publish. Lambda brings
 * back everything from the reported record on, so whatever were published behind it would be published again at each
 * of its retries. A record that nobody can read would hold up its lane to no use: it is logged and stays in the outbox,
 * where the sweep finds it and, in the end, parks it.
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

const isUnreadable = (error: unknown): boolean => error instanceof Unreadable;
