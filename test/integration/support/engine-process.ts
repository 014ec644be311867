import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { CreateTableCommand, type CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Clock, systemClock } from '../../../lambdas/platform/clock.ts';
import { documentOptions } from '../../../lambdas/table/documents.ts';
import { tableSchema } from '../../../lambdas/table/keys.ts';
import { Table } from '../../../lambdas/table/table.ts';

/** A real DynamoDB engine, a process of its own on a free port. */
export type Engine = {
  readonly client: DynamoDBClient;
  readonly endpoint: string;
  readonly stop: () => void;
};

const packages = createRequire(import.meta.url);
/** Beside its binary. */
const ENGINE_PACKAGE = '@dynoxide/linux-x64/package.json';

export const engineVersion = (): string => `dynoxide ${packages(ENGINE_PACKAGE).version}`;

export const startEngine = async (): Promise<Engine> => {
  const port = await freePort();
  const binary = join(dirname(packages.resolve(ENGINE_PACKAGE)), 'dynoxide');
  const child = spawn(binary, ['--port', `${port}`], { stdio: 'ignore' });
  const endpoint = `http://127.0.0.1:${port}`;
  const client = engineClient(endpoint);
  const stop = () => {
    client.destroy();
    child.kill();
  };
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`The DynamoDB engine ended with code ${child.exitCode}`);
    if (await answers(endpoint)) return { client, endpoint, stop };
    await setTimeout(25);
  }
  stop();
  throw new Error('The DynamoDB engine did not answer within 5 s');
};

export const engineClient = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });

const answers = (endpoint: string) =>
  fetch(endpoint).then(
    () => true,
    () => false,
  );

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

let tables = 0;

/**
 * A fresh, empty table with the keys and indexes of the data stack. Without its stream: nobody reads it here, and the
 * engine takes longer for a write the more of them a stream has seen.
 */
export const newTable = async ({ client, endpoint }: Engine, clock: Clock = systemClock) => {
  tables += 1;
  const tableName = `anken-${tables}`;
  await client.send(new CreateTableCommand(tableDefinition(tableName)));
  const documents = DynamoDBDocumentClient.from(client, documentOptions());
  return { table: new Table(documents, tableName, clock), client: documents, tableName, endpoint };
};

const tableDefinition = (tableName: string): CreateTableCommandInput => {
  const { partitionKey, sortKey, indexes, projections } = tableSchema;
  const keySchema = (hash: string, range: string) => [
    { AttributeName: hash, KeyType: 'HASH' as const },
    { AttributeName: range, KeyType: 'RANGE' as const },
  ];
  const keyAttributes = new Set([
    partitionKey,
    sortKey,
    ...Object.values(indexes).flatMap((index) => [index.partitionKey, index.sortKey]),
  ]);
  return {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [...keyAttributes].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: keySchema(partitionKey, sortKey),
    GlobalSecondaryIndexes: Object.entries(indexes).map(([IndexName, index]) => {
      const included = new Map<string, readonly string[]>(Object.entries(projections)).get(IndexName);
      return {
        IndexName,
        KeySchema: keySchema(index.partitionKey, index.sortKey),
        Projection: included
          ? { ProjectionType: 'INCLUDE', NonKeyAttributes: [...included] }
          : { ProjectionType: 'KEYS_ONLY' },
      };
    }),
  };
};
