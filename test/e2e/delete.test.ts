import {
  CreateCaseCommand,
  DeleteCaseCommand,
  DeleteDomainCommand,
  DeleteRelatedItemCommand,
  GetCaseCommand,
  GetDomainCommand,
} from '@aws-sdk/client-connectcases';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { aComment, aContact, text, update } from '../builders/case.ts';
import { aDomain, aName, aTemplate } from '../builders/shop.ts';
import { storedItems } from '../integration/support/stored.ts';
import { client, description, emulator, eventually } from './support/stack.ts';

const documents = DynamoDBDocumentClient.from(new DynamoDBClient(emulator));
const itemsOf = async (id: string) =>
  (await storedItems({ documents, tableName: description.tableName })).filter((item) =>
    JSON.stringify(item).includes(id),
  );

/** What is left when the purge has passed, or nothing as long as it has not. */
const leftOf = (id: string, count: number) =>
  eventually(async () => {
    const items = await itemsOf(id);
    return items.length <= count ? items : undefined;
  });

it('deletes a case with all that belonged to it, and leaves the event of the deletion', async () => {
  const domainId = await aDomain(client, aName('E2E deletion'));
  const templateId = await aTemplate(client, domainId);
  const { caseId = '' } = await client.send(
    new CreateCaseCommand({
      domainId,
      templateId,
      fields: [text('title', '削除するケース'), text('reference_number', 'e2e-1')],
      clientToken: 'once',
    }),
  );
  const opened = { domainId, caseId };
  await update(client, opened, text('summary', 'new'));
  await aComment(client, opened);
  const relatedItemId = await aContact(client, opened);
  await client.send(new DeleteRelatedItemCommand({ ...opened, relatedItemId }));
  await aContact(client, opened);
  expect((await itemsOf(caseId)).length).toBeGreaterThan(10);

  await client.send(new DeleteCaseCommand(opened));

  const get = new GetCaseCommand({ ...opened, fields: [{ id: 'title' }] });
  await expect(client.send(get)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  // The second pass, by which the event becomes a tombstone, comes minutes later.
  expect(await leftOf(caseId, 1)).toMatchObject([{ pk: `D#${domainId}#DELETED`, type: 'CASE.DELETED' }]);
});

it('closes a domain, and frees its name', async () => {
  const name = aName('E2E closed');
  const domainId = await aDomain(client, name);

  await client.send(new DeleteDomainCommand({ domainId }));

  await expect(client.send(new GetDomainCommand({ domainId }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  expect(await aDomain(client, name)).not.toBe(domainId);
  await eventually(async () => {
    const [event] = (await itemsOf(domainId)).filter(({ type }) => type === 'DOMAIN.DELETED');
    return event && event['outbox'] === undefined ? event : undefined;
  });
});
