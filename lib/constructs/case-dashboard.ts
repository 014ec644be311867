import { Duration } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IMetric, type Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Deployment } from '../config.ts';
import type { DataStack } from '../stacks/data-stack.ts';
import type { ServiceStack } from '../stacks/service-stack.ts';

const PERIOD = Duration.minutes(5);

/** A case's way at a glance, from the request to the mail. It costs some $4 a month, so it is a setting. */
export class CaseDashboard extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: { readonly deployment: Deployment; readonly data: DataStack; readonly service: ServiceStack },
  ) {
    super(scope, id);
    const { deployment, data, service } = props;
    const lines = (name: string, logGroup: ILogGroup, pattern: Readonly<Record<string, string>>): Metric =>
      new MetricFilter(this, name, {
        logGroup,
        filterPattern: FilterPattern.all(
          ...Object.entries(pattern).map(([member, value]) =>
            FilterPattern.stringValue(`$.${member}`, '=', value),
          ),
        ),
        metricNamespace: `Anken/${deployment.stage}`,
        metricName: name,
        metricValue: '1',
      }).metric({ statistic: Stats.SUM, period: PERIOD });

    new Dashboard(this, 'Dashboard').addWidgets(
      graph(
        'Created',
        lines('CasesCreated', service.api.logGroup, { message: 'answered', operation: 'CreateCase' }),
      ),
      graph(
        'Published',
        lines('EventsPublished', service.publisher.function.logGroup, { message: 'case event published' }),
      ),
      graph('Delivered to the external queue', sent(data.highSeverity.queue)),
      graph(
        'Mailed',
        lines('MailsSent', service.severityMails.logGroup, { message: 'mail sent' }),
        lines('BreachesMailed', service.breachMails.logGroup, { message: 'mail sent' }),
      ),
      graph(
        'Oldest waiting, seconds',
        service.sweep.oldestWaiting,
        oldest(service.severityMails.queue.queue),
        oldest(service.breachMails.queue.queue),
        oldest(data.highSeverity.queue),
      ),
      graph('Deadlines told late, seconds', service.slaClock.oldestDue, service.slaClock.lateness),
    );
  }
}

const graph = (title: string, ...left: IMetric[]): GraphWidget =>
  new GraphWidget({ title, left, width: 8, height: 6, leftYAxis: { min: 0 } });

const sent = (queue: IQueue): IMetric =>
  queue.metricNumberOfMessagesSent({ statistic: Stats.SUM, period: PERIOD });

const oldest = (queue: IQueue): IMetric =>
  queue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM, period: PERIOD });
