import type { Configuration } from '../domains/configuration.store.ts';
import type { TemplateStore } from './template.store.ts';
import { fieldIdsOf, type Template, withoutDeletedFields } from './template.ts';

/** The templates of the domain in which a case rule acts, each as it is shown: on a deleted field no rule acts. */
export const templatesWithRule = async (
  templates: Pick<TemplateStore, 'all'>,
  configuration: Configuration,
  domainId: string,
  caseRuleId: string,
): Promise<readonly Template[]> => {
  const hasRule = ({ rules = [] }: Template) => rules.some((rule) => rule.caseRuleId === caseRuleId);
  const stored = (await templates.all(domainId)).filter(hasRule);
  const fields = await configuration.fields(stored.flatMap(fieldIdsOf));
  return stored.map((template) => withoutDeletedFields(template, fields)).filter(hasRule);
};
