import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { operationDeps } from '../../../lambdas/api/operation-deps.ts';
import { router } from '../../../lambdas/api/router.ts';
import { routes } from '../../../lambdas/api/routes.ts';
import { Table } from '../../../lambdas/table/table.ts';
import { settings } from '../deployment.ts';
import type { Host } from '../world/host.ts';
import { ourClients, sdkClient } from '../world/sdk-client.ts';
import type { World } from '../world/world.ts';
import { hostIds } from './ids.ts';
import { hostLog } from './log.ts';

/** The table as a host's own client reaches it. */
export const tableOf = (world: World, host: Host): Table =>
  new Table(
    sdkClient(world, host, world.table, ourClients) as unknown as DynamoDBDocumentClient,
    settings.TABLE_NAME,
    host.clock,
    undefined,
    () => world.chance.hex(16),
  );

/** As `lambdas/entry/api.lambda.ts` wires it. */
export const apiHost =
  (world: World) =>
  (host: Host): ((event: unknown) => Promise<APIGatewayProxyStructuredResultV2>) => {
    const { clock } = host;
    const log = hostLog(world, host);
    const ids = hostIds(world.chance);
    const deps = operationDeps({ table: tableOf(world, host), clock, ids, settings, log });
    return router(routes(deps), { log, clock });
  };
