import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { documentOptions } from '../../lambdas/table/documents.ts';
import { engineClient } from '../integration/support/engine-process.ts';
import { type DocumentRequest, isRead, whileBetween } from '../integration/support/requests.ts';

/** The requests that wait for no other answer than those of the trips before, each list after the one before it. */
export type Trips = readonly (readonly DocumentRequest[])[];

/** Which of its own reads the cheapest way to do an operation's work needs: all, or those of the sort keys that begin so. */
export type RawReads = 'all' | readonly string[];

/** A document client with nothing around it, and with connections of its own. */
export const bareClient = (endpoint: string): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(engineClient(endpoint), documentOptions());

/**
 * Does the work but for its writes, which are kept back, and answers what it asked of DynamoDB: so somebody else can do
 * the very same with the same items, whose conditions hold still.
 */
export const requestsOf = async (
  documents: DynamoDBDocumentClient,
  work: () => Promise<unknown>,
  rawReads: RawReads,
): Promise<Trips> => {
  const requests: DocumentRequest[] = [];
  await whileBetween(
    documents,
    (request, send) => {
      requests.push(request);
      if (isRead(request)) return send(request.input);
      return Promise.resolve({ output: { $metadata: {} }, response: undefined });
    },
    work,
  );
  const needed = requests.filter((request) => !isRead(request) || isNeeded(request, rawReads));
  return [...Map.groupBy(needed, tripOf(needed)).values()];
};

/**
 * Transactions that follow each other are those of a batch's cases, which go side by side: what is kept back is answered at
 * once, so that each seems to have waited for the one before.
 */
const tripOf = (requests: readonly DocumentRequest[]) => {
  const trips = new Map<DocumentRequest, number>();
  let before: DocumentRequest | undefined;
  let trip = 0;
  for (const request of requests) {
    const isBesideTheOneBefore = before !== undefined && isTransaction(before) && isTransaction(request);
    if (!isBesideTheOneBefore) trip = request.trip;
    trips.set(request, trip);
    before = request;
  }
  return (request: DocumentRequest) => trips.get(request);
};

const isTransaction = ({ commandName }: DocumentRequest): boolean =>
  commandName === 'TransactWriteItemsCommand';

/** One item, or a range of a partition. */
type ReadInput = {
  readonly Key?: { readonly sk: string };
  readonly ExpressionAttributeValues?: { readonly ':prefix'?: string };
};

const isNeeded = ({ input }: DocumentRequest, rawReads: RawReads): boolean => {
  if (rawReads === 'all') return true;
  const { Key: key, ExpressionAttributeValues: values } = input as ReadInput;
  const sortKey = key?.sk ?? values?.[':prefix'];
  return sortKey !== undefined && rawReads.some((sk) => sortKey.startsWith(sk));
};

const commands: Readonly<Record<string, new (input: never) => object>> = {
  GetItemCommand: GetCommand,
  BatchGetItemCommand: BatchGetCommand,
  QueryCommand,
  PutItemCommand: PutCommand,
  UpdateItemCommand: UpdateCommand,
  DeleteItemCommand: DeleteCommand,
  TransactWriteItemsCommand: TransactWriteCommand,
};

/** Sends them as they are, those of one trip side by side. */
export const sendAll = async (client: DynamoDBDocumentClient, trips: Trips): Promise<void> => {
  for (const requests of trips) {
    await Promise.all(
      requests.map(({ commandName, input }) => {
        const Command = commands[commandName];
        if (!Command) throw new Error(`There is no command for ${commandName}`);
        return client.send(new Command(input as never) as GetCommand);
      }),
    );
  }
};

/** `2 GetItem, TransactWriteItems`: a comma waits for what stands before it. */
export const inWords = (trips: Trips): string =>
  trips
    .map((requests) =>
      [...Map.groupBy(requests, ({ commandName }) => commandName.replace(/Command$/, ''))]
        .map(([name, { length }]) => (length === 1 ? name : `${length} ${name}`))
        .join(' + '),
    )
    .join(', ');
