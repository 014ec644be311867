import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { Archive, EventBus } from 'aws-cdk-lib/aws-events';
import { AccountPrincipal, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { ankenEvents } from '../../lambdas/settings/anken-events.ts';
import type { Deployment } from '../config.ts';
import { CasesTable } from '../constructs/cases-table.ts';
import { FailedBatchesBucket } from '../constructs/failed-batches-bucket.ts';
import { GuardedQueue } from '../constructs/guarded-queue.ts';
import { removalPolicyOf } from '../removal-policy.ts';

/**
 * Two days short of the thirty for which a mail's marker stands, so that a replay of anything in the archive mails
 * nobody again. The table keeps every event for good.
 */
const ARCHIVE_RETENTION = Duration.days(28);

/** All that keeps state. */
export class DataStack extends Stack {
  readonly casesTable: CasesTable;
  readonly bus: EventBus;
  readonly highSeverity: GuardedQueue;
  readonly failedBatches: FailedBatchesBucket;

  constructor(scope: Construct, id: string, props: { readonly deployment: Deployment }) {
    const { deployment } = props;
    super(scope, id, {
      description: 'Anken: all that keeps state',
      terminationProtection: !deployment.disposable,
    });
    const removalPolicy = removalPolicyOf(deployment);
    this.casesTable = new CasesTable(this, 'Cases', { deployment });
    // It keeps nothing, and CloudFormation needs it to have a name, which a bus that was left behind would occupy.
    this.bus = new EventBus(this, 'Bus', { description: 'Every change of a case' });
    if (deployment.eventConsumers.length > 0) this.letPutRules(deployment.eventConsumers);
    new Archive(this, 'Archive', {
      sourceEventBus: this.bus,
      description: 'Every change of a case, for replay',
      eventPattern: { source: [ankenEvents.source] },
      retention: ARCHIVE_RETENTION,
    }).applyRemovalPolicy(removalPolicy);
    this.highSeverity = new GuardedQueue(this, 'HighSeverity', {
      // A consumer of its own says how long it needs, by ChangeMessageVisibility; this suits one that pages somebody.
      visibilityTimeout: Duration.minutes(1),
      maxReceiveCount: 5,
      removalPolicy,
    });
    // Said here, since a rule of another stack cannot change this one's queue; a team's own rules may use it too.
    this.highSeverity.queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [this.highSeverity.queue.queueArn],
        conditions: { ArnLike: { 'aws:SourceArn': rulesOf(this, this.bus) } },
      }),
    );
    this.failedBatches = new FailedBatchesBucket(this, 'FailedBatches', { deployment });

    new CfnOutput(this, 'TableName', { value: this.casesTable.table.tableName });
    new CfnOutput(this, 'EventBusName', { value: this.bus.eventBusName });
    new CfnOutput(this, 'HighSeverityQueueUrl', { value: this.highSeverity.queue.queueUrl });
    new CfnOutput(this, 'FailedBatchesBucketName', { value: this.failedBatches.bucketName });
    // What a rule of another account has to name.
    new CfnOutput(this, 'EventBusArn', { value: this.bus.eventBusArn });
  }

  /**
   * Other accounts may put rules of their own on the bus, and change or see none but these; what they match they may
   * read. Source: "Permissions for event buses in Amazon EventBridge", its example that restricts updates.
   */
  private letPutRules(accountIds: readonly string[]): void {
    this.bus.addToResourcePolicy(
      new PolicyStatement({
        sid: 'Consumers',
        principals: accountIds.map((accountId) => new AccountPrincipal(accountId)),
        actions: [
          'events:PutRule',
          'events:DeleteRule',
          'events:DescribeRule',
          'events:EnableRule',
          'events:DisableRule',
          'events:PutTargets',
          'events:RemoveTargets',
        ],
        resources: [rulesOf(this, this.bus)],
        // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of IAM's, of whoever calls.
        conditions: { StringEqualsIfExists: { 'events:creatorAccount': '${aws:PrincipalAccount}' } },
      }),
    );
  }
}

const rulesOf = (stack: Stack, bus: EventBus): string =>
  stack.formatArn({
    service: 'events',
    resource: 'rule',
    resourceName: `${bus.eventBusName}/*`,
  });
