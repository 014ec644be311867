import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, type Deployment, readDeployment } from '../../lib/config.ts';
import { emulatorAccount } from '../emulator/emulator.ts';
import { projectFolder, stackFiles } from '../machine/folders.ts';
import { withLock } from '../machine/lock.ts';
import { LocalFailure } from '../terminal/failure.ts';
import { completeDeployment } from './complete.ts';
import { deploy, LOCAL_STAGE, type StackOutputs } from './deploy.ts';
import type { LocalStackDescription } from './run.ts';

/** The settings that the stacks are deployed with. */
export const localSettings = (): Deployment => {
  try {
    return readDeployment(readFileSync(join(projectFolder, 'anken.config.json'), 'utf8'), {
      stage: LOCAL_STAGE,
    });
  } catch (error) {
    if (error instanceof ConfigError) throw new LocalFailure(error.message, { cause: error });
    throw error;
  }
};

/** Deploys the stacks, and by API calls what the emulator leaves out of them; one deployment at a time. */
export const deployStacks = (options: {
  readonly folder: string;
  readonly port: number;
  readonly app?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onDetail?: (detail: string) => void;
}): Promise<LocalStackDescription> => {
  const { folder, port, app, signal, onDetail } = options;
  const files = stackFiles(folder);
  const work = async (): Promise<LocalStackDescription> => {
    const { opsEmail, senderEmail } = localSettings();
    const description = describe(port, opsEmail, await deploy({ port, files, app, signal, onDetail }));
    await completeDeployment({ port, senderEmail, ...description });
    return description;
  };
  return withLock(files.deployLock, work, {
    signal,
    onWait: () => onDetail?.('another deployment is running'),
  });
};

const describe = (port: number, opsEmail: string, outputs: StackOutputs): LocalStackDescription => {
  const emulatorEndpoint = `http://localhost:${port}`;
  // The emulator says http://<id>.execute-api.localhost:<port>, a name that Node does not resolve.
  const [apiId] = new URL(named(outputs, 'ApiEndpoint')).hostname.split('.');
  return {
    emulatorEndpoint,
    region: emulatorAccount.region,
    credentials: emulatorAccount.credentials,
    apiEndpoint: `${emulatorEndpoint}/_aws/execute-api/${apiId}`,
    tableName: named(outputs, 'TableName'),
    eventBusName: named(outputs, 'EventBusName'),
    highSeverityQueueUrl: named(outputs, 'HighSeverityQueueUrl'),
    mailboxUrl: `${emulatorEndpoint}/_ministack/ses/messages`,
    opsEmail,
  };
};

const named = (outputs: StackOutputs, name: string): string => {
  const value = outputs[name];
  if (value === undefined) throw new LocalFailure(`The stacks have no output named ${name}.`);
  return value;
};
