import {
  getCaseAuditEvents,
  getCaseAuditEventsInput,
} from '../case-events/get-case-audit-events.operation.ts';
import {
  getCaseEventConfiguration,
  getCaseEventConfigurationInput,
} from '../case-events/get-case-event-configuration.operation.ts';
import {
  putCaseEventConfiguration,
  putCaseEventConfigurationInput,
} from '../case-events/put-case-event-configuration.operation.ts';
import { batchGetCaseRule, batchGetCaseRuleInput } from '../case-rules/batch-get-case-rule.operation.ts';
import { createCaseRule, createCaseRuleInput } from '../case-rules/create-case-rule.operation.ts';
import { deleteCaseRule, deleteCaseRuleInput } from '../case-rules/delete-case-rule.operation.ts';
import { listCaseRules, listCaseRulesInput } from '../case-rules/list-case-rules.operation.ts';
import { updateCaseRule, updateCaseRuleInput } from '../case-rules/update-case-rule.operation.ts';
import { createCase, createCaseInput } from '../cases/create-case.operation.ts';
import { deleteCase, deleteCaseInput } from '../cases/delete-case.operation.ts';
import { getCase, getCaseInput } from '../cases/get-case.operation.ts';
import { updateCase, updateCaseInput } from '../cases/update-case.operation.ts';
import {
  getConfigurationHistory,
  getConfigurationHistoryInput,
} from '../configuration-history/get-configuration-history.operation.ts';
import { createDomain, createDomainInput } from '../domains/create-domain.operation.ts';
import { deleteDomain, deleteDomainInput } from '../domains/delete-domain.operation.ts';
import { getDomain, getDomainInput } from '../domains/get-domain.operation.ts';
import { getDomainSettings, getDomainSettingsInput } from '../domains/get-domain-settings.operation.ts';
import { listDomains, listDomainsInput } from '../domains/list-domains.operation.ts';
import { putDomainSettings, putDomainSettingsInput } from '../domains/put-domain-settings.operation.ts';
import { batchGetField, batchGetFieldInput } from '../fields/batch-get-field.operation.ts';
import {
  batchPutFieldOptions,
  batchPutFieldOptionsInput,
} from '../fields/batch-put-field-options.operation.ts';
import { createField, createFieldInput } from '../fields/create-field.operation.ts';
import { deleteField, deleteFieldInput } from '../fields/delete-field.operation.ts';
import { listFieldOptions, listFieldOptionsInput } from '../fields/list-field-options.operation.ts';
import { listFields, listFieldsInput } from '../fields/list-fields.operation.ts';
import { updateField, updateFieldInput } from '../fields/update-field.operation.ts';
import { createLayout, createLayoutInput } from '../layouts/create-layout.operation.ts';
import { deleteLayout, deleteLayoutInput } from '../layouts/delete-layout.operation.ts';
import { getLayout, getLayoutInput } from '../layouts/get-layout.operation.ts';
import { listLayouts, listLayoutsInput } from '../layouts/list-layouts.operation.ts';
import { updateLayout, updateLayoutInput } from '../layouts/update-layout.operation.ts';
import { createRelatedItem, createRelatedItemInput } from '../related-items/create-related-item.operation.ts';
import { deleteRelatedItem, deleteRelatedItemInput } from '../related-items/delete-related-item.operation.ts';
import {
  searchRelatedItems,
  searchRelatedItemsInput,
} from '../related-items/search-related-items.operation.ts';
import { listTagsForResource, listTagsForResourceInput } from '../tags/list-tags-for-resource.operation.ts';
import { tagResource, tagResourceInput } from '../tags/tag-resource.operation.ts';
import { untagResource, untagResourceInput } from '../tags/untag-resource.operation.ts';
import { createTemplate, createTemplateInput } from '../templates/create-template.operation.ts';
import { deleteTemplate, deleteTemplateInput } from '../templates/delete-template.operation.ts';
import { getTemplate, getTemplateInput } from '../templates/get-template.operation.ts';
import { listTemplates, listTemplatesInput } from '../templates/list-templates.operation.ts';
import { updateTemplate, updateTemplateInput } from '../templates/update-template.operation.ts';
import { notBuilt, type Route, route } from './route.ts';

/** All that the operations need: stores, clock, identifiers and settings. */
export type OperationDeps = Parameters<typeof createDomain>[0] &
  Parameters<typeof listDomains>[0] &
  Parameters<typeof createField>[0] &
  Parameters<typeof createLayout>[0] &
  Parameters<typeof createTemplate>[0] &
  Parameters<typeof createCaseRule>[0] &
  Parameters<typeof createCase>[0] &
  Parameters<typeof createRelatedItem>[0] &
  Parameters<typeof getCaseAuditEvents>[0] &
  Parameters<typeof getCaseEventConfiguration>[0] &
  Parameters<typeof getConfigurationHistory>[0] &
  Parameters<typeof tagResource>[0];

const domain = '/domains/{domainId}';
const field = `${domain}/fields/{fieldId}`;
const layout = `${domain}/layouts/{layoutId}`;
const template = `${domain}/templates/{templateId}`;
const caseRule = `${domain}/case-rules/{caseRuleId}`;
const oneCase = `${domain}/cases/{caseId}`;
const relatedItem = `${oneCase}/related-items/{relatedItemId}`;
const tags = '/tags/{arn}';
const paged = { maxResults: 'number', nextToken: 'text' } as const;

/** The contract's operations and where they are found (docs/contract.md §1.1). */
export const routes = (deps: OperationDeps): readonly Route[] => [
  route('CreateDomain', ['POST', '/domains'], createDomainInput, createDomain(deps)),
  route('GetDomain', ['POST', domain], getDomainInput, getDomain(deps)),
  route('ListDomains', ['POST', '/domains-list'], listDomainsInput, listDomains(deps), paged),
  route('DeleteDomain', ['DELETE', domain], deleteDomainInput, deleteDomain(deps)),

  route('CreateField', ['POST', `${domain}/fields`], createFieldInput, createField(deps)),
  route('ListFields', ['POST', `${domain}/fields-list`], listFieldsInput, listFields(deps), paged),
  route('BatchGetField', ['POST', `${domain}/fields-batch`], batchGetFieldInput, batchGetField(deps)),
  route('UpdateField', ['PUT', field], updateFieldInput, updateField(deps)),
  route('DeleteField', ['DELETE', field], deleteFieldInput, deleteField(deps)),
  route(
    'BatchPutFieldOptions',
    ['PUT', `${field}/options`],
    batchPutFieldOptionsInput,
    batchPutFieldOptions(deps),
  ),
  route(
    'ListFieldOptions',
    ['POST', `${field}/options-list`],
    listFieldOptionsInput,
    listFieldOptions(deps),
    {
      ...paged,
      values: 'list',
    },
  ),

  route('CreateLayout', ['POST', `${domain}/layouts`], createLayoutInput, createLayout(deps)),
  route('GetLayout', ['POST', layout], getLayoutInput, getLayout(deps)),
  route('ListLayouts', ['POST', `${domain}/layouts-list`], listLayoutsInput, listLayouts(deps), paged),
  route('UpdateLayout', ['PUT', layout], updateLayoutInput, updateLayout(deps)),
  route('DeleteLayout', ['DELETE', layout], deleteLayoutInput, deleteLayout(deps)),

  route('CreateTemplate', ['POST', `${domain}/templates`], createTemplateInput, createTemplate(deps)),
  route('GetTemplate', ['POST', template], getTemplateInput, getTemplate(deps)),
  route('ListTemplates', ['POST', `${domain}/templates-list`], listTemplatesInput, listTemplates(deps), {
    ...paged,
    status: 'list',
  }),
  route('UpdateTemplate', ['PUT', template], updateTemplateInput, updateTemplate(deps)),
  route('DeleteTemplate', ['DELETE', template], deleteTemplateInput, deleteTemplate(deps)),

  route('CreateCaseRule', ['POST', `${domain}/case-rules`], createCaseRuleInput, createCaseRule(deps)),
  route('BatchGetCaseRule', ['POST', `${domain}/rules-batch`], batchGetCaseRuleInput, batchGetCaseRule(deps)),
  route('ListCaseRules', ['POST', `${domain}/rules-list/`], listCaseRulesInput, listCaseRules(deps), paged),
  route('UpdateCaseRule', ['PUT', caseRule], updateCaseRuleInput, updateCaseRule(deps)),
  route('DeleteCaseRule', ['DELETE', caseRule], deleteCaseRuleInput, deleteCaseRule(deps)),

  route('CreateCase', ['POST', `${domain}/cases`], createCaseInput, createCase(deps)),
  route('GetCase', ['POST', oneCase], getCaseInput, getCase(deps)),
  route('UpdateCase', ['PUT', oneCase], updateCaseInput, updateCase(deps)),
  route('DeleteCase', ['DELETE', oneCase], deleteCaseInput, deleteCase(deps)),
  notBuilt('SearchCases', 'POST', `${domain}/cases-search`),
  notBuilt('ListCasesForContact', 'POST', `${domain}/list-cases-for-contact`),
  route(
    'GetCaseAuditEvents',
    ['POST', `${oneCase}/audit-history`],
    getCaseAuditEventsInput,
    getCaseAuditEvents(deps),
  ),

  route(
    'CreateRelatedItem',
    ['POST', `${oneCase}/related-items/`],
    createRelatedItemInput,
    createRelatedItem(deps),
  ),
  route(
    'SearchRelatedItems',
    ['POST', `${oneCase}/related-items-search`],
    searchRelatedItemsInput,
    searchRelatedItems(deps),
  ),
  notBuilt('UpdateRelatedItem', 'PUT', relatedItem),
  route('DeleteRelatedItem', ['DELETE', relatedItem], deleteRelatedItemInput, deleteRelatedItem(deps)),
  notBuilt('SearchAllRelatedItems', 'POST', `${domain}/related-items-search`),

  route(
    'GetCaseEventConfiguration',
    ['POST', `${domain}/case-event-configuration`],
    getCaseEventConfigurationInput,
    getCaseEventConfiguration(deps),
  ),
  route(
    'PutCaseEventConfiguration',
    ['PUT', `${domain}/case-event-configuration`],
    putCaseEventConfigurationInput,
    putCaseEventConfiguration(deps),
  ),

  route('ListTagsForResource', ['GET', tags], listTagsForResourceInput, listTagsForResource(deps)),
  route('TagResource', ['POST', tags], tagResourceInput, tagResource(deps)),
  route('UntagResource', ['DELETE', tags], untagResourceInput, untagResource(deps), { tagKeys: 'list' }),

  ...beyondTheContract(deps),
];

/** Ours; in the contract's style, but no SDK knows them. */
const beyondTheContract = (deps: OperationDeps): readonly Route[] => [
  route('GetDomainSettings', ['POST', `${domain}/settings`], getDomainSettingsInput, getDomainSettings(deps)),
  route('PutDomainSettings', ['PUT', `${domain}/settings`], putDomainSettingsInput, putDomainSettings(deps)),
  route(
    'GetConfigurationHistory',
    ['POST', `${domain}/configuration-history`],
    getConfigurationHistoryInput,
    getConfigurationHistory(deps),
  ),
];
