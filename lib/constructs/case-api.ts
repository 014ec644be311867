import { Duration, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { type ILogGroup, LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { ApiEnvironment } from '../../lambdas/settings/api.settings.ts';
import { meteredLines } from '../../lambdas/settings/metered-lines.ts';
import type { Deployment } from '../config.ts';
import { removalPolicyOf } from '../removal-policy.ts';
import type { CasesTable } from './cases-table.ts';
import { lineMetric } from './line-metric.ts';
import { ServiceFunction } from './service-function.ts';

/** A thousand agents with a request each every five seconds; beyond it callers are told to come again (429). */
const REQUESTS_PER_SECOND = 200;
const BURST_OF_REQUESTS = 400;

/** Reading and writing of named items: no Scan, no BatchWrite. */
const CASE_ACTIONS = [
  'dynamodb:GetItem',
  'dynamodb:BatchGetItem',
  'dynamodb:Query',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
];

/** What is counted of the writes that others stood in the way of. */
const CONTENTION = { WriteConflicts: 'conflicts', WriteRetries: 'retries', WritesOvertaken: 'overtaken' };

/** Who asked what, and how it went; never what a case says. A path holds ids only. */
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    time: '$context.requestTimeEpoch',
    requestId: '$context.requestId',
    method: '$context.httpMethod',
    path: '$context.path',
    status: '$context.status',
    latencyMilliseconds: '$context.responseLatency',
    functionLatencyMilliseconds: '$context.integrationLatency',
    functionError: '$context.integrationErrorMessage',
    gatewayError: '$context.error.message',
    caller: '$context.identity.userArn',
    sourceIp: '$context.identity.sourceIp',
    userAgent: '$context.identity.userAgent',
  }),
);

/** The HTTP API and the function behind it. Its one door is IAM's: who may `execute-api:Invoke`, and signs. */
export class CaseApi extends Construct {
  readonly httpApi: HttpApi;
  readonly logGroup: ILogGroup;

  constructor(
    scope: Construct,
    id: string,
    props: { readonly deployment: Deployment; readonly casesTable: CasesTable },
  ) {
    super(scope, id);
    const { deployment, casesTable } = props;
    const { partition, account } = Stack.of(this);
    const api = new ServiceFunction<ApiEnvironment>(this, 'Function', {
      deployment,
      entry: 'api',
      files: ['docs/openapi.json'],
      description: "Answers the contract's operations; without it agents can neither open nor save a case",
      environment: {
        TABLE_NAME: casesTable.table.tableName,
        PARTITION: partition,
        ACCOUNT_ID: account,
        HIGH_SEVERITIES: JSON.stringify(deployment.highSeverities),
        QUOTAS: JSON.stringify(deployment.quotas),
      },
      // An operation and its write may each wait five seconds for others to let go, and a call hang for some; within
      // the gateway's thirty.
      timeout: Duration.seconds(28),
      memoryMegabytes: 1024,
    });
    this.logGroup = api.logGroup;
    casesTable.grant(api, ...CASE_ACTIONS);
    casesTable.grantQuery(api, 'lookup');
    const line = { deployment, logGroup: api.logGroup, message: meteredLines.contended };
    for (const [name, member] of Object.entries(CONTENTION)) {
      lineMetric(this, name, { ...line, member, statistic: Stats.SUM });
    }

    this.httpApi = new HttpApi(this, 'HttpApi', {
      apiName: `anken-${deployment.stage}`,
      description: 'The operations of the contract',
      createDefaultStage: false,
    });
    this.httpApi.addRoutes({
      path: '/{proxy+}',
      methods: [HttpMethod.ANY],
      integration: new HttpLambdaIntegration('Integration', api),
      authorizer: new HttpIamAuthorizer(),
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.httpApi,
      autoDeploy: true,
      throttle: { rateLimit: REQUESTS_PER_SECOND, burstLimit: BURST_OF_REQUESTS },
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          new LogGroup(this, 'AccessLog', {
            retention: deployment.logRetentionDays,
            removalPolicy: removalPolicyOf(deployment),
          }),
        ),
        format: accessLogFormat,
      },
    });
  }
}
