import {
  CreateCaseCommand,
  CreateRelatedItemCommand,
  PutCaseEventConfigurationCommand,
  UpdateCaseCommand,
} from '@aws-sdk/client-connectcases';
import { beforeAll, expect, it } from 'vitest';
import { aDomain, aName, aTemplate } from '../builders/shop.ts';
import { client, consumer, eventually } from './support/stack.ts';

let queue: Awaited<ReturnType<typeof consumer>>;

/** A consumer of the service that Anken speaks like: its own rule and queue, on Anken's bus. */
beforeAll(async () => {
  queue = await consumer('consumer', 'Amazon Connect Cases Change');
});

const text = (id: string, stringValue: string) => ({ id, value: { stringValue } });

it("sends a case's events in the contract's own shape, with exactly the configured fields", async () => {
  const domainId = await aDomain(client, aName('E2E events'));
  const templateId = await aTemplate(client, domainId);
  await client.send(
    new PutCaseEventConfigurationCommand({
      domainId,
      eventBridge: {
        enabled: true,
        includedData: {
          caseData: { fields: [{ id: 'status' }, { id: 'summary' }, { id: 'severity' }] },
          relatedItemData: { includeContent: true },
        },
      },
    }),
  );
  const fields = [text('title', 'Not configured'), text('severity', 'Low')];
  const { caseId = '' } = await client.send(new CreateCaseCommand({ domainId, templateId, fields }));
  await client.send(new UpdateCaseCommand({ domainId, caseId, fields: [text('status', 'closed')] }));
  const comment = { body: 'Gave a $5 refund', contentType: 'Text/Plain' as const };
  await client.send(
    new CreateRelatedItemCommand({ domainId, caseId, type: 'Comment', content: { comment } }),
  );

  const received = await eventually(async () => {
    const all = await queue.of(caseId);
    return all.length >= 3 ? all : undefined;
  });

  const byType = new Map(received.map((event) => [event.detail['eventType'], event]));
  expect(received).toHaveLength(3);
  expect(byType.get('CASE.CREATED')?.detail).toEqual({
    version: '0',
    eventType: 'CASE.CREATED',
    approximateChangeTime: expect.any(String),
    changedFieldIds: expect.arrayContaining(['title', 'severity', 'status']),
    performedBy: { iamPrincipalArn: expect.any(String) },
    case: {
      caseId,
      templateId,
      createdDateTime: expect.any(String),
      fields: { status: { value: { stringValue: 'open' } }, severity: { value: { stringValue: 'Low' } } },
    },
  });
  expect(byType.get('CASE.UPDATED')?.detail).toMatchObject({
    changedFieldIds: expect.arrayContaining(['status', 'last_updated_datetime']),
    case: {
      fields: { status: { value: { stringValue: 'closed' } }, severity: { value: { stringValue: 'Low' } } },
    },
  });
  expect(byType.get('RELATED_ITEM.CREATED')?.detail).toMatchObject({
    relatedItem: { relatedItemType: 'Comment', caseId, comment: { body: 'Gave a $5 refund' } },
  });
});

it('sends nothing in that shape for a domain that has not asked for it', async () => {
  const quietDomain = await aDomain(client, aName('E2E quiet'));
  const loudDomain = await aDomain(client, aName('E2E loud'));
  await client.send(
    new PutCaseEventConfigurationCommand({ domainId: loudDomain, eventBridge: { enabled: true } }),
  );
  const create = async (domainId: string) => {
    const templateId = await aTemplate(client, domainId);
    const fields = [text('title', 'Any')];
    const { caseId } = await client.send(new CreateCaseCommand({ domainId, templateId, fields }));
    return `${caseId}`;
  };
  const quiet = await create(quietDomain);
  const loud = await create(loudDomain);

  const [event] = await eventually(async () => {
    const all = await queue.of(loud);
    return all.length > 0 ? all : undefined;
  });

  expect(event?.detail.case).not.toHaveProperty('fields.title');
  expect(await queue.of(quiet)).toEqual([]);
});
