import { join } from 'node:path';
import type { Duration } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, LoggingFormat, type RecursiveLoop, Runtime } from 'aws-cdk-lib/aws-lambda';
import {
  type ICommandHooks,
  LogLevel,
  NodejsFunction,
  type NodejsFunctionProps,
  OutputFormat,
} from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Deployment } from '../config.ts';
import { removalPolicyOf } from '../removal-policy.ts';

const root = join(import.meta.dirname, '..', '..');

/** How the code of every function is bundled. */
export const bundled = {
  projectRoot: root,
  depsLockFilePath: join(root, 'package-lock.json'),
  bundling: {
    format: OutputFormat.ESM,
    target: 'node24',
    mainFields: ['module', 'main'],
    minify: true,
    logLevel: LogLevel.WARNING,
    // The SDK goes along: the runtime's own version changes without a deployment.
    externalModules: [],
  },
} satisfies NodejsFunctionProps;

const copying = (files: readonly string[]): ICommandHooks => ({
  beforeBundling: () => [],
  beforeInstall: () => [],
  afterBundling: (_, folder) => files.map((file) => `cp "${join(root, file)}" "${folder}"`),
});

/** One function: its own role, its own log group, one bundle with all that it imports. */
export class ServiceFunction<Environment extends Readonly<Record<string, string>>> extends NodejsFunction {
  constructor(
    scope: Construct,
    id: string,
    props: {
      readonly deployment: Deployment;
      /** Its file, without the ending: `lambdas/entry/<entry>.lambda.ts`. */
      readonly entry: string;
      readonly description: string;
      readonly environment: Environment;
      readonly timeout: Duration;
      readonly memoryMegabytes: number;
      /** Files of the project that lie beside the code, by their paths. */
      readonly files?: readonly string[];
      /** Lambda ends chains of functions and queues that come back to themselves, unless told otherwise. */
      readonly recursiveLoop?: RecursiveLoop;
    },
  ) {
    const logGroup = new LogGroup(scope, `${id}Log`, {
      retention: props.deployment.logRetentionDays,
      removalPolicy: removalPolicyOf(props.deployment),
    });
    // Without the managed policy, which would let it write into any log group.
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    super(scope, id, {
      entry: join(root, 'lambdas', 'entry', `${props.entry}.lambda.ts`),
      handler: 'handler',
      description: props.description,
      environment: { ...props.environment, POWERTOOLS_SERVICE_NAME: props.entry },
      timeout: props.timeout,
      memorySize: props.memoryMegabytes,
      recursiveLoop: props.recursiveLoop,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      awsSdkConnectionReuse: false,
      ...bundled,
      bundling: { ...bundled.bundling, commandHooks: copying(props.files ?? []) },
    });
    logGroup.grantWrite(role);
  }
}
