import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { tableSchema } from '../../lambdas/settings/table-schema.ts';
import { templatesOf } from './support/stacks.ts';

const prod = templatesOf('prod');
const dev = templatesOf('dev');

describe('the table', () => {
  it('keeps a copy of every second, streams both images, and is billed by request', () => {
    prod.data.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      Replicas: [
        Match.objectLike({ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }),
      ],
    });
  });

  it.each([
    ['lookup', 'lookup', 'lookupSort', ['domainId', 'caseId', 'templateId', 'relatedItemId', 'type']],
    ['timer', 'timer', 'due', ['domainId', 'caseId']],
    ['outbox', 'outbox', 'sk', undefined],
    ['feed', 'feed', 'sk', ['domainId', 'caseId', 'type', 'after']],
  ])('has the index %s from the first deployment', (name, partitionKey, sortKey, attributes) => {
    prod.data.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      GlobalSecondaryIndexes: Match.arrayWith([
        {
          IndexName: name,
          KeySchema: [
            { AttributeName: partitionKey, KeyType: 'HASH' },
            { AttributeName: sortKey, KeyType: 'RANGE' },
          ],
          Projection:
            attributes === undefined
              ? { ProjectionType: 'KEYS_ONLY' }
              : { ProjectionType: 'INCLUDE', NonKeyAttributes: attributes },
        },
      ]),
    });
  });

  it('has no index that the functions do not know', () => {
    const [table] = Object.values(prod.data.findResources('AWS::DynamoDB::GlobalTable'));

    const names = table?.['Properties'].GlobalSecondaryIndexes.map(
      (index: { IndexName: string }) => index.IndexName,
    );

    expect(names).toEqual(Object.keys(tableSchema.indexes));
  });
});

describe('a stage that is kept', () => {
  it.each(['AWS::DynamoDB::GlobalTable', 'AWS::Events::Archive', 'AWS::SQS::Queue', 'AWS::S3::Bucket'])(
    'keeps its %s when the stack is deleted',
    (type) => {
      prod.data.allResources(type, {
        DeletionPolicy: 'RetainExceptOnCreate',
        UpdateReplacePolicy: 'Retain',
      });
    },
  );

  it('protects the table and the stack that holds it from deletion', () => {
    prod.data.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      Replicas: [Match.objectLike({ DeletionProtectionEnabled: true })],
    });
    expect(prod.terminationProtection).toBe(true);
  });

  it('has no function that could empty the bucket', () => {
    prod.data.resourceCountIs('AWS::Lambda::Function', 0);
  });
});

describe('a disposable stage', () => {
  it.each(['AWS::DynamoDB::GlobalTable', 'AWS::Events::Archive', 'AWS::SQS::Queue', 'AWS::S3::Bucket'])(
    'takes its %s along when the stack is deleted',
    (type) => {
      dev.data.allResources(type, { DeletionPolicy: 'Delete' });
    },
  );

  it('can be deleted', () => {
    dev.data.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      Replicas: [Match.objectLike({ DeletionProtectionEnabled: false })],
    });
    expect(dev.terminationProtection).toBe(false);
  });

  it('does not wait an hour for an emptying that never answers', () => {
    dev.data.hasResourceProperties('Custom::S3AutoDeleteObjects', { ServiceTimeout: 300 });
  });
});

describe('events and what becomes of them', () => {
  it('are archived for less time than a mail is remembered, so that a replay mails nobody again', () => {
    prod.data.hasResourceProperties('AWS::Events::Archive', {
      EventPattern: { source: ['anken.cases'] },
      RetentionDays: 28,
    });
  });

  it('reach the external queue from every rule of the bus, and from nobody else', () => {
    prod.data.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sqs:SendMessage',
            Principal: { Service: 'events.amazonaws.com' },
            Condition: {
              ArnLike: {
                'aws:SourceArn': {
                  'Fn::Join': [
                    '',
                    Match.arrayWith([':rule/', { Ref: Match.stringLikeRegexp('^Bus') }, '/*']),
                  ],
                },
              },
            },
          }),
        ]),
      }),
    });
  });

  it('wait fourteen days in the external queue, and go to its dead letters after five tries', () => {
    prod.data.hasResourceProperties('AWS::SQS::Queue', {
      MessageRetentionPeriod: 1_209_600,
      RedrivePolicy: {
        deadLetterTargetArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('DeadLetters'), 'Arn'] },
        maxReceiveCount: 5,
      },
    });
  });

  it('that failed are kept thirty days where no one but the account can read them', () => {
    prod.data.hasResourceProperties('AWS::S3::Bucket', {
      BucketEncryption: Match.anyValue(),
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      LifecycleConfiguration: {
        Rules: [Match.objectLike({ ExpirationInDays: 30, Status: 'Enabled' })],
      },
    });
  });
});

it('tells those who stand on the stack where things are', () => {
  expect(Object.keys(prod.data.findOutputs('*'))).toEqual(
    expect.arrayContaining(['TableName', 'EventBusName', 'HighSeverityQueueUrl', 'FailedBatchesBucketName']),
  );
});
