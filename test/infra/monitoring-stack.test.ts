import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { root } from './support/app.ts';
import { templatesOf } from './support/stacks.ts';

const { monitoring } = templatesOf('prod');
const alarms = Object.entries(monitoring.findResources('AWS::CloudWatch::Alarm')).map(
  ([id, { Properties }]) => ({ id: id.replace(/[0-9A-F]{8}$/, ''), ...Properties }),
);

/** As GitHub makes them of headings. */
const anchorsIn = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

describe('the alarms', () => {
  it('are ten, each a symptom that people feel', () => {
    expect(new Set(alarms.map(({ id }) => id))).toEqual(
      new Set([
        'EventsLate',
        'EventsParked',
        'EventsUndelivered',
        'ApiErrors',
        'MailsFailed',
        'ExternalDeadLetters',
        'SlaClockStopped',
        'SlaCasesFailing',
        'SlaBreachesLate',
        'PurgesFailed',
      ]),
    );
  });

  it.each(alarms)('$id says who is hurt, and what to do in a paragraph of the runbook', (alarm) => {
    const [, impact, anchor] =
      /^(.{30,}\.) What to do: docs\/runbook\.md#([a-z-]+)$/.exec(alarm.AlarmDescription) ?? [];

    expect(impact).toBeDefined();
    expect(anchorsIn(readFileSync(join(root, 'docs/runbook.md'), 'utf8'))).toContain(anchor);
  });

  it.each(alarms)('$id is told to the operators, and quiet where nothing happens', (alarm) => {
    expect(alarm).toMatchObject({
      AlarmActions: [{ Ref: expect.stringMatching(/^Alarms/) }],
      // Every tick says how old the oldest is that it found: where nobody says it, nobody looks.
      TreatMissingData: ['EventsLate', 'SlaClockStopped'].includes(alarm.id) ? 'breaching' : 'notBreaching',
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    });
  });

  it('ring after three minutes of events that are late by one', () => {
    monitoring.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'Anken/prod',
      MetricName: 'OldestWaitingEventSeconds',
      Statistic: 'Maximum',
      Threshold: 60,
      Period: 60,
      EvaluationPeriods: 3,
    });
  });

  it('ring after three minutes in which the clock of the SLAs did not tick, or what it found is due for three', () => {
    monitoring.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'Anken/prod',
      MetricName: 'OldestRecentDueSlaSeconds',
      Statistic: 'Maximum',
      Threshold: 180,
      Period: 60,
      EvaluationPeriods: 3,
    });
  });

  it('ring for a case at which the clock fails again and again, minute after minute', () => {
    monitoring.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'Anken/prod',
      MetricName: 'SlaCasesFailed',
      Statistic: 'Sum',
      Threshold: 3,
      Period: 300,
      EvaluationPeriods: 2,
    });
  });

  it('ring for a breach that is told three minutes late', () => {
    monitoring.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'Anken/prod',
      MetricName: 'SlaBreachLatenessSeconds',
      Statistic: 'Maximum',
      Threshold: 180,
      Period: 60,
      EvaluationPeriods: 1,
    });
  });

  it('ring for as long as an event is parked', () => {
    monitoring.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'Anken/prod',
      MetricName: 'ParkedEvents',
      Statistic: 'Maximum',
      Threshold: 1,
      Period: 60,
      EvaluationPeriods: 1,
    });
  });

  it.each([
    [
      'event that could not be handed to a queue',
      'EventsUndelivered',
      ['SeverityToQueue', 'SeverityToMail', 'BreachToMail'],
    ],
    ['mail that could not be sent', 'MailsFailed', ['SeverityMailsDeadLetters', 'BreachMailsDeadLetters']],
  ])('ring for the first %s, whichever', (_, id, queues) => {
    const [alarm] = alarms.filter((each) => each.id === id);
    const [{ Expression }, ...metrics] = alarm?.Metrics ?? [];

    expect(alarm).toMatchObject({ Threshold: 1, EvaluationPeriods: 1 });
    expect(Expression).toBe(queues.map((_, index) => `FILL(m${index}, 0)`).join(' + '));
    expect(metrics).toMatchObject(
      queues.map(() => ({
        MetricStat: {
          Metric: { MetricName: 'ApproximateNumberOfMessagesVisible' },
          Stat: 'Maximum',
          Period: 60,
        },
      })),
    );
    expect(metrics.map(({ MetricStat }: { MetricStat: object }) => JSON.stringify(MetricStat))).toEqual(
      queues.map((queue) => expect.stringContaining(queue)),
    );
  });

  it('ring when the API itself failed five times in five minutes', () => {
    monitoring.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/ApiGateway',
      MetricName: '5xx',
      Statistic: 'Sum',
      Threshold: 5,
      Period: 300,
      EvaluationPeriods: 1,
    });
  });

  it('watch the dead letters of the external queue and of purges, by the queue', () => {
    const watched = alarms
      .filter(({ MetricName }) => MetricName === 'ApproximateNumberOfMessagesVisible')
      .map(({ id, Dimensions, Threshold }) => [id, JSON.stringify(Dimensions), Threshold]);

    expect(watched).toEqual([
      ['ExternalDeadLetters', expect.stringContaining('HighSeverityDeadLetters'), 1],
      ['PurgesFailed', expect.stringContaining('PurgesOrdersDeadLetters'), 1],
    ]);
  });
});

describe('the topic', () => {
  it('goes to the address of the settings', () => {
    monitoring.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'ops@shop.example',
    });
  });

  it('lets CloudWatch publish, which a policy of its own would otherwise forbid', () => {
    monitoring.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          }),
        ]),
      }),
    });
  });
});
