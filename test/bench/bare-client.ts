import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** What a function that talks to the table cannot do without: imports are measured against it. */
export const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
