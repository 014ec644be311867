import { describe, expect, it } from 'vitest';
import type { FieldValues } from '../../../lambdas/fields/field-value.ts';
import {
  fulfilled,
  nextBreach,
  type SlaTerms,
  snapshot,
  targetTime,
  told,
} from '../../../lambdas/slas/sla.ts';
import { aFulfilledSla, afterStart, aStoredSla, startedAt } from '../../builders/sla.ts';

const dueAt = afterStart(60).toISOString();
const closed = { status: { stringValue: 'closed' } };

describe('an SLA as the contract shows it', () => {
  it('names what it asks for, its status and its target', () => {
    expect(snapshot(aStoredSla(), afterStart(0))).toEqual({
      name: '解決まで',
      type: 'CaseField',
      status: 'Active',
      fieldId: 'status',
      targetFieldValues: [{ stringValue: 'closed' }],
      targetTime: dueAt,
    });
  });

  it('has of a field and its value neither where it names neither', () => {
    const sla = aStoredSla({ fieldId: undefined, targetFieldValues: undefined });

    expect(snapshot(sla, afterStart(61))).toEqual({
      name: '解決まで',
      type: 'CaseField',
      status: 'Overdue',
      targetTime: dueAt,
    });
  });

  it('says when it was completed, in time or late', () => {
    expect(snapshot(aFulfilledSla(afterStart(59)), afterStart(120))).toMatchObject({
      status: 'Met',
      targetTime: dueAt,
      completionTime: afterStart(59).toISOString(),
    });
    expect(snapshot(aFulfilledSla(afterStart(60, 1)), afterStart(120))).toMatchObject({
      status: 'NotMet',
      completionTime: afterStart(60, 1).toISOString(),
    });
  });

  it('25: is due two years on, to the millisecond', () => {
    const sla = aStoredSla(
      { targetSlaMinutes: 1_051_200 },
      { clock: [{ kind: 'started', at: '2037-06-15T01:02:03.004Z' }] },
    );

    expect(targetTime(sla)).toBe('2039-06-15T01:02:03.004Z');
  });
});

describe('what time crosses', () => {
  it('is nothing up to the target', () => {
    const sla = aStoredSla();

    expect(told(sla, afterStart(0))).toBe(sla);
    expect(told(sla, afterStart(60))).toBe(sla);
  });

  it('is told from the first millisecond after it, and leaves nothing for time to do', () => {
    const sla = aStoredSla();

    const { nextThreshold: _, ...rest } = sla;
    expect(told(sla, afterStart(60, 1))).toEqual({ ...rest, version: 2 });
  });

  it('17: is told once, however often somebody looks', () => {
    const breached = told(aStoredSla(), afterStart(61));

    expect(told(breached, afterStart(61))).toBe(breached);
    expect(told(breached, afterStart(100_000))).toBe(breached);
  });

  it('is nothing of an SLA that is fulfilled', () => {
    const sla = aFulfilledSla(afterStart(60));

    expect(told(sla, afterStart(100_000))).toBe(sla);
  });
});

describe('an SLA is fulfilled', () => {
  const terms = (fieldId: string, target: NonNullable<SlaTerms['targetFieldValues']>[number]) => ({
    fieldId,
    targetFieldValues: [target],
  });

  it('by the value that it asks for, and its clock stops there', () => {
    const { nextThreshold: _, ...rest } = aStoredSla();

    expect(fulfilled(aStoredSla(), closed, afterStart(10).toISOString())).toEqual({
      ...rest,
      version: 2,
      clock: [
        { kind: 'started', at: startedAt },
        { kind: 'fulfilled', at: afterStart(10).toISOString() },
      ],
    });
  });

  it.each<[string, Partial<SlaTerms>, FieldValues, FieldValues]>([
    ['a text', terms('summary', { stringValue: '返金' }), { summary: { stringValue: '返金' } }, {}],
    [
      'a number',
      terms('count', { doubleValue: 0 }),
      { count: { doubleValue: 0 } },
      { count: { doubleValue: 1e-130 } },
    ],
    [
      'a boolean',
      terms('is_gift', { booleanValue: false }),
      { is_gift: { booleanValue: false } },
      { is_gift: { booleanValue: true } },
    ],
    [
      'false, which is not the same as nothing',
      terms('is_gift', { booleanValue: false }),
      { is_gift: { booleanValue: false } },
      {},
    ],
    [
      'a user',
      terms('agent', { userArnValue: 'arn:hanako' }),
      { agent: { userArnValue: 'arn:hanako' } },
      { agent: { userArnValue: 'arn:taro' } },
    ],
    [
      'the ARN of a user, whose target is a text',
      terms('assigned_user', { stringValue: 'arn:hanako' }),
      { assigned_user: { userArnValue: 'arn:hanako' } },
      { assigned_user: { userArnValue: 'arn:taro' } },
    ],
    [
      'the text of an ARN, whose target is a user',
      terms('assigned_user', { userArnValue: 'arn:hanako' }),
      { assigned_user: { stringValue: 'arn:hanako' } },
      { assigned_user: { stringValue: 'arn:taro' } },
    ],
    ['no value', terms('summary', { emptyValue: {} }), {}, { summary: { stringValue: 'x' } }],
    [
      'a text of white space, which is blank as no value is',
      terms('summary', { emptyValue: {} }),
      { summary: { stringValue: ' \u3000' } },
      { count: { doubleValue: 0 }, summary: { stringValue: '0' } },
    ],
    [
      'no value where a blank text is asked for',
      terms('summary', { stringValue: '' }),
      {},
      { summary: { stringValue: 'x' } },
    ],
  ])('by %s, and by nothing else', (_, asked, held, otherwise) => {
    const sla = aStoredSla(asked);

    expect(fulfilled(sla, held, dueAt).clock).toHaveLength(2);
    expect(fulfilled(sla, otherwise, dueAt)).toBe(sla);
  });

  it('by nothing where it names no field', () => {
    const sla = aStoredSla({ fieldId: undefined, targetFieldValues: undefined });

    expect(fulfilled(sla, closed, dueAt)).toBe(sla);
  });

  it('once: it stays as it is when the value comes again', () => {
    const sla = aFulfilledSla(afterStart(10));

    expect(fulfilled(sla, closed, dueAt)).toBe(sla);
    expect(fulfilled(sla, {}, dueAt)).toBe(sla);
  });
});

describe('the next breach', () => {
  const ofMinutes = (targetSlaMinutes: number) => aStoredSla({ targetSlaMinutes });

  it('is the earliest target of what is not fulfilled', () => {
    const met = aFulfilledSla(afterStart(1), ofMinutes(5));

    expect(nextBreach([ofMinutes(60), met, ofMinutes(10), ofMinutes(1_051_200)])).toEqual({
      stringValue: afterStart(10).toISOString(),
    });
  });

  it('stays a target that has passed, as long as nobody has fulfilled it', () => {
    const breached = told(ofMinutes(10), afterStart(30));

    expect(nextBreach([ofMinutes(60), breached])).toEqual({ stringValue: afterStart(10).toISOString() });
  });

  it('is none where there is nothing to fulfil', () => {
    expect(nextBreach([])).toBeUndefined();
    expect(nextBreach([aFulfilledSla(afterStart(1)), aFulfilledSla(afterStart(61))])).toBeUndefined();
  });
});
