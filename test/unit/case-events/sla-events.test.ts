import { describe, expect, it } from 'vitest';
import { auditEvent } from '../../../lambdas/case-events/audit.ts';
import { ankenCaseChange, contractCaseChange } from '../../../lambdas/case-events/case-change.ts';
import { caseChangeDetailSchema } from '../../../lambdas/case-events/case-change-detail.ts';
import type { CaseSummary, SlaEvent } from '../../../lambdas/case-events/case-event.ts';
import { arns } from '../../../lambdas/contract/arn.ts';
import { told } from '../../../lambdas/slas/sla.ts';
import {
  breachEvent,
  cancellationEvent,
  fulfilmentEvent,
  startEvent,
} from '../../../lambdas/slas/sla-event.ts';
import { aFulfilledSla, afterStart, aStoredSla, aTelling, startedAt } from '../../builders/sla.ts';

const ofTokyo = arns({ partition: 'aws', region: 'ap-northeast-1', accountId: '123456789012' });
const domainArn = 'arn:aws:cases:ap-northeast-1:123456789012:domain/0b6c2f6e-5a3d-4f53-9b0d-3f6d1c7a9e21';
const slaArn = `${domainArn}/case/7d1f3c52-8e4b-4a9a-b6b1-25c0e8f4d913/related-item/01KAS5NJR0SA00000000000001`;

const running = aStoredSla();
const breached = told(running, afterStart(61));
const agent = aTelling(afterStart(0)).performedBy;
const dueAt = afterStart(60).toISOString();

const started = startEvent(running, aTelling(afterStart(0)));
const breach = breachEvent(breached, aTelling(afterStart(61)));
const met = fulfilmentEvent(aFulfilledSla(afterStart(60)), aTelling(afterStart(60)));
const notMet = fulfilmentEvent(aFulfilledSla(afterStart(62), breached), aTelling(afterStart(62)));
const cancelled = cancellationEvent(running, aTelling(afterStart(30)));
const cancelledLate = cancellationEvent(aFulfilledSla(afterStart(62), breached), aTelling(afterStart(90)));

const configuration = {
  name: '解決まで',
  type: 'CaseField',
  fieldId: 'status',
  targetFieldValues: [{ stringValue: 'closed' }],
  targetTime: dueAt,
};
const text = (stringValue: string) => ({ stringValue });
const nothing = { emptyValue: {} };

describe('the audit of an SLA', () => {
  const told = (event: SlaEvent) => {
    const { type, relatedItemType, performedTime, fields } = auditEvent(event);
    return { type, relatedItemType, performedTime, fields };
  };

  it('tells of its start what it is, and when it is due', () => {
    expect(told(started)).toEqual({
      type: 'RelatedItem.Created',
      relatedItemType: 'Sla',
      performedTime: afterStart(0),
      fields: [
        { eventFieldId: 'sla.name', newValue: text('解決まで') },
        { eventFieldId: 'sla.status', newValue: text('Active') },
        { eventFieldId: 'sla.targetTime', newValue: text(dueAt) },
      ],
    });
  });

  it('tells of its breach, which nobody performed', () => {
    expect(told(breach)).toEqual({
      type: 'RelatedItem.Updated',
      relatedItemType: 'Sla',
      performedTime: afterStart(61),
      fields: [{ eventFieldId: 'sla.status', oldValue: text('Active'), newValue: text('Overdue') }],
    });
    expect(auditEvent(breach)).not.toHaveProperty('performedBy');
  });

  it.each([
    ['in time', met, 'Active', 'Met', afterStart(60)],
    ['late', notMet, 'Overdue', 'NotMet', afterStart(62)],
  ] as const)('tells of its fulfilment %s, by whom and when', (_, event, before, after, at) => {
    expect(told(event)).toEqual({
      type: 'RelatedItem.Updated',
      relatedItemType: 'Sla',
      performedTime: at,
      fields: [
        { eventFieldId: 'sla.status', oldValue: text(before), newValue: text(after) },
        { eventFieldId: 'sla.completionTime', newValue: text(at.toISOString()) },
      ],
    });
    expect(auditEvent(event).performedBy).toEqual(agent);
  });

  it('tells of its deletion what it was', () => {
    expect(told(cancelled)).toEqual({
      type: 'RelatedItem.Deleted',
      relatedItemType: 'Sla',
      performedTime: afterStart(30),
      fields: [
        { eventFieldId: 'sla.name', oldValue: text('解決まで'), newValue: nothing },
        { eventFieldId: 'sla.status', oldValue: text('Active'), newValue: nothing },
        { eventFieldId: 'sla.targetTime', oldValue: text(dueAt), newValue: nothing },
      ],
    });
    expect(told(cancelledLate).fields).toContainEqual({
      eventFieldId: 'sla.completionTime',
      oldValue: text(afterStart(62).toISOString()),
      newValue: nothing,
    });
  });
});

const events = [
  ['SLA.STARTED', 'RELATED_ITEM.CREATED', started, ['sla.slaConfiguration'], 'Active'],
  ['SLA.BREACHED', 'RELATED_ITEM.UPDATED', breach, ['sla.slaConfiguration.status'], 'Overdue'],
  [
    'SLA.MET',
    'RELATED_ITEM.UPDATED',
    met,
    ['sla.slaConfiguration.status', 'sla.slaConfiguration.completionTime'],
    'Met',
  ],
  [
    'SLA.NOT_MET',
    'RELATED_ITEM.UPDATED',
    notMet,
    ['sla.slaConfiguration.status', 'sla.slaConfiguration.completionTime'],
    'NotMet',
  ],
  ['SLA.CANCELLED', 'RELATED_ITEM.DELETED', cancelled, ['sla.slaConfiguration'], 'Active'],
] as const satisfies readonly (readonly [string, string, SlaEvent, readonly string[], string])[];

const completion = (event: SlaEvent) =>
  event.type === 'SLA.MET' || event.type === 'SLA.NOT_MET' ? { completionTime: event.time } : {};

describe.each(events)('the event %s', (ourType, contractType, event, changedAttributes, status) => {
  const performedBy = event.type === 'SLA.BREACHED' ? {} : { performedBy: agent };
  const contractDetail = (content: object) => ({
    version: '0',
    eventType: contractType,
    approximateChangeTime: event.time,
    changedAttributes,
    ...performedBy,
    relatedItem: {
      relatedItemType: 'Sla',
      relatedItemId: running.relatedItemId,
      caseId: running.caseId,
      createdDateTime: startedAt,
      ...content,
    },
  });
  const content = {
    sla: { slaConfiguration: { ...configuration, status, ...completion(event) } },
  };

  it(`is a ${contractType} of the contract, with content where the configuration asks for it`, () => {
    const entry = contractCaseChange(
      event,
      { enabled: true, includedData: { relatedItemData: { includeContent: true } } },
      ofTokyo,
    );

    expect(entry).toMatchObject({
      source: 'anken.cases',
      detailType: 'Amazon Connect Cases Change',
      time: event.time,
      resources: [domainArn, slaArn],
    });
    expect(JSON.parse(`${entry?.detail}`)).toEqual(contractDetail(content));
  });

  it.each([
    ['asks for none', { enabled: true }],
    ['turns it down', { enabled: true, includedData: { relatedItemData: { includeContent: false } } }],
  ])('keeps its content to itself where the configuration %s', (_, asked) => {
    const entry = contractCaseChange(event, asked, ofTokyo);

    expect(JSON.parse(`${entry?.detail}`)).toEqual(contractDetail({}));
  });

  it('is none of the contract’s where the domain asks for no events', () => {
    expect(contractCaseChange(event, { enabled: false }, ofTokyo)).toBeUndefined();
  });

  it(`is ${ourType} in our shape, with all that a rule or a mail must know`, () => {
    const entry = ankenCaseChange(event, ofTokyo);

    expect(entry).toMatchObject({
      detailType: 'Anken Case Change',
      time: event.time,
      resources: [domainArn, slaArn],
    });
    const detail = JSON.parse(entry.detail);
    expect(detail).toEqual({
      ...contractDetail(content),
      eventType: ourType,
      eventId: event.eventId,
      sequence: event.eventId,
      domainId: running.domainId,
      caseId: running.caseId,
      severityRaised: false,
      title: '荷物が届かない',
      referenceNumber: '3CWPF7R2N',
      status: 'open',
      sla: {
        relatedItemId: running.relatedItemId,
        name: '解決まで',
        status,
        cycle: 1,
        targetTime: dueAt,
        ...completion(event),
      },
    });
    expect(caseChangeDetailSchema.safeParse(detail).error).toBeUndefined();
  });
});

describe('an event of an SLA that grows', () => {
  const longest = '\u0000'.repeat(4_100);
  const summary: CaseSummary = {
    title: longest,
    referenceNumber: longest,
    status: longest,
    severity: longest,
    assignedQueue: longest,
    assignedUser: longest,
  };
  const large = aStoredSla({
    name: `${'\u0000'.repeat(499)}x`,
    fieldId: 'x'.repeat(500),
    targetFieldValues: [{ stringValue: longest }],
  });

  it('stays whole with the longest name and value under the longest summary', () => {
    const event = startEvent(large, aTelling(afterStart(0), { summary }));

    const entry = ankenCaseChange(event, ofTokyo);

    expect(Buffer.byteLength(entry.detail)).toBeLessThan(256 * 1024 - 2_000);
    const detail = JSON.parse(entry.detail);
    expect(detail.truncated).toBeUndefined();
    expect(detail.relatedItem.sla.slaConfiguration).toMatchObject({
      targetFieldValues: [{ stringValue: longest }],
    });
    expect(detail.sla.name).toBe(large.terms.name);
  });

  it('has a title above 4,100 characters cut, and keeps all of the SLA', () => {
    const { summary: usual } = aTelling(afterStart(0));
    const title = '🛠'.repeat(4_101);

    const entry = ankenCaseChange(
      breachEvent(breached, aTelling(afterStart(61), { summary: { ...usual, title } })),
      ofTokyo,
    );

    expect(JSON.parse(entry.detail)).toMatchObject({
      truncated: true,
      title: '🛠'.repeat(4_100),
      sla: { name: '解決まで', status: 'Overdue', targetTime: dueAt },
      relatedItem: { sla: { slaConfiguration: { status: 'Overdue' } } },
    });
  });
});
