import { getCaseAuditEvents } from '../case-events/get-case-audit-events.operation.ts';
import { getCaseEventConfiguration } from '../case-events/get-case-event-configuration.operation.ts';
import { putCaseEventConfiguration } from '../case-events/put-case-event-configuration.operation.ts';
import { createCase } from '../cases/create-case.operation.ts';
import { deleteCase } from '../cases/delete-case.operation.ts';
import { getCase } from '../cases/get-case.operation.ts';
import { updateCase } from '../cases/update-case.operation.ts';
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
  Parameters<typeof createCase>[0] &
  Parameters<typeof createRelatedItem>[0] &
  Parameters<typeof getCaseAuditEvents>[0] &
  Parameters<typeof getCaseEventConfiguration>[0];

/** What answers the contract's operations; where each is found says the model (docs/contract.md §1.1). */
export const routes = (deps: OperationDeps): readonly Route[] => [
  route('CreateDomain', createDomain(deps)),
  route('GetDomain', getDomain(deps)),
  route('ListDomains', listDomains(deps)),
  route('DeleteDomain', deleteDomain(deps)),

  route('CreateField', createField(deps)),
  route('ListFields', listFields(deps)),
  route('BatchGetField', batchGetField(deps)),
  notBuilt('UpdateField'),
  notBuilt('DeleteField'),
  route('BatchPutFieldOptions', batchPutFieldOptions(deps)),
  route('ListFieldOptions', listFieldOptions(deps)),

  route('CreateLayout', createLayout(deps)),
  route('GetLayout', getLayout(deps)),
  notBuilt('ListLayouts'),
  notBuilt('UpdateLayout'),
  notBuilt('DeleteLayout'),

  route('CreateTemplate', createTemplate(deps)),
  route('GetTemplate', getTemplate(deps)),
  route('ListTemplates', listTemplates(deps)),
  notBuilt('UpdateTemplate'),
  notBuilt('DeleteTemplate'),

  notBuilt('CreateCaseRule'),
  notBuilt('BatchGetCaseRule'),
  notBuilt('ListCaseRules'),
  notBuilt('UpdateCaseRule'),
  notBuilt('DeleteCaseRule'),

  route('CreateCase', createCase(deps)),
  route('GetCase', getCase(deps)),
  route('UpdateCase', updateCase(deps)),
  route('DeleteCase', deleteCase(deps)),
  notBuilt('SearchCases'),
  notBuilt('ListCasesForContact'),
  route('GetCaseAuditEvents', getCaseAuditEvents(deps)),

  route('CreateRelatedItem', createRelatedItem(deps)),
  route('SearchRelatedItems', searchRelatedItems(deps)),
  notBuilt('UpdateRelatedItem'),
  route('DeleteRelatedItem', deleteRelatedItem(deps)),
  notBuilt('SearchAllRelatedItems'),

  route('GetCaseEventConfiguration', getCaseEventConfiguration(deps)),
  route('PutCaseEventConfiguration', putCaseEventConfiguration(deps)),

  notBuilt('ListTagsForResource'),
  notBuilt('TagResource'),
  notBuilt('UntagResource'),
];
