import type { RuleViolation } from '../case-events/case-event.ts';
import { isEmpty } from '../cases/case.ts';
import { type FieldValue, type FieldValues, textOf } from '../fields/field-value.ts';
import type { TemplateRule } from '../templates/template.ts';
import {
  type CaseRule,
  type Comparison,
  type Condition,
  type Conditional,
  type FieldOptions,
  ruleTypeOf,
} from './case-rule.ts';

/** A rule as a template attaches it. */
export type AttachedRule = { readonly rule: CaseRule; readonly fieldId?: string | undefined };

/** The template's rules that exist and hold. */
export const attachedRules = (
  attached: readonly TemplateRule[],
  caseRules: ReadonlyMap<string, CaseRule>,
): readonly AttachedRule[] =>
  attached.flatMap(({ caseRuleId, fieldId }) => {
    const rule = caseRules.get(caseRuleId);
    return rule && !rule.deleted ? [{ rule, fieldId }] : [];
  });

/** What the first true condition yields, or else the default (docs/contract.md §3). */
export const outcome = ({ defaultValue, conditions }: Conditional, fields: FieldValues): boolean =>
  firstYield(conditions, fields) ?? defaultValue;

/** The result of a condition that is true, and nothing of one that is not. */
const yieldOf = (condition: Condition, fields: FieldValues): boolean | undefined => {
  if ('equalTo' in condition) {
    return isEqual(condition.equalTo, fields) ? condition.equalTo.result : undefined;
  }
  if ('notEqualTo' in condition) {
    return isEqual(condition.notEqualTo, fields) ? undefined : condition.notEqualTo.result;
  }
  if ('orAll' in condition) return firstYield(condition.orAll.conditions, fields);
  const yields = condition.andAll.conditions.map((each) => yieldOf(each, fields));
  return yields.includes(undefined) ? undefined : yields[0];
};

const firstYield = (conditions: readonly Condition[], fields: FieldValues): boolean | undefined => {
  for (const condition of conditions) {
    const result = yieldOf(condition, fields);
    if (result !== undefined) return result;
  }
  return undefined;
};

const isEqual = ({ operandOne, operandTwo }: Comparison, fields: FieldValues): boolean => {
  const value = fields[operandOne.fieldId];
  if ('emptyValue' in operandTwo) return isEmpty(value);
  if (value === undefined) return false;
  if ('stringValue' in operandTwo) return textOf(value) === operandTwo.stringValue;
  if ('doubleValue' in operandTwo)
    return 'doubleValue' in value && value.doubleValue === operandTwo.doubleValue;
  return 'booleanValue' in value && value.booleanValue === operandTwo.booleanValue;
};

export type BrokenRule = RuleViolation & { readonly rule: CaseRule };

/**
 * The rules that a case with these fields breaks. A hidden field is held to nothing: whoever sees what the rules show
 * could neither fill nor correct it. `canBeGiven` tells the fields that a caller could give a value.
 */
export const brokenRules = (
  rules: readonly AttachedRule[],
  fields: FieldValues,
  canBeGiven: (fieldId: string) => boolean,
): readonly BrokenRule[] => {
  const hidden = new Set(
    rules.flatMap(({ rule: { rule }, fieldId }) =>
      'hidden' in rule && fieldId !== undefined && outcome(rule.hidden, fields) ? [fieldId] : [],
    ),
  );
  return rules.flatMap((attached) => {
    const { rule } = attached;
    const fieldId = actedOn(attached);
    if (fieldId === undefined || hidden.has(fieldId) || !canBeGiven(fieldId)) return [];
    if (!isBroken(rule, fieldId, fields)) return [];
    return [{ caseRuleId: rule.caseRuleId, name: rule.name, ruleType: ruleTypeOf(rule.rule), fieldId, rule }];
  });
};

const isBroken = ({ rule }: CaseRule, fieldId: string, fields: FieldValues): boolean => {
  if ('required' in rule) return outcome(rule.required, fields) && isEmpty(fields[fieldId]);
  return 'fieldOptions' in rule && !isOffered(rule.fieldOptions, fields[fieldId], fields);
};

/** A parent's value that no mapping names offers nothing; a child without a value asks for nothing. */
const isOffered = (
  { parentFieldId, parentChildFieldOptionsMappings }: FieldOptions,
  child: FieldValue | undefined,
  fields: FieldValues,
): boolean => {
  if (parentFieldId === undefined || child === undefined || isEmpty(child)) return true;
  const parent = fields[parentFieldId];
  const chosen = parent === undefined || isEmpty(parent) ? '' : textOf(parent);
  const mapping = parentChildFieldOptionsMappings.find((each) => each.parentFieldOptionValue === chosen);
  return mapping?.childFieldOptionValues.includes(textOf(child) ?? '') ?? false;
};

/** The field that a rule holds: a rule on options may name it itself. */
export const actedOn = ({ rule: { rule }, fieldId }: AttachedRule): string | undefined =>
  'fieldOptions' in rule ? (rule.fieldOptions.childFieldId ?? fieldId) : fieldId;

/** The fields whose values decide what the rule asks for. */
export const operandFields = ({ rule }: CaseRule): readonly string[] => {
  if ('fieldOptions' in rule) {
    const { parentFieldId } = rule.fieldOptions;
    return parentFieldId === undefined ? [] : [parentFieldId];
  }
  const { conditions } = 'required' in rule ? rule.required : rule.hidden;
  return conditions.flatMap(comparedFields);
};

const comparedFields = (condition: Condition): readonly string[] => {
  if ('equalTo' in condition) return [condition.equalTo.operandOne.fieldId];
  if ('notEqualTo' in condition) return [condition.notEqualTo.operandOne.fieldId];
  const { conditions } = 'andAll' in condition ? condition.andAll : condition.orAll;
  return conditions.flatMap(comparedFields);
};
