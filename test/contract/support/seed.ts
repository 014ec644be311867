import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Item } from '../../../lambdas/table/expressions.ts';

type Anken = { readonly documents: DynamoDBDocumentClient; readonly tableName: string };

/** DynamoDB's own limit for one BatchWriteItem. */
const BATCH_WRITE_LIMIT = 25;

/** Puts items right into the table: for quotas that would take a test too long to reach through the contract. */
export const fill = async (
  { documents, tableName }: Anken,
  count: number,
  item: (number: number) => Item,
): Promise<void> => {
  for (let begin = 0; begin < count; begin += BATCH_WRITE_LIMIT) {
    const requests = Array.from({ length: Math.min(BATCH_WRITE_LIMIT, count - begin) }, (_, index) => ({
      PutRequest: { Item: item(begin + index) },
    }));
    await documents.send(new BatchWriteCommand({ RequestItems: { [tableName]: requests } }));
  }
};
