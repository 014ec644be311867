import { holds, type Placeholders, updated } from './expressions.ts';
import { copied, type ItemKey, type StoredItem } from './item.ts';

export type Write = {
  readonly kind: 'Put' | 'Update' | 'Delete';
  readonly key: ItemKey;
  readonly item?: StoredItem;
  readonly UpdateExpression?: string;
  readonly ConditionExpression?: string | undefined;
} & Placeholders;

export type Input = Placeholders & {
  readonly Key?: ItemKey;
  readonly Item?: StoredItem & ItemKey;
  readonly UpdateExpression?: string;
  readonly ConditionExpression?: string;
};

/** One action of a request, alone or of a transaction. */
export const writeOf = (kind: string, input: Input): Write => {
  if (kind !== 'Put' && kind !== 'Update' && kind !== 'Delete') {
    throw new Error(`The table's model does not know the write ${kind}`);
  }
  const { pk, sk } = (input.Item ?? input.Key) as ItemKey;
  const { UpdateExpression, ConditionExpression, ExpressionAttributeNames, ExpressionAttributeValues } =
    input;
  return {
    kind,
    key: { pk, sk },
    ...(input.Item && { item: copied(input.Item) }),
    ...(UpdateExpression !== undefined && { UpdateExpression }),
    ConditionExpression,
    ExpressionAttributeNames,
    ExpressionAttributeValues,
  };
};

export const isMet = (write: Write, before: StoredItem | undefined): boolean =>
  write.ConditionExpression === undefined || holds(write.ConditionExpression, write, before);

/** The item after the write; none after a deletion. */
export const resultOf = (write: Write, before: StoredItem | undefined): StoredItem | undefined => {
  if (write.kind === 'Delete') return undefined;
  if (write.kind === 'Put') return write.item;
  return updated(write.UpdateExpression ?? '', write, before ?? { ...write.key }, copied);
};
