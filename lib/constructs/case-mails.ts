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
/**
 * Six times the function's time-out, as Lambda asks for, which is longer than a mail is claimed for; and the time in
 * which a message waits for others of its batch.
 */
const visibilityTimeout = ({ gatheringSeconds }: MailsOfAKind): Duration =>
  Duration.seconds(6 * TIMEOUT.toSeconds() + gatheringSeconds);
/** A quarter of an hour of tries; then an alarm says so by another way than mail through SES. */
const TRIES = 5;
/** SES lets a new account send one mail a second; a flood of critical cases must not take the API's concurrency. */
const BATCHES_AT_ONCE = 2;

type MailsOfAKind = {
  /** Of the function. */
  readonly entry: string;
  readonly description: string;
  readonly batchSize: number;
  /** How long the first message of a batch waits for others. */
  readonly gatheringSeconds: number;
};

/** A mail for each message, as soon as it is there. */
export const severityMails: MailsOfAKind = {
  entry: 'notify',
  description: 'Mails the operators about cases of high severity; without it they learn from the queue only',
  batchSize: 5,
  gatheringSeconds: 0,
};

/**
 * What runs out together is told of together: a batch of more than twenty is one mail that lists them. So many rows fit
 * it even with long Japanese titles, before Gmail clips it at 102 KB; what does not fit goes into a further one. Events are some 2 KB each, far below the 6 MB
 * of one invocation; of the largest ones, Lambda hands over fewer at a time by itself.
 */
export const breachMails: MailsOfAKind = {
  entry: 'notify-breaches',
  description:
    'Mails the operators about breached SLAs; without it nobody is told that a deadline has passed',
  batchSize: 150,
  gatheringSeconds: 20,
};

/** The queue of events that are told to the operators by mail, and the function that sends them. */
export class CaseMails extends Construct {
  readonly queue: GuardedQueue;
  readonly logGroup: ILogGroup;

  constructor(
    scope: Construct,
    id: string,
    props: {
      readonly deployment: Deployment;
      readonly casesTable: CasesTable;
      readonly caseUrl: string;
      readonly kind: MailsOfAKind;
    },
  ) {
    super(scope, id);
    const { deployment, casesTable, caseUrl, kind } = props;
    this.queue = new GuardedQueue(this, 'Mails', {
      visibilityTimeout: visibilityTimeout(kind),
      maxReceiveCount: TRIES,
      removalPolicy: removalPolicyOf(deployment),
    });
    const notify = new ServiceFunction<NotifyEnvironment>(this, 'Function', {
      deployment,
      entry: kind.entry,
      description: kind.description,
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
        batchSize: kind.batchSize,
        ...(kind.gatheringSeconds > 0 && { maxBatchingWindow: Duration.seconds(kind.gatheringSeconds) }),
        reportBatchItemFailures: true,
        maxConcurrency: BATCHES_AT_ONCE,
      }),
    );
  }
}
