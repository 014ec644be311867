import { expect, it } from 'vitest';
import { deployment, isLetIn, patterns } from '../simulation/deployment.ts';
import { templatesOf } from './support/stacks.ts';

/** The simulated world obeys what the stacks set; whoever changes the one is told to change the other. */
const { service } = templatesOf('prod');

const resourcesOf = (type: string) =>
  Object.entries(service.findResources(type)).map(([id, resource]) => ({
    id,
    properties: resource['Properties'],
  }));
const all = (type: string) => resourcesOf(type).map(({ properties }) => properties);

const functionOf = (entry: string) => {
  const found = resourcesOf('AWS::Lambda::Function').find(
    ({ properties }) => properties.Environment.Variables.POWERTOOLS_SERVICE_NAME === entry,
  );
  if (!found) throw new Error(`no function ${entry}`);
  const { id, properties } = found;
  const source = all('AWS::Lambda::EventSourceMapping').find(({ FunctionName }) => FunctionName.Ref === id);
  const [queueId] = source?.EventSourceArn?.['Fn::GetAtt'] ?? [];
  const queue = resourcesOf('AWS::SQS::Queue').find((each) => each.id === queueId)?.properties;
  const schedule = all('AWS::Events::Rule').find(
    ({ ScheduleExpression, Targets }) =>
      ScheduleExpression !== undefined && JSON.stringify(Targets).includes(`"${id}"`),
  );
  return { id, properties, source, queue, schedule };
};

const DAY_SECONDS = 24 * 60 * 60;

it.each([
  ['notify', { ...deployment.mails, windowSeconds: undefined, retentionMinutes: undefined }],
  ['notify-breaches', { ...deployment.breachMails, retentionMinutes: undefined }],
  ['purge', { ...deployment.purges, windowSeconds: undefined, retentionMinutes: undefined }],
  ['evaluate-slas', { ...deployment.evaluateSlas, windowSeconds: undefined }],
])('a queue and its worker: %s', (entry, world) => {
  const { properties, source, queue } = functionOf(entry);

  expect({
    timeoutSeconds: properties.Timeout,
    batchSize: source.BatchSize,
    windowSeconds: source.MaximumBatchingWindowInSeconds,
    atOnce: source.ScalingConfig.MaximumConcurrency,
    partial: source.FunctionResponseTypes,
    visibilitySeconds: queue.VisibilityTimeout,
    maxReceiveCount: queue.RedrivePolicy.maxReceiveCount,
    retentionSeconds: queue.MessageRetentionPeriod,
  }).toEqual({
    timeoutSeconds: world.timeoutSeconds,
    batchSize: world.batchSize,
    windowSeconds: world.windowSeconds,
    atOnce: world.atOnce,
    partial: ['ReportBatchItemFailures'],
    visibilitySeconds: world.visibilitySeconds,
    maxReceiveCount: world.maxReceiveCount,
    retentionSeconds: world.retentionMinutes === undefined ? 14 * DAY_SECONDS : world.retentionMinutes * 60,
  });
});

it('the passes of a purge', () => {
  expect(functionOf('purge').properties.Environment.Variables).toMatchObject({
    SECOND_PASS_SECONDS: `${deployment.purges.secondPassSeconds}`,
  });
});

it.each([
  ['sweep-outbox', deployment.sweep.timeoutSeconds],
  ['watch-slas', deployment.watchSlas.timeoutSeconds],
])('a tick of each minute that is not repeated: %s', (entry, timeoutSeconds) => {
  const { id, properties, schedule } = functionOf(entry);

  expect(properties.Timeout).toBe(timeoutSeconds);
  expect(schedule).toMatchObject({
    ScheduleExpression: 'rate(1 minute)',
    Targets: [{ RetryPolicy: { MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 0 } }],
  });
  const invocations = all('AWS::Lambda::EventInvokeConfig').find(
    ({ FunctionName }) => FunctionName.Ref === id,
  );
  expect(invocations).toMatchObject({ MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 0 });
});

it('the API', () => {
  expect(functionOf('api').properties.Timeout).toBe(deployment.api.timeoutSeconds);
});

it('the stream and its one reader', () => {
  const { publisher } = deployment;
  const { properties, source } = functionOf('publish-case-events');

  expect(properties.Timeout).toBe(publisher.timeoutSeconds);
  expect(source).toMatchObject({
    BatchSize: publisher.batchSize,
    ParallelizationFactor: publisher.lanes,
    MaximumRetryAttempts: publisher.retryAttempts,
    MaximumRecordAgeInSeconds: publisher.maxRecordAgeMinutes * 60,
    BisectBatchOnFunctionError: true,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
  });
  const filters: readonly { readonly Pattern: string }[] = source.FilterCriteria.Filters;
  expect(filters.map(({ Pattern }) => JSON.parse(Pattern))).toEqual([
    { eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: 'EVENT#' }] } } } },
  ]);
  expect([isLetIn('INSERT', 'EVENT#1'), isLetIn('MODIFY', 'EVENT#1'), isLetIn('INSERT', 'CASE')]).toEqual([
    true,
    false,
    false,
  ]);
});

it('the rules of the bus', () => {
  const deployed = all('AWS::Events::Rule').flatMap(({ EventPattern }) => EventPattern ?? []);
  const { severityRaised, breached, deleted } = patterns;

  expect(deployed).toHaveLength(4);
  expect(deployed).toEqual(expect.arrayContaining([severityRaised, breached, deleted]));
});
