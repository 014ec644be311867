// Made by `npm run generate:limits`, not by hand (docs/contract.md, "The model"). Names, numbers and patterns of the
// service's API version 2022-10-03, from the model in botocore 1.43.106; none of its prose. Longer than other files, since
// it is read as a difference.
import * as z from 'zod/mini';
import { integer, list, map, oneOf, text } from './limits.ts';
import * as narrower from './narrower.ts';
import type { OperationModel } from './operation.ts';

export const arn = text(1, 500);
export const boolean = z.boolean();

export const booleanConditionList = list(
  z.lazy(() => booleanCondition),
  0,
  100,
);

export const caseFilterAndAllList = list(
  z.lazy(() => caseFilter),
  0,
  10,
);

export const caseFilterOrAllList = list(
  z.lazy(() => caseFilter),
  0,
  10,
);

export const caseId = text(1, 500);
export const caseRuleDescription = text(0, 255);
export const caseRuleId = text(1, 500);
export const caseRuleName = text(1, 100, String.raw`.*[\S]`);
export const channel = text(1, 100);
export const commentBody = text(1, 15000);

export const commentBodyTextType = z.enum(['Text/Plain']);
export type CommentBodyTextType = z.output<typeof commentBodyTextType>;

export const commentFilter = z.object({});
export type CommentFilter = z.output<typeof commentFilter>;

export type CompoundCondition = {
  readonly conditions: BooleanCondition[];
};
export const compoundCondition: z.ZodMiniType<CompoundCondition> = z.object({
  conditions: booleanConditionList,
});

export const contactArn = text(1, 500);
export const createCaseRequestClientTokenString = text(0, 64);
export const customEntity = text(1, 500, String.raw`[a-zA-Z0-9_\-\.@:/ ]*[a-zA-Z0-9_\-\.@:/]`);

export const customFieldsFilterAndAllList = list(
  z.lazy(() => customFieldsFilter),
  0,
  10,
);

export const customFieldsFilterOrAllList = list(
  z.lazy(() => customFieldsFilter),
  0,
  10,
);

export const domainId = text(1, 500);
export const domainName = text(1, 100, String.raw`.*[\S]`);

export const emptyFieldValue = z.object({});
export type EmptyFieldValue = z.output<typeof emptyFieldValue>;

export const emptyOperandValue = z.object({});
export type EmptyOperandValue = z.output<typeof emptyOperandValue>;

export const fieldDescription = text(0, 255);
export const fieldGroupNameString = text(0, 100);
export const fieldId = text(1, 500);
export const fieldName = text(1, 100, String.raw`.*[\S]`);
export const fieldOptionName = text(1, 100, String.raw`.*[\S]`);
export const fieldOptionValue = text(1, 100, String.raw`.*[\S]`);

export const fieldType = z.enum(['Text', 'Number', 'Boolean', 'DateTime', 'SingleSelect', 'Url', 'User']);
export type FieldType = z.output<typeof fieldType>;

export const fieldValueUnionStringValueString = text(0, 4100);
export const fileArn = text(1, 500);
export const getCaseAuditEventsRequestMaxResultsInteger = integer(1, 25);
export const layoutId = text(1, 500);
export const layoutName = text(1, 100, String.raw`.*[\S]`);
export const listCasesForContactRequestMaxResultsInteger = integer(1, 10);
export const listDomainsRequestMaxResultsInteger = integer(1, 10);
export const maxResults = integer(1, 100);
export const mutableTagKey = text(1, 128, String.raw`(?![aA][wW][sS]:)[a-zA-Z0-9 _.:/=+\-@]+`);
export const nextToken = text(0, 9000);
export const operandTwoStringValueString = text(1, 1500);

export const order = z.enum(['Asc', 'Desc']);
export type Order = z.output<typeof order>;

export const parentChildFieldOptionValue = text(0, 100, String.raw`$|^.*[\S]`);
export const relatedItemId = text(1, 500);

export const relatedItemType = z.enum(['Contact', 'Comment', 'File', 'Sla', 'ConnectCase', 'Custom']);
export type RelatedItemType = z.output<typeof relatedItemType>;

export const searchAllRelatedItemsRequestMaxResultsInteger = integer(1, 25);

export const searchAllRelatedItemsSortProperty = z.enum(['AssociationTime', 'CaseId']);
export type SearchAllRelatedItemsSortProperty = z.output<typeof searchAllRelatedItemsSortProperty>;

export const searchCasesRequestMaxResultsInteger = integer(1, 100);
export const searchCasesRequestSearchTermString = text(0, 255);
export const searchRelatedItemsRequestMaxResultsInteger = integer(1, 25);
export const searchTagKey = text(1, 128, String.raw`[a-zA-Z0-9 _.:/=+\-@]+`);
export const slaName = text(1, 500, String.raw`.*[\S]`);

export const slaStatus = z.enum(['Active', 'Overdue', 'Met', 'NotMet']);
export type SlaStatus = z.output<typeof slaStatus>;

export const slaType = z.enum(['CaseField']);
export type SlaType = z.output<typeof slaType>;

export const tagKey = text(1, 128, '(?!aws:)[a-zA-Z+-=._:/]+');

export const tagPropagationResourceType = z.enum(['Cases']);
export type TagPropagationResourceType = z.output<typeof tagPropagationResourceType>;

export const tagValueString = text(0, 256, String.raw`([a-zA-Z0-9 _.:/=+\-@]*)`);
export const targetSlaMinutes = integer(1, 1051200);
export const templateDescription = text(0, 255);
export const templateId = text(1, 500);
export const templateName = text(1, 100, String.raw`.*[\S]`);

export const templateStatus = z.enum(['Active', 'Inactive']);
export type TemplateStatus = z.output<typeof templateStatus>;

export const userArn = text(1, 500);
export const value = text(0, 100);

export const caseRuleIdentifier = z.object({ id: caseRuleId });
export type CaseRuleIdentifier = z.output<typeof caseRuleIdentifier>;

export const commentContent = z.object({
  body: commentBody,
  contentType: commentBodyTextType,
});
export type CommentContent = z.output<typeof commentContent>;

export const commentUpdateContent = z.object({
  body: commentBody,
  contentType: commentBodyTextType,
});
export type CommentUpdateContent = z.output<typeof commentUpdateContent>;

export const connectCaseFilter = z.object({ caseId: z.optional(caseId) });
export type ConnectCaseFilter = z.output<typeof connectCaseFilter>;

export const connectCaseInputContent = z.object({ caseId });
export type ConnectCaseInputContent = z.output<typeof connectCaseInputContent>;

export const contact = z.object({ contactArn });
export type Contact = z.output<typeof contact>;

export const contactFilterChannelList = list(channel, 0, 3);

export const createDomainRequest = z.object({ name: domainName });
export type CreateDomainRequest = z.output<typeof createDomainRequest>;

export const deleteCaseRequest = z.object({ domainId, caseId });
export type DeleteCaseRequest = z.output<typeof deleteCaseRequest>;

export const deleteCaseRuleRequest = z.object({ domainId, caseRuleId });
export type DeleteCaseRuleRequest = z.output<typeof deleteCaseRuleRequest>;

export const deleteDomainRequest = z.object({ domainId });
export type DeleteDomainRequest = z.output<typeof deleteDomainRequest>;

export const deleteFieldRequest = z.object({ domainId, fieldId });
export type DeleteFieldRequest = z.output<typeof deleteFieldRequest>;

export const deleteLayoutRequest = z.object({ domainId, layoutId });
export type DeleteLayoutRequest = z.output<typeof deleteLayoutRequest>;

export const deleteRelatedItemRequest = z.object({ domainId, caseId, relatedItemId });
export type DeleteRelatedItemRequest = z.output<typeof deleteRelatedItemRequest>;

export const deleteTemplateRequest = z.object({ domainId, templateId });
export type DeleteTemplateRequest = z.output<typeof deleteTemplateRequest>;

export const fieldIdentifier = z.object({ id: fieldId });
export type FieldIdentifier = z.output<typeof fieldIdentifier>;

export const fieldItem = z.object({ id: fieldId });
export type FieldItem = z.output<typeof fieldItem>;

export const fieldOption = z.object({
  name: fieldOptionName,
  value: fieldOptionValue,
  active: boolean,
});
export type FieldOption = z.output<typeof fieldOption>;

export const fieldValueUnion = oneOf({
  stringValue: fieldValueUnionStringValueString,
  doubleValue: narrower.storableNumber,
  booleanValue: boolean,
  emptyValue: emptyFieldValue,
  userArnValue: narrower.userArn,
});
export type FieldValueUnion = z.output<typeof fieldValueUnion>;

export const fileContent = z.object({ fileArn });
export type FileContent = z.output<typeof fileContent>;

export const fileFilter = z.object({ fileArn: z.optional(fileArn) });
export type FileFilter = z.output<typeof fileFilter>;

export const getCaseAuditEventsRequest = z.object({
  caseId,
  domainId,
  maxResults: z.optional(getCaseAuditEventsRequestMaxResultsInteger),
  nextToken: z.optional(nextToken),
});
export type GetCaseAuditEventsRequest = z.output<typeof getCaseAuditEventsRequest>;

export const getCaseEventConfigurationRequest = z.object({ domainId });
export type GetCaseEventConfigurationRequest = z.output<typeof getCaseEventConfigurationRequest>;

export const getDomainRequest = z.object({ domainId });
export type GetDomainRequest = z.output<typeof getDomainRequest>;

export const getLayoutRequest = z.object({ domainId, layoutId });
export type GetLayoutRequest = z.output<typeof getLayoutRequest>;

export const getTemplateRequest = z.object({ domainId, templateId });
export type GetTemplateRequest = z.output<typeof getTemplateRequest>;

export const hiddenCaseRule = z.object({
  defaultValue: boolean,
  conditions: booleanConditionList,
});
export type HiddenCaseRule = z.output<typeof hiddenCaseRule>;

export const layoutConfiguration = z.object({ defaultLayout: z.optional(layoutId) });
export type LayoutConfiguration = z.output<typeof layoutConfiguration>;

export const listCaseRulesRequest = z.object({
  domainId,
  maxResults: z.optional(maxResults),
  nextToken: z.optional(nextToken),
});
export type ListCaseRulesRequest = z.output<typeof listCaseRulesRequest>;

export const listCasesForContactRequest = z.object({
  domainId,
  contactArn,
  maxResults: z.optional(listCasesForContactRequestMaxResultsInteger),
  nextToken: z.optional(nextToken),
});
export type ListCasesForContactRequest = z.output<typeof listCasesForContactRequest>;

export const listDomainsRequest = z.object({
  maxResults: z.optional(listDomainsRequestMaxResultsInteger),
  nextToken: z.optional(nextToken),
});
export type ListDomainsRequest = z.output<typeof listDomainsRequest>;

export const listFieldsRequest = z.object({
  domainId,
  maxResults: z.optional(maxResults),
  nextToken: z.optional(nextToken),
});
export type ListFieldsRequest = z.output<typeof listFieldsRequest>;

export const listLayoutsRequest = z.object({
  domainId,
  maxResults: z.optional(maxResults),
  nextToken: z.optional(nextToken),
});
export type ListLayoutsRequest = z.output<typeof listLayoutsRequest>;

export const listTagsForResourceRequest = z.object({ arn });
export type ListTagsForResourceRequest = z.output<typeof listTagsForResourceRequest>;

export const mutableTags = map(mutableTagKey, tagValueString, 0, 50);

export const operandOne = oneOf({ fieldId });
export type OperandOne = z.output<typeof operandOne>;

export const operandTwo = oneOf({
  stringValue: operandTwoStringValueString,
  booleanValue: boolean,
  doubleValue: narrower.storableNumber,
  emptyValue: emptyOperandValue,
});
export type OperandTwo = z.output<typeof operandTwo>;

export const parentChildFieldOptionsMappingChildFieldOptionValuesList = list(
  parentChildFieldOptionValue,
  0,
  1500,
);

export const relatedItemEventIncludedData = z.object({ includeContent: boolean });
export type RelatedItemEventIncludedData = z.output<typeof relatedItemEventIncludedData>;

export const requiredCaseRule = z.object({
  defaultValue: boolean,
  conditions: booleanConditionList,
});
export type RequiredCaseRule = z.output<typeof requiredCaseRule>;

export const requiredField = z.object({ fieldId });
export type RequiredField = z.output<typeof requiredField>;

export const searchAllRelatedItemsSort = z.object({
  sortProperty: searchAllRelatedItemsSortProperty,
  sortOrder: order,
});
export type SearchAllRelatedItemsSort = z.output<typeof searchAllRelatedItemsSort>;

export const slaFilter = z.object({
  name: z.optional(slaName),
  status: z.optional(slaStatus),
});
export type SlaFilter = z.output<typeof slaFilter>;

export const sort = z.object({ fieldId, sortOrder: order });
export type Sort = z.output<typeof sort>;

export const tagKeyList = list(tagKey, 0, 50);
export const tagPropagationConfigurationTagMapMap = map(mutableTagKey, tagValueString, 0, 10);

export const tagValue = z.object({
  key: z.optional(searchTagKey),
  value: z.optional(tagValueString),
});
export type TagValue = z.output<typeof tagValue>;

export const templateRule = z.object({ caseRuleId, fieldId: z.optional(fieldId) });
export type TemplateRule = z.output<typeof templateRule>;

export const templateStatusFilters = list(templateStatus, 1, 2);

export const textAttributes = z.object({ isMultiline: boolean });
export type TextAttributes = z.output<typeof textAttributes>;

export const userUnion = oneOf({ userArn, customEntity });
export type UserUnion = z.output<typeof userUnion>;

export const valuesList = list(value, 0, 1);
export const batchGetFieldIdentifierList = list(fieldIdentifier, 1, 50);
export const batchPutFieldOptionsRequestOptionsList = list(fieldOption, 0, 50);

export const booleanOperands = z.object({ operandOne, operandTwo, result: boolean });
export type BooleanOperands = z.output<typeof booleanOperands>;

export const caseEventIncludedDataFieldsList = list(fieldIdentifier, 0, 400);
export const caseRuleIdentifierList = list(caseRuleIdentifier, 1, 50);

export const contactFilter = z.object({
  channel: z.optional(contactFilterChannelList),
  contactArn: z.optional(contactArn),
});
export type ContactFilter = z.output<typeof contactFilter>;

export const fieldAttributes = oneOf({ text: textAttributes });
export type FieldAttributes = z.output<typeof fieldAttributes>;

export const fieldGroupFieldsList = list(fieldItem, 0, 220);

export const fieldValue = z.object({ id: fieldId, value: fieldValueUnion });
export type FieldValue = z.output<typeof fieldValue>;

export const getCaseRequestFieldsList = list(fieldIdentifier, 1, 220);

export const listFieldOptionsRequest = z.object({
  domainId,
  fieldId,
  maxResults: z.optional(maxResults),
  nextToken: z.optional(nextToken),
  values: z.optional(valuesList),
});
export type ListFieldOptionsRequest = z.output<typeof listFieldOptionsRequest>;

export const listTemplatesRequest = z.object({
  domainId,
  maxResults: z.optional(maxResults),
  nextToken: z.optional(nextToken),
  status: z.optional(templateStatusFilters),
});
export type ListTemplatesRequest = z.output<typeof listTemplatesRequest>;

export const parentChildFieldOptionsMapping = z.object({
  parentFieldOptionValue: parentChildFieldOptionValue,
  childFieldOptionValues: parentChildFieldOptionsMappingChildFieldOptionValuesList,
});
export type ParentChildFieldOptionsMapping = z.output<typeof parentChildFieldOptionsMapping>;

export const requiredFieldList = list(requiredField, 0, 100);
export const searchAllRelatedItemsRequestSortsList = list(searchAllRelatedItemsSort, 0, 2);
export const searchCasesRequestFieldsList = list(fieldIdentifier, 0, 25);
export const searchCasesRequestSortsList = list(sort, 0, 2);
export const slaFieldValueUnionList = list(fieldValueUnion, 1, 1);

export const tagFilter = oneOf({ equalTo: tagValue });
export type TagFilter = z.output<typeof tagFilter>;

export const tagPropagationConfiguration = z.object({
  resourceType: tagPropagationResourceType,
  tagMap: tagPropagationConfigurationTagMapMap,
});
export type TagPropagationConfiguration = z.output<typeof tagPropagationConfiguration>;

export const tagResourceRequest = z.object({ arn, tags: mutableTags });
export type TagResourceRequest = z.output<typeof tagResourceRequest>;

export const templateCaseRuleList = list(templateRule, 0, 50);

export const untagResourceRequest = z.object({ arn, tagKeys: tagKeyList });
export type UntagResourceRequest = z.output<typeof untagResourceRequest>;

export const batchGetCaseRuleRequest = z.object({
  domainId,
  caseRules: caseRuleIdentifierList,
});
export type BatchGetCaseRuleRequest = z.output<typeof batchGetCaseRuleRequest>;

export const batchGetFieldRequest = z.object({
  domainId,
  fields: batchGetFieldIdentifierList,
});
export type BatchGetFieldRequest = z.output<typeof batchGetFieldRequest>;

export const batchPutFieldOptionsRequest = z.object({
  domainId,
  fieldId,
  options: batchPutFieldOptionsRequestOptionsList,
});
export type BatchPutFieldOptionsRequest = z.output<typeof batchPutFieldOptionsRequest>;

export type BooleanCondition =
  | { readonly equalTo: BooleanOperands }
  | { readonly notEqualTo: BooleanOperands }
  | { readonly andAll: CompoundCondition }
  | { readonly orAll: CompoundCondition };
export const booleanCondition: z.ZodMiniType<BooleanCondition> = oneOf({
  equalTo: booleanOperands,
  notEqualTo: booleanOperands,
  andAll: compoundCondition,
  orAll: compoundCondition,
});

export const caseEventIncludedData = z.object({ fields: caseEventIncludedDataFieldsList });
export type CaseEventIncludedData = z.output<typeof caseEventIncludedData>;

export const createCaseRequestFieldsList = list(fieldValue, 0, 220);

export const createFieldRequest = z.object({
  domainId,
  name: fieldName,
  type: fieldType,
  description: z.optional(fieldDescription),
  attributes: z.optional(fieldAttributes),
});
export type CreateFieldRequest = z.output<typeof createFieldRequest>;

export const customInputContentFieldsList = list(fieldValue, 1, 50);
export const customUpdateContentFieldsList = list(fieldValue, 1, 50);

export const fieldFilter = oneOf({
  equalTo: fieldValue,
  contains: fieldValue,
  greaterThan: fieldValue,
  greaterThanOrEqualTo: fieldValue,
  lessThan: fieldValue,
  lessThanOrEqualTo: fieldValue,
});
export type FieldFilter = z.output<typeof fieldFilter>;

export const fieldGroup = z.object({
  name: z.optional(fieldGroupNameString),
  fields: fieldGroupFieldsList,
});
export type FieldGroup = z.output<typeof fieldGroup>;

export const getCaseRequest = z.object({
  caseId,
  domainId,
  fields: getCaseRequestFieldsList,
  nextToken: z.optional(nextToken),
});
export type GetCaseRequest = z.output<typeof getCaseRequest>;

export const parentChildFieldOptionsMappingList = list(parentChildFieldOptionsMapping, 1, 200);

export const slaInputConfiguration = z.object({
  name: slaName,
  type: slaType,
  fieldId: z.optional(fieldId),
  targetFieldValues: z.optional(slaFieldValueUnionList),
  targetSlaMinutes,
});
export type SlaInputConfiguration = z.output<typeof slaInputConfiguration>;

export const tagPropagationConfigurationList = list(tagPropagationConfiguration, 0, 1);
export const updateCaseRequestFieldsList = list(fieldValue, 0, 220);

export const updateFieldRequest = z.object({
  domainId,
  fieldId,
  name: z.optional(fieldName),
  description: z.optional(fieldDescription),
  attributes: z.optional(fieldAttributes),
});
export type UpdateFieldRequest = z.output<typeof updateFieldRequest>;

export type CaseFilter =
  | { readonly field: FieldFilter }
  | { readonly not: CaseFilter }
  | { readonly tag: TagFilter }
  | { readonly andAll: CaseFilter[] }
  | { readonly orAll: CaseFilter[] };
export const caseFilter: z.ZodMiniType<CaseFilter> = oneOf({
  field: fieldFilter,
  not: z.lazy(() => caseFilter),
  tag: tagFilter,
  andAll: caseFilterAndAllList,
  orAll: caseFilterOrAllList,
});

export const createCaseRequest = z.object({
  domainId,
  templateId,
  fields: createCaseRequestFieldsList,
  clientToken: z.optional(createCaseRequestClientTokenString),
  performedBy: z.optional(userUnion),
  tags: z.optional(mutableTags),
});
export type CreateCaseRequest = z.output<typeof createCaseRequest>;

export const createTemplateRequest = z.object({
  domainId,
  name: templateName,
  description: z.optional(templateDescription),
  layoutConfiguration: z.optional(layoutConfiguration),
  requiredFields: z.optional(requiredFieldList),
  status: z.optional(templateStatus),
  rules: z.optional(templateCaseRuleList),
  tagPropagationConfigurations: z.optional(tagPropagationConfigurationList),
});
export type CreateTemplateRequest = z.output<typeof createTemplateRequest>;

export type CustomFieldsFilter =
  | { readonly field: FieldFilter }
  | { readonly not: CustomFieldsFilter }
  | { readonly andAll: CustomFieldsFilter[] }
  | { readonly orAll: CustomFieldsFilter[] };
export const customFieldsFilter: z.ZodMiniType<CustomFieldsFilter> = oneOf({
  field: fieldFilter,
  not: z.lazy(() => customFieldsFilter),
  andAll: customFieldsFilterAndAllList,
  orAll: customFieldsFilterOrAllList,
});

export const customInputContent = z.object({ fields: customInputContentFieldsList });
export type CustomInputContent = z.output<typeof customInputContent>;

export const customUpdateContent = z.object({ fields: customUpdateContentFieldsList });
export type CustomUpdateContent = z.output<typeof customUpdateContent>;

export const eventIncludedData = z.object({
  caseData: z.optional(caseEventIncludedData),
  relatedItemData: z.optional(relatedItemEventIncludedData),
});
export type EventIncludedData = z.output<typeof eventIncludedData>;

export const fieldOptionsCaseRule = z.object({
  parentFieldId: z.optional(fieldId),
  childFieldId: z.optional(fieldId),
  parentChildFieldOptionsMappings: parentChildFieldOptionsMappingList,
});
export type FieldOptionsCaseRule = z.output<typeof fieldOptionsCaseRule>;

export const section = oneOf({ fieldGroup });
export type Section = z.output<typeof section>;

export const slaInputContent = oneOf({ slaInputConfiguration });
export type SlaInputContent = z.output<typeof slaInputContent>;

export const updateCaseRequest = z.object({
  domainId,
  caseId,
  fields: updateCaseRequestFieldsList,
  performedBy: z.optional(userUnion),
});
export type UpdateCaseRequest = z.output<typeof updateCaseRequest>;

export const updateTemplateRequest = z.object({
  domainId,
  templateId,
  name: z.optional(templateName),
  description: z.optional(templateDescription),
  layoutConfiguration: z.optional(layoutConfiguration),
  requiredFields: z.optional(requiredFieldList),
  status: z.optional(templateStatus),
  rules: z.optional(templateCaseRuleList),
  tagPropagationConfigurations: z.optional(tagPropagationConfigurationList),
});
export type UpdateTemplateRequest = z.output<typeof updateTemplateRequest>;

export const caseRuleDetails = oneOf({
  required: requiredCaseRule,
  fieldOptions: fieldOptionsCaseRule,
  hidden: hiddenCaseRule,
});
export type CaseRuleDetails = z.output<typeof caseRuleDetails>;

export const customFilter = z.object({ fields: z.optional(customFieldsFilter) });
export type CustomFilter = z.output<typeof customFilter>;

export const eventBridgeConfiguration = z.object({
  enabled: boolean,
  includedData: z.optional(eventIncludedData),
});
export type EventBridgeConfiguration = z.output<typeof eventBridgeConfiguration>;

export const relatedItemInputContent = oneOf({
  contact,
  comment: commentContent,
  file: fileContent,
  sla: slaInputContent,
  connectCase: connectCaseInputContent,
  custom: customInputContent,
});
export type RelatedItemInputContent = z.output<typeof relatedItemInputContent>;

export const relatedItemUpdateContent = oneOf({
  comment: commentUpdateContent,
  custom: customUpdateContent,
});
export type RelatedItemUpdateContent = z.output<typeof relatedItemUpdateContent>;

export const searchCasesRequest = z.object({
  domainId,
  maxResults: z.optional(searchCasesRequestMaxResultsInteger),
  nextToken: z.optional(nextToken),
  searchTerm: z.optional(searchCasesRequestSearchTermString),
  filter: z.optional(caseFilter),
  sorts: z.optional(searchCasesRequestSortsList),
  fields: z.optional(searchCasesRequestFieldsList),
});
export type SearchCasesRequest = z.output<typeof searchCasesRequest>;

export const sectionsList = list(section, 0, 1);

export const createCaseRuleRequest = z.object({
  domainId,
  name: caseRuleName,
  description: z.optional(caseRuleDescription),
  rule: caseRuleDetails,
});
export type CreateCaseRuleRequest = z.output<typeof createCaseRuleRequest>;

export const createRelatedItemRequest = z.object({
  domainId,
  caseId,
  type: relatedItemType,
  content: relatedItemInputContent,
  performedBy: z.optional(userUnion),
});
export type CreateRelatedItemRequest = z.output<typeof createRelatedItemRequest>;

export const layoutSections = z.object({ sections: z.optional(sectionsList) });
export type LayoutSections = z.output<typeof layoutSections>;

export const putCaseEventConfigurationRequest = z.object({
  domainId,
  eventBridge: eventBridgeConfiguration,
});
export type PutCaseEventConfigurationRequest = z.output<typeof putCaseEventConfigurationRequest>;

export const relatedItemTypeFilter = oneOf({
  contact: contactFilter,
  comment: commentFilter,
  file: fileFilter,
  sla: slaFilter,
  connectCase: connectCaseFilter,
  custom: customFilter,
});
export type RelatedItemTypeFilter = z.output<typeof relatedItemTypeFilter>;

export const updateCaseRuleRequest = z.object({
  domainId,
  caseRuleId,
  name: z.optional(caseRuleName),
  description: z.optional(caseRuleDescription),
  rule: z.optional(caseRuleDetails),
});
export type UpdateCaseRuleRequest = z.output<typeof updateCaseRuleRequest>;

export const updateRelatedItemRequest = z.object({
  domainId,
  caseId,
  relatedItemId,
  content: relatedItemUpdateContent,
  performedBy: z.optional(userUnion),
});
export type UpdateRelatedItemRequest = z.output<typeof updateRelatedItemRequest>;

export const basicLayout = z.object({
  topPanel: z.optional(layoutSections),
  moreInfo: z.optional(layoutSections),
});
export type BasicLayout = z.output<typeof basicLayout>;

export const searchAllRelatedItemsRequestFiltersList = list(relatedItemTypeFilter, 0, 10);
export const searchRelatedItemsRequestFiltersList = list(relatedItemTypeFilter, 0, 10);

export const layoutContent = oneOf({ basic: basicLayout });
export type LayoutContent = z.output<typeof layoutContent>;

export const searchAllRelatedItemsRequest = z.object({
  domainId,
  maxResults: z.optional(searchAllRelatedItemsRequestMaxResultsInteger),
  nextToken: z.optional(nextToken),
  filters: z.optional(searchAllRelatedItemsRequestFiltersList),
  sorts: z.optional(searchAllRelatedItemsRequestSortsList),
});
export type SearchAllRelatedItemsRequest = z.output<typeof searchAllRelatedItemsRequest>;

export const searchRelatedItemsRequest = z.object({
  domainId,
  caseId,
  maxResults: z.optional(searchRelatedItemsRequestMaxResultsInteger),
  nextToken: z.optional(nextToken),
  filters: z.optional(searchRelatedItemsRequestFiltersList),
});
export type SearchRelatedItemsRequest = z.output<typeof searchRelatedItemsRequest>;

export const createLayoutRequest = z.object({
  domainId,
  name: layoutName,
  content: layoutContent,
});
export type CreateLayoutRequest = z.output<typeof createLayoutRequest>;

export const updateLayoutRequest = z.object({
  domainId,
  layoutId,
  name: z.optional(layoutName),
  content: z.optional(layoutContent),
});
export type UpdateLayoutRequest = z.output<typeof updateLayoutRequest>;

/** Where each operation is found, which members of its request travel in the query string, and its request. */
export const operations = {
  BatchGetCaseRule: {
    method: 'POST',
    path: '/domains/{domainId}/rules-batch',
    request: batchGetCaseRuleRequest,
  },
  BatchGetField: { method: 'POST', path: '/domains/{domainId}/fields-batch', request: batchGetFieldRequest },
  BatchPutFieldOptions: {
    method: 'PUT',
    path: '/domains/{domainId}/fields/{fieldId}/options',
    request: batchPutFieldOptionsRequest,
  },
  CreateCase: { method: 'POST', path: '/domains/{domainId}/cases', request: createCaseRequest },
  CreateCaseRule: { method: 'POST', path: '/domains/{domainId}/case-rules', request: createCaseRuleRequest },
  CreateDomain: { method: 'POST', path: '/domains', request: createDomainRequest },
  CreateField: { method: 'POST', path: '/domains/{domainId}/fields', request: createFieldRequest },
  CreateLayout: { method: 'POST', path: '/domains/{domainId}/layouts', request: createLayoutRequest },
  CreateRelatedItem: {
    method: 'POST',
    path: '/domains/{domainId}/cases/{caseId}/related-items/',
    request: createRelatedItemRequest,
  },
  CreateTemplate: { method: 'POST', path: '/domains/{domainId}/templates', request: createTemplateRequest },
  DeleteCase: { method: 'DELETE', path: '/domains/{domainId}/cases/{caseId}', request: deleteCaseRequest },
  DeleteCaseRule: {
    method: 'DELETE',
    path: '/domains/{domainId}/case-rules/{caseRuleId}',
    request: deleteCaseRuleRequest,
  },
  DeleteDomain: { method: 'DELETE', path: '/domains/{domainId}', request: deleteDomainRequest },
  DeleteField: {
    method: 'DELETE',
    path: '/domains/{domainId}/fields/{fieldId}',
    request: deleteFieldRequest,
  },
  DeleteLayout: {
    method: 'DELETE',
    path: '/domains/{domainId}/layouts/{layoutId}',
    request: deleteLayoutRequest,
  },
  DeleteRelatedItem: {
    method: 'DELETE',
    path: '/domains/{domainId}/cases/{caseId}/related-items/{relatedItemId}',
    request: deleteRelatedItemRequest,
  },
  DeleteTemplate: {
    method: 'DELETE',
    path: '/domains/{domainId}/templates/{templateId}',
    request: deleteTemplateRequest,
  },
  GetCase: { method: 'POST', path: '/domains/{domainId}/cases/{caseId}', request: getCaseRequest },
  GetCaseAuditEvents: {
    method: 'POST',
    path: '/domains/{domainId}/cases/{caseId}/audit-history',
    request: getCaseAuditEventsRequest,
  },
  GetCaseEventConfiguration: {
    method: 'POST',
    path: '/domains/{domainId}/case-event-configuration',
    request: getCaseEventConfigurationRequest,
  },
  GetDomain: { method: 'POST', path: '/domains/{domainId}', request: getDomainRequest },
  GetLayout: { method: 'POST', path: '/domains/{domainId}/layouts/{layoutId}', request: getLayoutRequest },
  GetTemplate: {
    method: 'POST',
    path: '/domains/{domainId}/templates/{templateId}',
    request: getTemplateRequest,
  },
  ListCaseRules: {
    method: 'POST',
    path: '/domains/{domainId}/rules-list/',
    request: listCaseRulesRequest,
    query: { maxResults: 'number', nextToken: 'text' },
  },
  ListCasesForContact: {
    method: 'POST',
    path: '/domains/{domainId}/list-cases-for-contact',
    request: listCasesForContactRequest,
  },
  ListDomains: {
    method: 'POST',
    path: '/domains-list',
    request: listDomainsRequest,
    query: { maxResults: 'number', nextToken: 'text' },
  },
  ListFieldOptions: {
    method: 'POST',
    path: '/domains/{domainId}/fields/{fieldId}/options-list',
    request: listFieldOptionsRequest,
    query: { maxResults: 'number', nextToken: 'text', values: 'list' },
  },
  ListFields: {
    method: 'POST',
    path: '/domains/{domainId}/fields-list',
    request: listFieldsRequest,
    query: { maxResults: 'number', nextToken: 'text' },
  },
  ListLayouts: {
    method: 'POST',
    path: '/domains/{domainId}/layouts-list',
    request: listLayoutsRequest,
    query: { maxResults: 'number', nextToken: 'text' },
  },
  ListTagsForResource: { method: 'GET', path: '/tags/{arn}', request: listTagsForResourceRequest },
  ListTemplates: {
    method: 'POST',
    path: '/domains/{domainId}/templates-list',
    request: listTemplatesRequest,
    query: { maxResults: 'number', nextToken: 'text', status: 'list' },
  },
  PutCaseEventConfiguration: {
    method: 'PUT',
    path: '/domains/{domainId}/case-event-configuration',
    request: putCaseEventConfigurationRequest,
  },
  SearchAllRelatedItems: {
    method: 'POST',
    path: '/domains/{domainId}/related-items-search',
    request: searchAllRelatedItemsRequest,
  },
  SearchCases: { method: 'POST', path: '/domains/{domainId}/cases-search', request: searchCasesRequest },
  SearchRelatedItems: {
    method: 'POST',
    path: '/domains/{domainId}/cases/{caseId}/related-items-search',
    request: searchRelatedItemsRequest,
  },
  TagResource: { method: 'POST', path: '/tags/{arn}', request: tagResourceRequest },
  UntagResource: {
    method: 'DELETE',
    path: '/tags/{arn}',
    request: untagResourceRequest,
    query: { tagKeys: 'list or none' },
  },
  UpdateCase: { method: 'PUT', path: '/domains/{domainId}/cases/{caseId}', request: updateCaseRequest },
  UpdateCaseRule: {
    method: 'PUT',
    path: '/domains/{domainId}/case-rules/{caseRuleId}',
    request: updateCaseRuleRequest,
  },
  UpdateField: { method: 'PUT', path: '/domains/{domainId}/fields/{fieldId}', request: updateFieldRequest },
  UpdateLayout: {
    method: 'PUT',
    path: '/domains/{domainId}/layouts/{layoutId}',
    request: updateLayoutRequest,
  },
  UpdateRelatedItem: {
    method: 'PUT',
    path: '/domains/{domainId}/cases/{caseId}/related-items/{relatedItemId}',
    request: updateRelatedItemRequest,
  },
  UpdateTemplate: {
    method: 'PUT',
    path: '/domains/{domainId}/templates/{templateId}',
    request: updateTemplateRequest,
  },
} as const satisfies Readonly<Record<string, OperationModel>>;
