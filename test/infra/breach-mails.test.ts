import { expect, it } from 'vitest';
import { templatesOf } from './support/stacks.ts';

const { service } = templatesOf('prod');
const propertiesOf = (type: string) =>
  Object.values(service.findResources(type)).map((resource) => resource['Properties']);
const isOf = (construct: string, value: unknown) => JSON.stringify(value ?? '').includes(`"${construct}`);

const rules = propertiesOf('AWS::Events::Rule').filter(({ EventPattern }) =>
  EventPattern?.detail.eventType?.includes('SLA.BREACHED'),
);
const source = propertiesOf('AWS::Lambda::EventSourceMapping').find(({ FunctionName }) =>
  isOf('BreachMails', FunctionName),
);
const queue = propertiesOf('AWS::SQS::Queue').find(({ RedrivePolicy }) => isOf('BreachMails', RedrivePolicy));
const notify = propertiesOf('AWS::Lambda::Function').find(
  ({ Environment }) => Environment.Variables.POWERTOOLS_SERVICE_NAME === 'notify-breaches',
);

it('a breached SLA is told to the mails, tried for an hour, and then kept where an alarm sees it', () => {
  expect(rules).toMatchObject([
    {
      EventPattern: {
        source: ['anken.cases'],
        'detail-type': ['Anken Case Change'],
        detail: { eventType: ['SLA.BREACHED'] },
      },
      Targets: [
        {
          Arn: { 'Fn::GetAtt': [expect.stringContaining('BreachMailsQueue'), 'Arn'] },
          RetryPolicy: { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 185 },
          DeadLetterConfig: {
            Arn: { 'Fn::GetAtt': [expect.stringContaining('BreachToMailUndelivered'), 'Arn'] },
          },
        },
      ],
    },
  ]);
});

it('a breach waits twenty seconds for others, that many may be one mail', () => {
  expect(source).toMatchObject({
    BatchSize: 150,
    MaximumBatchingWindowInSeconds: 20,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    ScalingConfig: { MaximumConcurrency: 2 },
  });
});

it('a breach that failed comes again after six times the function has had its time, the wait for others, and the lease on a mail', () => {
  const timeout = notify?.Timeout ?? Number.POSITIVE_INFINITY;
  const leaseSeconds = 150;
  const clocksApart = 120;

  expect(leaseSeconds).toBeGreaterThanOrEqual(timeout + clocksApart);
  expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(6 * timeout + 20);
  // It may be claimed as late as in the last moment of the function.
  expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(20 + timeout + leaseSeconds);
  expect(queue.RedrivePolicy.maxReceiveCount).toBe(5);
});
/** What stands in a team's stack: with another id it would be a new queue, and the old one gone or orphaned. */
it('no queue changes the id by which deployed stacks know it', () => {
  expect(Object.keys(service.findResources('AWS::SQS::Queue'))).toEqual(
    expect.arrayContaining([
      'SeverityMailsDeadLetters0086523A',
      'SeverityMailsQueueD1735E29',
      'SeverityToQueueUndeliveredC1DFA0A7',
      'SeverityToMailUndeliveredD84B4C16',
      'PurgesOrdersQueue2FB65FC2',
      'PurgesOrdersDeadLetters9882D5F4',
    ]),
  );
});
