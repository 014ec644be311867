import { setTimeout } from 'node:timers/promises';
import {
  CloudFormationClient,
  CloudFormationServiceException,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { stackPrefix } from '../../lib/config.ts';
import { ankenFolder } from '../machine/folders.ts';
import { emulatorClient } from '../stack/complete.ts';
import { LOCAL_STAGE } from '../stack/deploy.ts';
import { runningStack } from '../stack/run.ts';
import { LocalFailure } from '../terminal/failure.ts';
import type { Desk } from './commands.ts';
import { documentsOf, parkedEvents } from './parked-events.ts';

/** None: the SDK finds them as it does for every tool. */
type Settings = Partial<ReturnType<typeof emulatorClient>>;

/** The deployment of a stage, by the user's own credentials and Region; the running local stack where none is named. */
export const placeOf = async (stage: string | undefined): Promise<Omit<Desk, 'say'>> =>
  stage === undefined ? localPlace() : deployedPlace(stage);

const localPlace = (): Omit<Desk, 'say'> => {
  const running = runningStack(ankenFolder);
  if (!running) {
    throw new LocalFailure(
      'No local stack of this checkout is running; npm start starts one, and --stage <name> names a deployment on AWS.',
    );
  }
  return place('the local stack', LOCAL_STAGE, running.description.tableName, emulatorClient(running.port));
};

const deployedPlace = async (stage: string): Promise<Omit<Desk, 'say'>> => {
  const cloudFormation = new CloudFormationClient();
  const region = await known('the Region', () => cloudFormation.config.region());
  await known('your AWS credentials', () => cloudFormation.config.credentials());
  const tableName = await outputOf(cloudFormation, `${stackPrefix(stage)}Data`, 'TableName');
  return place(`the stage ${stage} in ${region}`, stage, tableName, {});
};

/** What the SDK cannot find it says in words about itself. */
const known = async <Found>(what: string, find: () => Promise<Found>): Promise<Found> => {
  try {
    return await find();
  } catch (cause) {
    throw new LocalFailure(
      `The AWS SDK cannot find ${what}; set AWS_PROFILE, or AWS_REGION and the variables of your credentials.`,
      { cause },
    );
  }
};

const outputOf = async (
  cloudFormation: CloudFormationClient,
  stackName: string,
  name: string,
): Promise<string> => {
  const region = await cloudFormation.config.region();
  try {
    const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName: stackName }));
    const output = Stacks[0]?.Outputs?.find(({ OutputKey }) => OutputKey === name);
    if (output?.OutputValue !== undefined) return output.OutputValue;
    throw new LocalFailure(`The stack ${stackName} in ${region} has no output ${name}.`);
  } catch (error) {
    if (!(error instanceof CloudFormationServiceException)) throw error;
    const details = [`CloudFormation says: ${error.message}`];
    throw new LocalFailure(
      `The stack ${stackName} cannot be read in ${region}; are the stage, the account and the Region right?`,
      { details, cause: error },
    );
  }
};

const place = (name: string, stage: string, tableName: string, settings: Settings): Omit<Desk, 'say'> => {
  const sleep = (milliseconds: number) => setTimeout(milliseconds);
  return {
    name,
    events: parkedEvents({ documents: documentsOf(new DynamoDBClient(settings)), tableName, sleep }),
    orderPurge: async (domainId, eventId) => {
      const serviceStack = `${stackPrefix(stage)}Service`;
      const cloudFormation = new CloudFormationClient(settings);
      const QueueUrl = await outputOf(cloudFormation, serviceStack, 'PurgeQueueUrl');
      const MessageBody = JSON.stringify({ domainId, eventId });
      await new SQSClient(settings).send(new SendMessageCommand({ QueueUrl, MessageBody }));
    },
    caller: async () => {
      const { Arn } = await new STSClient(settings).send(new GetCallerIdentityCommand({}));
      if (Arn === undefined) throw new LocalFailure('AWS does not say who you are.');
      return Arn;
    },
    now: () => new Date(),
    sleep,
  };
};
