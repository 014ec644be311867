import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import type { Parts } from './host.ts';
import type { LambdaFunction } from './lambda-function.ts';
import { lambdaRecord, type StreamRecord } from './stream.ts';

type Batch = { readonly records: readonly StreamRecord[]; readonly attempts: number };

type Lane = { readonly waiting: StreamRecord[]; readonly batches: Batch[]; busy: boolean };

export type StreamSourceSettings = {
  readonly batchSize: number;
  readonly lanes: number;
  readonly retryAttempts: number;
  readonly maxRecordAgeMilliseconds: number;
  readonly isLetIn: (record: StreamRecord) => boolean;
};

/**
 * Lambda's event source mapping of a stream. Sources, in the Lambda developer guide:
 * - "Process DynamoDB records with Lambda" (with-ddb.html): a shard in order, lanes by partition key
 *   (ParallelizationFactor), at least once, backing off while the function fails. Before the invocation (a throttled
 *   function) it tries until the records expire or reach their maximum age: no retry is used up, nothing is split.
 * - "Configuring partial batch response with DynamoDB and Lambda" (services-ddb-batchfailurereporting.html): the lowest
 *   failed sequence number is the checkpoint; with BisectBatchOnFunctionError the batch is split there; an unknown
 *   identifier fails the whole batch.
 * - "Retain discarded records" (services-dynamodb-errors.html): bisecting does not use up retries; at
 *   MaximumRetryAttempts or MaximumRecordAgeInSeconds a batch goes to the on-failure destination; with S3 the records do.
 * - "Control which events Lambda sends to your function" (invocation-eventfiltering.html).
 */
export class StreamSource {
  readonly #parts: Parts;
  readonly #function: LambdaFunction<DynamoDBStreamEvent, DynamoDBBatchResponse>;
  readonly #settings: StreamSourceSettings;
  readonly #lanes = new Map<string, Lane>();
  readonly #discard: (records: readonly StreamRecord[]) => void;

  constructor(
    parts: Parts,
    target: LambdaFunction<DynamoDBStreamEvent, DynamoDBBatchResponse>,
    settings: StreamSourceSettings,
    discard: (records: readonly StreamRecord[]) => void,
  ) {
    this.#parts = parts;
    this.#function = target;
    this.#settings = settings;
    this.#discard = discard;
  }

  take(record: StreamRecord): void {
    if (!this.#settings.isLetIn(record)) return;
    const name = `${record.shard}.${Math.floor(record.partitionHash / 64) % this.#settings.lanes}`;
    const lane = this.#lanes.get(name) ?? { waiting: [], batches: [], busy: false };
    this.#lanes.set(name, lane);
    lane.waiting.push(record);
    // Records gather while Lambda polls.
    this.#parts.scheduler.after(this.#parts.chance.between(1, 60), () => this.#work(lane));
  }

  #work(lane: Lane): void {
    if (lane.busy) return;
    const batch = lane.batches.shift() ?? this.#newBatch(lane);
    if (!batch) return;
    if (this.#isGivenUp(batch)) {
      this.#discard(batch.records);
      this.#work(lane);
      return;
    }
    lane.busy = true;
    this.#function.invoke({ Records: batch.records.map(lambdaRecord) }, (outcome) => {
      if ('throttled' in outcome) {
        lane.batches.unshift(batch);
        this.#goOn(lane, this.#parts.chance.between(500, 5_000));
      } else this.#settle(lane, batch, 'result' in outcome ? outcome.result : undefined);
    });
  }

  #newBatch(lane: Lane): Batch | undefined {
    const records = lane.waiting.splice(0, this.#settings.batchSize);
    return records.length > 0 ? { records, attempts: 0 } : undefined;
  }

  #isGivenUp({ records, attempts }: Batch): boolean {
    const { retryAttempts, maxRecordAgeMilliseconds } = this.#settings;
    const oldest = records[0]?.at ?? 0;
    return attempts > retryAttempts || this.#parts.scheduler.now - oldest > maxRecordAgeMilliseconds;
  }

  #settle(lane: Lane, batch: Batch, response: DynamoDBBatchResponse | undefined): void {
    const { weather, chance, trace } = this.#parts;
    const failed = response && failedFrom(batch.records, response);
    if (failed === 'none') {
      if (weather.strikes('batch again')) lane.batches.unshift({ ...batch, attempts: 0 });
      this.#goOn(lane, 1);
      return;
    }
    const at = typeof failed === 'number' ? failed : 0;
    trace.note(() => `the stream's batch of ${batch.records.length} failed from its record ${at} on`);
    const remaining = batch.records.slice(at);
    lane.batches.unshift(...this.#retries(remaining, at > 0 ? 0 : batch.attempts, response !== undefined));
    this.#goOn(lane, Math.min(64_000, 1_000 * 2 ** Math.min(batch.attempts, 6)) + chance.below(500));
  }

  #goOn(lane: Lane, milliseconds: number): void {
    this.#parts.scheduler.after(milliseconds, () => {
      lane.busy = false;
      this.#work(lane);
    });
  }

  /** Whether a partial response whose first record failed is halved as well is not written down: by chance. */
  #retries(records: readonly StreamRecord[], attempts: number, partial: boolean): readonly Batch[] {
    const middle = Math.ceil(records.length / 2);
    if (records.length === 1 || (partial && this.#parts.chance.happens(0.5))) {
      return [{ records, attempts: attempts + 1 }];
    }
    return [
      { records: records.slice(0, middle), attempts },
      { records: records.slice(middle), attempts: 0 },
    ];
  }
}

/** Where the batch failed: an index, or the whole of it. */
const failedFrom = (
  records: readonly StreamRecord[],
  { batchItemFailures }: DynamoDBBatchResponse,
): number | 'none' | 'all' => {
  if (batchItemFailures.length === 0) return 'none';
  const indexes = batchItemFailures.map(({ itemIdentifier }) =>
    records.findIndex(({ sequenceNumber }) => sequenceNumber === itemIdentifier),
  );
  return indexes.includes(-1) ? 'all' : Math.min(...indexes);
};
