import { setTimeout } from 'node:timers/promises';
import {
  DeleteCaseCommand,
  GetCaseAuditEventsCommand,
  PutCaseEventConfigurationCommand,
  SearchRelatedItemsCommand,
  type SlaConfiguration,
} from '@aws-sdk/client-connectcases';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, expect, it } from 'vitest';
import { slaKey } from '../../lambdas/table/keys.ts';
import { aCase, anSla, text, update, valuesOf } from '../builders/case.ts';
import { aDomain, aName, aTemplate } from '../builders/shop.ts';
import { client, consumer, description, emulator, eventually, mailsWith } from './support/stack.ts';

const documents = DynamoDBDocumentClient.from(new DynamoDBClient(emulator));
const TableName = description.tableName;
/** The clock ticks every minute. */
const ONE_TICK = { withinSeconds: 75 };
const WAITS = { timeout: 180_000 };
/** Longer than the way from a tick to a mail. */
const SETTLES_MILLISECONDS = 3_000;

type Started = Awaited<ReturnType<typeof started>>;
let queue: Awaited<ReturnType<typeof consumer>>;
let breaching: Started;
let kept: Started;
let deleted: Started;
let overlooked: Started;

/** A case with an SLA of one minute, to be closed. */
const started = async (shop: { readonly domainId: string; readonly templateId: string }, title: string) => {
  const opened = await aCase(client, shop, [text('title', title)]);
  const relatedItemId = await anSla(client, opened, { name: '初回回答', targetSlaMinutes: 1 });
  const values = await valuesOf(client, opened, 'reference_number', 'next_sla_breach_datetime');
  return {
    ...opened,
    relatedItemId,
    reference: `${values['reference_number']?.stringValue}`,
    due: new Date(`${values['next_sla_breach_datetime']?.stringValue}`),
  };
};

/** All start at once, and all tests share their minute. */
beforeAll(async () => {
  queue = await consumer('sla-consumer');
  const domainId = await aDomain(client, aName('E2E SLA'));
  const shop = { domainId, templateId: await aTemplate(client, domainId) };
  const includedData = {
    caseData: { fields: [{ id: 'next_sla_breach_datetime' }] },
    relatedItemData: { includeContent: true },
  };
  await client.send(
    new PutCaseEventConfigurationCommand({ domainId, eventBridge: { enabled: true, includedData } }),
  );
  [breaching, kept, deleted, overlooked] = await Promise.all([
    started(shop, 'Nobody answers'),
    started(shop, 'Answered in time'),
    started(shop, 'Deleted before'),
    started(shop, 'Due already'),
  ]);
  await update(client, kept, text('status', 'closed'));
  await client.send(new DeleteCaseCommand({ domainId, caseId: deleted.caseId }));
});

/** Brings the due time of a running SLA into the past, behind everybody's back. */
const makeDue = ({ domainId, caseId, relatedItemId }: Started) => {
  const at = new Date(Date.now() - 120_000).toISOString();
  return documents.send(
    new UpdateCommand({
      TableName,
      Key: slaKey(domainId, caseId, relatedItemId),
      UpdateExpression: 'SET #clock[0].#at = :at, #due = :due',
      ExpressionAttributeNames: { '#clock': 'clock', '#at': 'at', '#due': 'due' },
      ExpressionAttributeValues: { ':at': at, ':due': new Date(Date.now() - 60_000).toISOString() },
    }),
  );
};

const slaOf = async ({ domainId, caseId }: Started, status?: SlaConfiguration['status']) => {
  const filters = [{ sla: { name: '初回回答', ...(status && { status }) } }];
  const { relatedItems = [] } = await client.send(
    new SearchRelatedItemsCommand({ domainId, caseId, filters }),
  );
  return relatedItems[0]?.content?.sla?.slaConfiguration;
};

const eventsOf = async ({ caseId }: Started, eventType: string) =>
  (await queue.of(caseId)).filter(({ detail }) => detail['eventType'] === eventType);

/** How often a breach was told, in each way. */
const breachesOf = async (each: Started) => ({
  events: (await eventsOf(each, 'SLA.BREACHED')).length,
  mails: (await mailsWith(each.reference)).length,
});

const untilBreached = (each: Started, within = {}) =>
  eventually(async () => {
    const { events, mails } = await breachesOf(each);
    return events > 0 && mails > 0 ? true : undefined;
  }, within);

/** Several ticks at once, through Lambda's own API. */
const tick = async (times: number): Promise<void> => {
  const functions = `${emulator.endpoint}/2015-03-31/functions`;
  const listed = (await (await fetch(`${functions}/`)).json()) as { Functions: { FunctionName: string }[] };
  const watch = listed.Functions.find(({ FunctionName }) => FunctionName.includes('SlaClockWatch'));
  const answers = await Promise.all(
    Array.from({ length: times }, () =>
      fetch(`${functions}/${watch?.FunctionName}/invocations`, { method: 'POST', body: '{}' }),
    ),
  );
  const ticks = await Promise.all(answers.map((answer) => answer.json()));
  expect(ticks).toEqual(Array(times).fill(expect.objectContaining({ isThrough: true, refused: 0 })));
};

let minute: Promise<void> | undefined;
/** The minute is over, and many clocks have looked at it at once, and then once more. */
const minuteOver = () => {
  const passing = async () => {
    const due = Math.max(...[breaching, kept, deleted].map((each) => each.due.getTime()));
    await setTimeout(due + 100 - Date.now());
    await tick(5);
    await untilBreached(breaching);
    await tick(3);
    await setTimeout(SETTLES_MILLISECONDS);
  };
  minute ??= passing();
  return minute;
};

it('shows an SLA that runs, and when the next one of the case is due', async () => {
  expect(await slaOf(breaching, 'Active')).toMatchObject({
    name: '初回回答',
    status: 'Active',
    targetTime: breaching.due,
  });
  expect(await slaOf(breaching, 'Overdue')).toBeUndefined();
  expect(await eventsOf(breaching, 'SLA.BREACHED')).toEqual([]);
});

it('finds by itself what is due, within a minute', WAITS, async () => {
  await makeDue(overlooked);
  await untilBreached(overlooked, ONE_TICK);

  expect(await slaOf(overlooked)).toMatchObject({ status: 'Overdue' });
});

it('tells of a breach by one event and one mail, however many clocks look at it', WAITS, async () => {
  await minuteOver();

  expect(await breachesOf(breaching)).toEqual({ events: 1, mails: 1 });
  expect(await breachesOf(overlooked)).toEqual({ events: 1, mails: 1 });
  const [event] = await eventsOf(breaching, 'SLA.BREACHED');
  expect(event).toMatchObject({
    'detail-type': 'Anken Case Change',
    detail: {
      caseId: breaching.caseId,
      title: 'Nobody answers',
      severityRaised: false,
      sla: { name: '初回回答', status: 'Overdue', cycle: 1, targetTime: breaching.due.toISOString() },
    },
  });
  expect(event?.detail).not.toHaveProperty('performedBy');
});

it("sends it in the contract's own shape too, with the SLA as its content", WAITS, async () => {
  await minuteOver();

  const updates = await eventsOf(breaching, 'RELATED_ITEM.UPDATED');

  expect(updates).toHaveLength(1);
  expect(updates[0]).toMatchObject({
    'detail-type': 'Amazon Connect Cases Change',
    detail: {
      changedAttributes: ['sla.slaConfiguration.status'],
      relatedItem: {
        relatedItemType: 'Sla',
        relatedItemId: breaching.relatedItemId,
        caseId: breaching.caseId,
        sla: {
          slaConfiguration: { name: '初回回答', status: 'Overdue', targetTime: breaching.due.toISOString() },
        },
      },
    },
  });
  expect(updates[0]?.detail).not.toHaveProperty('performedBy');
});

it('mails which SLA of which case, and how late', WAITS, async () => {
  await minuteOver();

  const [mail] = await mailsWith(breaching.reference);

  expect(mail?.Subject).toContain('【SLA 超過】');
  expect(mail?.To).toEqual([description.opsEmail]);
  for (const part of [breaching.reference, 'Nobody answers', '初回回答', breaching.caseId]) {
    expect(mail?.BodyText).toContain(part);
  }
  expect(mail?.BodyText).toMatch(/Late by: (\d+ seconds?|less than a second)/);
});

it('writes it into the audit as done by nobody, and keeps the due time on the case', WAITS, async () => {
  await minuteOver();

  const { domainId, caseId } = breaching;
  const { auditEvents = [] } = await client.send(new GetCaseAuditEventsCommand({ domainId, caseId }));
  const updated = auditEvents.filter((event) => event?.type === 'RelatedItem.Updated');
  expect(updated).toHaveLength(1);
  expect(updated[0]).not.toHaveProperty('performedBy');
  expect(await slaOf(breaching, 'Overdue')).toMatchObject({ targetTime: breaching.due });
  expect(await slaOf(breaching, 'Active')).toBeUndefined();
  expect(await valuesOf(client, breaching, 'next_sla_breach_datetime')).toEqual({
    next_sla_breach_datetime: { stringValue: breaching.due.toISOString() },
  });
});

it('calls an SLA that is fulfilled late not met, and breaches it no second time', WAITS, async () => {
  await minuteOver();

  await update(client, breaching, text('status', 'closed'));

  await eventually(async () => (await eventsOf(breaching, 'SLA.NOT_MET'))[0]);
  expect(await slaOf(breaching)).toMatchObject({ status: 'NotMet', completionTime: expect.any(Date) });
  expect(await valuesOf(client, breaching, 'next_sla_breach_datetime')).toEqual({});
  expect(await breachesOf(breaching)).toEqual({ events: 1, mails: 1 });
});

it('calls one that is fulfilled in time met, and breaches it never', WAITS, async () => {
  await minuteOver();

  expect(await slaOf(kept)).toMatchObject({ status: 'Met' });
  expect(await eventsOf(kept, 'SLA.MET')).toHaveLength(1);
  expect(await breachesOf(kept)).toEqual({ events: 0, mails: 0 });
});

it('says nothing of a case that was deleted before its time was over', WAITS, async () => {
  await minuteOver();

  const { domainId, caseId, relatedItemId } = deleted;
  expect(await eventsOf(deleted, 'CASE.DELETED')).not.toHaveLength(0);
  expect(await breachesOf(deleted)).toEqual({ events: 0, mails: 0 });
  const Key = slaKey(domainId, caseId, relatedItemId);
  const stored = await documents.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
  expect(stored.Item).toBeUndefined();
});
