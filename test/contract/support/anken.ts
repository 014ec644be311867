import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConnectCasesClient } from '@aws-sdk/client-connectcases';
import { apiDescription } from '../../../lambdas/api/api-description.ts';
import { operationDeps } from '../../../lambdas/api/operation-deps.ts';
import { router } from '../../../lambdas/api/router.ts';
import { routes } from '../../../lambdas/api/routes.ts';
import type { QuotaSettings } from '../../../lambdas/contract/quotas.ts';
import { type Clock, systemClock } from '../../../lambdas/platform/clock.ts';
import { type Ids, systemIds, ulids } from '../../../lambdas/platform/ids.ts';
import type { Log } from '../../../lambdas/platform/logger.ts';
import type { newTable } from '../../integration/support/engine-process.ts';

type HttpRequest = {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** The session of the role that the contract tests call with. */
const callerArn = 'arn:aws:sts::111122223333:assumed-role/Agents/hanako';

const readDescription = () => readFile(join(import.meta.dirname, '../../../docs/openapi.json'), 'utf8');

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

export type AnkenOptions = {
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly highSeverities?: readonly string[];
  readonly log?: Log;
  /** Of the deployment; there are domains enough unless a test says otherwise. */
  readonly quotas?: QuotaSettings;
};

/** The official client, unmodified, before the router in process, over a table on a real engine. */
export const ankenOver = (
  { table, client: documents, tableName }: Awaited<ReturnType<typeof newTable>>,
  options: AnkenOptions = {},
) => {
  const clock = options.clock ?? systemClock;
  const log = options.log ?? silent;
  const deps = operationDeps({
    table,
    clock,
    log,
    // A host of its own: its ULIDs follow its clock, and no other test's.
    ids: options.ids ?? { ...systemIds, ulid: ulids() },
    settings: {
      TABLE_NAME: tableName,
      PARTITION: 'aws',
      AWS_REGION: 'us-east-1',
      ACCOUNT_ID: '111122223333',
      HIGH_SEVERITIES: [...(options.highSeverities ?? ['Critical', 'High'])],
      QUOTAS: options.quotas ?? { domainsPerDeployment: 1000 },
    },
  });
  const handle = router([...routes(deps), apiDescription(readDescription)], { log, clock });

  /** Sends a request as an HTTP API would hand it over; `authorizer` undefined: a request that no door let in. */
  const send = async (
    method: string,
    path: string,
    body?: string | Uint8Array,
    more: {
      readonly query?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly authorizer?: unknown;
    } = {},
  ): Promise<Answer> => {
    const isBinary = body instanceof Uint8Array;
    const answered = await handle({
      version: '2.0',
      rawPath: path,
      rawQueryString: more.query ?? '',
      headers: more.headers ?? {},
      ...(body !== undefined && { body: isBinary ? Buffer.from(body).toString('base64') : body }),
      isBase64Encoded: isBinary,
      requestContext: {
        requestId: 'request-1',
        http: { method, path },
        authorizer:
          'authorizer' in more ? more.authorizer : { iam: { accountId: '111122223333', userArn: callerArn } },
      },
    });
    return {
      status: answered.statusCode ?? 200,
      headers: Object.fromEntries(
        Object.entries(answered.headers ?? {}).map(([name, value]) => [name, `${value}`]),
      ),
      body: answered.body ?? '',
    };
  };

  const requestHandler = {
    handle: async ({ method, path, query = {}, headers = {}, body }: HttpRequest) => {
      const parameters = Object.entries(query).flatMap(([name, value]) =>
        (Array.isArray(value) ? value : [value ?? '']).map((each): [string, string] => [name, `${each}`]),
      );
      const text = body instanceof Uint8Array ? new TextDecoder().decode(body) : `${body ?? ''}`;
      const answered = await send(method, path, text, {
        query: new URLSearchParams(parameters).toString(),
        headers,
      });
      const response = {
        statusCode: answered.status,
        headers: answered.headers,
        body: Buffer.from(answered.body),
      };
      return { response };
    },
  };
  const client = new ConnectCasesClient({
    endpoint: 'https://anken.invalid',
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    requestHandler: requestHandler as never,
  });
  return { client, send, table, documents, tableName };
};
