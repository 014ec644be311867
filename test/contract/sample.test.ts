import {
  GetCaseAuditEventsCommand,
  ListTemplatesCommand,
  SearchRelatedItemsCommand,
} from '@aws-sdk/client-connectcases';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { loadSample } from '../../local/sample/load.ts';
import { anAnken } from './support/client.ts';

it('is loaded by the official client as it is told', async () => {
  const { client, documents, tableName } = await anAnken();
  const progress: number[] = [];

  const { domainId } = await loadSample({ client, onProgress: (done) => progress.push(done) });

  const { templates } = await client.send(new ListTemplatesCommand({ domainId }));
  expect(templates).toHaveLength(4);
  expect(progress.at(-1)).toBe(60);
  const lookups = Array.from({ length: 8 }, (_, shard) => `D#${domainId}#CASES#${shard}`);
  const pages = await Promise.all(
    lookups.map((lookup) =>
      documents.send(
        new QueryCommand({
          TableName: tableName,
          IndexName: 'lookup',
          KeyConditionExpression: 'lookup = :lookup',
          ExpressionAttributeValues: { ':lookup': lookup },
        }),
      ),
    ),
  );
  const cases = pages.flatMap(({ Items = [] }) => Items);
  expect(cases).toHaveLength(60);
  const statuses = await Promise.all(
    cases.map(async ({ caseId }) => {
      const search = new SearchRelatedItemsCommand({ domainId, caseId, filters: [{ sla: {} }] });
      const { relatedItems = [] } = await client.send(search);
      return relatedItems.map((item) => item?.content?.sla?.slaConfiguration?.status);
    }),
  );
  const count = Object.fromEntries(
    Object.entries(Object.groupBy(statuses.flat(), (status) => `${status}`)).map(([status, all]) => [
      status,
      all?.length,
    ]),
  );
  expect(count['Met']).toBeGreaterThanOrEqual(10);
  expect(count['Active']).toBeGreaterThanOrEqual(12);
  expect(count['NotMet']).toBeUndefined();
  const { auditEvents } = await client.send(
    new GetCaseAuditEventsCommand({ domainId, caseId: cases[0]?.['caseId'] }),
  );
  expect(auditEvents?.at(-1)?.type).toBe('Case.Created');
});
