import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { templatesOf } from './support/stacks.ts';

const usual = templatesOf('prod');

describe('eventConsumers', () => {
  const { data } = templatesOf('prod', { eventConsumers: ['111122223333', '444455556666'] });

  it('let nobody in unless an account is named', () => {
    usual.data.resourceCountIs('AWS::Events::EventBusPolicy', 0);
  });

  it('may put rules on the bus and change those that they put, and nothing else', () => {
    const [policy, another] = Object.values(data.findResources('AWS::Events::EventBusPolicy'));

    expect(another).toBeUndefined();
    expect(policy?.['Properties']).toMatchObject({
      EventBusName: { Ref: expect.stringMatching(/^Bus/) },
      Statement: {
        Effect: 'Allow',
        Principal: {
          AWS: ['111122223333', '444455556666'].map((account) => ({
            'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::${account}:root`]],
          })),
        },
        Action: [
          'events:PutRule',
          'events:DeleteRule',
          'events:DescribeRule',
          'events:EnableRule',
          'events:DisableRule',
          'events:PutTargets',
          'events:RemoveTargets',
        ],
        // The rules of this bus alone.
        Resource: { 'Fn::Join': ['', expect.arrayContaining([':rule/', '/*'])] },
        Condition: { StringEqualsIfExists: { 'events:creatorAccount': `$${'{aws:PrincipalAccount}'}` } },
      },
    });
  });

  it('are told the ARN of the bus', () => {
    data.hasOutput('EventBusArn', { Value: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Bus'), 'Arn'] } });
  });
});

describe('forwardToDefaultBus', () => {
  const { service, monitoring } = templatesOf('prod', { forwardToDefaultBus: true });
  const forwards = (template: typeof service) =>
    Object.values(template.findResources('AWS::Events::Rule'))
      .map(({ Properties }) => Properties)
      .filter(({ EventPattern }) => EventPattern?.['detail-type']?.includes('Amazon Connect Cases Change'));

  it('forwards nothing unless it is set', () => {
    expect(forwards(usual.service)).toEqual([]);
  });

  it("forwards what has the contract's own shape, and only that", () => {
    const [rule, another] = forwards(service);

    expect(another).toBeUndefined();
    expect(rule).toMatchObject({
      EventBusName: { 'Fn::ImportValue': expect.stringContaining('Bus') },
      EventPattern: { source: ['anken.cases'], 'detail-type': ['Amazon Connect Cases Change'] },
      State: 'ENABLED',
    });
  });

  it('tries for an hour, then keeps the event where an alarm sees it', () => {
    const [rule] = forwards(service);

    expect(rule?.Targets).toMatchObject([
      {
        Arn: { 'Fn::Join': ['', expect.arrayContaining([':event-bus/default'])] },
        RoleArn: { 'Fn::GetAtt': [expect.stringContaining('DefaultBusForward'), 'Arn'] },
        DeadLetterConfig: { Arn: { 'Fn::GetAtt': [expect.stringContaining('Undelivered'), 'Arn'] } },
        RetryPolicy: { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 185 },
      },
    ]);
  });

  it('may put events on the default bus, and do nothing else', () => {
    const statements = Object.entries(service.findResources('AWS::IAM::Policy'))
      .filter(([id]) => id.startsWith('DefaultBusForward'))
      .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement);

    expect(statements).toMatchObject([
      {
        Action: 'events:PutEvents',
        Resource: { 'Fn::Join': ['', expect.arrayContaining([':event-bus/default'])] },
      },
    ]);
  });

  it('joins the alarm on events that could not be delivered', () => {
    const alarmOf = (template: typeof monitoring) => {
      const alarms = Object.entries(template.findResources('AWS::CloudWatch::Alarm'));
      return alarms.find(([id]) => id.startsWith('EventsUndelivered'))?.[1]['Properties'];
    };

    expect(JSON.stringify(alarmOf(monitoring).Metrics)).toContain('DefaultBusForwardUndelivered');
    expect(alarmOf(monitoring).AlarmDescription).toContain('the default bus');
    expect(JSON.stringify(alarmOf(usual.monitoring))).not.toContain('efault');
  });
});
