import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { SQSClientConfig } from '@aws-sdk/client-sqs';

export type Settings = {
  readonly queueUrl: string;
  /** Where the tickets are. */
  readonly file: string;
  /** Where the queue is and who reads it; on AWS the SDK finds both by itself. */
  readonly client: SQSClientConfig;
};

const usage = `npm start -- --queue <URL of a queue behind a rule of Anken> [--file tickets.db]
npm start -- --local <Anken's folder>/.anken/local.json [--queue <another URL>] [--file tickets.db]`;

/** What of local.json is needed: `npm start` in Anken's own folder writes it. */
type LocalStack = {
  readonly emulatorEndpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly highSeverityQueueUrl: string;
};

/** @throws where no queue is named; the message says how to. */
export const readSettings = (given: readonly string[]): Settings => {
  const { values } = parseArgs({
    args: [...given],
    options: {
      queue: { type: 'string' },
      local: { type: 'string' },
      file: { type: 'string', default: 'tickets.db' },
    },
  });
  if (values.local === undefined) {
    if (values.queue === undefined) throw new Error(usage);
    return { queueUrl: values.queue, file: values.file, client: {} };
  }
  const stack: LocalStack = JSON.parse(readFileSync(values.local, 'utf8'));
  const { emulatorEndpoint: endpoint, region, credentials, highSeverityQueueUrl } = stack;
  return {
    queueUrl: values.queue ?? highSeverityQueueUrl,
    file: values.file,
    client: { endpoint, region, credentials },
  };
};
