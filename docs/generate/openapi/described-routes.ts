import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { apiDescription } from '../../../lambdas/api/api-description.ts';
import { operationDeps } from '../../../lambdas/api/operation-deps.ts';
import type { Route } from '../../../lambdas/api/route.ts';
import { routes } from '../../../lambdas/api/routes.ts';
import { systemClock } from '../../../lambdas/platform/clock.ts';
import { systemIds } from '../../../lambdas/platform/ids.ts';
import { logger } from '../../../lambdas/platform/logger.ts';
import { Table } from '../../../lambdas/table/table.ts';

const REGION = 'us-east-1';

/** All routes of the API as the function has them; nobody asks them anything. */
export const describedRoutes = (): readonly Route[] => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: REGION }));
  const settings = {
    TABLE_NAME: 'none',
    PARTITION: 'aws',
    AWS_REGION: REGION,
    ACCOUNT_ID: '111122223333',
    HIGH_SEVERITIES: [],
    QUOTAS: {},
  };
  const table = new Table(client, settings.TABLE_NAME, systemClock);
  const deps = operationDeps({ table, clock: systemClock, ids: systemIds, settings, log: logger });
  return [...routes(deps), apiDescription(async () => '')];
};
