import { Duration } from 'aws-cdk-lib';
import { EventField, type IEventBus, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { RecursiveLoop } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { ankenEvents } from '../../lambdas/settings/anken-events.ts';
import type { PurgeEnvironment } from '../../lambdas/settings/purge.settings.ts';
import type { Deployment } from '../config.ts';
import { removalPolicyOf } from '../removal-policy.ts';
import type { CasesTable } from './cases-table.ts';
import { GuardedQueue } from './guarded-queue.ts';
import { ServiceFunction } from './service-function.ts';

/** A pass that is not through by then orders its own continuation. */
const TIMEOUT = Duration.minutes(2);
/** Six times the function's time-out, as Lambda asks for. */
const VISIBILITY_TIMEOUT = Duration.seconds(6 * TIMEOUT.toSeconds());
/** An hour of tries. */
const TRIES = 5;
/** Nobody waits for it, and the API's concurrency is worth more. */
const PURGES_AT_ONCE = 2;
/**
 * Behind the end of whatever was in flight at the deletion: a request has 28 seconds, the publisher a minute. Twice
 * that and more, since two hosts' ideas of a minute are not the same.
 */
const SECOND_PASS = Duration.seconds(150);
/** EventBridge's own maximum of both: nobody is hurt by a day. */
const MOST_RETRIES = 185;
const OLDEST_EVENT = Duration.hours(24);

/** Deletes what belonged to a deleted case or domain: the rule, the queue of orders, and the function that works on them. */
export class Purges extends Construct {
  readonly queue: GuardedQueue;

  constructor(
    scope: Construct,
    id: string,
    props: {
      readonly deployment: Deployment;
      readonly casesTable: CasesTable;
      readonly bus: IEventBus;
    },
  ) {
    super(scope, id);
    const { deployment, casesTable, bus } = props;
    this.queue = new GuardedQueue(this, 'Orders', {
      visibilityTimeout: VISIBILITY_TIMEOUT,
      maxReceiveCount: TRIES,
      removalPolicy: removalPolicyOf(deployment),
    });
    const { queue, deadLetters } = this.queue;
    new Rule(this, 'Rule', {
      eventBus: bus,
      description: 'A case or a domain was deleted: to the purge of what belonged to it',
      eventPattern: {
        source: [ankenEvents.source],
        detailType: [ankenEvents.detailType],
        detail: { eventType: ['CASE.DELETED', 'DOMAIN.DELETED'] },
      },
      targets: [
        new SqsQueue(queue, {
          // The ids alone: the event holds the case, which should not wait in one more queue.
          message: RuleTargetInput.fromObject({
            domainId: EventField.fromPath('$.detail.domainId'),
            eventId: EventField.fromPath('$.detail.eventId'),
          }),
          // The queue's own: what could not be delivered is to be sent there as well, and its consumer reads both forms.
          deadLetterQueue: deadLetters,
          retryAttempts: MOST_RETRIES,
          maxEventAge: OLDEST_EVENT,
        }),
      ],
    });
    const purge = new ServiceFunction<PurgeEnvironment>(this, 'Function', {
      deployment,
      entry: 'purge',
      description: 'Deletes what belonged to a deleted case; without it that stays in the table, unseen',
      environment: {
        TABLE_NAME: casesTable.table.tableName,
        PURGE_QUEUE_URL: queue.queueUrl,
        SECOND_PASS_SECONDS: `${SECOND_PASS.toSeconds()}`,
      },
      timeout: TIMEOUT,
      memoryMegabytes: 512,
      // It sends itself orders, the next one later each time; Lambda would stop that after the sixteenth.
      recursiveLoop: RecursiveLoop.ALLOW,
    });
    casesTable.grant(
      purge,
      'dynamodb:GetItem',
      'dynamodb:Query',
      'dynamodb:DeleteItem',
      'dynamodb:UpdateItem',
    );
    casesTable.grantQuery(purge, 'lookup');
    queue.grantSendMessages(purge);
    purge.addEventSource(
      new SqsEventSource(queue, {
        batchSize: 1,
        reportBatchItemFailures: true,
        maxConcurrency: PURGES_AT_ONCE,
      }),
    );
  }
}
