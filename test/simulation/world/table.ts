import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { tableSchema } from '../../../lambdas/table/keys.ts';
import type { TableIndex } from '../../../lambdas/table/table.ts';
import type { Chance } from '../chance.ts';
import type { Scheduler } from '../scheduler.ts';
import type { Trace } from '../trace.ts';
import type { Weather } from '../weather.ts';
import { checkPlaceholders, holds, type Placeholders } from './expressions.ts';
import { type ItemKey, nameOf, type StoredItem } from './item.ts';
import { cancelled, conditionFailed, named, reason } from './service-error.ts';
import { IndexModel } from './table-index.ts';
import { keysOf, partitionIn, positionAfter } from './table-pages.ts';
import { type Input, isMet, resultOf, type Write, writeOf } from './table-writes.ts';

/** What changed one item: what the stream carries, and what the invariants look at. */
export type ItemChange = {
  readonly key: ItemKey;
  readonly before: StoredItem | undefined;
  readonly after: StoredItem | undefined;
  /** Milliseconds since the beginning. */
  readonly at: number;
  /** Who asked for it. */
  readonly by: string;
  /** The request that it is part of: what is written together has one number. */
  readonly request: number;
};

export type Answer =
  /** `arrived`: to be told that the caller has it. */
  { readonly output: object; readonly arrived?: () => void } | { readonly error: Error };
export type Reply = (answer: Answer) => void;

export type QueryInput = Placeholders & {
  readonly IndexName?: string;
  readonly KeyConditionExpression?: string;
  readonly ExclusiveStartKey?: StoredItem;
  readonly Limit?: number;
  readonly Select?: string;
  readonly ScanIndexForward?: boolean;
  readonly ConsistentRead?: boolean;
};

/** DynamoDB answers a repeated token with the first outcome for this long. */
const TOKEN_MILLISECONDS = 10 * 60_000;

type Parts = {
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly weather: Weather;
  readonly trace: Trace;
};

/**
 * A model of one DynamoDB table. Sources, all in the DynamoDB developer guide and API reference:
 * - "Amazon DynamoDB Transactions: How it works" (transaction-apis.html): all or nothing; idempotency by
 *   ClientRequestToken for ten minutes, TransactionInProgressException while the first is under way; isolation levels: a
 *   single read is serializable with a transaction, Query and BatchGetItem see parts of one ("read-committed");
 *   conflicts: an item in an ongoing transaction refuses another transaction's write or check and a single write.
 * - "TransactWriteItems" (API_TransactWriteItems.html): one action for an item, at most 100, CancellationReasons in the
 *   order of the request, ALL_OLD in them.
 * - "Read consistency" (HowItWorks.ReadConsistency.html) and "BatchGetItem": UnprocessedKeys; "Query": pages end at 1 MB.
 */
export class TableModel {
  readonly #parts: Parts;
  readonly #items = new Map<string, Map<string, StoredItem>>();
  readonly #indexes = new Map<string, IndexModel>(
    Object.keys(tableSchema.indexes).map((index) => [index, new IndexModel(index as TableIndex)]),
  );
  /** Items that an ongoing transaction holds. */
  readonly #held = new Set<string>();
  /** What an eventually consistent read may still answer. */
  readonly #past = new Map<string, { readonly item: StoredItem | undefined; readonly until: number }>();
  readonly #tokens = new Map<string, { done: boolean; readonly at: number }>();
  #requests = 0;
  readonly #onChange: (change: ItemChange) => void;
  readonly #onWrite: (keys: readonly ItemKey[]) => void;

  constructor(
    parts: Parts,
    on: {
      readonly change: (change: ItemChange) => void;
      /** Each request that would write, with all its keys. */
      readonly write: (keys: readonly ItemKey[]) => void;
    },
  ) {
    this.#parts = parts;
    this.#onChange = on.change;
    this.#onWrite = on.write;
  }

  /** All that stands in the table, for the invariants. */
  get items(): readonly StoredItem[] {
    return [...this.#items.values()].flatMap((partition) => [...partition.values()]);
  }

  at({ pk, sk }: ItemKey): StoredItem | undefined {
    return this.#items.get(pk)?.get(sk);
  }

  /** What an index shows of a partition now. */
  shown(index: TableIndex, partition: string): readonly StoredItem[] {
    return this.#indexes.get(index)?.shown(partition, this.#parts.scheduler.now) ?? [];
  }

  serve(command: string, input: object, by: string, reply: Reply): void {
    switch (command) {
      case 'GetCommand':
        this.#read(reply, () => this.#get(input as { readonly Key: ItemKey }));
        break;
      case 'BatchGetCommand':
        this.#read(reply, () => this.#batchGet(input));
        break;
      case 'QueryCommand':
        this.#read(reply, () => this.#query(input as QueryInput));
        break;
      case 'PutCommand':
      case 'UpdateCommand':
      case 'DeleteCommand':
        this.#writeOne(writeOf(command.slice(0, -'Command'.length), input as Input), by, reply);
        break;
      case 'TransactWriteCommand':
        this.#transact(input as TransactWriteCommandInput, by, reply);
        break;
      default:
        throw new Error(`The table's model does not know ${command}`);
    }
  }

  #read(reply: Reply, read: () => object): void {
    if (this.#throttles(reply)) return;
    reply({ output: read() });
  }

  /** "ProvisionedThroughputExceededException", "ThrottlingException": API reference, "Common errors". */
  #throttles(reply: Reply): boolean {
    const { weather, chance } = this.#parts;
    if (!weather.strikes('table throttled')) return false;
    reply({
      error: named(
        chance.pick([
          'ProvisionedThroughputExceededException',
          'ThrottlingException',
          'RequestLimitExceeded',
        ]),
      ),
    });
    return true;
  }

  /** "Eventually consistent reads might not reflect the results of a recently completed write". */
  #get({ Key, ConsistentRead }: { readonly Key: ItemKey; readonly ConsistentRead?: boolean }) {
    const { scheduler, chance } = this.#parts;
    const past = ConsistentRead ? undefined : this.#past.get(nameOf(Key));
    const Item = past && scheduler.now < past.until && chance.happens(0.5) ? past.item : this.at(Key);
    return Item ? { Item } : {};
  }

  #batchGet(input: object) {
    const { RequestItems } = input as {
      readonly RequestItems: Readonly<Record<string, { readonly Keys: readonly ItemKey[] }>>;
    };
    const [[name, { Keys }] = ['', { Keys: [] }]] = Object.entries(RequestItems);
    const cut = this.#parts.weather.strikes('keys unprocessed')
      ? this.#parts.chance.below(Keys.length)
      : Keys.length;
    const items = Keys.slice(0, cut).flatMap((key) => this.at(key) ?? []);
    return {
      Responses: { [name]: items },
      UnprocessedKeys: cut < Keys.length ? { [name]: { Keys: Keys.slice(cut), ConsistentRead: true } } : {},
    };
  }

  #query(input: QueryInput) {
    const { weather, chance, scheduler } = this.#parts;
    const { IndexName, KeyConditionExpression = '', ScanIndexForward = true, Select, Limit } = input;
    checkPlaceholders([KeyConditionExpression], input);
    if (IndexName === undefined && !input.ConsistentRead) throw new Error('No model of such a query');
    const index = IndexName === undefined ? undefined : this.#indexes.get(IndexName);
    if (IndexName !== undefined && (!index || input.ConsistentRead)) {
      throw new Error(`ValidationException: no consistent read of the index ${IndexName}`);
    }
    const partitionName = index?.partitionKey ?? 'pk';
    const partition = partitionIn(KeyConditionExpression, input, partitionName);
    const all = index ? index.shown(partition, scheduler.now) : this.partition(partition);
    const matching = all.filter((item) => holds(KeyConditionExpression, input, item));
    const ordered = ScanIndexForward ? matching : matching.toReversed();
    const begin = input.ExclusiveStartKey
      ? positionAfter(ordered, input.ExclusiveStartKey, index?.sortKey ?? 'sk', ScanIndexForward)
      : 0;
    const rest = ordered.slice(begin);
    // The 1 MB after which a page ends, at an item of chance.
    const cut =
      rest.length > 1 && weather.strikes('page cut short') ? chance.between(1, rest.length - 1) : rest.length;
    const page = rest.slice(0, Math.min(cut, Limit ?? cut));
    const last = page.at(-1);
    const LastEvaluatedKey =
      last && (page.length < rest.length || page.length === Limit)
        ? keysOf(last, index && [partitionName, index.sortKey])
        : undefined;
    return {
      Count: page.length,
      ...(Select !== 'COUNT' && { Items: page }),
      ...(LastEvaluatedKey && { LastEvaluatedKey }),
    };
  }

  /** In the order of the sort key. */
  partition(pk: string): readonly StoredItem[] {
    const sorted = [...(this.#items.get(pk) ?? [])].sort(([one], [other]) => (one < other ? -1 : 1));
    return sorted.map(([, item]) => item);
  }

  #writeOne(write: Write, by: string, reply: Reply): void {
    this.#onWrite([write.key]);
    checkPlaceholders([write.UpdateExpression, write.ConditionExpression], write);
    if (this.#throttles(reply)) return;
    if (this.#held.has(nameOf(write.key)) || this.#parts.weather.strikes('transaction conflict')) {
      reply({ error: named('TransactionConflictException') });
      return;
    }
    const before = this.at(write.key);
    if (!isMet(write, before)) {
      reply({ error: conditionFailed(before) });
      return;
    }
    this.#requests += 1;
    this.#apply(write, by, this.#requests);
    reply({ output: {} });
  }

  #transact(
    { TransactItems = [], ClientRequestToken }: TransactWriteCommandInput,
    by: string,
    reply: Reply,
  ): void {
    const { scheduler, chance, weather } = this.#parts;
    const writes = TransactItems.map((each) => {
      const [[kind, input] = ['', {}]] = Object.entries(each);
      return writeOf(kind, input as Input);
    });
    this.#onWrite(writes.map(({ key }) => key));
    const names = writes.map(({ key }) => nameOf(key));
    if (new Set(names).size !== names.length || names.length > 100) {
      throw new Error('ValidationException: one action for an item, and at most 100');
    }
    for (const write of writes) checkPlaceholders([write.UpdateExpression, write.ConditionExpression], write);
    const token = ClientRequestToken ?? '';
    const earlier = this.#tokens.get(token);
    if (earlier && scheduler.now - earlier.at < TOKEN_MILLISECONDS) {
      reply(earlier.done ? { output: {} } : { error: named('TransactionInProgressException') });
      return;
    }
    const reasons = this.#reasonsAgainst(writes, names);
    if (reasons) {
      reply({ error: cancelled(reasons) });
      return;
    }
    this.#requests += 1;
    const request = this.#requests;
    const state = { done: false, at: scheduler.now };
    this.#tokens.set(token, state);
    for (const name of names) this.#held.add(name);
    const isSlow = weather.strikes('transaction slow');
    const duration = isSlow ? chance.between(300, 9_000) : chance.between(1, 12);
    // Of a write that was answered by a 500 it is not known whether it was made ("Error handling with DynamoDB").
    if (isSlow && weather.strikes('write in doubt')) reply({ error: named('InternalServerError') });
    const end = () => {
      for (const name of names) this.#held.delete(name);
      state.done = true;
      reply({ output: {} });
    };
    scheduler.after(duration, () => {
      // Committed: from here on others may see some of its items before the rest.
      const inPieces = weather.strikes('commit in pieces');
      if (!inPieces && chance.happens(0.8)) {
        for (const write of writes) this.#apply(write, by, request);
        end();
        return;
      }
      let wait = 0;
      for (const write of writes) {
        wait += inPieces ? chance.below(100) : chance.below(3);
        scheduler.after(wait, () => this.#apply(write, by, request));
      }
      scheduler.after(wait, end);
    });
  }

  #reasonsAgainst(writes: readonly Write[], names: readonly string[]) {
    const { weather, chance } = this.#parts;
    const throttled = weather.strikes('table throttled') ? chance.below(writes.length) : -1;
    const conflicting = weather.strikes('transaction conflict') ? chance.below(writes.length) : -1;
    const busy = names.map((name, index) => {
      if (index === throttled) return chance.pick(['ThrottlingError', 'ProvisionedThroughputExceeded']);
      return index === conflicting || this.#held.has(name) ? 'TransactionConflict' : undefined;
    });
    const isBusy = busy.some((code) => code !== undefined);
    // Which of several reasons a busy transaction states is not promised: the failed conditions may stay untold.
    const tellsConditions = !isBusy || chance.happens(0.5);
    const reasons = writes.map((write, index) => {
      const code = busy[index];
      if (code !== undefined) return reason(code);
      const before = this.at(write.key);
      return tellsConditions && !isMet(write, before)
        ? reason('ConditionalCheckFailed', before)
        : reason('None');
    });
    return reasons.some(({ Code }) => Code !== 'None') ? reasons : undefined;
  }

  #apply(write: Write, by: string, request: number): void {
    const { scheduler, weather, chance } = this.#parts;
    const { key } = write;
    const before = this.at(key);
    const after = resultOf(write, before);
    const partition = this.#items.get(key.pk) ?? new Map<string, StoredItem>();
    this.#items.set(key.pk, partition);
    if (after) partition.set(key.sk, after);
    else partition.delete(key.sk);
    if (!before && !after) return;
    this.#past.set(nameOf(key), { item: before, until: scheduler.now + 300 });
    const lag = weather.strikes('index lag') ? chance.between(1_000, 120_000) : chance.between(1, 40);
    for (const index of this.#indexes.values()) index.follow(key, before, after, scheduler.now + lag);
    this.#onChange({ key, before, after, at: scheduler.now, by, request });
  }
}
