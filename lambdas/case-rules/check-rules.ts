import type { RuleViolation } from '../case-events/case-event.ts';
import { type ContractError, invalid } from '../contract/errors.ts';
import type { Configuration } from '../domains/configuration.store.ts';
import type { Domain } from '../domains/domain.ts';
import type { Field } from '../fields/field.ts';
import { type FieldValues, isSameValue } from '../fields/field-value.ts';
import { systemField } from '../fields/system-fields.ts';
import type { Template } from '../templates/template.ts';
import {
  type AttachedRule,
  actedOn,
  attachedRules,
  type BrokenRule,
  brokenRules,
  operandFields,
} from './case-rule-evaluation.ts';

type Rules = {
  readonly domain: Domain;
  readonly configuration: Configuration;
  readonly template: Template | undefined;
};

/** Every update sets these, so that they are no sign of what it is about. */
const setByEveryUpdate = new Set(['last_updated_datetime', 'last_updated_user']);

/**
 * Holds a change of a case to the rules of its template; there is nothing before a new case. An update is held to what
 * it touches: a rule that the case broke already, and whose fields the update leaves alone, does not stop it.
 * @returns the rules that the change breaks, where the domain's setting is to report them
 * @throws ValidationException naming rules and fields, where it is not
 */
export const checkRules = async (
  { domain, configuration, template }: Rules,
  before: FieldValues | undefined,
  after: FieldValues,
): Promise<readonly RuleViolation[]> => {
  const attached = template?.rules ?? [];
  if (attached.length === 0) return [];
  const found = attachedRules(
    attached,
    await configuration.caseRules(attached.map((each) => each.caseRuleId)),
  );
  const fields = await configuration.fields(
    found.flatMap((each) => [actedOn(each) ?? [], parentOf(each) ?? []].flat()),
  );
  const rules = found.filter((each) => !fields.get(parentOf(each) ?? '')?.deleted);
  const broken = (values: FieldValues) =>
    brokenRules(rules, values, (fieldId) => canBeGiven(fields.get(fieldId)));
  const violations = before
    ? ofTheUpdate(broken(before), broken(after), before, after)
    : broken(withoutSystemSet(after));
  if (violations.length > 0 && domain.settings?.ruleEnforcement !== 'report')
    throw refusal(violations, fields);
  return violations.map(({ rule: _, ...violation }) => violation);
};

/** The field whose value decides what is offered. Nobody can give it one once it is deleted, so the rule holds nothing. */
const parentOf = ({ rule: { rule } }: AttachedRule): string | undefined =>
  'fieldOptions' in rule ? rule.fieldOptions.parentFieldId : undefined;

/** Those that are new, and those whose field or operands the update changes. */
const ofTheUpdate = (
  brokenBefore: readonly BrokenRule[],
  brokenAfter: readonly BrokenRule[],
  before: FieldValues,
  after: FieldValues,
): readonly BrokenRule[] => {
  const known = new Set(brokenBefore.map(identity));
  const isTouched = (fieldId: string): boolean =>
    !setByEveryUpdate.has(fieldId) && !isSameValue(before[fieldId], after[fieldId]);
  return brokenAfter.filter(
    (broken) =>
      !known.has(identity(broken)) || [broken.fieldId, ...operandFields(broken.rule)].some(isTouched),
  );
};

/**
 * A new case is judged without what the system sets, so that a rule can ask whether a case has been opened already
 * (docs/contract.md §3).
 */
const withoutSystemSet = (fields: FieldValues): FieldValues =>
  Object.fromEntries(Object.entries(fields).filter(([fieldId]) => systemField(fieldId)?.setBy !== 'anken'));

/** A deleted field cannot be given to a case any more, and what Anken sets is no caller's to give. */
const canBeGiven = (field: Field | undefined): boolean =>
  field !== undefined && !field.deleted && systemField(field.fieldId)?.setBy !== 'anken';

const identity = ({ caseRuleId, fieldId }: RuleViolation): string => `${caseRuleId} ${fieldId}`;

const refusal = (violations: readonly RuleViolation[], fields: ReadonlyMap<string, Field>): ContractError => {
  const reasons = violations.map(({ caseRuleId, name, ruleType, fieldId }) => {
    const field = `${fields.get(fieldId)?.name} (${fieldId})`;
    const asks =
      ruleType === 'Required' ? `requires a value for ${field}` : `does not offer this value of ${field}`;
    return `the case rule ${name} (${caseRuleId}) ${asks}`;
  });
  return invalid('fields', reasons.join('; '));
};
