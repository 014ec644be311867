import { getCaseAuditEvents } from '../case-events/get-case-audit-events.operation.ts';
import { getCaseEventConfiguration } from '../case-events/get-case-event-configuration.operation.ts';
import { putCaseEventConfiguration } from '../case-events/put-case-event-configuration.operation.ts';
import { batchGetCaseRule } from '../case-rules/batch-get-case-rule.operation.ts';
import { createCaseRule } from '../case-rules/create-case-rule.operation.ts';
import { deleteCaseRule } from '../case-rules/delete-case-rule.operation.ts';
import { listCaseRules } from '../case-rules/list-case-rules.operation.ts';
import { updateCaseRule } from '../case-rules/update-case-rule.operation.ts';
import { createCase } from '../cases/create-case.operation.ts';
import { deleteCase } from '../cases/delete-case.operation.ts';
import { getCase } from '../cases/get-case.operation.ts';
import { updateCase } from '../cases/update-case.operation.ts';
import { operations } from '../contract/model.generated.ts';
import { createDomain } from '../domains/create-domain.operation.ts';
import { deleteDomain } from '../domains/delete-domain.operation.ts';
import { getDomain } from '../domains/get-domain.operation.ts';
import { listDomains } from '../domains/list-domains.operation.ts';
import { batchGetField } from '../fields/batch-get-field.operation.ts';
import { batchPutFieldOptions } from '../fields/batch-put-field-options.operation.ts';
import { createField } from '../fields/create-field.operation.ts';
import { listFieldOptions } from '../fields/list-field-options.operation.ts';
import { listFields } from '../fields/list-fields.operation.ts';
import { createLayout } from '../layouts/create-layout.operation.ts';
import { getLayout } from '../layouts/get-layout.operation.ts';
import { createRelatedItem } from '../related-items/create-related-item.operation.ts';
import { deleteRelatedItem } from '../related-items/delete-related-item.operation.ts';
import { searchRelatedItems } from '../related-items/search-related-items.operation.ts';
import { createTemplate } from '../templates/create-template.operation.ts';
import { getTemplate } from '../templates/get-template.operation.ts';
import { listTemplates } from '../templates/list-templates.operation.ts';
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
  Parameters<typeof getCaseEventConfiguration>[0];

/** What answers the contract's operations; where each is found says the model (docs/contract.md §1.1). */
export const routes = (deps: OperationDeps): readonly Route[] => [
  route(operations.CreateDomain, createDomain(deps)),
  route(operations.GetDomain, getDomain(deps)),
  route(operations.ListDomains, listDomains(deps)),
  route(operations.DeleteDomain, deleteDomain(deps)),

  route(operations.CreateField, createField(deps)),
  route(operations.ListFields, listFields(deps)),
  route(operations.BatchGetField, batchGetField(deps)),
  notBuilt(operations.UpdateField),
  notBuilt(operations.DeleteField),
  route(operations.BatchPutFieldOptions, batchPutFieldOptions(deps)),
  route(operations.ListFieldOptions, listFieldOptions(deps)),

  route(operations.CreateLayout, createLayout(deps)),
  route(operations.GetLayout, getLayout(deps)),
  notBuilt(operations.ListLayouts),
  notBuilt(operations.UpdateLayout),
  notBuilt(operations.DeleteLayout),

  route(operations.CreateTemplate, createTemplate(deps)),
  route(operations.GetTemplate, getTemplate(deps)),
  route(operations.ListTemplates, listTemplates(deps)),
  notBuilt(operations.UpdateTemplate),
  notBuilt(operations.DeleteTemplate),

  route(operations.CreateCaseRule, createCaseRule(deps)),
  route(operations.BatchGetCaseRule, batchGetCaseRule(deps)),
  route(operations.ListCaseRules, listCaseRules(deps)),
  route(operations.UpdateCaseRule, updateCaseRule(deps)),
  route(operations.DeleteCaseRule, deleteCaseRule(deps)),

  route(operations.CreateCase, createCase(deps)),
  route(operations.GetCase, getCase(deps)),
  route(operations.UpdateCase, updateCase(deps)),
  route(operations.DeleteCase, deleteCase(deps)),
  notBuilt(operations.SearchCases),
  notBuilt(operations.ListCasesForContact),
  route(operations.GetCaseAuditEvents, getCaseAuditEvents(deps)),

  route(operations.CreateRelatedItem, createRelatedItem(deps)),
  route(operations.SearchRelatedItems, searchRelatedItems(deps)),
  notBuilt(operations.UpdateRelatedItem),
  route(operations.DeleteRelatedItem, deleteRelatedItem(deps)),
  notBuilt(operations.SearchAllRelatedItems),

  route(operations.GetCaseEventConfiguration, getCaseEventConfiguration(deps)),
  route(operations.PutCaseEventConfiguration, putCaseEventConfiguration(deps)),

  notBuilt(operations.ListTagsForResource),
  notBuilt(operations.TagResource),
  notBuilt(operations.UntagResource),
];
