import type { CaseRule } from '../case-rules/case-rule.ts';
import { attachmentError } from '../case-rules/rule-references.ts';
import { invalid } from '../contract/errors.ts';
import type { UpdateTemplateRequest } from '../contract/model.generated.ts';
import { type Field, fieldError } from '../fields/field.ts';
import type { Layout } from '../layouts/layout.ts';

type Named = Pick<UpdateTemplateRequest, 'requiredFields' | 'rules' | 'layoutConfiguration'>;

/** What a template may name, as it stands. */
type Present = {
  readonly fields: ReadonlyMap<string, Field>;
  readonly caseRules: ReadonlyMap<string, CaseRule>;
  readonly layout: Layout | undefined;
};

/** The ids that a request names, to be looked up. */
export const namedIn = ({ requiredFields = [], rules = [], layoutConfiguration }: Named) => ({
  fieldIds: [...requiredFields, ...rules].flatMap(({ fieldId }) => (fieldId === undefined ? [] : [fieldId])),
  caseRuleIds: rules.map(({ caseRuleId }) => caseRuleId),
  layoutId: layoutConfiguration?.defaultLayout,
});

/** @throws ValidationException naming the first member that stands in the request twice. */
export const checkOnce = ({ requiredFields = [], rules = [] }: Named): void => {
  const field = firstRepeated(requiredFields.map(({ fieldId }) => fieldId));
  if (field !== -1) throw invalid(`requiredFields[${field}].fieldId`, 'stands in the request twice');
  const rule = firstRepeated(rules.map(({ caseRuleId, fieldId }) => JSON.stringify([caseRuleId, fieldId])));
  if (rule !== -1) throw invalid(`rules[${rule}]`, 'stands in the request twice');
};

/** @throws ValidationException naming the first member that names what does not exist, is deleted, or does not fit. */
export const checkReferences = (
  { requiredFields = [], rules = [], layoutConfiguration }: Named,
  { fields, caseRules, layout }: Present,
): void => {
  for (const [index, { fieldId }] of requiredFields.entries()) {
    const error = fieldError(fieldId, fields);
    if (error !== undefined) throw invalid(`requiredFields[${index}].fieldId`, error);
  }
  for (const [index, { caseRuleId, fieldId }] of rules.entries()) {
    const caseRule = caseRules.get(caseRuleId);
    const reason = caseRule
      ? `the case rule ${caseRuleId} is deleted`
      : `there is no case rule ${caseRuleId}`;
    if (!caseRule || caseRule.deleted) throw invalid(`rules[${index}].caseRuleId`, reason);
    if (fieldId === undefined) continue;
    const field = fields.get(fieldId);
    const error = fieldError(fieldId, fields) ?? (field && attachmentError(caseRule.rule, field));
    if (error !== undefined) throw invalid(`rules[${index}].fieldId`, error);
  }
  const layoutId = layoutConfiguration?.defaultLayout;
  if (layoutId === undefined) return;
  const error = layout?.deleted ? `the layout ${layoutId} is deleted` : `there is no layout ${layoutId}`;
  if (!layout || layout.deleted) throw invalid('layoutConfiguration.defaultLayout', error);
};

const firstRepeated = (texts: readonly string[]): number =>
  texts.findIndex((text, index) => texts.indexOf(text) < index);
