import type { ConsumedCapacity } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

export type Costs = {
  /** How many requests to DynamoDB had to wait for an answer of another, that one included. */
  readonly roundTrips: number;
  /** DynamoDB's read and write units, indexes included. */
  readonly readUnits: number;
  readonly writeUnits: number;
};

/** What the work asks of DynamoDB. Each request counts as one trip behind the deepest that was answered before it began. */
export const costsOf = async (
  documents: DynamoDBDocumentClient,
  work: () => Promise<unknown>,
): Promise<Costs> => {
  const seen = { answered: 0, deepest: 0, readUnits: 0, writeUnits: 0 };
  documents.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const depth = seen.answered + 1;
        const input = { ...args.input, ReturnConsumedCapacity: 'INDEXES' };
        const answer = await next({ ...args, input });
        seen.answered = Math.max(seen.answered, depth);
        seen.deepest = Math.max(seen.deepest, depth);
        const units = unitsOf(answer.output);
        if (/^(Get|BatchGet|Query)/.test(commandName)) seen.readUnits += units;
        else seen.writeUnits += units;
        return answer;
      },
    { step: 'initialize', name: 'costs' },
  );
  try {
    await work();
  } finally {
    documents.middlewareStack.remove('costs');
  }
  return { roundTrips: seen.deepest, readUnits: seen.readUnits, writeUnits: seen.writeUnits };
};

/** Batches and transactions answer with a list, one for each table. */
const unitsOf = (output: unknown): number => {
  const { ConsumedCapacity: consumed } = output as {
    ConsumedCapacity?: ConsumedCapacity | ConsumedCapacity[];
  };
  return [consumed ?? []].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
};
