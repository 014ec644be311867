import { expect, it } from 'vitest';
import { templatesOf } from './support/stacks.ts';

type Statement = {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
};

const { service } = templatesOf('prod');
const actionsOf = ({ Action }: Statement): readonly string[] => [Action].flat();

const statementsOf = (construct: string): readonly Statement[] =>
  Object.entries(service.findResources('AWS::IAM::Policy'))
    .filter(([id]) => id.startsWith(`${construct}FunctionRole`) || id.startsWith(`${construct}Role`))
    .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement);

const mailing = [
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'logs:CreateLogStream',
  'logs:PutLogEvents',
  'ses:SendEmail',
  'sqs:ChangeMessageVisibility',
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
  'sqs:GetQueueUrl',
  'sqs:ReceiveMessage',
];

it.each([
  [
    'Api',
    [
      'dynamodb:BatchGetItem',
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
    ],
  ],
  [
    'Publisher',
    [
      'dynamodb:DescribeStream',
      'dynamodb:GetItem',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:ListStreams',
      'dynamodb:UpdateItem',
      'events:PutEvents',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      's3:ListBucket',
      's3:PutObject',
    ],
  ],
  [
    'Purges',
    [
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      'sqs:ChangeMessageVisibility',
      'sqs:DeleteMessage',
      'sqs:GetQueueAttributes',
      'sqs:GetQueueUrl',
      'sqs:ReceiveMessage',
      'sqs:SendMessage',
    ],
  ],
  [
    'Sweep',
    [
      'dynamodb:GetItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
      'events:PutEvents',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
    ],
  ],
  [
    'SlaClockWatch',
    [
      'dynamodb:Query',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      'sqs:GetQueueAttributes',
      'sqs:GetQueueUrl',
      'sqs:SendMessage',
    ],
  ],
  [
    'SlaClockEvaluate',
    [
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      'sqs:ChangeMessageVisibility',
      'sqs:DeleteMessage',
      'sqs:GetQueueAttributes',
      'sqs:GetQueueUrl',
      'sqs:ReceiveMessage',
    ],
  ],
  ['SeverityMails', mailing],
  ['BreachMails', mailing],
])('the function of %s may do what it needs to, and nothing else', (construct, actions) => {
  const granted = new Set(statementsOf(construct).flatMap(actionsOf));

  expect(granted).toEqual(new Set(actions));
});

it('no role has a policy that others write', () => {
  for (const role of Object.values(service.findResources('AWS::IAM::Role'))) {
    expect(role['Properties']).not.toHaveProperty('ManagedPolicyArns');
  }
});

it('no permission is for everything', () => {
  const policies = Object.values(service.findResources('AWS::IAM::Policy'));
  const statements: readonly Statement[] = policies.flatMap(
    ({ Properties }) => Properties.PolicyDocument.Statement,
  );

  expect(policies).toHaveLength(8);
  expect(statements.filter(({ Resource }) => [Resource].flat().includes('*'))).toEqual([]);
  expect(statements.flatMap(actionsOf).filter((action) => action.includes('*'))).toEqual([]);
});

it.each(['SeverityMails', 'BreachMails'])('%s go out from the address of the settings only', (construct) => {
  const [sending] = statementsOf(construct).filter((each) => actionsOf(each).includes('ses:SendEmail'));

  expect(sending?.Condition).toEqual({ StringEquals: { 'ses:FromAddress': 'support@shop.example' } });
});

it.each([
  ['Api', 'lookup'],
  ['Purges', 'lookup'],
  ['Sweep', 'outbox'],
  ['SlaClockWatch', 'timer'],
])('the function of %s queries the one index that it reads', (construct, index) => {
  const querying = statementsOf(construct).filter((each) => each.Action === 'dynamodb:Query');

  expect(querying.map(({ Resource }) => Resource)).toEqual([
    { 'Fn::Join': ['', [{ 'Fn::ImportValue': expect.stringContaining('CasesTable') }, `/index/${index}`]] },
  ]);
});
