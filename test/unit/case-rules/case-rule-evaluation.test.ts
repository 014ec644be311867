import { describe, expect, it } from 'vitest';
import type { Comparison, Condition, Operand } from '../../../lambdas/case-rules/case-rule.ts';
import { operandFields, outcome } from '../../../lambdas/case-rules/case-rule-evaluation.ts';

const comparison = (fieldId: string, operandTwo: Operand, result = true): Comparison => ({
  operandOne: { fieldId },
  operandTwo,
  result,
});
const isClosed: Condition = { equalTo: comparison('status', { stringValue: 'closed' }) };
const isBlank: Condition = { equalTo: comparison('summary', { emptyValue: {} }) };
const closed = { status: { stringValue: 'closed' } };

const decided = (...conditions: Condition[]) => outcome({ defaultValue: false, conditions }, closed);

describe('a rule', () => {
  it('yields its default where no condition is true', () => {
    const isOpen: Condition = { equalTo: comparison('status', { stringValue: 'open' }) };

    expect(outcome({ defaultValue: true, conditions: [isOpen] }, closed)).toBe(true);
    expect(outcome({ defaultValue: false, conditions: [] }, closed)).toBe(false);
  });

  it('yields the result of the first condition that is true, whatever the later ones say', () => {
    const isNotRequired: Condition = { notEqualTo: comparison('status', { stringValue: 'open' }, false) };

    expect(decided(isClosed, isNotRequired)).toBe(true);
    expect(decided(isNotRequired, isClosed)).toBe(false);
  });

  it('yields of a compound condition what the first of its true conditions yields', () => {
    const isNotRequired: Condition = { equalTo: comparison('summary', { emptyValue: {} }, false) };

    expect(decided({ andAll: { conditions: [isClosed, isBlank] } })).toBe(true);
    expect(decided({ andAll: { conditions: [isNotRequired, isClosed] } })).toBe(false);
    expect(decided({ orAll: { conditions: [{ andAll: { conditions: [isClosed] } }, isNotRequired] } })).toBe(
      true,
    );
  });

  it('never finds a compound condition true that holds nothing', () => {
    expect(decided({ andAll: { conditions: [] } })).toBe(false);
    expect(outcome({ defaultValue: true, conditions: [{ orAll: { conditions: [] } }] }, {})).toBe(true);
  });

  it.each([
    [{ stringValue: ' ' }, true],
    [undefined, true],
    [{ stringValue: '0' }, false],
    [{ doubleValue: 0 }, false],
    [{ booleanValue: false }, false],
  ])('takes %o for blank: %s', (value, isTrue) => {
    const fields = value ? { summary: value } : {};

    expect(outcome({ defaultValue: false, conditions: [isBlank] }, fields)).toBe(isTrue);
  });

  it.each<[Operand]>([[{ stringValue: '1' }], [{ booleanValue: true }], [{ doubleValue: 2 }]])(
    'finds the number 1 unlike %o, and what has no value unlike it too',
    (operand) => {
      const conditions: Condition[] = [{ notEqualTo: comparison('amount', operand) }];

      expect(outcome({ defaultValue: false, conditions }, { amount: { doubleValue: 1 } })).toBe(true);
      expect(outcome({ defaultValue: false, conditions }, {})).toBe(true);
    },
  );

  it('compares a user by its ARN', () => {
    const conditions: Condition[] = [{ equalTo: comparison('assigned_user', { stringValue: 'arn:u' }) }];

    const fields = { assigned_user: { userArnValue: 'arn:u' } };

    expect(outcome({ defaultValue: false, conditions }, fields)).toBe(true);
  });

  it('names the fields that it compares, at whatever depth', () => {
    const rule = {
      caseRuleId: 'r-1',
      name: 'Rule',
      rule: { hidden: { defaultValue: false, conditions: [isClosed, { orAll: { conditions: [isBlank] } }] } },
      createdTime: '',
      lastModifiedTime: '',
    };

    expect(operandFields(rule)).toEqual(['status', 'summary']);
  });
});
