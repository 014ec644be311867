import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { type CaseEvent, caseEventSchema, type SlaAfter } from '../../../lambdas/case-events/case-event.ts';
import {
  ankenCaseChanges,
  contractCaseChanges,
} from '../../../lambdas/case-events/published/published-events.ts';
import {
  breachEvent,
  cancellationEvent,
  fulfilmentEvent,
  startEvent,
} from '../../../lambdas/slas/sla-event.ts';
import { aCaseChangeEvent } from '../../builders/case-change-event.ts';
import {
  aCaseChange,
  aCaseChangeWith,
  aCaseDeletion,
  aCaseTagging,
  aContactLink,
  aDomainDeletion,
  aRelatedItemChange,
  aRelatedItemDeletion,
  aRelatedItemTagging,
} from '../../builders/case-event.ts';
import { describedOf } from '../../builders/published-event.ts';
import { aFulfilledSla, afterStart, aStoredSla, aTelling } from '../../builders/sla.ts';

const inTime = afterStart(30);
const late = afterStart(90);
const large = 'あ'.repeat(100_000);

const events: Readonly<Record<string, CaseEvent>> = {
  'a new case': { ...aCaseChange({ type: 'CASE.CREATED' }), changes: [{ fieldId: 'title' }] },
  'a change': aCaseChange(),
  'a change of every kind of value': aCaseChangeWith({
    severity: { stringValue: 'Critical' },
    assigned_user: { userArnValue: 'arn:aws:connect:ap-northeast-1:123456789012:instance/i-1/agent/a-2' },
    order_total: { doubleValue: 1980 },
    is_gift: { booleanValue: false },
  }),
  'a change that breaks a rule': aCaseChange({
    ruleViolations: [{ caseRuleId: 'r-1', name: 'Order', ruleType: 'Required', fieldId: 'order' }],
  }),
  'a change that is too large': aCaseChangeWith({ summary: { stringValue: large } }),
  'a change by nobody in particular': aCaseChange({
    performedBy: { iamPrincipalArn: 'arn:aws:iam::123456789012:role/flows' },
  }),
  tags: aCaseTagging(),
  'a deletion': aCaseDeletion(),
  'a comment': aRelatedItemChange(),
  'a contact': aContactLink(),
  'a comment that is gone': aRelatedItemDeletion(),
  'a contact that is gone': aRelatedItemDeletion(aContactLink().after),
  'tags of a comment': aRelatedItemTagging(),
  'tags of an SLA': aRelatedItemTagging(startEvent(aStoredSla(), aTelling(inTime)).after as SlaAfter),
  'an SLA that runs': startEvent(aStoredSla(), aTelling(inTime)),
  'an SLA without a field': startEvent(
    aStoredSla({ fieldId: undefined, targetFieldValues: undefined }),
    aTelling(inTime),
  ),
  'a breach': breachEvent(aStoredSla(), aTelling(late)),
  'an SLA that was met': fulfilmentEvent(aFulfilledSla(inTime), aTelling(inTime)),
  'an SLA that was not': fulfilmentEvent(aFulfilledSla(late), aTelling(late)),
  'an SLA that was taken off': cancellationEvent(aStoredSla(), aTelling(inTime)),
  'the end of a domain': aDomainDeletion(),
};

describe('what is described of', () => {
  it.each(Object.entries(events))('%s is all that goes out, in both shapes', (_, event) => {
    const both = describedOf(event);

    for (const { told, described } of both) expect(described).toEqual(told);
  });

  it('our own shape are all types of event that are stored', () => {
    const stored = caseEventSchema.def.options.flatMap(({ def }) => {
      const { type } = def.shape;
      return 'options' in type ? type.options : type.def.values;
    });

    expect([...ankenCaseChanges().details.keys()]).toEqual(stored);
  });

  it("the contract's shape are its own types of event", () => {
    expect([...contractCaseChanges().details.keys()].toSorted()).toEqual([
      'CASE.CREATED',
      'CASE.DELETED',
      'CASE.UPDATED',
      'RELATED_ITEM.CREATED',
      'RELATED_ITEM.DELETED',
      'RELATED_ITEM.UPDATED',
    ]);
  });

  it('the envelope is what EventBridge puts around a detail', () => {
    const { detail: _, ...around } = { ...aCaseChangeEvent(), version: '0' };

    const [ours, contracts] = [ankenCaseChanges(), contractCaseChanges()].map(({ envelope }) =>
      z.safeParse(envelope, around),
    );

    expect(ours?.data).toEqual(around);
    expect(contracts?.error?.issues.map(({ path }) => path)).toEqual([['detail-type']]);
  });
});
