import { setTimeout } from 'node:timers/promises';
import {
  type CancellationReason,
  type DynamoDBClient,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { onTestFinished } from 'vitest';

/** One request as it goes to DynamoDB; the SDK's own retries are requests of their own. */
export type WireCall = {
  /** `TransactWriteItems`, `GetItem` and the like. */
  readonly operation: string;
  /** As it is sent, with DynamoDB's attribute values. */
  readonly body: Readonly<Record<string, unknown>>;
};

type HttpRequest = { readonly headers: Readonly<Record<string, string>>; readonly body: unknown };

/**
 * Stands between the SDK and the engine until the test ends: may record a request, hold it up, answer it with an error,
 * or lose its response.
 */
export const interpose = (
  client: DynamoDBClient | DynamoDBDocumentClient,
  between: <Answer>(call: WireCall, send: () => Promise<Answer>) => Promise<Answer>,
): void => {
  const { middlewareStack } = client as DynamoDBClient;
  middlewareStack.add(
    (next) => (args) => {
      const { headers, body } = args.request as HttpRequest;
      const operation = `${headers['x-amz-target']}`.split('.')[1] ?? '';
      const text = typeof body === 'string' ? body : new TextDecoder().decode(body as Uint8Array);
      return between({ operation, body: JSON.parse(text) }, () => next(args));
    },
    { step: 'deserialize', name: 'interposed', priority: 'low', override: true },
  );
  onTestFinished(() => {
    middlewareStack.remove('interposed');
  });
};

/** The requests from now on until the test ends. */
export const recordedCalls = (documents: DynamoDBDocumentClient): readonly WireCall[] => {
  const calls: WireCall[] = [];
  interpose(documents, (call, send) => {
    calls.push(call);
    return send();
  });
  return calls;
};

/** Somebody else is faster: `meanwhile` happens right before the next transaction is sent. */
export const overtake = (documents: DynamoDBDocumentClient, meanwhile: () => Promise<unknown>): void => {
  let isNext = true;
  interpose(documents, async ({ operation }, send) => {
    if (operation === 'TransactWriteItems' && isNext) {
      isNext = false;
      await meanwhile();
    }
    return send();
  });
};

/** How DynamoDB cancels a transaction, one code for each of its items; `None` where an item was not to blame. */
export const cancelled = (...codes: readonly string[]): TransactionCanceledException =>
  new TransactionCanceledException({
    $metadata: { httpStatusCode: 400 },
    message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes.join(', ')}]`,
    CancellationReasons: codes.map((Code): CancellationReason => ({ Code })),
  });

export const throttledByDynamoDb = (): ProvisionedThroughputExceededException =>
  new ProvisionedThroughputExceededException({
    $metadata: { httpStatusCode: 400 },
    message: 'The level of configured provisioned throughput for the table was exceeded.',
  });

/** A response that never arrives: the SDK tries the request again. */
export const connectionReset = (): Error =>
  Object.assign(new Error('read ECONNRESET'), { name: 'TimeoutError', code: 'ECONNRESET' });

type WireKey = { readonly pk: { readonly S: string }; readonly sk: { readonly S: string } };
type WireWrite = { readonly Key?: WireKey; readonly Item?: WireKey };

/** The keys that a transaction writes or checks, in its order. */
export const keysOf = ({ body }: WireCall): readonly { readonly pk: string; readonly sk: string }[] =>
  (body['TransactItems'] as Record<string, WireWrite>[])
    .flatMap((each) => Object.values(each))
    .map(({ Key, Item }) => Key ?? Item)
    .map((key) => ({ pk: `${key?.pk.S}`, sk: `${key?.sk.S}` }));

/**
 * Makes the engine as slow as DynamoDB in the same Region, and two transactions at once on one item conflict, which the
 * engine never does by itself.
 */
export const conflictAsDynamoDb = (documents: DynamoDBDocumentClient, latencyMilliseconds = 10) => {
  const inFlight = new Set<string>();
  const seen = { conflicts: 0 };
  interpose(documents, async (call, send) => {
    await setTimeout(latencyMilliseconds / 2);
    if (call.operation !== 'TransactWriteItems') return send();
    const keys = keysOf(call).map(({ pk, sk }) => `${pk} ${sk}`);
    if (keys.some((key) => inFlight.has(key))) {
      seen.conflicts += 1;
      throw cancelled(...keys.map((key) => (inFlight.has(key) ? 'TransactionConflict' : 'None')));
    }
    for (const key of keys) inFlight.add(key);
    try {
      await setTimeout(latencyMilliseconds / 2);
      return await send();
    } finally {
      for (const key of keys) inFlight.delete(key);
    }
  });
  return seen;
};
