import { Duration } from 'aws-cdk-lib';
import { type Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import type { EvaluateSlasEnvironment } from '../../lambdas/settings/evaluate-slas.settings.ts';
import { meteredLines } from '../../lambdas/settings/metered-lines.ts';
import type { WatchSlasEnvironment } from '../../lambdas/settings/watch-slas.settings.ts';
import type { Deployment } from '../config.ts';
import { removalPolicyOf } from '../removal-policy.ts';
import type { CasesTable } from './cases-table.ts';
import { GuardedQueue } from './guarded-queue.ts';
import { lineMetric } from './line-metric.ts';
import { ServiceFunction } from './service-function.ts';

const EVERY = Duration.minutes(1);
/** A tick begins nothing in the last third of it. */
const WATCH_TIMEOUT = Duration.minutes(1);
const EVALUATE_TIMEOUT = Duration.minutes(1);
/** Six times the function's time-out, as Lambda asks for. */
const VISIBILITY_TIMEOUT = Duration.seconds(6 * EVALUATE_TIMEOUT.toSeconds());
/** The next tick brings every case again that is due still; these tries are for a function that died. */
const TRIES = 2;
/** By then many a tick has handed on the same cases; what nobody works on must not pile up. */
const RETENTION = Duration.minutes(15);
/** Some 200 cases a second; the API's concurrency is worth more than a few seconds of lateness. */
export const WORKERS = 5;

/** Turns deadlines into events: the tick that looks for what is due, and the workers that tell of it. */
export class SlaClock extends Construct {
  /** How long the earliest SLA has been due that a tick found, in seconds; has a value for each tick. */
  readonly oldestDue: Metric;
  /** The same of what fell due within the last quarter of an hour: a case that always fails does not stay in it. */
  readonly oldestRecentDue: Metric;
  /** Cases at which a worker failed; a case that always fails counts once a minute. */
  readonly failed: Metric;
  /** How late breaches were told, in seconds. */
  readonly lateness: Metric;

  constructor(
    scope: Construct,
    id: string,
    props: { readonly deployment: Deployment; readonly casesTable: CasesTable },
  ) {
    super(scope, id);
    const { deployment, casesTable } = props;
    const { tableName } = casesTable.table;
    const due = new GuardedQueue(this, 'Due', {
      visibilityTimeout: VISIBILITY_TIMEOUT,
      maxReceiveCount: TRIES,
      retention: RETENTION,
      removalPolicy: removalPolicyOf(deployment),
    });

    const watch = new ServiceFunction<WatchSlasEnvironment>(this, 'Watch', {
      deployment,
      entry: 'watch-slas',
      description: 'Looks for deadlines that have passed; without it nobody hears of them',
      environment: { TABLE_NAME: tableName, DUE_QUEUE_URL: due.queue.queueUrl },
      timeout: WATCH_TIMEOUT,
      memoryMegabytes: 512,
    });
    casesTable.grantQuery(watch, 'timer');
    due.queue.grantSendMessages(watch);
    // A tick that failed is not repeated: the next one does its work.
    watch.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: EVERY });
    new Rule(this, 'Schedule', {
      description: 'Look for deadlines that have passed',
      schedule: Schedule.rate(EVERY),
      targets: [new LambdaFunction(watch, { retryAttempts: 0, maxEventAge: EVERY })],
    });

    const evaluate = new ServiceFunction<EvaluateSlasEnvironment>(this, 'Evaluate', {
      deployment,
      entry: 'evaluate-slas',
      description: 'Tells of deadlines that have passed; without it nobody hears of them',
      environment: { TABLE_NAME: tableName },
      timeout: EVALUATE_TIMEOUT,
      memoryMegabytes: 512,
    });
    casesTable.grant(
      evaluate,
      'dynamodb:GetItem',
      'dynamodb:Query',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
    );
    evaluate.addEventSource(
      new SqsEventSource(due.queue, {
        batchSize: 1,
        reportBatchItemFailures: true,
        maxConcurrency: WORKERS,
      }),
    );

    const ofTicks = {
      deployment,
      logGroup: watch.logGroup,
      message: meteredLines.slasWatched,
      statistic: Stats.MAXIMUM,
    };
    const ofWorkers = { deployment, logGroup: evaluate.logGroup, message: meteredLines.slasEvaluated };
    this.oldestDue = lineMetric(this, 'OldestDueSlaSeconds', { ...ofTicks, member: 'oldestSeconds' });
    this.oldestRecentDue = lineMetric(this, 'OldestRecentDueSlaSeconds', {
      ...ofTicks,
      member: 'oldestRecentSeconds',
    });
    this.lateness = lineMetric(this, 'SlaBreachLatenessSeconds', {
      ...ofWorkers,
      member: 'latestSeconds',
      statistic: Stats.MAXIMUM,
    });
    this.failed = lineMetric(this, 'SlaCasesFailed', {
      ...ofWorkers,
      member: 'failed',
      statistic: Stats.SUM,
    });
  }
}
