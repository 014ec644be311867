import { invalid } from '../contract/errors.ts';
import type { Configuration } from '../domains/configuration.store.ts';
import { type Field, fieldError } from '../fields/field.ts';
import { MAX_LARGE_MEMBER_BYTES, sizeOf } from '../table/item-size.ts';
import type { Template } from '../templates/template.ts';
import type { CaseRuleDetails, Comparison, Condition, FieldOptions, Operand } from './case-rule.ts';

/** "A case rule can have a maximum of 5 conditions, spread across a maximum of 2 levels of nesting" (docs/contract.md §3). */
const MAX_CONDITIONS = 5;
const MAX_NESTING = 2;

/** A condition that holds no others, and where the request names it. */
type Placed = { readonly member: string; readonly comparison: Comparison | undefined };

/**
 * What a rule refers to has to be there.
 * @throws ValidationException naming the first member that is wrong
 */
export const checkRuleDetails = async (
  configuration: Configuration,
  rule: CaseRuleDetails,
): Promise<void> => {
  if ('fieldOptions' in rule) return checkFieldOptions(configuration, rule.fieldOptions);
  const kind = 'required' in rule ? 'required' : 'hidden';
  const { conditions } = 'required' in rule ? rule.required : rule.hidden;
  const member = `rule.${kind}.conditions`;
  const placed = innermost(conditions, member, 0);
  if (placed.length > MAX_CONDITIONS) {
    throw invalid(
      member,
      `must be at most ${MAX_CONDITIONS} conditions, those within andAll and orAll included`,
    );
  }
  const compared = placed.flatMap(({ comparison }) => (comparison ? [comparison.operandOne.fieldId] : []));
  const fields = await configuration.fields(compared);
  for (const { member, comparison } of placed) {
    if (!comparison) continue;
    const field = existing(fields, comparison.operandOne.fieldId, `${member}.operandOne.fieldId`);
    checkOperand(field, comparison.operandTwo, `${member}.operandTwo`);
  }
};

/** An empty compound counts as a condition too; it is never true, since it has no result. */
const innermost = (conditions: readonly Condition[], within: string, nesting: number): readonly Placed[] =>
  conditions.flatMap((condition, index) => {
    const member = `${within}[${index}]`;
    if ('equalTo' in condition) return [{ member: `${member}.equalTo`, comparison: condition.equalTo }];
    if ('notEqualTo' in condition)
      return [{ member: `${member}.notEqualTo`, comparison: condition.notEqualTo }];
    const [operator, compound] =
      'andAll' in condition ? ['andAll', condition.andAll] : ['orAll', condition.orAll];
    if (nesting === MAX_NESTING) {
      throw invalid(`${member}.${operator}`, `stands deeper than ${MAX_NESTING} levels of andAll and orAll`);
    }
    const inner = innermost(compound.conditions, `${member}.${operator}.conditions`, nesting + 1);
    return inner.length > 0 ? inner : [{ member: `${member}.${operator}`, comparison: undefined }];
  });

const existing = (fields: ReadonlyMap<string, Field>, fieldId: string, member: string): Field => {
  const field = fields.get(fieldId);
  const error = fieldError(fieldId, fields);
  if (!field || error !== undefined) throw invalid(member, `${error}`);
  return field;
};

/** Which member of an operand a field's values can be equal to; any field can be compared with nothing. */
const operandFor = {
  Text: 'stringValue',
  Url: 'stringValue',
  SingleSelect: 'stringValue',
  DateTime: 'stringValue',
  User: 'stringValue',
  Number: 'doubleValue',
  Boolean: 'booleanValue',
} as const;

const checkOperand = (field: Field, operand: Operand, member: string): void => {
  const fit = operandFor[field.type];
  if ('emptyValue' in operand || fit in operand) return;
  throw invalid(member, `must be a ${fit} or emptyValue, since ${field.fieldId} is of type ${field.type}`);
};

const checkFieldOptions = async (configuration: Configuration, rule: FieldOptions): Promise<void> => {
  const { parentFieldId, childFieldId, parentChildFieldOptionsMappings: mappings } = rule;
  const parents = await optionValues(configuration, parentFieldId, 'rule.fieldOptions.parentFieldId');
  const children = await optionValues(configuration, childFieldId, 'rule.fieldOptions.childFieldId');
  if (childFieldId !== undefined && childFieldId === parentFieldId) {
    throw invalid('rule.fieldOptions.childFieldId', 'must be another field than parentFieldId');
  }
  const seen = new Set<string>();
  for (const [index, { parentFieldOptionValue: parent, childFieldOptionValues }] of mappings.entries()) {
    const member = `rule.fieldOptions.parentChildFieldOptionsMappings[${index}]`;
    if (seen.has(parent)) throw invalid(`${member}.parentFieldOptionValue`, 'stands in the request twice');
    seen.add(parent);
    if (parent !== '' && parents && !parents.has(parent)) {
      throw invalid(`${member}.parentFieldOptionValue`, `${parent} is no option of ${parentFieldId}`);
    }
    const unknown = children ? childFieldOptionValues.findIndex((value) => !children.has(value)) : -1;
    if (unknown !== -1) {
      const value = childFieldOptionValues[unknown];
      throw invalid(
        `${member}.childFieldOptionValues[${unknown}]`,
        `${value} is no option of ${childFieldId}`,
      );
    }
  }
};

/** Whether it is the template that names the field whose options the rule decides. */
const leavesFieldToTemplate = (
  rule: CaseRuleDetails,
): rule is Extract<CaseRuleDetails, { fieldOptions: unknown }> =>
  'fieldOptions' in rule && rule.fieldOptions.childFieldId === undefined;

/** Why a rule cannot act on the field that a template names for it, or nothing. */
export const attachmentError = (rule: CaseRuleDetails, field: Field): string | undefined => {
  if (!leavesFieldToTemplate(rule)) return undefined;
  if (field.type !== 'SingleSelect') return `is of type ${field.type}, which has no options`;
  const isParent = field.fieldId === rule.fieldOptions.parentFieldId;
  return isParent ? 'is the parent field of the case rule' : undefined;
};

/**
 * What a rule becomes has to fit the templates that attach it.
 * @throws ValidationException naming a template, and its field
 */
export const checkAttachments = async (
  configuration: Configuration,
  caseRuleId: string,
  rule: CaseRuleDetails,
  templatesWithRule: () => Promise<readonly Template[]>,
): Promise<void> => {
  if (!leavesFieldToTemplate(rule)) return;
  for (const { name, rules = [] } of await templatesWithRule()) {
    const attached = rules.filter((each) => each.caseRuleId === caseRuleId);
    const fields = await configuration.fields(attached.flatMap(({ fieldId }) => fieldId ?? []));
    for (const [fieldId, field] of fields) {
      const error = attachmentError(rule, field);
      if (error === undefined) continue;
      throw invalid(
        'rule.fieldOptions',
        `the field ${fieldId}, on which it acts in the template ${name}, ${error}`,
      );
    }
  }
};

/** The values of a field's options, inactive ones too; nothing where the rule names no field. */
const optionValues = async (
  configuration: Configuration,
  fieldId: string | undefined,
  member: string,
): Promise<ReadonlySet<string> | undefined> => {
  if (fieldId === undefined) return undefined;
  const field = existing(await configuration.fields([fieldId]), fieldId, member);
  if (field.type !== 'SingleSelect') throw invalid(member, `is of type ${field.type}, which has no options`);
  return new Set((await configuration.options(fieldId)).map(({ value }) => value));
};

/** @throws ValidationException naming the largest member of a rule that would be no item of the table. */
export const checkRuleSize = (rule: CaseRuleDetails): void => {
  if (sizeOf(rule) <= MAX_LARGE_MEMBER_BYTES || !('fieldOptions' in rule)) return;
  const sizes = rule.fieldOptions.parentChildFieldOptionsMappings.map(sizeOf);
  const largest = sizes.indexOf(Math.max(...sizes));
  throw invalid(
    `rule.fieldOptions.parentChildFieldOptionsMappings[${largest}]`,
    `the case rule would be larger than ${MAX_LARGE_MEMBER_BYTES} bytes; this is the largest of its mappings`,
  );
};
