import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { installEmulator } from '../../local/emulator/install.ts';
import { findPython } from '../../local/machine/python.ts';
import { aDomain, aName, aTemplate } from '../builders/shop.ts';
import { client, description } from './support/stack.ts';

const run = promisify(execFile);

/** boto3 comes with the emulator; the folder changes the signing name of its model and nothing else. */
const python = async (program: string, ...args: string[]): Promise<unknown> => {
  const found = await findPython();
  const packages = await installEmulator({ python: found, onDetail: () => undefined });
  const { accessKeyId, secretAccessKey } = description.credentials;
  const { stdout } = await run(found.executable, ['-c', program, description.apiEndpoint, ...args], {
    env: {
      PATH: process.env['PATH'],
      PYTHONPATH: packages,
      AWS_DATA_PATH: 'examples/clients/models',
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_DEFAULT_REGION: description.region,
    },
  });
  return JSON.parse(stdout);
};

it('serves boto3, which signs for execute-api by the model file that is shipped', async () => {
  const domainId = await aDomain(client, aName('E2E boto3'));
  const templateId = await aTemplate(client, domainId);

  const answer = await python(
    `
import boto3, json, sys
endpoint, domain, template = sys.argv[1:]
cases = boto3.client('connectcases', endpoint_url=endpoint)
created = cases.create_case(domainId=domain, templateId=template,
    fields=[{'id': 'title', 'value': {'stringValue': '荷物が届かない'}}])
found = cases.get_case(domainId=domain, caseId=created['caseId'], fields=[{'id': 'title'}])
sla = {'name': '初回回答 4時間', 'type': 'CaseField', 'fieldId': 'status',
    'targetFieldValues': [{'stringValue': 'closed'}], 'targetSlaMinutes': 240}
item = cases.create_related_item(domainId=domain, caseId=created['caseId'], type='Sla',
    content={'sla': {'slaInputConfiguration': sla}})
listed = cases.search_related_items(domainId=domain, caseId=created['caseId'], filters=[{'sla': {'status': 'Active'}}])
[running] = listed['relatedItems']
shown = running['content']['sla']['slaConfiguration']
minutes = (shown.pop('targetTime') - running['associationTime']).total_seconds() / 60
try:
    cases.get_case(domainId=domain, caseId='none', fields=[{'id': 'title'}])
except cases.exceptions.ResourceNotFoundException as error:
    refusal = [type(error).__name__, error.response['resourceType']]
print(json.dumps({'signingName': cases.meta.service_model.signing_name, 'fields': found['fields'], 'refusal': refusal,
    'sla': shown, 'minutes': minutes, 'isListed': running['relatedItemId'] == item['relatedItemId']}))
`,
    domainId,
    templateId,
  );

  expect(answer).toEqual({
    signingName: 'execute-api',
    fields: [{ id: 'title', value: { stringValue: '荷物が届かない' } }],
    refusal: ['ResourceNotFoundException', 'Case'],
    sla: {
      name: '初回回答 4時間',
      type: 'CaseField',
      status: 'Active',
      fieldId: 'status',
      targetFieldValues: [{ stringValue: 'closed' }],
    },
    minutes: 240,
    isListed: true,
  });
});
