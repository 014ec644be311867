import {
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  UpdateContinuousBackupsCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import {
  CreateArchiveCommand,
  DescribeEventBusCommand,
  EventBridgeClient,
  ResourceAlreadyExistsException,
} from '@aws-sdk/client-eventbridge';
import { AlreadyExistsException, CreateEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { ankenEvents } from '../../lambdas/settings/anken-events.ts';
import { tableSchema } from '../../lambdas/settings/table-schema.ts';
import { emulatorAccount, gateway } from '../emulator/emulator.ts';

/** How an AWS client reaches the emulator. */
export const emulatorClient = (port: number) => ({
  endpoint: gateway(port),
  region: emulatorAccount.region,
  // A copy, since a client notes in it where they came from.
  credentials: { ...emulatorAccount.credentials },
});

/**
 * Makes by ordinary API calls what the stacks say and the emulator's CloudFormation drops (time to live, point-in-time
 * recovery) or refuses (the archive, `localDifferences`), and verifies the sender's address, which is a person's part
 * on AWS. Harmless when it is done already.
 */
export const completeDeployment = async (deployed: {
  readonly port: number;
  readonly tableName: string;
  readonly eventBusName: string;
  readonly senderEmail: string;
}): Promise<void> => {
  const { port, tableName, eventBusName, senderEmail } = deployed;
  const dynamodb = new DynamoDBClient(emulatorClient(port));
  const events = new EventBridgeClient(emulatorClient(port));
  const ses = new SESv2Client(emulatorClient(port));
  await Promise.all([
    enableTimeToLive(dynamodb, tableName),
    dynamodb.send(
      new UpdateContinuousBackupsCommand({
        TableName: tableName,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      }),
    ),
    createArchive(events, eventBusName),
    verifySender(ses, senderEmail),
  ]);
};

const enableTimeToLive = async (dynamodb: DynamoDBClient, tableName: string): Promise<void> => {
  const { TimeToLiveDescription: now } = await dynamodb.send(
    new DescribeTimeToLiveCommand({ TableName: tableName }),
  );
  // Enabling it a second time is a ValidationException.
  if (now?.TimeToLiveStatus === 'ENABLED') return;
  await dynamodb.send(
    new UpdateTimeToLiveCommand({
      TableName: tableName,
      TimeToLiveSpecification: { Enabled: true, AttributeName: tableSchema.timeToLive },
    }),
  );
};

const createArchive = async (events: EventBridgeClient, eventBusName: string): Promise<void> => {
  const { Arn: busArn } = await events.send(new DescribeEventBusCommand({ Name: eventBusName }));
  try {
    await events.send(
      new CreateArchiveCommand({
        ArchiveName: 'anken-local',
        EventSourceArn: busArn,
        EventPattern: JSON.stringify({ source: [ankenEvents.source] }),
      }),
    );
  } catch (error) {
    if (!(error instanceof ResourceAlreadyExistsException)) throw error;
  }
};

const verifySender = async (ses: SESv2Client, senderEmail: string): Promise<void> => {
  try {
    await ses.send(new CreateEmailIdentityCommand({ EmailIdentity: senderEmail }));
  } catch (error) {
    if (!(error instanceof AlreadyExistsException)) throw error;
  }
};
