import { Duration, Stack } from 'aws-cdk-lib';
import { type IMetric, MathExpression, type Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { addAlarm } from '../alarms.ts';
import type { Deployment } from '../config.ts';
import { CaseDashboard } from '../constructs/case-dashboard.ts';
import type { DataStack } from './data-stack.ts';
import type { ServiceStack } from './service-stack.ts';

const MINUTE = Duration.minutes(1);
/** A tick comes every minute, and what it finds is told in some seconds. */
const LATE_BREACH = Duration.minutes(3);

/** Who is told when people are hurt, and by what we notice. */
export class MonitoringStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    props: {
      readonly deployment: Deployment;
      readonly data: DataStack;
      readonly service: ServiceStack;
    },
  ) {
    super(scope, id, { description: 'Anken: alarms' });
    const { deployment, data, service } = props;
    const topic = new Topic(this, 'Alarms', {
      displayName: `Anken ${deployment.stage}`,
      enforceSSL: true,
    });
    // A topic with a policy of its own has lost the default one, by which CloudWatch may publish.
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    topic.addSubscription(new EmailSubscription(deployment.opsEmail));
    if (deployment.dashboard) new CaseDashboard(this, 'Way', { deployment, data, service });

    addAlarm(
      this,
      'EventsLate',
      topic,
      {
        impact: 'Nobody hears of critical cases in time: events reach the bus minutes late.',
        runbook: 'events-late',
      },
      { metric: service.sweep.oldestWaiting, from: MINUTE.toSeconds(), periods: 3, alsoWithoutData: true },
    );
    addAlarm(
      this,
      'EventsParked',
      topic,
      {
        impact: 'Nobody was told of a change of a case: its event could not be published in five tries.',
        runbook: 'events-parked',
      },
      { metric: service.sweep.parked, from: 1, periods: 1 },
    );
    addAlarm(
      this,
      'EventsUndelivered',
      topic,
      {
        impact: deployment.forwardToDefaultBus
          ? 'Somebody was not told of a change of a case: its event could not be handed to a queue or the default bus for an hour.'
          : 'Somebody was not told of a critical case or a breached SLA: its event could not be handed to a queue for an hour.',
        runbook: 'events-undelivered',
      },
      {
        metric: together('events given up', [
          waiting(service.severityToQueue.undelivered),
          waiting(service.severityToMail.undelivered),
          waiting(service.breachToMail.undelivered),
          ...(service.defaultBusForward ? [waiting(service.defaultBusForward.undelivered)] : []),
        ]),
        from: 1,
        periods: 1,
      },
    );
    addAlarm(
      this,
      'ApiErrors',
      topic,
      {
        impact: 'Agents cannot open or save cases: the API answers with errors of its own.',
        runbook: 'api-errors',
      },
      {
        metric: service.api.httpApi.metricServerError({ statistic: Stats.SUM, period: Duration.minutes(5) }),
        from: 5,
        periods: 1,
      },
    );
    addAlarm(
      this,
      'MailsFailed',
      topic,
      {
        impact:
          'The operators got no mail about a critical case or a breached SLA: it could not be sent in five tries.',
        runbook: 'mails-failed',
      },
      {
        metric: together('mails given up', [
          waiting(service.severityMails.queue.deadLetters),
          waiting(service.breachMails.queue.deadLetters),
        ]),
        from: 1,
        periods: 1,
      },
    );
    addAlarm(
      this,
      'ExternalDeadLetters',
      topic,
      {
        impact:
          'The system behind the high-severity queue did not take a critical case: it failed at it five times.',
        runbook: 'external-dead-letters',
      },
      { metric: waiting(data.highSeverity.deadLetters), from: 1, periods: 1 },
    );
    addAlarm(
      this,
      'SlaClockStopped',
      topic,
      {
        impact:
          'Nobody hears that a deadline has passed: the clock of the SLAs stands still, or gets nothing done.',
        runbook: 'sla-clock-stopped',
      },
      {
        metric: service.slaClock.oldestRecentDue,
        from: LATE_BREACH.toSeconds(),
        periods: 3,
        alsoWithoutData: true,
      },
    );
    addAlarm(
      this,
      'SlaCasesFailing',
      topic,
      {
        impact: 'Of some cases nobody hears that a deadline has passed: the clock of the SLAs fails at them.',
        runbook: 'sla-cases-failing',
      },
      { metric: service.slaClock.failed.with({ period: Duration.minutes(5) }), from: 3, periods: 2 },
    );
    addAlarm(
      this,
      'SlaBreachesLate',
      topic,
      {
        impact: 'Deadlines passed, and the operators hear of it minutes late.',
        runbook: 'sla-breaches-late',
      },
      { metric: service.slaClock.lateness, from: LATE_BREACH.toSeconds(), periods: 1 },
    );
    addAlarm(
      this,
      'PurgesFailed',
      topic,
      {
        impact:
          'What a person asked to be deleted is still in the table, unseen: its purge failed for an hour.',
        runbook: 'purges-failed',
      },
      { metric: waiting(service.purges.queue.deadLetters), from: 1, periods: 1 },
    );
  }
}

/** Messages that wait in a queue of dead letters: the alarm stays until somebody has seen to them. */
const waiting = (queue: IQueue): Metric =>
  queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, period: MINUTE });

/** Each counts as nothing where it has no data point; a sum with a gap in it would be a gap. */
const together = (label: string, metrics: readonly Metric[]): IMetric =>
  new MathExpression({
    expression: metrics.map((_, index) => `FILL(m${index}, 0)`).join(' + '),
    usingMetrics: Object.fromEntries(metrics.map((metric, index) => [`m${index}`, metric])),
    label,
    period: MINUTE,
  });
