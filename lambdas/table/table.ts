import {
  BatchGetCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  type QueryCommandOutput,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { Overtaken, persistently } from '../contract/attempts.ts';
import type { Clock } from '../platform/clock.ts';
import { requestToken } from '../platform/ids.ts';
import { type Key, type Range, tableSchema } from './keys.ts';
import {
  isInProgress,
  type Obstacle,
  obstacleOf,
  refusalOf,
  type Write,
  WriteRefused,
  writeRequest,
} from './writes.ts';

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

/** What stood in the way of a write, told once when the write has come to its end. */
export type Contention = {
  /** Attempts that met another transaction at one of their items. */
  readonly conflicts: number;
  /** Attempts for which DynamoDB had no capacity. */
  readonly throttles: number;
  /** Attempts after the first. */
  readonly retries: number;
  /** 1 where somebody else had changed what the write relied on; its caller reads again. */
  readonly overtaken: number;
};

/** The one table. All reads of it are consistent, but for those of an index. */
export class Table {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #clock: Clock;
  readonly #newToken: () => string;
  readonly #onContention: (contention: Contention) => void;

  /** `onContention` hears of the writes that others stood in the way of, and of no other. */
  constructor(
    client: DynamoDBDocumentClient,
    tableName: string,
    clock: Clock,
    onContention: (contention: Contention) => void = () => undefined,
    newToken = requestToken,
  ) {
    this.#client = client;
    this.#tableName = tableName;
    this.#clock = clock;
    this.#onContention = onContention;
    this.#newToken = newToken;
  }

  async get<Stored extends object>(key: Key): Promise<(Key & Stored) | undefined> {
    if (!canExist(key)) return undefined;
    const { Item } = await this.#patiently(() =>
      this.#client.send(new GetCommand({ TableName: this.#tableName, Key: key, ConsistentRead: true })),
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
    await this.#patiently(async () => {
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
    const { Items = [], LastEvaluatedKey } = await this.#query({
      ...within(range),
      ConsistentRead: true,
      ScanIndexForward: !newestFirst,
      // One more than asked for tells whether another page follows.
      ...(limit !== undefined && { Limit: limit + 1 }),
      ...(after && { ExclusiveStartKey: { ...after } }),
    });
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
      ...within(range),
      ConsistentRead: true,
    });
  }

  /**
   * How many items an index partition holds, or those whose sort key begins with the prefix; eventually consistent, as
   * every index is.
   */
  async countIn(index: TableIndex, partition: string, prefix = ''): Promise<number> {
    if (!canExist({ pk: partition, sk: prefix })) return 0;
    const { partitionKey, sortKey } = tableSchema.indexes[index];
    const isPart = prefix !== '';
    return this.#count({
      IndexName: index,
      KeyConditionExpression: isPart
        ? '#partition = :partition AND begins_with(#sort, :prefix)'
        : '#partition = :partition',
      ExpressionAttributeNames: { '#partition': partitionKey, ...(isPart && { '#sort': sortKey }) },
      ExpressionAttributeValues: { ':partition': partition, ...(isPart && { ':prefix': prefix }) },
    });
  }

  /**
   * One page of an index partition, in the order of the index's sort key, below a bound of it where one is given;
   * eventually consistent, as every index is. Items hold what the index projects; `next` is where the following page
   * begins.
   */
  async queryIn<Stored extends object>(
    index: TableIndex,
    partition: string,
    options: {
      readonly below?: string;
      readonly limit: number;
      readonly after?: IndexPosition;
      readonly newestFirst?: boolean;
    },
  ): Promise<IndexPage<Stored>> {
    if (!canExist({ pk: partition, sk: '' })) return { items: [] };
    const { partitionKey, sortKey } = tableSchema.indexes[index];
    const { below, limit, after, newestFirst = false } = options;
    const isBounded = below !== undefined;
    const { Items = [], LastEvaluatedKey } = await this.#query({
      IndexName: index,
      KeyConditionExpression: isBounded
        ? '#partition = :partition AND #sort < :below'
        : '#partition = :partition',
      ExpressionAttributeNames: { '#partition': partitionKey, ...(isBounded && { '#sort': sortKey }) },
      ExpressionAttributeValues: { ':partition': partition, ...(isBounded && { ':below': below }) },
      Limit: limit,
      ...(newestFirst && { ScanIndexForward: false }),
      ...(after && { ExclusiveStartKey: { ...after } }),
    });
    return { items: Items as (Key & Stored)[], ...(LastEvaluatedKey && { next: LastEvaluatedKey }) };
  }

  async #count(query: Omit<QueryCommandInput, 'TableName'>): Promise<number> {
    let count = 0;
    let after: Record<string, unknown> | undefined;
    do {
      const { Count, LastEvaluatedKey } = await this.#query({
        ...query,
        Select: 'COUNT',
        ...(after && { ExclusiveStartKey: after }),
      });
      count += Count ?? 0;
      after = LastEvaluatedKey;
    } while (after);
    return count;
  }

  #query(query: Omit<QueryCommandInput, 'TableName'>): Promise<QueryCommandOutput> {
    return this.#patiently(() =>
      this.#client.send(new QueryCommand({ ...query, TableName: this.#tableName })),
    );
  }

  /** @throws ThrottlingException where DynamoDB still has no time after some seconds. */
  #patiently<Result>(
    work: () => Promise<Result>,
    onObstacle: (obstacle: Obstacle) => void = () => undefined,
  ): Promise<Result> {
    return persistently(this.#clock, work, (error) => {
      const obstacle = obstacleOf(error);
      if (obstacle) onObstacle(obstacle);
      return obstacle !== undefined || error instanceof Overtaken;
    });
  }

  /**
   * Writes all or nothing. Waits out conflicts and throttling for some seconds, with full jitter. A transaction keeps its
   * token through all attempts: one whose answer was lost may have been committed, and the next attempt would find its
   * own items there and take them for somebody else's.
   * @throws the refused writes' own `refusal`, or WriteRefused where one of them has none; ThrottlingException when
   * others would not let go in time; TransactionInProgressException when it may be committed yet.
   */
  async write(writes: readonly Write[]): Promise<void> {
    const met = { conflicts: 0, throttles: 0, retries: -1, overtaken: 0 };
    const token = this.#newToken();
    let doubt: unknown;
    const attempt = () => {
      met.retries += 1;
      return this.#writeOnce(writes, token).catch((error: unknown) => {
        if (isInProgress(error)) doubt = error;
        throw error;
      });
    };
    try {
      await this.#patiently(attempt, (obstacle) => {
        met[obstacle] += 1;
      });
    } catch (error) {
      const refusal = refusalOf(error, writes);
      if (refusal instanceof WriteRefused) met.overtaken = 1;
      throw refusal ?? doubt ?? error;
    } finally {
      if (Object.values(met).some((count) => count > 0)) this.#onContention(met);
    }
  }

  async #writeOnce(writes: readonly Write[], ClientRequestToken: string): Promise<void> {
    const requests = writes.map((write) => writeRequest(this.#tableName, write));
    const [only, ...others] = requests;
    if (!only || others.length > 0) {
      await this.#client.send(new TransactWriteCommand({ TransactItems: requests, ClientRequestToken }));
    } else if (only.Put) await this.#client.send(new PutCommand(only.Put));
    else if (only.Delete) await this.#client.send(new DeleteCommand(only.Delete));
    else await this.#client.send(new UpdateCommand(only.Update));
  }
}

/** DynamoDB takes no empty prefix: without one, the range is the whole partition. */
const within = ({ pk, prefix }: Range) =>
  prefix === ''
    ? { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } }
    : {
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
      };

/** DynamoDB refuses to look for longer keys, which a caller's made-up id can be. */
const canExist = ({ pk, sk }: Key): boolean => Buffer.byteLength(pk) <= 2048 && Buffer.byteLength(sk) <= 1024;
