import type { ConsumedCapacity } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { isRead, whileBetween } from './requests.ts';

export type Costs = {
  /** How many requests to DynamoDB had to wait for an answer of another, that one included. */
  readonly roundTrips: number;
  /** DynamoDB's read and write units, indexes included. */
  readonly readUnits: number;
  readonly writeUnits: number;
};

/** What the work asks of DynamoDB. */
export const costsOf = async (
  documents: DynamoDBDocumentClient,
  work: () => Promise<unknown>,
): Promise<Costs> => {
  const seen = { roundTrips: 0, readUnits: 0, writeUnits: 0 };
  await whileBetween(
    documents,
    async (request, send) => {
      const answer = await send({ ...request.input, ReturnConsumedCapacity: 'INDEXES' });
      seen.roundTrips = Math.max(seen.roundTrips, request.trip);
      seen[isRead(request) ? 'readUnits' : 'writeUnits'] += unitsOf(answer.output);
      return answer;
    },
    work,
  );
  return seen;
};

/** Batches and transactions answer with a list, one for each table. */
const unitsOf = (output: object): number => {
  const { ConsumedCapacity: consumed } = output as {
    ConsumedCapacity?: ConsumedCapacity | ConsumedCapacity[];
  };
  return [consumed ?? []].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
};
