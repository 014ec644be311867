import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { NotifyEnvironment } from '../../lambdas/settings/notify.settings.ts';
import type { Deployment } from '../config.ts';
import { removalPolicyOf } from '../removal-policy.ts';
import type { CasesTable } from './cases-table.ts';
import { GuardedQueue } from './guarded-queue.ts';
import { ServiceFunction } from './service-function.ts';

const TIMEOUT = Duration.seconds(30);
/** Six times the function's time-out, as Lambda asks for, and longer than a mail is claimed for. */
const VISIBILITY_TIMEOUT = Duration.seconds(6 * TIMEOUT.toSeconds());
/** A quarter of an hour of tries; then an alarm says so by another way than mail through SES. */
const TRIES = 5;
/** SES lets a new account send one mail a second; a flood of critical cases must not take the API's concurrency. */
const MAILS_AT_ONCE = 2;

/** The queue of events that are told to the operators by mail, and the function that sends them. */
export class SeverityMails extends Construct {
  readonly queue: GuardedQueue;
  readonly logGroup: ILogGroup;

  constructor(
    scope: Construct,
    id: string,
    props: {
      readonly deployment: Deployment;
      readonly casesTable: CasesTable;
      readonly caseUrl: string;
    },
  ) {
    super(scope, id);
    const { deployment, casesTable, caseUrl } = props;
    this.queue = new GuardedQueue(this, 'Mails', {
      visibilityTimeout: VISIBILITY_TIMEOUT,
      maxReceiveCount: TRIES,
      removalPolicy: removalPolicyOf(deployment),
    });
    const notify = new ServiceFunction<NotifyEnvironment>(this, 'Function', {
      deployment,
      entry: 'notify',
      description:
        'Mails the operators about cases of high severity; without it they learn from the queue only',
      environment: {
        TABLE_NAME: casesTable.table.tableName,
        OPS_EMAIL: deployment.opsEmail,
        SENDER_EMAIL: deployment.senderEmail,
        CASE_URL: caseUrl,
        TIME_ZONE: deployment.timeZone,
      },
      timeout: TIMEOUT,
      memoryMegabytes: 512,
    });
    this.logGroup = notify.logGroup;
    casesTable.grant(notify, 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem');
    // Any identity, since the sender's may be the address or its domain, and any configuration set, since SES asks for
    // the one that the identity may have; the condition holds it to the one address.
    notify.addToRolePolicy(
      new PolicyStatement({
        actions: ['ses:SendEmail'],
        resources: ['identity', 'configuration-set'].map((resource) =>
          Stack.of(this).formatArn({ service: 'ses', resource, resourceName: '*' }),
        ),
        conditions: {
          StringEquals: { 'ses:FromAddress': deployment.senderEmail },
        },
      }),
    );
    notify.addEventSource(
      new SqsEventSource(this.queue.queue, {
        batchSize: 5,
        reportBatchItemFailures: true,
        maxConcurrency: MAILS_AT_ONCE,
      }),
    );
  }
}
