import { Stack } from 'aws-cdk-lib';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { PublishCaseEventsEnvironment } from '../../lambdas/settings/publish-case-events.settings.ts';
import type { CasesTable } from './cases-table.ts';

/** What publishing an event takes, whichever function does it: settings and rights. */
export const publishing = (
  scope: Construct,
  { casesTable, bus }: { readonly casesTable: CasesTable; readonly bus: IEventBus },
) => {
  const { partition, account } = Stack.of(scope);
  const environment: PublishCaseEventsEnvironment = {
    TABLE_NAME: casesTable.table.tableName,
    EVENT_BUS_NAME: bus.eventBusName,
    PARTITION: partition,
    ACCOUNT_ID: account,
  };
  return {
    environment,
    grantTo: (grantee: IGrantable): void => {
      casesTable.grant(grantee, 'dynamodb:GetItem', 'dynamodb:UpdateItem');
      bus.grantPutEventsTo(grantee);
    },
  };
};
