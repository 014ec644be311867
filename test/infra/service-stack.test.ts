import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { MOST_ATTEMPTS, nextStep } from '../../lambdas/case-events/outbox.ts';
import { templatesOf } from './support/stacks.ts';

const { service, data } = templatesOf('prod');
const disposable = templatesOf('dev');

const propertiesOf = (type: string) =>
  Object.values(service.findResources(type)).map((resource) => resource['Properties']);
const functionOf = (entry: string) =>
  propertiesOf('AWS::Lambda::Function').find(
    ({ Environment }) => Environment.Variables.POWERTOOLS_SERVICE_NAME === entry,
  );

describe('the API', () => {
  it('has one route, and lets nobody through it without a signature', () => {
    expect(propertiesOf('AWS::ApiGatewayV2::Route')).toMatchObject([
      { RouteKey: 'ANY /{proxy+}', AuthorizationType: 'AWS_IAM' },
    ]);
  });

  it('answers no page of another site', () => {
    expect(propertiesOf('AWS::ApiGatewayV2::Api')).toEqual([
      expect.not.objectContaining({ CorsConfiguration: expect.anything() }),
    ]);
  });

  it('is throttled, and logs who asked what without any content', () => {
    service.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      StageName: '$default',
      DefaultRouteSettings: { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 },
    });
    const [stage] = propertiesOf('AWS::ApiGatewayV2::Stage');
    expect(Object.values(JSON.parse(stage.AccessLogSettings.Format))).toEqual([
      '$context.requestTimeEpoch',
      '$context.requestId',
      '$context.httpMethod',
      '$context.path',
      '$context.status',
      '$context.responseLatency',
      '$context.integrationLatency',
      '$context.integrationErrorMessage',
      '$context.error.message',
      '$context.identity.userArn',
      '$context.identity.sourceIp',
      '$context.identity.userAgent',
    ]);
  });

  it('says where it is, without a slash at the end', () => {
    service.hasOutput('ApiEndpoint', {
      Value: { 'Fn::GetAtt': [Match.stringLikeRegexp('HttpApi'), 'ApiEndpoint'] },
    });
  });
});

describe('every function', () => {
  const functions = propertiesOf('AWS::Lambda::Function');

  it('runs Node 24 on arm64', () => {
    expect(functions).toHaveLength(8);
    for (const each of functions) {
      expect(each).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
    }
  });

  it('has a log group of its own, with the retention of the settings', () => {
    const groups = functions.map(({ LoggingConfig }) => LoggingConfig.LogGroup.Ref);

    expect(new Set(groups).size).toBe(functions.length);
    for (const group of groups) {
      expect(service.findResources('AWS::Logs::LogGroup')[group]?.['Properties'].RetentionInDays).toBe(30);
    }
  });

  it('has a role of its own', () => {
    const roles = functions.map(({ Role }) => Role['Fn::GetAtt'][0]);

    expect(new Set(roles).size).toBe(functions.length);
  });

  it('is told what it needs to know', () => {
    expect(functionOf('api')?.Environment.Variables).toMatchObject({
      HIGH_SEVERITIES: '["Critical","High"]',
      QUOTAS: '{}',
    });
    const { POWERTOOLS_SERVICE_NAME: _, ...toldToNotify } = functionOf('notify')?.Environment.Variables ?? {};
    expect(functionOf('notify-breaches')?.Environment.Variables).toMatchObject(toldToNotify);
    expect(toldToNotify).toMatchObject({
      OPS_EMAIL: 'ops@shop.example',
      SENDER_EMAIL: 'support@shop.example',
      TIME_ZONE: 'Asia/Tokyo',
      CASE_URL: {
        'Fn::Join': [
          '',
          [
            { 'Fn::GetAtt': [expect.stringContaining('HttpApi'), 'ApiEndpoint'] },
            '/domains/{domainId}/cases/{caseId}',
          ],
        ],
      },
    });
  });
});

describe('the reader of the stream', () => {
  const source = propertiesOf('AWS::Lambda::EventSourceMapping').find(
    ({ StartingPosition }) => StartingPosition,
  );

  it('is let through new events only, so that marking one as published does not come round again', () => {
    expect(
      source.FilterCriteria.Filters.map(({ Pattern }: { Pattern: string }) => JSON.parse(Pattern)),
    ).toEqual([{ eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: 'EVENT#' }] } } } }]);
  });

  it('begins with the oldest record, or the first cases of a deployment would go unheard', () => {
    expect(source.StartingPosition).toBe('TRIM_HORIZON');
  });

  it('never holds the stream up for ever', () => {
    expect(source).toMatchObject({
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: 5,
      MaximumRecordAgeInSeconds: 15 * 60,
    });
  });

  it('leaves what it gave up on in the bucket, and counts it', () => {
    const [bucket] = Object.keys(data.findResources('AWS::S3::Bucket'));

    expect(source.DestinationConfig.OnFailure.Destination['Fn::ImportValue']).toContain(`${bucket}Arn`);
    expect(source.MetricsConfig).toEqual({ Metrics: ['EventCount'] });
  });

  it('is the only one', () => {
    expect(
      propertiesOf('AWS::Lambda::EventSourceMapping').filter((each) => each.StartingPosition),
    ).toHaveLength(1);
  });
});

describe('the sweep', () => {
  const sweep = functionOf('sweep-outbox');
  const [schedule] = propertiesOf('AWS::Events::Rule').filter(({ ScheduleExpression }) => ScheduleExpression);

  it('comes every minute, and a tick that failed is left to the next one', () => {
    expect(schedule).toMatchObject({
      ScheduleExpression: 'rate(1 minute)',
      State: 'ENABLED',
      Targets: [
        {
          Arn: { 'Fn::GetAtt': [expect.stringMatching(/^SweepFunction/), 'Arn'] },
          RetryPolicy: { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 },
        },
      ],
    });
    service.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      FunctionName: { Ref: Match.stringLikeRegexp('^SweepFunction') },
      MaximumRetryAttempts: 0,
      MaximumEventAgeInSeconds: 60,
    });
  });

  it('has ended by the time at which an attempt without an end counts as failed', () => {
    const lastAttempt = {
      outbox: 'OUTBOX#0',
      attempts: MOST_ATTEMPTS,
      lastAttemptAt: '2026-01-02T03:00:00.000Z',
    };
    const timedOut = new Date(new Date(lastAttempt.lastAttemptAt).getTime() + sweep?.Timeout * 1000);

    expect(nextStep(lastAttempt, timedOut)).toBe('wait');
  });

  it('is told where the events are and where they go', () => {
    expect(sweep?.Environment.Variables).toMatchObject({
      TABLE_NAME: { 'Fn::ImportValue': expect.stringContaining('CasesTable') },
      EVENT_BUS_NAME: { 'Fn::ImportValue': expect.stringContaining('Bus') },
      PARTITION: { Ref: 'AWS::Partition' },
      ACCOUNT_ID: { Ref: 'AWS::AccountId' },
    });
  });
});

describe('metrics of log lines', () => {
  const filters = propertiesOf('AWS::Logs::MetricFilter').map(
    ({ LogGroupName, FilterPattern, MetricTransformations }) => ({
      logGroup: LogGroupName.Ref.replace(/[0-9A-F]{8}$/, ''),
      pattern: FilterPattern,
      ...MetricTransformations[0],
    }),
  );

  it.each([
    ['OldestWaitingEventSeconds', 'SweepFunctionLog', '{ $.message = "outbox swept" }', '$.oldestSeconds'],
    ['ParkedEvents', 'SweepFunctionLog', '{ $.message = "outbox swept" }', '$.parkedInAll'],
    ['WriteConflicts', 'ApiFunctionLog', '{ $.message = "write contended" }', '$.conflicts'],
    ['WriteRetries', 'ApiFunctionLog', '{ $.message = "write contended" }', '$.retries'],
    ['WritesOvertaken', 'ApiFunctionLog', '{ $.message = "write contended" }', '$.overtaken'],
  ])('%s is what %s says in the lines %s as %s', (MetricName, logGroup, pattern, MetricValue) => {
    expect(filters).toContainEqual({
      logGroup,
      pattern,
      MetricName,
      MetricNamespace: 'Anken/prod',
      MetricValue,
    });
  });
});

describe('a case that came to a high severity', () => {
  const rules = propertiesOf('AWS::Events::Rule').filter(
    ({ EventPattern }) => EventPattern?.detail.severityRaised,
  );

  it('is told to the external queue and to the mails, by a rule each', () => {
    const targets = rules.map(({ Targets }) => JSON.stringify(Targets[0].Arn));

    expect(targets).toEqual([
      expect.stringContaining('HighSeverityQueue'),
      expect.stringContaining('SeverityMailsQueue'),
    ]);
  });

  it('is known by the flag in our own event, whatever a domain has configured', () => {
    for (const rule of rules) {
      expect(rule.EventPattern).toEqual({
        source: ['anken.cases'],
        'detail-type': ['Anken Case Change'],
        detail: { severityRaised: [true] },
      });
    }
  });

  it('is tried for an hour, and then kept where an alarm sees it', () => {
    expect(rules).toHaveLength(2);
    for (const { Targets } of rules) {
      expect(Targets).toMatchObject([
        {
          RetryPolicy: { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 185 },
          DeadLetterConfig: { Arn: { 'Fn::GetAtt': [expect.stringContaining('Undelivered'), 'Arn'] } },
        },
      ]);
    }
  });
});

/** The queue that a construct's function works on, and its mapping. */
const workOf = (construct: string) => {
  const isOf = (value: unknown) => JSON.stringify(value).includes(`"${construct}`);
  const source = propertiesOf('AWS::Lambda::EventSourceMapping').find(
    ({ FunctionName, StartingPosition }) => {
      return !StartingPosition && isOf(FunctionName);
    },
  );
  const queue = propertiesOf('AWS::SQS::Queue').find(
    ({ RedrivePolicy }) => RedrivePolicy && isOf(RedrivePolicy),
  );
  return { source, queue };
};

describe('the purge', () => {
  const { source, queue } = workOf('Purges');
  const purge = functionOf('purge');

  it('says where its orders go, for a person who has to send one', () => {
    service.hasOutput('PurgeQueueUrl', {
      Value: { Ref: Match.stringLikeRegexp('PurgesOrdersQueue') },
    });
  });

  it('is ordered for every deleted case and domain, by ids alone', () => {
    const rule = propertiesOf('AWS::Events::Rule').find(({ EventPattern }) =>
      EventPattern?.detail.eventType?.includes('CASE.DELETED'),
    );

    expect(rule).toMatchObject({
      EventPattern: {
        source: ['anken.cases'],
        'detail-type': ['Anken Case Change'],
        detail: { eventType: ['CASE.DELETED', 'DOMAIN.DELETED'] },
      },
      Targets: [
        {
          Arn: { 'Fn::GetAtt': [expect.stringContaining('PurgesOrdersQueue'), 'Arn'] },
          InputTransformer: {
            InputPathsMap: { 'detail-domainId': '$.detail.domainId', 'detail-eventId': '$.detail.eventId' },
            InputTemplate: '{"domainId":<detail-domainId>,"eventId":<detail-eventId>}',
          },
          RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
          DeadLetterConfig: {
            Arn: { 'Fn::GetAtt': [expect.stringContaining('PurgesOrdersDeadLetters'), 'Arn'] },
          },
        },
      ],
    });
  });

  it('passes a second time when whatever was in flight at the deletion has ended', () => {
    const inFlight = Math.max(
      ...['api', 'publish-case-events'].map((entry) => functionOf(entry)?.Timeout ?? Infinity),
    );

    expect(Number(purge?.Environment.Variables.SECOND_PASS_SECONDS)).toBeGreaterThan(2 * inFlight);
  });

  it('may order itself again as often as it takes', () => {
    expect(purge?.RecursiveLoop).toBe('Allow');
  });

  it('works on one order at a time and on two at once at most, and is tried for an hour', () => {
    expect(source).toMatchObject({ BatchSize: 1, ScalingConfig: { MaximumConcurrency: 2 } });
    expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(6 * (purge?.Timeout ?? Infinity));
    expect(queue.RedrivePolicy.maxReceiveCount).toBe(5);
  });
});

describe('the mails about severe cases', () => {
  const { source, queue } = workOf('SeverityMails');

  it('fail one by one, and two at once at most', () => {
    expect(source).toMatchObject({
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 2 },
    });
  });

  it('are tried again after six times the function has had its time, and after the lease on a mail', () => {
    const leaseSeconds = 150;

    expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(6 * (functionOf('notify')?.Timeout ?? Infinity));
    expect(queue.VisibilityTimeout).toBeGreaterThan(leaseSeconds);
    expect(queue.RedrivePolicy.maxReceiveCount).toBe(5);
  });
});

describe('every queue', () => {
  const queues = [data, service].flatMap((template) =>
    Object.entries(template.findResources('AWS::SQS::Queue')),
  );
  const deadLetters = new Set([
    ...queues.map(([, { Properties }]) => Properties.RedrivePolicy?.deadLetterTargetArn['Fn::GetAtt'][0]),
    ...propertiesOf('AWS::Events::Rule').flatMap(
      ({ Targets }) => Targets[0].DeadLetterConfig?.Arn['Fn::GetAtt'][0] ?? [],
    ),
  ]);

  it.each(queues)('%s has dead letters or takes them', (id, { Properties }) => {
    expect(deadLetters.has(id)).toBe(Properties.RedrivePolicy === undefined);
  });

  it.each(queues)(
    '%s is encrypted and keeps its messages as long as they are worth it',
    (id, { Properties }) => {
      // Every tick of the clock brings again what is due still.
      const isOfTheClock = id.startsWith('SlaClockDueQueue');
      expect(Properties).toMatchObject({
        SqsManagedSseEnabled: true,
        MessageRetentionPeriod: isOfTheClock ? 900 : 1_209_600,
      });
    },
  );

  it('is kept with its letters, unless the stage is disposable', () => {
    service.allResources('AWS::SQS::Queue', { DeletionPolicy: 'RetainExceptOnCreate' });
    disposable.service.allResources('AWS::SQS::Queue', { DeletionPolicy: 'Delete' });
  });
});
