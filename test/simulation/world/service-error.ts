import {
  type CancellationReason,
  ConditionalCheckFailedException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { EventBridgeServiceException } from '@aws-sdk/client-eventbridge';
import { SESv2ServiceException } from '@aws-sdk/client-sesv2';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { StoredItem } from './item.ts';

const $metadata = {};

/** An error as the SDK throws it. */
export const named = (name: string, message = name): Error =>
  Object.assign(new Error(message), { name, $metadata });

export const conditionFailed = (item: StoredItem | undefined): Error =>
  new ConditionalCheckFailedException({
    message: 'The conditional request failed',
    $metadata,
    ...(item && { Item: image(item) }),
  });

export const cancelled = (reasons: readonly CancellationReason[]): Error =>
  new TransactionCanceledException({
    message: `Transaction cancelled [${reasons.map(({ Code }) => Code).join(', ')}]`,
    CancellationReasons: [...reasons],
    $metadata,
  });

export const reason = (Code: string, item?: StoredItem): CancellationReason => ({
  Code,
  ...(item && { Item: image(item) }),
});

export const ofBus = (name: string, $fault: 'client' | 'server'): Error =>
  new EventBridgeServiceException({ name, message: name, $fault, $metadata });

export const ofMail = (name: string): Error =>
  new SESv2ServiceException({ name, message: name, $fault: 'client', $metadata });

/** An item as DynamoDB's own protocol and its streams carry it. */
export const image = (item: StoredItem) => marshall(item, { removeUndefinedValues: true });
