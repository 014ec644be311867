import type { DynamoDBRecord } from 'aws-lambda';
import type { Parts } from './host.ts';
import { isSame } from './item.ts';
import { image } from './service-error.ts';
import type { ItemChange } from './table.ts';

export type StreamRecord = {
  readonly shard: number;
  /** Of the item's partition: a lane of the shard keeps to it. */
  readonly partitionHash: number;
  readonly sequenceNumber: string;
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly at: number;
  readonly change: ItemChange;
};

const SHARDS = 2;

/**
 * The table's stream. Source: DynamoDB developer guide, "Change data capture for DynamoDB Streams" (Streams.html): each
 * change once, in the order of the changes of an item; records live 24 hours; a change that changes nothing gives no
 * record. "StreamRecord" (API_streams_StreamRecord.html): SequenceNumber.
 */
export class StreamModel {
  readonly #parts: Parts;
  readonly #deliver: (record: StreamRecord) => void;
  #sequence = 0;
  readonly #visibleFrom = Array.from({ length: SHARDS }, () => 0);

  constructor(parts: Parts, deliver: (record: StreamRecord) => void) {
    this.#parts = parts;
    this.#deliver = deliver;
  }

  append(change: ItemChange): void {
    const { scheduler, weather, chance } = this.#parts;
    if (isSame(change.before, change.after)) return;
    this.#sequence += 1;
    const partitionHash = hashOf(change.key.pk);
    const shard = partitionHash % SHARDS;
    const delay = weather.strikes('record delayed') ? chance.between(1_000, 90_000) : chance.between(5, 300);
    const visible = Math.max(this.#visibleFrom[shard] ?? 0, scheduler.now + delay);
    this.#visibleFrom[shard] = visible;
    const record: StreamRecord = {
      shard,
      partitionHash,
      sequenceNumber: String(this.#sequence).padStart(21, '0'),
      eventName: change.before ? (change.after ? 'MODIFY' : 'REMOVE') : 'INSERT',
      at: change.at,
      change,
    };
    scheduler.after(visible - scheduler.now, () => this.#deliver(record));
  }
}

/** A record as Lambda hands it over. */
export const lambdaRecord = ({ sequenceNumber, eventName, change }: StreamRecord): DynamoDBRecord =>
  ({
    eventID: sequenceNumber,
    eventName,
    eventSource: 'aws:dynamodb',
    dynamodb: {
      Keys: image(change.key),
      ...(change.after && { NewImage: image(change.after) }),
      SequenceNumber: sequenceNumber,
    },
  }) as DynamoDBRecord;

const hashOf = (text: string): number => {
  let hash = 7;
  for (let index = 0; index < text.length; index += 1) hash = (hash * 31 + text.charCodeAt(index)) >>> 0;
  return hash;
};
