import { setTimeout } from 'node:timers/promises';
import {
  CloudFormationClient,
  CloudFormationServiceException,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { stackPrefix } from '../../lib/config.ts';
import { emulatorClient } from '../complete.ts';
import { LocalFailure } from '../failure.ts';
import { ankenFolder } from '../folders.ts';
import { runningStack } from '../run.ts';
import type { Desk } from './commands.ts';
import { parkedEvents } from './parked-events.ts';

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
  return place('the local stack', running.description.tableName, emulatorClient(running.port));
};

const deployedPlace = async (stage: string): Promise<Omit<Desk, 'say'>> => {
  const stackName = `${stackPrefix(stage)}Data`;
  const cloudFormation = new CloudFormationClient();
  const region = await known('the Region', () => cloudFormation.config.region());
  await known('your AWS credentials', () => cloudFormation.config.credentials());
  const tableName = await tableNameOf(cloudFormation, stackName, region);
  return place(`the stage ${stage} in ${region}`, tableName, {});
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

const tableNameOf = async (
  cloudFormation: CloudFormationClient,
  stackName: string,
  region: string,
): Promise<string> => {
  try {
    const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName: stackName }));
    const output = Stacks[0]?.Outputs?.find(({ OutputKey }) => OutputKey === 'TableName');
    if (output?.OutputValue !== undefined) return output.OutputValue;
    throw new LocalFailure(`The stack ${stackName} in ${region} has no output TableName.`);
  } catch (error) {
    if (!(error instanceof CloudFormationServiceException)) throw error;
    const details = [`CloudFormation says: ${error.message}`];
    throw new LocalFailure(
      `The stack ${stackName} cannot be read in ${region}; are the stage, the account and the Region right?`,
      { details, cause: error },
    );
  }
};

const place = (name: string, tableName: string, settings: Settings): Omit<Desk, 'say'> => {
  const sleep = (milliseconds: number) => setTimeout(milliseconds);
  return {
    name,
    events: parkedEvents({ client: new DynamoDBClient(settings), tableName, sleep }),
    caller: async () => {
      const { Arn } = await new STSClient(settings).send(new GetCallerIdentityCommand({}));
      if (Arn === undefined) throw new LocalFailure('AWS does not say who you are.');
      return Arn;
    },
    now: () => new Date(),
    sleep,
  };
};
