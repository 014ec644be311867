import {
  type AttributeValue,
  type CancellationReason,
  ConditionalCheckFailedException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { throttled } from '../contract/errors.ts';
import type { Clock } from '../platform/clock.ts';
import {
  type Belief,
  type Change,
  conditionExpression,
  type Item,
  placeholders,
  updateExpression,
} from './expressions.ts';
import { type Key, type Range, tableSchema } from './keys.ts';

/** How numbers come out of DynamoDB: as doubles, which is what JSON has. */
const numbersAsDoubles = { wrapNumbers: Number };

/** How numbers and gaps cross into DynamoDB: doubles up to 1e125 as they are, and `undefined` as no attribute. */
export const documentOptions = () => ({
  marshallOptions: { removeUndefinedValues: true, allowImpreciseNumbers: true },
  unmarshallOptions: { ...numbersAsDoubles },
});

/** An item of a stream record or of a refused write, whose attributes are still DynamoDB's. */
export const plainItem = (image: Record<string, AttributeValue>): Record<string, unknown> =>
  unmarshall(image, numbersAsDoubles);

export type Put = {
  readonly item: Item;
  readonly unlessExists: true;
  /** Or where what exists is like this: an expired token, a lease that has run out. */
  readonly orIf?: Belief;
};
export type Update = Change & { readonly update: Key; readonly if: Belief };
/** No write without a belief (STYLE, rule 7). */
export type Write = Put | Update;

/** A belief did not hold, so nothing of the transaction was written. */
export class WriteRefused extends Error {
  readonly #existing: ReadonlyMap<Write, Item | undefined>;

  constructor(existing: ReadonlyMap<Write, Item | undefined>, cause: unknown) {
    super('A condition of the write did not hold', { cause });
    this.#existing = existing;
  }

  refused(write: Write): boolean {
    return this.#existing.has(write);
  }

  /** The item that stands where `write` was refused. */
  existing<Stored extends object>(write: Write): (Key & Stored) | undefined {
    return this.#existing.get(write) as (Key & Stored) | undefined;
  }
}

export type Page<Stored> = { readonly items: readonly (Key & Stored)[]; readonly next?: Key };

export type TableIndex = keyof typeof tableSchema.indexes;

/** DynamoDB's own limit for one BatchGetItem. */
const BATCH_GET_LIMIT = 100;
/** A caller waits this long for others to let go of an item before it is told to come back. */
const PATIENCE_MILLISECONDS = 5_000;
const FIRST_BACKOFF_MILLISECONDS = 20;
const LONGEST_BACKOFF_MILLISECONDS = 500;

/** The one table. All reads of it are consistent, but for those of an index. */
export class Table {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #clock: Clock;

  constructor(client: DynamoDBDocumentClient, tableName: string, clock: Clock) {
    this.#client = client;
    this.#tableName = tableName;
    this.#clock = clock;
  }

  async get<Stored extends object>(key: Key): Promise<(Key & Stored) | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#tableName, Key: key, ConsistentRead: true }),
    );
    return Item as (Key & Stored) | undefined;
  }

  /** The items that exist, in no order. */
  async getMany<Stored extends object>(keys: readonly Key[]): Promise<readonly (Key & Stored)[]> {
    const chunks = Array.from({ length: Math.ceil(keys.length / BATCH_GET_LIMIT) }, (_, index) =>
      keys.slice(index * BATCH_GET_LIMIT, (index + 1) * BATCH_GET_LIMIT),
    );
    const items = await Promise.all(chunks.map((chunk) => this.#getChunk(chunk)));
    return items.flat() as (Key & Stored)[];
  }

  async #getChunk(chunk: readonly Key[]): Promise<readonly Record<string, unknown>[]> {
    const found: Record<string, unknown>[] = [];
    let remaining: readonly Key[] = chunk;
    for await (const attempt of this.#attempts()) {
      const { Responses, UnprocessedKeys } = await this.#client.send(
        new BatchGetCommand({
          RequestItems: { [this.#tableName]: { Keys: [...remaining], ConsistentRead: true } },
        }),
      );
      found.push(...(Responses?.[this.#tableName] ?? []));
      remaining = (UnprocessedKeys?.[this.#tableName]?.Keys ?? []) as Key[];
      if (remaining.length === 0) return found;
      attempt.failed(new Error('BatchGetItem left keys unprocessed'));
    }
    return found;
  }

  /** One page of a range, in the order of the sort key; `next` is where the following page begins. */
  async query<Stored extends object>(
    range: Range,
    options: { readonly limit?: number; readonly after?: Key; readonly newestFirst?: boolean } = {},
  ): Promise<Page<Stored>> {
    const { Items, LastEvaluatedKey } = await this.#client.send(
      new QueryCommand({
        TableName: this.#tableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': range.pk, ':prefix': range.prefix },
        ConsistentRead: true,
        ScanIndexForward: !options.newestFirst,
        ...(options.limit !== undefined && { Limit: options.limit }),
        ...(options.after && { ExclusiveStartKey: { ...options.after } }),
      }),
    );
    return {
      items: (Items ?? []) as (Key & Stored)[],
      ...(LastEvaluatedKey && { next: LastEvaluatedKey as Key }),
    };
  }

  /** A whole range, however many pages it takes. For ranges that a quota bounds. */
  async queryAll<Stored extends object>(range: Range): Promise<readonly (Key & Stored)[]> {
    const items: (Key & Stored)[] = [];
    let after: Key | undefined;
    do {
      const page: Page<Stored> = await this.query<Stored>(range, after ? { after } : {});
      items.push(...page.items);
      after = page.next;
    } while (after);
    return items;
  }

  /** How many items an index partition holds; eventually consistent, as every index is. */
  async countIn(index: TableIndex, partition: string): Promise<number> {
    let count = 0;
    let after: Record<string, unknown> | undefined;
    do {
      const { Count, LastEvaluatedKey } = await this.#client.send(
        new QueryCommand({
          TableName: this.#tableName,
          IndexName: index,
          Select: 'COUNT',
          KeyConditionExpression: '#partition = :partition',
          ExpressionAttributeNames: { '#partition': tableSchema.indexes[index].partitionKey },
          ExpressionAttributeValues: { ':partition': partition },
          ...(after && { ExclusiveStartKey: after }),
        }),
      );
      count += Count ?? 0;
      after = LastEvaluatedKey;
    } while (after);
    return count;
  }

  /**
   * Writes all or nothing. Waits out conflicts and throttling for some seconds, with full jitter.
   * @throws WriteRefused when a belief does not hold; ThrottlingException when others would not let go in time.
   */
  async write(writes: readonly Write[]): Promise<void> {
    for await (const attempt of this.#attempts()) {
      try {
        return await this.#writeOnce(writes);
      } catch (error) {
        const refusal = refusalOf(error, writes);
        if (refusal) throw refusal;
        if (!isBusy(error)) throw error;
        attempt.failed(error);
      }
    }
  }

  async #writeOnce(writes: readonly Write[]): Promise<void> {
    const [only, ...others] = writes.map((write) => this.#request(write));
    if (only && others.length === 0) {
      await (only.Put
        ? this.#client.send(new PutCommand(only.Put))
        : this.#client.send(new UpdateCommand(only.Update)));
      return;
    }
    await this.#client.send(
      new TransactWriteCommand({ TransactItems: writes.map((write) => this.#request(write)) }),
    );
  }

  #request(write: Write) {
    const expression = placeholders();
    const target = { TableName: this.#tableName, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const };
    if ('item' in write) {
      const beliefs = [{ exists: false }, ...(write.orIf ? [write.orIf] : [])];
      const ConditionExpression = conditionExpression(beliefs, expression);
      return { Put: { ...target, Item: write.item, ConditionExpression, ...expression.attributes() } };
    }
    const UpdateExpression = updateExpression(write, expression);
    const ConditionExpression = conditionExpression([write.if], expression);
    return {
      Update: {
        ...target,
        Key: write.update,
        UpdateExpression,
        ConditionExpression,
        ...expression.attributes(),
      },
    };
  }

  /** Attempts with full jitter between them until patience ends. */
  async *#attempts(): AsyncGenerator<{ readonly failed: (cause: unknown) => void }> {
    const end = this.#clock.now().getTime() + PATIENCE_MILLISECONDS;
    for (let number = 0; ; number += 1) {
      let cause: unknown;
      yield {
        failed: (error) => {
          cause = error;
        },
      };
      const longest = Math.min(LONGEST_BACKOFF_MILLISECONDS, FIRST_BACKOFF_MILLISECONDS * 2 ** number);
      const pause = this.#clock.chance() * longest;
      if (this.#clock.now().getTime() + pause > end) throw throttled(cause);
      await this.#clock.sleep(pause);
    }
  }
}

const busyNames = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'TransactionConflictException',
  'TransactionInProgressException',
]);
/** Of a cancelled transaction; its other codes are refusals or our own mistakes. */
const busyCodes = new Set(['ProvisionedThroughputExceeded', 'ThrottlingError', 'TransactionConflict']);

const isBusy = (error: unknown): boolean =>
  error instanceof TransactionCanceledException
    ? (error.CancellationReasons ?? []).some(({ Code }) => Code !== undefined && busyCodes.has(Code))
    : error instanceof Error && busyNames.has(error.name);

const refusalOf = (error: unknown, writes: readonly Write[]): WriteRefused | undefined => {
  const reasons = reasonsOf(error);
  const refused = writes.flatMap((write, index): [Write, Item | undefined][] => {
    const reason = reasons[index];
    return reason?.Code === 'ConditionalCheckFailed'
      ? [[write, reason.Item && (plainItem(reason.Item) as Item)]]
      : [];
  });
  return refused.length > 0 ? new WriteRefused(new Map(refused), error) : undefined;
};

const reasonsOf = (error: unknown): readonly CancellationReason[] => {
  if (error instanceof TransactionCanceledException) return error.CancellationReasons ?? [];
  if (error instanceof ConditionalCheckFailedException) {
    return [{ Code: 'ConditionalCheckFailed', ...(error.Item && { Item: error.Item }) }];
  }
  return [];
};
