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
  type QueryCommandInput,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { ContractError } from '../contract/errors.ts';
import type { Clock } from '../platform/clock.ts';
import { requestToken } from '../platform/ids.ts';
import { Overtaken, persistently } from './attempts.ts';
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

/**
 * How numbers and gaps cross into DynamoDB: doubles up to 1e125 as they are, and `undefined` as no attribute. Without
 * `convertClassInstanceToMap` a map with a member of the name `constructor`, which a tag's key can be, is refused.
 */
export const documentOptions = () => ({
  marshallOptions: {
    removeUndefinedValues: true,
    allowImpreciseNumbers: true,
    convertClassInstanceToMap: true,
  },
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
  readonly refusal?: ContractError;
};
export type Update = Change & {
  readonly update: Key;
  /** Empty only where another write of the same transaction holds the state fast. */
  readonly if: Belief;
  /** What the caller should read when the belief does not hold. */
  readonly refusal?: ContractError;
};
/** No write without a belief. */
export type Write = Put | Update;

/** A belief did not hold, so nothing of the transaction was written. */
export class WriteRefused extends Error {
  readonly #existing: ReadonlyMap<Write, Item | undefined>;

  /** Without DynamoDB's error as its cause: that one carries the item, which must not come into a log. */
  constructor(existing: ReadonlyMap<Write, Item | undefined>) {
    super('A condition of the write did not hold');
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

/** Where a page of an index ended: the keys of the item and of the index. */
export type IndexPosition = Readonly<Record<string, unknown>>;
export type IndexPage<Stored> = {
  readonly items: readonly (Key & Stored)[];
  readonly next?: IndexPosition;
};

export type TableIndex = keyof typeof tableSchema.indexes;

/** DynamoDB's own limit for one BatchGetItem. */
const BATCH_GET_LIMIT = 100;

/** The one table. All reads of it are consistent, but for those of an index. */
export class Table {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #clock: Clock;
  readonly #newToken: () => string;

  constructor(client: DynamoDBDocumentClient, tableName: string, clock: Clock, newToken = requestToken) {
    this.#client = client;
    this.#tableName = tableName;
    this.#clock = clock;
    this.#newToken = newToken;
  }

  async get<Stored extends object>(key: Key): Promise<(Key & Stored) | undefined> {
    if (!canExist(key)) return undefined;
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#tableName, Key: key, ConsistentRead: true }),
    );
    return Item as (Key & Stored) | undefined;
  }

  /** The items that exist, in no order. */
  async getMany<Stored extends object>(keys: readonly Key[]): Promise<readonly (Key & Stored)[]> {
    const possible = keys.filter(canExist);
    const chunks = Array.from({ length: Math.ceil(possible.length / BATCH_GET_LIMIT) }, (_, index) =>
      possible.slice(index * BATCH_GET_LIMIT, (index + 1) * BATCH_GET_LIMIT),
    );
    const items = await Promise.all(chunks.map((chunk) => this.#getChunk(chunk)));
    return items.flat() as (Key & Stored)[];
  }

  async #getChunk(chunk: readonly Key[]): Promise<readonly Record<string, unknown>[]> {
    const found: Record<string, unknown>[] = [];
    let remaining: readonly Key[] = chunk;
    await persistently(this.#clock, async () => {
      const { Responses, UnprocessedKeys } = await this.#client.send(
        new BatchGetCommand({
          RequestItems: { [this.#tableName]: { Keys: [...remaining], ConsistentRead: true } },
        }),
      );
      found.push(...(Responses?.[this.#tableName] ?? []));
      remaining = (UnprocessedKeys?.[this.#tableName]?.Keys ?? []) as Key[];
      if (remaining.length > 0) throw new Overtaken('BatchGetItem left keys unprocessed');
    });
    return found;
  }

  /** One page of a range, in the order of the sort key; `next` is where the following page begins. */
  async query<Stored extends object>(
    range: Range,
    options: { readonly limit?: number; readonly after?: Key; readonly newestFirst?: boolean } = {},
  ): Promise<Page<Stored>> {
    if (!canExist({ pk: range.pk, sk: range.prefix })) return { items: [] };
    const { limit, after, newestFirst = false } = options;
    const { Items = [], LastEvaluatedKey } = await this.#client.send(
      new QueryCommand({
        TableName: this.#tableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': range.pk, ':prefix': range.prefix },
        ConsistentRead: true,
        ScanIndexForward: !newestFirst,
        // One more than asked for tells whether another page follows.
        ...(limit !== undefined && { Limit: limit + 1 }),
        ...(after && { ExclusiveStartKey: { ...after } }),
      }),
    );
    const items = (limit === undefined ? Items : Items.slice(0, limit)) as (Key & Stored)[];
    const last = items.at(-1);
    if (last && items.length < Items.length) return { items, next: { pk: last.pk, sk: last.sk } };
    return { items, ...(LastEvaluatedKey && { next: LastEvaluatedKey as Key }) };
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

  /** How many items a range holds. */
  async count(range: Range): Promise<number> {
    if (!canExist({ pk: range.pk, sk: range.prefix })) return 0;
    return this.#count({
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': range.pk, ':prefix': range.prefix },
      ConsistentRead: true,
    });
  }

  /** How many items an index partition holds; eventually consistent, as every index is. */
  async countIn(index: TableIndex, partition: string): Promise<number> {
    if (!canExist({ pk: partition, sk: '' })) return 0;
    return this.#count({
      IndexName: index,
      KeyConditionExpression: '#partition = :partition',
      ExpressionAttributeNames: { '#partition': tableSchema.indexes[index].partitionKey },
      ExpressionAttributeValues: { ':partition': partition },
    });
  }

  /**
   * One page of an index partition, in the order of the index's sort key and below a bound of it; eventually consistent,
   * as every index is. Items hold what the index projects; `next` is where the following page begins.
   */
  async queryIn<Stored extends object>(
    index: TableIndex,
    partition: string,
    options: { readonly below: string; readonly limit: number; readonly after?: IndexPosition },
  ): Promise<IndexPage<Stored>> {
    const { partitionKey, sortKey } = tableSchema.indexes[index];
    const { below, limit, after } = options;
    const { Items = [], LastEvaluatedKey } = await this.#client.send(
      new QueryCommand({
        TableName: this.#tableName,
        IndexName: index,
        KeyConditionExpression: '#partition = :partition AND #sort < :below',
        ExpressionAttributeNames: { '#partition': partitionKey, '#sort': sortKey },
        ExpressionAttributeValues: { ':partition': partition, ':below': below },
        Limit: limit,
        ...(after && { ExclusiveStartKey: { ...after } }),
      }),
    );
    return { items: Items as (Key & Stored)[], ...(LastEvaluatedKey && { next: LastEvaluatedKey }) };
  }

  async #count(query: Omit<QueryCommandInput, 'TableName'>): Promise<number> {
    let count = 0;
    let after: Record<string, unknown> | undefined;
    do {
      const { Count, LastEvaluatedKey } = await this.#client.send(
        new QueryCommand({
          ...query,
          TableName: this.#tableName,
          Select: 'COUNT',
          ...(after && { ExclusiveStartKey: after }),
        }),
      );
      count += Count ?? 0;
      after = LastEvaluatedKey;
    } while (after);
    return count;
  }

  /**
   * Writes all or nothing. Waits out conflicts and throttling for some seconds, with full jitter. A transaction keeps its
   * token through all attempts: one whose answer was lost may have been committed, and the next attempt would find its
   * own items there and take them for somebody else's.
   * @throws the refused writes' own `refusal`, or WriteRefused where one of them has none; ThrottlingException when
   * others would not let go in time; what it was when it is not known whether the writes were made.
   */
  async write(writes: readonly Write[]): Promise<void> {
    try {
      const token = this.#newToken();
      await persistently(this.#clock, () => this.#writeOnce(writes, token), isBusy);
    } catch (error) {
      throw refusalOf(error, writes) ?? causeInDoubt(error) ?? error;
    }
  }

  async #writeOnce(writes: readonly Write[], ClientRequestToken: string): Promise<void> {
    const [only, ...others] = writes.map((write) => this.#request(write));
    if (only && others.length === 0) {
      await (only.Put
        ? this.#client.send(new PutCommand(only.Put))
        : this.#client.send(new UpdateCommand(only.Update)));
      return;
    }
    await this.#client.send(
      new TransactWriteCommand({
        TransactItems: writes.map((write) => this.#request(write)),
        ClientRequestToken,
      }),
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
        ...(ConditionExpression !== '' && { ConditionExpression }),
        ...expression.attributes(),
      },
    };
  }
}

/** DynamoDB refuses to look for longer keys, which a caller's made-up id can be. */
const canExist = ({ pk, sk }: Key): boolean => Buffer.byteLength(pk) <= 2048 && Buffer.byteLength(sk) <= 1024;

const IN_PROGRESS = 'TransactionInProgressException';
const busyNames = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'TransactionConflictException',
  IN_PROGRESS,
]);
/** Of a cancelled transaction; its other codes are refusals or our own mistakes. */
const busyCodes = new Set(['ProvisionedThroughputExceeded', 'ThrottlingError', 'TransactionConflict']);

const isBusy = (error: unknown): boolean =>
  error instanceof TransactionCanceledException
    ? (error.CancellationReasons ?? []).some(({ Code }) => Code !== undefined && busyCodes.has(Code)) &&
      !reasonsOf(error).some(({ Code }) => Code === 'ConditionalCheckFailed')
    : error instanceof Error && busyNames.has(error.name);

const refusalOf = (error: unknown, writes: readonly Write[]): Error | undefined => {
  const reasons = reasonsOf(error);
  const refused = writes.flatMap((write, index): [Write, Item | undefined][] => {
    const reason = reasons[index];
    return reason?.Code === 'ConditionalCheckFailed'
      ? [[write, reason.Item && (plainItem(reason.Item) as Item)]]
      : [];
  });
  if (refused.length === 0) return undefined;
  const own = refused.flatMap(([{ refusal }]) => (refusal ? [refusal] : []));
  return own.length === refused.length ? own[0] : new WriteRefused(new Map(refused));
};

/** A transaction that was still in progress when patience ended may be committed yet: no caller shall read "nothing was". */
const causeInDoubt = (error: unknown): unknown =>
  error instanceof ContractError && error.cause instanceof Error && error.cause.name === IN_PROGRESS
    ? error.cause
    : undefined;

const reasonsOf = (error: unknown): readonly CancellationReason[] => {
  if (error instanceof TransactionCanceledException) return error.CancellationReasons ?? [];
  if (error instanceof ConditionalCheckFailedException) {
    return [{ Code: 'ConditionalCheckFailed', ...(error.Item && { Item: error.Item }) }];
  }
  return [];
};
