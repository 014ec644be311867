import {
  type CancellationReason,
  ConditionalCheckFailedException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import type { ContractError } from '../contract/errors.ts';
import { plainItem } from './documents.ts';
import {
  type AttributeChange,
  type Belief,
  conditionExpression,
  type Item,
  placeholders,
  updateExpression,
} from './expressions.ts';
import type { Key } from './keys.ts';

export type Put = {
  readonly item: Item;
  readonly unlessExists: true;
  /** Or where what exists is like this: an expired token, a lease that has run out. */
  readonly orIf?: Belief;
  readonly refusal?: ContractError;
};
export type Update = AttributeChange & {
  readonly update: Key;
  /** Empty only where another write of the same transaction holds the state fast. */
  readonly if: Belief;
  /** What the caller should read when the belief does not hold. */
  readonly refusal?: ContractError;
};
export type Deletion = {
  readonly delete: Key;
  readonly if: Belief;
  readonly refusal?: ContractError;
};
/** No write without a belief. */
export type Write = Put | Update | Deletion;

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

/** The write as DynamoDB takes it, alone or in a transaction; a refusal brings back the item as it stands. */
export const writeRequest = (tableName: string, write: Write) => {
  const expression = placeholders();
  const target = { TableName: tableName };
  if ('item' in write) {
    const beliefs = [{ exists: false }, ...(write.orIf ? [write.orIf] : [])];
    const condition = conditional(conditionExpression(beliefs, expression));
    return { Put: { ...target, Item: write.item, ...condition, ...expression.attributes() } };
  }
  if ('delete' in write) {
    const condition = conditional(conditionExpression([write.if], expression));
    return { Delete: { ...target, Key: write.delete, ...condition, ...expression.attributes() } };
  }
  const UpdateExpression = updateExpression(write, expression);
  const condition = conditional(conditionExpression([write.if], expression));
  return {
    Update: { ...target, Key: write.update, UpdateExpression, ...condition, ...expression.attributes() },
  };
};

const conditional = (ConditionExpression: string) =>
  ConditionExpression === ''
    ? {}
    : { ConditionExpression, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const };

/** Others are in the way, or DynamoDB is: the same request may do better in a moment. */
export type Obstacle = 'conflicts' | 'throttles';

/** By the names of errors and the codes in a cancelled transaction; all others are refusals or our own mistakes. */
const obstacles: ReadonlyMap<string | undefined, Obstacle> = new Map<string, Obstacle>([
  ['TransactionConflict', 'conflicts'],
  ['TransactionConflictException', 'conflicts'],
  ['TransactionInProgressException', 'conflicts'],
  ['ProvisionedThroughputExceeded', 'throttles'],
  ['ProvisionedThroughputExceededException', 'throttles'],
  ['RequestLimitExceeded', 'throttles'],
  ['ThrottlingError', 'throttles'],
  ['ThrottlingException', 'throttles'],
]);

export const obstacleOf = (error: unknown): Obstacle | undefined => {
  if (!(error instanceof TransactionCanceledException)) {
    return error instanceof Error ? obstacles.get(error.name) : undefined;
  }
  const codes = reasonsOf(error).map(({ Code }) => Code);
  // A belief that did not hold will not hold at the next attempt either.
  if (codes.includes('ConditionalCheckFailed')) return undefined;
  return codes.map((code) => obstacles.get(code)).find((obstacle) => obstacle !== undefined);
};

/** The transaction of this token is still being worked on: it may be committed yet. */
export const isInProgress = (error: unknown): boolean =>
  error instanceof Error && error.name === 'TransactionInProgressException';

/** What a refused write should be told as, or nothing where the error is another one. */
export const refusalOf = (error: unknown, writes: readonly Write[]): Error | undefined => {
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

const reasonsOf = (error: unknown): readonly CancellationReason[] => {
  if (error instanceof TransactionCanceledException) return error.CancellationReasons ?? [];
  if (error instanceof ConditionalCheckFailedException) {
    return [{ Code: 'ConditionalCheckFailed', ...(error.Item && { Item: error.Item }) }];
  }
  return [];
};
