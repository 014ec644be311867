import {
  CreateCaseCommand,
  CreateDomainCommand,
  CreateTemplateCommand,
  CreateRelatedItemCommand,
  SearchRelatedItemsCommand,
  GetCaseCommand,
  GetCaseAuditEventsCommand,
  UpdateCaseCommand,
  PutCaseEventConfigurationCommand,
  GetCaseEventConfigurationCommand,
} from '@aws-sdk/client-connectcases';
import { expect, it } from 'vitest';
import { anAnken } from './support/client.ts';

it('smoke', async () => {
  const { client } = await anAnken();
  const { domainId } = await client.send(new CreateDomainCommand({ name: 'Shop' }));
  const { templateId } = await client.send(new CreateTemplateCommand({ domainId, name: 'T', requiredFields: [{ fieldId: 'severity' }] }));
  const make = () => client.send(new CreateCaseCommand({ domainId, templateId, clientToken: 'a', fields: [{ id: 'title', value: { stringValue: 'hello' } }, { id: 'severity', value: { stringValue: 'Low' } }] }));
  const { caseId } = await make();
  expect((await make()).caseId).toBe(caseId);
  await client.send(new UpdateCaseCommand({ domainId, caseId, fields: [{ id: 'severity', value: { stringValue: 'High' } }, {id: 'status', value: {stringValue: 'closed'}}] }));
  console.log(JSON.stringify(await client.send(new GetCaseCommand({ domainId, caseId, fields: ['title', 'severity', 'status', 'created_by', 'case_id', 'reference_number','last_closed_datetime', 'summary'].map((id) => ({ id })) }))));
  await client.send(new CreateRelatedItemCommand({ domainId, caseId, type: 'Comment', content: { comment: { body: 'hi', contentType: 'Text/Plain' } } }));
  await client.send(new CreateRelatedItemCommand({ domainId, caseId, type: 'Contact', content: { contact: { contactArn: 'arn:x' } } }));
  console.log(JSON.stringify(await client.send(new SearchRelatedItemsCommand({ domainId, caseId }))));
  console.log(JSON.stringify(await client.send(new GetCaseAuditEventsCommand({ domainId, caseId }))));
  await client.send(new PutCaseEventConfigurationCommand({ domainId, eventBridge: { enabled: true, includedData: { caseData: { fields: [{ id: 'status' }] }, relatedItemData: {includeContent: true} } } }));
  console.log(JSON.stringify(await client.send(new GetCaseEventConfigurationCommand({ domainId }))));
  await expect(client.send(new GetCaseCommand({ domainId, caseId: 'x', fields: [{ id: 'title' }] }))).rejects.toMatchObject({ name: 'ResourceNotFoundException', resourceType: 'Case', resourceId: 'x' });
});
