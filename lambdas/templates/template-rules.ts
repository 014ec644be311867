import { invalid } from '../contract/errors.ts';
import type { Configuration } from '../domains/configuration.store.ts';
import type { TemplateRule } from './template.ts';

/**
 * The case rules and fields that a template's `rules` name have to be there.
 * @throws ValidationException naming the first member that is wrong
 */
export const checkTemplateRules = async (
  configuration: Configuration,
  rules: readonly TemplateRule[],
): Promise<void> => {
  const [caseRules, fields] = await Promise.all([
    configuration.caseRules(rules.map(({ caseRuleId }) => caseRuleId)),
    configuration.fields(rules.flatMap(({ fieldId }) => fieldId ?? [])),
  ]);
  const seen = new Set<string>();
  for (const [index, { caseRuleId, fieldId }] of rules.entries()) {
    const member = `rules[${index}]`;
    const caseRule = caseRules.get(caseRuleId);
    if (!caseRule) throw invalid(`${member}.caseRuleId`, `there is no case rule ${caseRuleId}`);
    if (caseRule.deleted) throw invalid(`${member}.caseRuleId`, `the case rule ${caseRuleId} was deleted`);
    const field = fieldId === undefined ? undefined : fields.get(fieldId);
    if (fieldId !== undefined && !field) throw invalid(`${member}.fieldId`, `there is no field ${fieldId}`);
    if (field?.deleted) throw invalid(`${member}.fieldId`, `the field ${fieldId} was deleted`);
    const pair = JSON.stringify([caseRuleId, fieldId]);
    if (seen.has(pair)) throw invalid(member, 'stands in the request twice');
    seen.add(pair);
  }
};
