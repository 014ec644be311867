import {
  type AuditEvent,
  DeleteRelatedItemCommand,
  GetCaseAuditEventsCommand,
  GetCaseEventConfigurationCommand,
  PutCaseEventConfigurationCommand,
} from '@aws-sdk/client-connectcases';
import { expect, it } from 'vitest';
import { aCase, anSla, text, update } from '../../builders/case.ts';
import { movableClock } from '../../builders/clock.ts';
import { aShop } from '../../builders/shop.ts';
import { anAnken } from '../support/client.ts';

const minute = 60_000;
const clock = movableClock();
const { client, send } = await anAnken({ clock });
const shop = await aShop(client);

type Opened = Awaited<ReturnType<typeof aCase>>;

/** The oldest first. */
const auditOf = async (opened: Opened): Promise<readonly AuditEvent[]> => {
  const { auditEvents = [] } = await client.send(new GetCaseAuditEventsCommand(opened));
  return auditEvents.flatMap((event) => event ?? []).toReversed();
};

const stepsOf = (event: AuditEvent, fieldId: string) =>
  (event.fields ?? [])
    .filter((field) => field?.eventFieldId === fieldId)
    .map((field) => [field?.oldValue?.stringValue, field?.newValue?.stringValue]);

/** A case whose one SLA was started, breached, fulfilled late and deleted. */
const aCaseWithAHistory = async () => {
  const opened = await aCase(client, shop);
  const relatedItemId = await anSla(client, opened);
  clock.pass(90 * minute);
  await update(client, opened, text('status', 'closed'));
  await client.send(new DeleteRelatedItemCommand({ ...opened, relatedItemId }));
  return opened;
};

it('tells of an SLA what became of it, from its start to its deletion', async () => {
  const audit = await auditOf(await aCaseWithAHistory());

  expect(audit.map(({ type, relatedItemType }) => [type, relatedItemType])).toEqual([
    ['Case.Created', undefined],
    ['RelatedItem.Created', 'Sla'],
    ['Case.Updated', undefined],
    ['RelatedItem.Updated', 'Sla'],
    ['Case.Updated', undefined],
    ['RelatedItem.Updated', 'Sla'],
    ['RelatedItem.Deleted', 'Sla'],
  ]);
  expect(audit.flatMap((event) => stepsOf(event, 'sla.status'))).toEqual([
    [undefined, 'Active'],
    ['Active', 'Overdue'],
    ['Overdue', 'NotMet'],
    ['NotMet', undefined],
  ]);
});

it('tells of the case when its next breach is another one', async () => {
  const opened = await aCase(client, shop);
  const target = new Date(clock.now().getTime() + 60 * minute).toISOString();
  await anSla(client, opened);
  await update(client, opened, text('status', 'closed'));

  const audit = await auditOf(opened);

  expect(audit.flatMap((event) => stepsOf(event, 'next_sla_breach_datetime'))).toEqual([
    [undefined, target],
    [target, undefined],
  ]);
});

it('names nobody for a breach, and the caller for all else', async () => {
  const audit = await auditOf(await aCaseWithAHistory());

  const caller = { iamPrincipalArn: 'arn:aws:iam::111122223333:role/Agents' };
  const unperformed = audit.filter(({ performedBy }) => !performedBy);
  expect(unperformed.map((event) => stepsOf(event, 'sla.status'))).toEqual([[['Active', 'Overdue']]]);
  for (const { performedBy } of audit) expect([undefined, caller]).toContainEqual(performedBy);
});

it('says nothing of how an event is kept', async () => {
  const { domainId, caseId } = await aCaseWithAHistory();

  const { body } = await send('POST', `/domains/${domainId}/cases/${caseId}/audit-history`, '{}');

  const allowed = ['eventId', 'type', 'performedTime', 'performedBy', 'relatedItemType', 'fields'];
  for (const event of JSON.parse(body).auditEvents) {
    expect(Object.keys(event).filter((name) => !allowed.includes(name))).toEqual([]);
  }
});

it('is configured to be told with the next breach as with any field', async () => {
  const eventBridge = {
    enabled: true,
    includedData: {
      caseData: { fields: [{ id: 'next_sla_breach_datetime' }] },
      relatedItemData: { includeContent: true },
    },
  };
  const { domainId } = shop;

  await client.send(new PutCaseEventConfigurationCommand({ domainId, eventBridge }));

  expect(await client.send(new GetCaseEventConfigurationCommand({ domainId }))).toMatchObject({
    eventBridge,
  });
});
