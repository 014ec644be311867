import { join } from 'node:path';
import { projectFolder } from '../machine/folders.ts';
import type { LocalStackDescription } from './run.ts';

/** The model of the official clients with the one thing changed that matters: they sign for `execute-api`. */
const models = join(projectFolder, 'examples/clients/models');

/** Ready to be pasted, each for the client that its reader knows. */
export const examples = (stack: LocalStackDescription): string => {
  const { apiEndpoint, region, credentials, domainId = '<domain id>' } = stack;
  const { accessKeyId, secretAccessKey } = credentials;
  return `
JavaScript, with @aws-sdk/client-connectcases:

import { ConnectCasesClient, ListTemplatesCommand } from '@aws-sdk/client-connectcases';

const settings = {
  endpoint: '${apiEndpoint}',
  region: '${region}',
  signingName: 'execute-api',
  credentials: { accessKeyId: '${accessKeyId}', secretAccessKey: '${secretAccessKey}' },
};
const cases = new ConnectCasesClient(settings);
console.log(await cases.send(new ListTemplatesCommand({ domainId: '${domainId}' })));

Python, with boto3:

export AWS_DATA_PATH=${shellWord(models)}
python3 - <<'END'
import boto3
cases = boto3.client('connectcases', endpoint_url='${apiEndpoint}',
    region_name='${region}', aws_access_key_id='${accessKeyId}', aws_secret_access_key='${secretAccessKey}')
print(cases.list_templates(domainId='${domainId}')['templates'])
END

AWS CLI:

export AWS_DATA_PATH=${shellWord(models)}
AWS_ACCESS_KEY_ID=${accessKeyId} AWS_SECRET_ACCESS_KEY=${secretAccessKey} aws connectcases list-templates --region ${region} \\
  --endpoint-url ${apiEndpoint} \\
  --domain-id ${domainId}
`;
};

const shellWord = (text: string): string =>
  /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
