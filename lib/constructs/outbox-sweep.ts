import { Duration } from 'aws-cdk-lib';
import { type Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { type IEventBus, Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { meteredLines } from '../../lambdas/settings/metered-lines.ts';
import type { PublishCaseEventsEnvironment } from '../../lambdas/settings/publish-case-events.settings.ts';
import type { Deployment } from '../config.ts';
import type { CasesTable } from './cases-table.ts';
import { lineMetric } from './line-metric.ts';
import { publishing } from './publishing.ts';
import { ServiceFunction } from './service-function.ts';

/** A tick works for half of it and begins no event in the other half. */
const TIMEOUT = Duration.minutes(2);
const EVERY = Duration.minutes(1);

/** Publishes, every minute, what the stream's reader missed or failed at; parks what nobody can publish. */
export class OutboxSweep extends Construct {
  /** Age in seconds of the oldest event that waits for more than a minute; has a value for each tick. */
  readonly oldestWaiting: Metric;
  /** Events that wait for a person; has a value for each tick. */
  readonly parked: Metric;

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
    const { environment, grantTo } = publishing(this, { casesTable, bus });
    const sweep = new ServiceFunction<PublishCaseEventsEnvironment>(this, 'Function', {
      deployment,
      entry: 'sweep-outbox',
      description: 'Publishes what the stream missed; without it such an event reaches nobody',
      environment,
      timeout: TIMEOUT,
      memoryMegabytes: 512,
    });
    grantTo(sweep);
    casesTable.grantQuery(sweep, 'outbox');

    // A tick that failed is not repeated: the next one does its work.
    sweep.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: EVERY });
    new Rule(this, 'Schedule', {
      description: 'Publish what the stream missed',
      schedule: Schedule.rate(EVERY),
      targets: [new LambdaFunction(sweep, { retryAttempts: 0, maxEventAge: EVERY })],
    });

    const line = {
      deployment,
      logGroup: sweep.logGroup,
      message: meteredLines.swept,
      statistic: Stats.MAXIMUM,
    };
    this.oldestWaiting = lineMetric(this, 'OldestWaitingEventSeconds', { ...line, member: 'oldestSeconds' });
    this.parked = lineMetric(this, 'ParkedEvents', { ...line, member: 'parkedInAll' });
  }
}
