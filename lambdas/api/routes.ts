import { getCaseAuditEvents } from '../case-events/get-case-audit-events.operation.ts';
import { getCaseEventConfiguration } from '../case-events/get-case-event-configuration.operation.ts';
import { putCaseEventConfiguration } from '../case-events/put-case-event-configuration.operation.ts';
import { batchGetCaseRule } from '../case-rules/batch-get-case-rule.operation.ts';
import { createCaseRule } from '../case-rules/create-case-rule.operation.ts';
import { deleteCaseRule } from '../case-rules/delete-case-rule.operation.ts';
import { listCaseRules } from '../case-rules/list-case-rules.operation.ts';
import { updateCaseRule } from '../case-rules/update-case-rule.operation.ts';
import { batchUpdateCase } from '../cases/batch-update-case.operation.ts';
import { createCase } from '../cases/create-case.operation.ts';
import { deleteCase } from '../cases/delete-case.operation.ts';
import { getCase } from '../cases/get-case.operation.ts';
import { updateCase } from '../cases/update-case.operation.ts';
import {
  getConfigurationHistory,
  getConfigurationHistoryRequest,
  getConfigurationHistoryResponse,
} from '../configuration-history/get-configuration-history.operation.ts';
import { listCasesForContact } from '../contacts/list-cases-for-contact.operation.ts';
import { documentedOperations } from '../contract/documented.ts';
import { updateCaseIfMatch } from '../contract/if-match.ts';
import { operations } from '../contract/model.generated.ts';
import { createDomain } from '../domains/create-domain.operation.ts';
import { deleteDomain } from '../domains/delete-domain.operation.ts';
import { getDomain } from '../domains/get-domain.operation.ts';
import {
  getDomainSettings,
  getDomainSettingsRequest,
  getDomainSettingsResponse,
} from '../domains/get-domain-settings.operation.ts';
import { listDomains } from '../domains/list-domains.operation.ts';
import { putDomainSettings, putDomainSettingsRequest } from '../domains/put-domain-settings.operation.ts';
import { batchGetField } from '../fields/batch-get-field.operation.ts';
import { batchPutFieldOptions } from '../fields/batch-put-field-options.operation.ts';
import { createField } from '../fields/create-field.operation.ts';
import { deleteField } from '../fields/delete-field.operation.ts';
import { listFieldOptions } from '../fields/list-field-options.operation.ts';
import { listFields } from '../fields/list-fields.operation.ts';
import { updateField } from '../fields/update-field.operation.ts';
import { createLayout } from '../layouts/create-layout.operation.ts';
import { deleteLayout } from '../layouts/delete-layout.operation.ts';
import { getLayout } from '../layouts/get-layout.operation.ts';
import { listLayouts } from '../layouts/list-layouts.operation.ts';
import { updateLayout } from '../layouts/update-layout.operation.ts';
import { batchCreateRelatedItem } from '../related-items/batch-create-related-item.operation.ts';
import { createRelatedItem } from '../related-items/create-related-item.operation.ts';
import { deleteRelatedItem } from '../related-items/delete-related-item.operation.ts';
import { searchRelatedItems } from '../related-items/search-related-items.operation.ts';
import { updateRelatedItem } from '../related-items/update-related-item.operation.ts';
import { listTagsForResource } from '../tags/list-tags-for-resource.operation.ts';
import { tagResource } from '../tags/tag-resource.operation.ts';
import { untagResource } from '../tags/untag-resource.operation.ts';
import { createTemplate } from '../templates/create-template.operation.ts';
import { deleteTemplate } from '../templates/delete-template.operation.ts';
import { getTemplate } from '../templates/get-template.operation.ts';
import { listTemplates } from '../templates/list-templates.operation.ts';
import { updateTemplate } from '../templates/update-template.operation.ts';
import { notBuilt, type Route, route, versionedRoute } from './route.ts';

/** All that the operations need: stores, clock, identifiers and settings. */
export type OperationDeps = Parameters<typeof createDomain>[0] &
  Parameters<typeof listDomains>[0] &
  Parameters<typeof createField>[0] &
  Parameters<typeof createLayout>[0] &
  Parameters<typeof createTemplate>[0] &
  Parameters<typeof createCaseRule>[0] &
  Parameters<typeof createCase>[0] &
  Parameters<typeof batchUpdateCase>[0] &
  Parameters<typeof createRelatedItem>[0] &
  Parameters<typeof listCasesForContact>[0] &
  Parameters<typeof getCaseAuditEvents>[0] &
  Parameters<typeof getCaseEventConfiguration>[0] &
  Parameters<typeof getConfigurationHistory>[0] &
  Parameters<typeof tagResource>[0];

/** What answers the contract's operations; where each is found says the model (docs/contract.md §1.1). */
export const routes = (deps: OperationDeps): readonly Route[] => [
  route(operations.CreateDomain, createDomain(deps)),
  route(operations.GetDomain, getDomain(deps)),
  route(operations.ListDomains, listDomains(deps)),
  route(operations.DeleteDomain, deleteDomain(deps)),

  route(operations.CreateField, createField(deps)),
  route(operations.ListFields, listFields(deps)),
  route(operations.BatchGetField, batchGetField(deps)),
  route(operations.UpdateField, updateField(deps)),
  route(operations.DeleteField, deleteField(deps)),
  route(operations.BatchPutFieldOptions, batchPutFieldOptions(deps)),
  route(operations.ListFieldOptions, listFieldOptions(deps)),

  route(operations.CreateLayout, createLayout(deps)),
  route(operations.GetLayout, getLayout(deps)),
  route(operations.ListLayouts, listLayouts(deps)),
  route(operations.UpdateLayout, updateLayout(deps)),
  route(operations.DeleteLayout, deleteLayout(deps)),

  route(operations.CreateTemplate, createTemplate(deps)),
  route(operations.GetTemplate, getTemplate(deps)),
  route(operations.ListTemplates, listTemplates(deps)),
  route(operations.UpdateTemplate, updateTemplate(deps)),
  route(operations.DeleteTemplate, deleteTemplate(deps)),

  route(operations.CreateCaseRule, createCaseRule(deps)),
  route(operations.BatchGetCaseRule, batchGetCaseRule(deps)),
  route(operations.ListCaseRules, listCaseRules(deps)),
  route(operations.UpdateCaseRule, updateCaseRule(deps)),
  route(operations.DeleteCaseRule, deleteCaseRule(deps)),

  route(operations.CreateCase, createCase(deps)),
  versionedRoute(operations.GetCase, getCase(deps)),
  versionedRoute(updateCaseIfMatch, updateCase(deps)),
  route(documentedOperations.BatchUpdateCase, batchUpdateCase(deps)),
  route(operations.DeleteCase, deleteCase(deps)),
  notBuilt(operations.SearchCases),
  route(operations.ListCasesForContact, listCasesForContact(deps)),
  route(operations.GetCaseAuditEvents, getCaseAuditEvents(deps)),

  route(operations.CreateRelatedItem, createRelatedItem(deps)),
  route(documentedOperations.BatchCreateRelatedItem, batchCreateRelatedItem(deps)),
  route(operations.SearchRelatedItems, searchRelatedItems(deps)),
  route(operations.UpdateRelatedItem, updateRelatedItem(deps)),
  route(operations.DeleteRelatedItem, deleteRelatedItem(deps)),
  notBuilt(operations.SearchAllRelatedItems),

  route(operations.GetCaseEventConfiguration, getCaseEventConfiguration(deps)),
  route(operations.PutCaseEventConfiguration, putCaseEventConfiguration(deps)),

  route(operations.ListTagsForResource, listTagsForResource(deps)),
  route(operations.TagResource, tagResource(deps)),
  route(operations.UntagResource, untagResource(deps)),

  ...beyondTheContract(deps),
];

/** Ours; in the contract's style, but no SDK knows them. */
const beyondTheContract = (deps: OperationDeps): readonly Route[] => [
  route(
    {
      operation: 'GetDomainSettings',
      method: 'POST',
      path: '/domains/{domainId}/settings',
      request: getDomainSettingsRequest,
      response: getDomainSettingsResponse,
    },
    getDomainSettings(deps),
  ),
  route(
    {
      operation: 'PutDomainSettings',
      method: 'PUT',
      path: '/domains/{domainId}/settings',
      request: putDomainSettingsRequest,
    },
    putDomainSettings(deps),
  ),
  route(
    {
      operation: 'GetConfigurationHistory',
      method: 'POST',
      path: '/domains/{domainId}/configuration-history',
      request: getConfigurationHistoryRequest,
      response: getConfigurationHistoryResponse,
    },
    getConfigurationHistory(deps),
  ),
];
