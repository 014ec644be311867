import { readFile } from 'node:fs/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import middy from '@middy/core';
import { apiDescription } from '../api/api-description.ts';
import { operationDeps } from '../api/operation-deps.ts';
import { router } from '../api/router.ts';
import { routes } from '../api/routes.ts';
import { clientSettings } from '../platform/client-settings.ts';
import { systemClock } from '../platform/clock.ts';
import { systemIds } from '../platform/ids.ts';
import { logger } from '../platform/logger.ts';
import { apiSettings } from '../settings/api.settings.ts';
import { meteredLines } from '../settings/metered-lines.ts';
import { parseSettings } from '../settings/settings.ts';
import { documentOptions } from '../table/documents.ts';
import { Table } from '../table/table.ts';

const settings = parseSettings(apiSettings, process.env);
const client = DynamoDBDocumentClient.from(new DynamoDBClient(clientSettings), documentOptions());
const table = new Table(client, settings.TABLE_NAME, systemClock, (contention) =>
  logger.warn(meteredLines.contended, contention),
);
/** The stack lays it beside the code. */
const description = apiDescription(() => readFile(new URL('openapi.json', import.meta.url), 'utf8'));
const deps = operationDeps({ table, clock: systemClock, ids: systemIds, settings, log: logger });

/** Answers the contract's operations. While it is down, agents can neither open nor save cases. */
export const handler = middy(router([...routes(deps), description], { log: logger, clock: systemClock }));
