import {
  type Attribute,
  AttributeType,
  Billing,
  type GlobalSecondaryIndexPropsV2,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { tableSchema } from '../../lambdas/settings/table-schema.ts';
import type { Deployment } from '../config.ts';
import { removalPolicyOf } from '../removal-policy.ts';

type TableIndex = keyof typeof tableSchema.indexes;

const key = (name: string): Attribute => ({ name, type: AttributeType.STRING });

const { lookup, timer, outbox, feed } = tableSchema.indexes;
const { projections } = tableSchema;

/** All four from the first deployment: CloudFormation makes one index an update, and an empty one costs nothing. */
const indexes: readonly (GlobalSecondaryIndexPropsV2 & {
  readonly indexName: TableIndex;
})[] = [
  {
    indexName: 'lookup',
    partitionKey: key(lookup.partitionKey),
    sortKey: key(lookup.sortKey),
    projectionType: ProjectionType.INCLUDE,
    nonKeyAttributes: [...projections.lookup],
  },
  {
    indexName: 'timer',
    partitionKey: key(timer.partitionKey),
    sortKey: key(timer.sortKey),
    projectionType: ProjectionType.INCLUDE,
    nonKeyAttributes: [...projections.timer],
  },
  {
    indexName: 'outbox',
    partitionKey: key(outbox.partitionKey),
    sortKey: key(outbox.sortKey),
    projectionType: ProjectionType.KEYS_ONLY,
  },
  {
    indexName: 'feed',
    partitionKey: key(feed.partitionKey),
    sortKey: key(feed.sortKey),
    projectionType: ProjectionType.INCLUDE,
    nonKeyAttributes: [...projections.feed],
  },
];

/** The one table, as lambdas/table/keys.ts draws it. */
export class CasesTable extends Construct {
  readonly table: TableV2;

  constructor(scope: Construct, id: string, props: { readonly deployment: Deployment }) {
    super(scope, id);
    this.table = new TableV2(this, 'Table', {
      partitionKey: key(tableSchema.partitionKey),
      sortKey: key(tableSchema.sortKey),
      globalSecondaryIndexes: [...indexes],
      billing: Billing.onDemand(),
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: tableSchema.timeToLive,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: !props.deployment.disposable,
      removalPolicy: removalPolicyOf(props.deployment),
      // At rest under DynamoDB's own key: no fee a request, and no key that somebody could delete by mistake.
      encryption: TableEncryptionV2.dynamoOwnedKey(),
    });
  }

  /** Named actions on the items; `TransactWriteItems` is authorised by the actions that it is made of. */
  grant(grantee: IGrantable, ...actions: readonly string[]): void {
    Grant.addToPrincipal({
      grantee,
      actions: [...actions],
      resourceArns: [this.table.tableArn],
    });
  }

  grantQuery(grantee: IGrantable, ...names: readonly TableIndex[]): void {
    Grant.addToPrincipal({
      grantee,
      actions: ['dynamodb:Query'],
      resourceArns: names.map((name) => `${this.table.tableArn}/index/${name}`),
    });
  }
}
