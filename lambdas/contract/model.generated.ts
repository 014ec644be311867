// Made by `npm run generate:limits`, not by hand (docs/contract.md, "The model"). Names, numbers and patterns of the
// service's API version 2022-10-03, from the model in botocore 1.43.106; none of its prose. Longer than other files: it is
// read as a difference.
import * as z from 'zod/mini';
import { integer, list, type Made, map, once, oneOf, text } from './limits.ts';
import type { OperationModel } from './operation.ts';
import * as overlays from './overlays.ts';

export const arn = once(() => text(1, 500));
export const boolean = once(() => z.boolean());
export const booleanConditionList = once(() => list(z.lazy(booleanCondition), 0, 100));
export const caseFilterAndAllList = once(() => list(z.lazy(caseFilter), 0, 10));
export const caseFilterOrAllList = once(() => list(z.lazy(caseFilter), 0, 10));
export const caseId = once(() => text(1, 500));
export const caseRuleDescription = once(() => text(0, 255));
export const caseRuleId = once(() => text(1, 500));
export const caseRuleName = once(() => text(1, 100, String.raw`.*[\S]`));
export const channel = once(() => text(1, 100));
export const commentBody = once(() => text(1, 15000));

export const commentBodyTextType = once(() => z.enum(['Text/Plain']));
export type CommentBodyTextType = Made<typeof commentBodyTextType>;

export const commentFilter = once(() => z.object({}));
export type CommentFilter = Made<typeof commentFilter>;

export type CompoundCondition = { readonly conditions: BooleanCondition[] };
export const compoundCondition: () => z.ZodMiniType<CompoundCondition> = once(() =>
  z.object({ conditions: booleanConditionList() }),
);

export const contactArn = once(() => text(1, 500));
export const createCaseRequestClientTokenString = once(() => text(0, 64));
export const customEntity = once(() => text(1, 500, String.raw`[a-zA-Z0-9_\-\.@:/ ]*[a-zA-Z0-9_\-\.@:/]`));
export const customFieldsFilterAndAllList = once(() => list(z.lazy(customFieldsFilter), 0, 10));
export const customFieldsFilterOrAllList = once(() => list(z.lazy(customFieldsFilter), 0, 10));
export const domainId = once(() => text(1, 500));
export const domainName = once(() => text(1, 100, String.raw`.*[\S]`));

export const emptyFieldValue = once(() => z.object({}));
export type EmptyFieldValue = Made<typeof emptyFieldValue>;

export const emptyOperandValue = once(() => z.object({}));
export type EmptyOperandValue = Made<typeof emptyOperandValue>;

export const fieldDescription = once(() => text(0, 255));
export const fieldGroupNameString = once(() => text(0, 100));
export const fieldId = once(() => text(1, 500));
export const fieldName = once(() => text(1, 100, String.raw`.*[\S]`));
export const fieldOptionName = once(() => text(1, 100, String.raw`.*[\S]`));
export const fieldOptionValue = once(() => text(1, 100, String.raw`.*[\S]`));

export const fieldType = once(() =>
  z.enum(['Text', 'Number', 'Boolean', 'DateTime', 'SingleSelect', 'Url', 'User']),
);
export type FieldType = Made<typeof fieldType>;

export const fieldValueUnionStringValueString = once(() => text(0, 4100));
export const fileArn = once(() => text(1, 500));
export const getCaseAuditEventsRequestMaxResultsInteger = once(() => integer(1, 25));
export const layoutId = once(() => text(1, 500));
export const layoutName = once(() => text(1, 100, String.raw`.*[\S]`));
export const listCasesForContactRequestMaxResultsInteger = once(() => integer(1, 10));
export const listDomainsRequestMaxResultsInteger = once(() => integer(1, 10));
export const maxResults = once(() => integer(1, 100));
export const mutableTagKey = once(() => text(1, 128, String.raw`(?![aA][wW][sS]:)[a-zA-Z0-9 _.:/=+\-@]+`));
export const nextToken = once(() => text(0, 9000));
export const operandTwoStringValueString = once(() => text(1, 1500));

export const order = once(() => z.enum(['Asc', 'Desc']));
export type Order = Made<typeof order>;

export const parentChildFieldOptionValue = once(() => text(0, 100, String.raw`$|^.*[\S]`));
export const relatedItemId = once(() => text(1, 500));

export const relatedItemType = once(() =>
  z.enum(['Contact', 'Comment', 'File', 'Sla', 'ConnectCase', 'Custom']),
);
export type RelatedItemType = Made<typeof relatedItemType>;

export const searchAllRelatedItemsRequestMaxResultsInteger = once(() => integer(1, 25));

export const searchAllRelatedItemsSortProperty = once(() => z.enum(['AssociationTime', 'CaseId']));
export type SearchAllRelatedItemsSortProperty = Made<typeof searchAllRelatedItemsSortProperty>;

export const searchCasesRequestMaxResultsInteger = once(() => integer(1, 100));
export const searchCasesRequestSearchTermString = once(() => text(0, 255));
export const searchRelatedItemsRequestMaxResultsInteger = once(() => integer(1, 25));
export const searchTagKey = once(() => text(1, 128, String.raw`[a-zA-Z0-9 _.:/=+\-@]+`));
export const slaName = once(() => text(1, 500, String.raw`.*[\S]`));

export const slaStatus = once(() => z.enum(['Active', 'Overdue', 'Met', 'NotMet']));
export type SlaStatus = Made<typeof slaStatus>;

export const slaType = once(() => z.enum(['CaseField']));
export type SlaType = Made<typeof slaType>;

export const tagPropagationResourceType = once(() => z.enum(['Cases']));
export type TagPropagationResourceType = Made<typeof tagPropagationResourceType>;

export const tagValueString = once(() => text(0, 256, String.raw`([a-zA-Z0-9 _.:/=+\-@]*)`));
export const targetSlaMinutes = once(() => integer(1, 1051200));
export const templateDescription = once(() => text(0, 255));
export const templateId = once(() => text(1, 500));
export const templateName = once(() => text(1, 100, String.raw`.*[\S]`));

export const templateStatus = once(() => z.enum(['Active', 'Inactive']));
export type TemplateStatus = Made<typeof templateStatus>;

export const userArn = once(() => text(1, 500));
export const value = once(() => text(0, 100));

export const caseRuleIdentifier = once(() => z.object({ id: caseRuleId() }));
export type CaseRuleIdentifier = Made<typeof caseRuleIdentifier>;

export const commentContent = once(() =>
  z.object({ body: commentBody(), contentType: commentBodyTextType() }),
);
export type CommentContent = Made<typeof commentContent>;

export const commentUpdateContent = once(() =>
  z.object({ body: commentBody(), contentType: commentBodyTextType() }),
);
export type CommentUpdateContent = Made<typeof commentUpdateContent>;

export const connectCaseFilter = once(() => z.object({ caseId: z.optional(caseId()) }));
export type ConnectCaseFilter = Made<typeof connectCaseFilter>;

export const connectCaseInputContent = once(() => z.object({ caseId: caseId() }));
export type ConnectCaseInputContent = Made<typeof connectCaseInputContent>;

export const contact = once(() => z.object({ contactArn: contactArn() }));
export type Contact = Made<typeof contact>;

export const contactFilterChannelList = once(() => list(channel(), 0, 3));

export const createDomainRequest = once(() => z.object({ name: domainName() }));
export type CreateDomainRequest = Made<typeof createDomainRequest>;

export const deleteCaseRequest = once(() => z.object({ domainId: domainId(), caseId: caseId() }));
export type DeleteCaseRequest = Made<typeof deleteCaseRequest>;

export const deleteCaseRuleRequest = once(() => z.object({ domainId: domainId(), caseRuleId: caseRuleId() }));
export type DeleteCaseRuleRequest = Made<typeof deleteCaseRuleRequest>;

export const deleteDomainRequest = once(() => z.object({ domainId: domainId() }));
export type DeleteDomainRequest = Made<typeof deleteDomainRequest>;

export const deleteFieldRequest = once(() => z.object({ domainId: domainId(), fieldId: fieldId() }));
export type DeleteFieldRequest = Made<typeof deleteFieldRequest>;

export const deleteLayoutRequest = once(() => z.object({ domainId: domainId(), layoutId: layoutId() }));
export type DeleteLayoutRequest = Made<typeof deleteLayoutRequest>;

export const deleteRelatedItemRequest = once(() =>
  z.object({ domainId: domainId(), caseId: caseId(), relatedItemId: relatedItemId() }),
);
export type DeleteRelatedItemRequest = Made<typeof deleteRelatedItemRequest>;

export const deleteTemplateRequest = once(() => z.object({ domainId: domainId(), templateId: templateId() }));
export type DeleteTemplateRequest = Made<typeof deleteTemplateRequest>;

export const fieldIdentifier = once(() => z.object({ id: fieldId() }));
export type FieldIdentifier = Made<typeof fieldIdentifier>;

export const fieldItem = once(() => z.object({ id: fieldId() }));
export type FieldItem = Made<typeof fieldItem>;

export const fieldOption = once(() =>
  z.object({ name: fieldOptionName(), value: fieldOptionValue(), active: boolean() }),
);
export type FieldOption = Made<typeof fieldOption>;

export const fieldValueUnion = once(() =>
  oneOf({
    stringValue: fieldValueUnionStringValueString(),
    doubleValue: overlays.storableNumber(),
    booleanValue: boolean(),
    emptyValue: emptyFieldValue(),
    userArnValue: overlays.userArn(),
  }),
);
export type FieldValueUnion = Made<typeof fieldValueUnion>;

export const fileContent = once(() => z.object({ fileArn: fileArn() }));
export type FileContent = Made<typeof fileContent>;

export const fileFilter = once(() => z.object({ fileArn: z.optional(fileArn()) }));
export type FileFilter = Made<typeof fileFilter>;

export const getCaseAuditEventsRequest = once(() =>
  z.object({
    caseId: caseId(),
    domainId: domainId(),
    maxResults: z.optional(getCaseAuditEventsRequestMaxResultsInteger()),
    nextToken: z.optional(nextToken()),
  }),
);
export type GetCaseAuditEventsRequest = Made<typeof getCaseAuditEventsRequest>;

export const getCaseEventConfigurationRequest = once(() => z.object({ domainId: domainId() }));
export type GetCaseEventConfigurationRequest = Made<typeof getCaseEventConfigurationRequest>;

export const getDomainRequest = once(() => z.object({ domainId: domainId() }));
export type GetDomainRequest = Made<typeof getDomainRequest>;

export const getLayoutRequest = once(() => z.object({ domainId: domainId(), layoutId: layoutId() }));
export type GetLayoutRequest = Made<typeof getLayoutRequest>;

export const getTemplateRequest = once(() => z.object({ domainId: domainId(), templateId: templateId() }));
export type GetTemplateRequest = Made<typeof getTemplateRequest>;

export const hiddenCaseRule = once(() =>
  z.object({ defaultValue: boolean(), conditions: booleanConditionList() }),
);
export type HiddenCaseRule = Made<typeof hiddenCaseRule>;

export const layoutConfiguration = once(() => z.object({ defaultLayout: z.optional(layoutId()) }));
export type LayoutConfiguration = Made<typeof layoutConfiguration>;

export const listCaseRulesRequest = once(() =>
  z.object({
    domainId: domainId(),
    maxResults: z.optional(maxResults()),
    nextToken: z.optional(nextToken()),
  }),
);
export type ListCaseRulesRequest = Made<typeof listCaseRulesRequest>;

export const listCasesForContactRequest = once(() =>
  z.object({
    domainId: domainId(),
    contactArn: contactArn(),
    maxResults: z.optional(listCasesForContactRequestMaxResultsInteger()),
    nextToken: z.optional(nextToken()),
  }),
);
export type ListCasesForContactRequest = Made<typeof listCasesForContactRequest>;

export const listDomainsRequest = once(() =>
  z.object({
    maxResults: z.optional(listDomainsRequestMaxResultsInteger()),
    nextToken: z.optional(nextToken()),
  }),
);
export type ListDomainsRequest = Made<typeof listDomainsRequest>;

export const listFieldsRequest = once(() =>
  z.object({
    domainId: domainId(),
    maxResults: z.optional(maxResults()),
    nextToken: z.optional(nextToken()),
  }),
);
export type ListFieldsRequest = Made<typeof listFieldsRequest>;

export const listLayoutsRequest = once(() =>
  z.object({
    domainId: domainId(),
    maxResults: z.optional(maxResults()),
    nextToken: z.optional(nextToken()),
  }),
);
export type ListLayoutsRequest = Made<typeof listLayoutsRequest>;

export const listTagsForResourceRequest = once(() => z.object({ arn: arn() }));
export type ListTagsForResourceRequest = Made<typeof listTagsForResourceRequest>;

export const mutableTags = once(() => map(mutableTagKey(), tagValueString(), 0, 50));

export const operandOne = once(() => oneOf({ fieldId: fieldId() }));
export type OperandOne = Made<typeof operandOne>;

export const operandTwo = once(() =>
  oneOf({
    stringValue: operandTwoStringValueString(),
    booleanValue: boolean(),
    doubleValue: overlays.storableNumber(),
    emptyValue: emptyOperandValue(),
  }),
);
export type OperandTwo = Made<typeof operandTwo>;

export const parentChildFieldOptionsMappingChildFieldOptionValuesList = once(() =>
  list(parentChildFieldOptionValue(), 0, 1500),
);

export const relatedItemEventIncludedData = once(() => z.object({ includeContent: boolean() }));
export type RelatedItemEventIncludedData = Made<typeof relatedItemEventIncludedData>;

export const requiredCaseRule = once(() =>
  z.object({ defaultValue: boolean(), conditions: booleanConditionList() }),
);
export type RequiredCaseRule = Made<typeof requiredCaseRule>;

export const requiredField = once(() => z.object({ fieldId: fieldId() }));
export type RequiredField = Made<typeof requiredField>;

export const searchAllRelatedItemsSort = once(() =>
  z.object({ sortProperty: searchAllRelatedItemsSortProperty(), sortOrder: order() }),
);
export type SearchAllRelatedItemsSort = Made<typeof searchAllRelatedItemsSort>;

export const slaFilter = once(() =>
  z.object({ name: z.optional(slaName()), status: z.optional(slaStatus()) }),
);
export type SlaFilter = Made<typeof slaFilter>;

export const sort = once(() => z.object({ fieldId: fieldId(), sortOrder: order() }));
export type Sort = Made<typeof sort>;

export const tagKeyList = once(() => list(overlays.tagKeyToRemove(), 0, 50));
export const tagPropagationConfigurationTagMapMap = once(() => map(mutableTagKey(), tagValueString(), 0, 10));

export const tagValue = once(() =>
  z.object({ key: z.optional(searchTagKey()), value: z.optional(tagValueString()) }),
);
export type TagValue = Made<typeof tagValue>;

export const templateRule = once(() =>
  z.object({ caseRuleId: caseRuleId(), fieldId: z.optional(fieldId()) }),
);
export type TemplateRule = Made<typeof templateRule>;

export const templateStatusFilters = once(() => list(templateStatus(), 1, 2));

export const textAttributes = once(() => z.object({ isMultiline: boolean() }));
export type TextAttributes = Made<typeof textAttributes>;

export const userUnion = once(() => oneOf({ userArn: userArn(), customEntity: customEntity() }));
export type UserUnion = Made<typeof userUnion>;

export const valuesList = once(() => list(value(), 0, 1));
export const batchGetFieldIdentifierList = once(() => list(fieldIdentifier(), 1, 50));
export const batchPutFieldOptionsRequestOptionsList = once(() => list(fieldOption(), 0, 50));

export const booleanOperands = once(() =>
  z.object({ operandOne: operandOne(), operandTwo: operandTwo(), result: boolean() }),
);
export type BooleanOperands = Made<typeof booleanOperands>;

export const caseEventIncludedDataFieldsList = once(() => list(fieldIdentifier(), 0, 400));
export const caseRuleIdentifierList = once(() => list(caseRuleIdentifier(), 1, 50));

export const contactFilter = once(() =>
  z.object({ channel: z.optional(contactFilterChannelList()), contactArn: z.optional(contactArn()) }),
);
export type ContactFilter = Made<typeof contactFilter>;

export const fieldAttributes = once(() => oneOf({ text: textAttributes() }));
export type FieldAttributes = Made<typeof fieldAttributes>;

export const fieldGroupFieldsList = once(() => list(fieldItem(), 0, 220));

export const fieldValue = once(() => z.object({ id: fieldId(), value: fieldValueUnion() }));
export type FieldValue = Made<typeof fieldValue>;

export const getCaseRequestFieldsList = once(() => list(fieldIdentifier(), 1, 220));

export const listFieldOptionsRequest = once(() =>
  z.object({
    domainId: domainId(),
    fieldId: fieldId(),
    maxResults: z.optional(maxResults()),
    nextToken: z.optional(nextToken()),
    values: z.optional(valuesList()),
  }),
);
export type ListFieldOptionsRequest = Made<typeof listFieldOptionsRequest>;

export const listTemplatesRequest = once(() =>
  z.object({
    domainId: domainId(),
    maxResults: z.optional(maxResults()),
    nextToken: z.optional(nextToken()),
    status: z.optional(templateStatusFilters()),
  }),
);
export type ListTemplatesRequest = Made<typeof listTemplatesRequest>;

export const parentChildFieldOptionsMapping = once(() =>
  z.object({
    parentFieldOptionValue: parentChildFieldOptionValue(),
    childFieldOptionValues: parentChildFieldOptionsMappingChildFieldOptionValuesList(),
  }),
);
export type ParentChildFieldOptionsMapping = Made<typeof parentChildFieldOptionsMapping>;

export const requiredFieldList = once(() => list(requiredField(), 0, 100));
export const searchAllRelatedItemsRequestSortsList = once(() => list(searchAllRelatedItemsSort(), 0, 2));
export const searchCasesRequestFieldsList = once(() => list(fieldIdentifier(), 0, 25));
export const searchCasesRequestSortsList = once(() => list(sort(), 0, 2));
export const slaFieldValueUnionList = once(() => list(fieldValueUnion(), 1, 1));

export const tagFilter = once(() => oneOf({ equalTo: tagValue() }));
export type TagFilter = Made<typeof tagFilter>;

export const tagPropagationConfiguration = once(() =>
  z.object({ resourceType: tagPropagationResourceType(), tagMap: tagPropagationConfigurationTagMapMap() }),
);
export type TagPropagationConfiguration = Made<typeof tagPropagationConfiguration>;

export const tagResourceRequest = once(() => z.object({ arn: arn(), tags: mutableTags() }));
export type TagResourceRequest = Made<typeof tagResourceRequest>;

export const templateCaseRuleList = once(() => list(templateRule(), 0, 50));

export const untagResourceRequest = once(() => z.object({ arn: arn(), tagKeys: tagKeyList() }));
export type UntagResourceRequest = Made<typeof untagResourceRequest>;

export const batchGetCaseRuleRequest = once(() =>
  z.object({ domainId: domainId(), caseRules: caseRuleIdentifierList() }),
);
export type BatchGetCaseRuleRequest = Made<typeof batchGetCaseRuleRequest>;

export const batchGetFieldRequest = once(() =>
  z.object({ domainId: domainId(), fields: batchGetFieldIdentifierList() }),
);
export type BatchGetFieldRequest = Made<typeof batchGetFieldRequest>;

export const batchPutFieldOptionsRequest = once(() =>
  z.object({ domainId: domainId(), fieldId: fieldId(), options: batchPutFieldOptionsRequestOptionsList() }),
);
export type BatchPutFieldOptionsRequest = Made<typeof batchPutFieldOptionsRequest>;

export type BooleanCondition =
  | { readonly equalTo: BooleanOperands }
  | { readonly notEqualTo: BooleanOperands }
  | { readonly andAll: CompoundCondition }
  | { readonly orAll: CompoundCondition };
export const booleanCondition: () => z.ZodMiniType<BooleanCondition> = once(() =>
  oneOf({
    equalTo: booleanOperands(),
    notEqualTo: booleanOperands(),
    andAll: compoundCondition(),
    orAll: compoundCondition(),
  }),
);

export const caseEventIncludedData = once(() => z.object({ fields: caseEventIncludedDataFieldsList() }));
export type CaseEventIncludedData = Made<typeof caseEventIncludedData>;

export const createCaseRequestFieldsList = once(() => list(fieldValue(), 0, 220));

export const createFieldRequest = once(() =>
  z.object({
    domainId: domainId(),
    name: fieldName(),
    type: fieldType(),
    description: z.optional(fieldDescription()),
    attributes: z.optional(fieldAttributes()),
  }),
);
export type CreateFieldRequest = Made<typeof createFieldRequest>;

export const customInputContentFieldsList = once(() => list(fieldValue(), 1, 50));
export const customUpdateContentFieldsList = once(() => list(fieldValue(), 1, 50));

export const fieldFilter = once(() =>
  oneOf({
    equalTo: fieldValue(),
    contains: fieldValue(),
    greaterThan: fieldValue(),
    greaterThanOrEqualTo: fieldValue(),
    lessThan: fieldValue(),
    lessThanOrEqualTo: fieldValue(),
  }),
);
export type FieldFilter = Made<typeof fieldFilter>;

export const fieldGroup = once(() =>
  z.object({ name: z.optional(fieldGroupNameString()), fields: fieldGroupFieldsList() }),
);
export type FieldGroup = Made<typeof fieldGroup>;

export const getCaseRequest = once(() =>
  z.object({
    caseId: caseId(),
    domainId: domainId(),
    fields: getCaseRequestFieldsList(),
    nextToken: z.optional(nextToken()),
  }),
);
export type GetCaseRequest = Made<typeof getCaseRequest>;

export const parentChildFieldOptionsMappingList = once(() => list(parentChildFieldOptionsMapping(), 1, 200));

export const slaInputConfiguration = once(() =>
  z.object({
    name: slaName(),
    type: slaType(),
    fieldId: z.optional(fieldId()),
    targetFieldValues: z.optional(slaFieldValueUnionList()),
    targetSlaMinutes: targetSlaMinutes(),
  }),
);
export type SlaInputConfiguration = Made<typeof slaInputConfiguration>;

export const tagPropagationConfigurationList = once(() => list(tagPropagationConfiguration(), 0, 1));
export const updateCaseRequestFieldsList = once(() => list(fieldValue(), 0, 220));

export const updateFieldRequest = once(() =>
  z.object({
    domainId: domainId(),
    fieldId: fieldId(),
    name: z.optional(fieldName()),
    description: z.optional(fieldDescription()),
    attributes: z.optional(fieldAttributes()),
  }),
);
export type UpdateFieldRequest = Made<typeof updateFieldRequest>;

export type CaseFilter =
  | { readonly field: FieldFilter }
  | { readonly not: CaseFilter }
  | { readonly tag: TagFilter }
  | { readonly andAll: CaseFilter[] }
  | { readonly orAll: CaseFilter[] };
export const caseFilter: () => z.ZodMiniType<CaseFilter> = once(() =>
  oneOf({
    field: fieldFilter(),
    not: z.lazy(caseFilter),
    tag: tagFilter(),
    andAll: caseFilterAndAllList(),
    orAll: caseFilterOrAllList(),
  }),
);

export const createCaseRequest = once(() =>
  z.object({
    domainId: domainId(),
    templateId: templateId(),
    fields: createCaseRequestFieldsList(),
    clientToken: z.optional(createCaseRequestClientTokenString()),
    performedBy: z.optional(userUnion()),
    tags: z.optional(mutableTags()),
  }),
);
export type CreateCaseRequest = Made<typeof createCaseRequest>;

export const createTemplateRequest = once(() =>
  z.object({
    domainId: domainId(),
    name: templateName(),
    description: z.optional(templateDescription()),
    layoutConfiguration: z.optional(layoutConfiguration()),
    requiredFields: z.optional(requiredFieldList()),
    status: z.optional(templateStatus()),
    rules: z.optional(templateCaseRuleList()),
    tagPropagationConfigurations: z.optional(tagPropagationConfigurationList()),
  }),
);
export type CreateTemplateRequest = Made<typeof createTemplateRequest>;

export type CustomFieldsFilter =
  | { readonly field: FieldFilter }
  | { readonly not: CustomFieldsFilter }
  | { readonly andAll: CustomFieldsFilter[] }
  | { readonly orAll: CustomFieldsFilter[] };
export const customFieldsFilter: () => z.ZodMiniType<CustomFieldsFilter> = once(() =>
  oneOf({
    field: fieldFilter(),
    not: z.lazy(customFieldsFilter),
    andAll: customFieldsFilterAndAllList(),
    orAll: customFieldsFilterOrAllList(),
  }),
);

export const customInputContent = once(() => z.object({ fields: customInputContentFieldsList() }));
export type CustomInputContent = Made<typeof customInputContent>;

export const customUpdateContent = once(() => z.object({ fields: customUpdateContentFieldsList() }));
export type CustomUpdateContent = Made<typeof customUpdateContent>;

export const eventIncludedData = once(() =>
  z.object({
    caseData: z.optional(caseEventIncludedData()),
    relatedItemData: z.optional(relatedItemEventIncludedData()),
  }),
);
export type EventIncludedData = Made<typeof eventIncludedData>;

export const fieldOptionsCaseRule = once(() =>
  z.object({
    parentFieldId: z.optional(fieldId()),
    childFieldId: z.optional(fieldId()),
    parentChildFieldOptionsMappings: parentChildFieldOptionsMappingList(),
  }),
);
export type FieldOptionsCaseRule = Made<typeof fieldOptionsCaseRule>;

export const section = once(() => oneOf({ fieldGroup: fieldGroup() }));
export type Section = Made<typeof section>;

export const slaInputContent = once(() => oneOf({ slaInputConfiguration: slaInputConfiguration() }));
export type SlaInputContent = Made<typeof slaInputContent>;

export const updateCaseRequest = once(() =>
  z.object({
    domainId: domainId(),
    caseId: caseId(),
    fields: updateCaseRequestFieldsList(),
    performedBy: z.optional(userUnion()),
  }),
);
export type UpdateCaseRequest = Made<typeof updateCaseRequest>;

export const updateTemplateRequest = once(() =>
  z.object({
    domainId: domainId(),
    templateId: templateId(),
    name: z.optional(templateName()),
    description: z.optional(templateDescription()),
    layoutConfiguration: z.optional(layoutConfiguration()),
    requiredFields: z.optional(requiredFieldList()),
    status: z.optional(templateStatus()),
    rules: z.optional(templateCaseRuleList()),
    tagPropagationConfigurations: z.optional(tagPropagationConfigurationList()),
  }),
);
export type UpdateTemplateRequest = Made<typeof updateTemplateRequest>;

export const caseRuleDetails = once(() =>
  oneOf({ required: requiredCaseRule(), fieldOptions: fieldOptionsCaseRule(), hidden: hiddenCaseRule() }),
);
export type CaseRuleDetails = Made<typeof caseRuleDetails>;

export const customFilter = once(() => z.object({ fields: z.optional(customFieldsFilter()) }));
export type CustomFilter = Made<typeof customFilter>;

export const eventBridgeConfiguration = once(() =>
  z.object({ enabled: boolean(), includedData: z.optional(eventIncludedData()) }),
);
export type EventBridgeConfiguration = Made<typeof eventBridgeConfiguration>;

export const relatedItemInputContent = once(() =>
  oneOf({
    contact: contact(),
    comment: commentContent(),
    file: fileContent(),
    sla: slaInputContent(),
    connectCase: connectCaseInputContent(),
    custom: customInputContent(),
  }),
);
export type RelatedItemInputContent = Made<typeof relatedItemInputContent>;

export const relatedItemUpdateContent = once(() =>
  oneOf({ comment: commentUpdateContent(), custom: customUpdateContent() }),
);
export type RelatedItemUpdateContent = Made<typeof relatedItemUpdateContent>;

export const searchCasesRequest = once(() =>
  z.object({
    domainId: domainId(),
    maxResults: z.optional(searchCasesRequestMaxResultsInteger()),
    nextToken: z.optional(nextToken()),
    searchTerm: z.optional(searchCasesRequestSearchTermString()),
    filter: z.optional(caseFilter()),
    sorts: z.optional(searchCasesRequestSortsList()),
    fields: z.optional(searchCasesRequestFieldsList()),
  }),
);
export type SearchCasesRequest = Made<typeof searchCasesRequest>;

export const sectionsList = once(() => list(section(), 0, 1));

export const createCaseRuleRequest = once(() =>
  z.object({
    domainId: domainId(),
    name: caseRuleName(),
    description: z.optional(caseRuleDescription()),
    rule: caseRuleDetails(),
  }),
);
export type CreateCaseRuleRequest = Made<typeof createCaseRuleRequest>;

export const createRelatedItemRequest = once(() =>
  z.object({
    domainId: domainId(),
    caseId: caseId(),
    type: relatedItemType(),
    content: relatedItemInputContent(),
    performedBy: z.optional(userUnion()),
  }),
);
export type CreateRelatedItemRequest = Made<typeof createRelatedItemRequest>;

export const layoutSections = once(() => z.object({ sections: z.optional(sectionsList()) }));
export type LayoutSections = Made<typeof layoutSections>;

export const putCaseEventConfigurationRequest = once(() =>
  z.object({ domainId: domainId(), eventBridge: eventBridgeConfiguration() }),
);
export type PutCaseEventConfigurationRequest = Made<typeof putCaseEventConfigurationRequest>;

export const relatedItemTypeFilter = once(() =>
  oneOf({
    contact: contactFilter(),
    comment: commentFilter(),
    file: fileFilter(),
    sla: slaFilter(),
    connectCase: connectCaseFilter(),
    custom: customFilter(),
  }),
);
export type RelatedItemTypeFilter = Made<typeof relatedItemTypeFilter>;

export const updateCaseRuleRequest = once(() =>
  z.object({
    domainId: domainId(),
    caseRuleId: caseRuleId(),
    name: z.optional(caseRuleName()),
    description: z.optional(caseRuleDescription()),
    rule: z.optional(caseRuleDetails()),
  }),
);
export type UpdateCaseRuleRequest = Made<typeof updateCaseRuleRequest>;

export const updateRelatedItemRequest = once(() =>
  z.object({
    domainId: domainId(),
    caseId: caseId(),
    relatedItemId: relatedItemId(),
    content: relatedItemUpdateContent(),
    performedBy: z.optional(userUnion()),
  }),
);
export type UpdateRelatedItemRequest = Made<typeof updateRelatedItemRequest>;

export const basicLayout = once(() =>
  z.object({ topPanel: z.optional(layoutSections()), moreInfo: z.optional(layoutSections()) }),
);
export type BasicLayout = Made<typeof basicLayout>;

export const searchAllRelatedItemsRequestFiltersList = once(() => list(relatedItemTypeFilter(), 0, 10));
export const searchRelatedItemsRequestFiltersList = once(() => list(relatedItemTypeFilter(), 0, 10));

export const layoutContent = once(() => oneOf({ basic: basicLayout() }));
export type LayoutContent = Made<typeof layoutContent>;

export const searchAllRelatedItemsRequest = once(() =>
  z.object({
    domainId: domainId(),
    maxResults: z.optional(searchAllRelatedItemsRequestMaxResultsInteger()),
    nextToken: z.optional(nextToken()),
    filters: z.optional(searchAllRelatedItemsRequestFiltersList()),
    sorts: z.optional(searchAllRelatedItemsRequestSortsList()),
  }),
);
export type SearchAllRelatedItemsRequest = Made<typeof searchAllRelatedItemsRequest>;

export const searchRelatedItemsRequest = once(() =>
  z.object({
    domainId: domainId(),
    caseId: caseId(),
    maxResults: z.optional(searchRelatedItemsRequestMaxResultsInteger()),
    nextToken: z.optional(nextToken()),
    filters: z.optional(searchRelatedItemsRequestFiltersList()),
  }),
);
export type SearchRelatedItemsRequest = Made<typeof searchRelatedItemsRequest>;

export const createLayoutRequest = once(() =>
  z.object({ domainId: domainId(), name: layoutName(), content: layoutContent() }),
);
export type CreateLayoutRequest = Made<typeof createLayoutRequest>;

export const updateLayoutRequest = once(() =>
  z.object({
    domainId: domainId(),
    layoutId: layoutId(),
    name: z.optional(layoutName()),
    content: z.optional(layoutContent()),
  }),
);
export type UpdateLayoutRequest = Made<typeof updateLayoutRequest>;

/** Where each operation is found, which members of its request travel in the query string, and its request. */
export const operations = {
  BatchGetCaseRule: {
    operation: 'BatchGetCaseRule',
    method: 'POST',
    path: '/domains/{domainId}/rules-batch',
    request: batchGetCaseRuleRequest,
  },
  BatchGetField: {
    operation: 'BatchGetField',
    method: 'POST',
    path: '/domains/{domainId}/fields-batch',
    request: batchGetFieldRequest,
  },
  BatchPutFieldOptions: {
    operation: 'BatchPutFieldOptions',
    method: 'PUT',
    path: '/domains/{domainId}/fields/{fieldId}/options',
    request: batchPutFieldOptionsRequest,
  },
  CreateCase: {
    operation: 'CreateCase',
    method: 'POST',
    path: '/domains/{domainId}/cases',
    request: createCaseRequest,
  },
  CreateCaseRule: {
    operation: 'CreateCaseRule',
    method: 'POST',
    path: '/domains/{domainId}/case-rules',
    request: createCaseRuleRequest,
  },
  CreateDomain: {
    operation: 'CreateDomain',
    method: 'POST',
    path: '/domains',
    request: createDomainRequest,
  },
  CreateField: {
    operation: 'CreateField',
    method: 'POST',
    path: '/domains/{domainId}/fields',
    request: createFieldRequest,
  },
  CreateLayout: {
    operation: 'CreateLayout',
    method: 'POST',
    path: '/domains/{domainId}/layouts',
    request: createLayoutRequest,
  },
  CreateRelatedItem: {
    operation: 'CreateRelatedItem',
    method: 'POST',
    path: '/domains/{domainId}/cases/{caseId}/related-items/',
    request: createRelatedItemRequest,
  },
  CreateTemplate: {
    operation: 'CreateTemplate',
    method: 'POST',
    path: '/domains/{domainId}/templates',
    request: createTemplateRequest,
  },
  DeleteCase: {
    operation: 'DeleteCase',
    method: 'DELETE',
    path: '/domains/{domainId}/cases/{caseId}',
    request: deleteCaseRequest,
  },
  DeleteCaseRule: {
    operation: 'DeleteCaseRule',
    method: 'DELETE',
    path: '/domains/{domainId}/case-rules/{caseRuleId}',
    request: deleteCaseRuleRequest,
  },
  DeleteDomain: {
    operation: 'DeleteDomain',
    method: 'DELETE',
    path: '/domains/{domainId}',
    request: deleteDomainRequest,
  },
  DeleteField: {
    operation: 'DeleteField',
    method: 'DELETE',
    path: '/domains/{domainId}/fields/{fieldId}',
    request: deleteFieldRequest,
  },
  DeleteLayout: {
    operation: 'DeleteLayout',
    method: 'DELETE',
    path: '/domains/{domainId}/layouts/{layoutId}',
    request: deleteLayoutRequest,
  },
  DeleteRelatedItem: {
    operation: 'DeleteRelatedItem',
    method: 'DELETE',
    path: '/domains/{domainId}/cases/{caseId}/related-items/{relatedItemId}',
    request: deleteRelatedItemRequest,
  },
  DeleteTemplate: {
    operation: 'DeleteTemplate',
    method: 'DELETE',
    path: '/domains/{domainId}/templates/{templateId}',
    request: deleteTemplateRequest,
  },
  GetCase: {
    operation: 'GetCase',
    method: 'POST',
    path: '/domains/{domainId}/cases/{caseId}',
    request: getCaseRequest,
  },
  GetCaseAuditEvents: {
    operation: 'GetCaseAuditEvents',
    method: 'POST',
    path: '/domains/{domainId}/cases/{caseId}/audit-history',
    request: getCaseAuditEventsRequest,
  },
  GetCaseEventConfiguration: {
    operation: 'GetCaseEventConfiguration',
    method: 'POST',
    path: '/domains/{domainId}/case-event-configuration',
    request: getCaseEventConfigurationRequest,
  },
  GetDomain: {
    operation: 'GetDomain',
    method: 'POST',
    path: '/domains/{domainId}',
    request: getDomainRequest,
  },
  GetLayout: {
    operation: 'GetLayout',
    method: 'POST',
    path: '/domains/{domainId}/layouts/{layoutId}',
    request: getLayoutRequest,
  },
  GetTemplate: {
    operation: 'GetTemplate',
    method: 'POST',
    path: '/domains/{domainId}/templates/{templateId}',
    request: getTemplateRequest,
  },
  ListCaseRules: {
    operation: 'ListCaseRules',
    method: 'POST',
    path: '/domains/{domainId}/rules-list/',
    request: listCaseRulesRequest,
    query: { maxResults: 'number', nextToken: 'text' },
  },
  ListCasesForContact: {
    operation: 'ListCasesForContact',
    method: 'POST',
    path: '/domains/{domainId}/list-cases-for-contact',
    request: listCasesForContactRequest,
  },
  ListDomains: {
    operation: 'ListDomains',
    method: 'POST',
    path: '/domains-list',
    request: listDomainsRequest,
    query: { maxResults: 'number', nextToken: 'text' },
  },
  ListFieldOptions: {
    operation: 'ListFieldOptions',
    method: 'POST',
    path: '/domains/{domainId}/fields/{fieldId}/options-list',
    request: listFieldOptionsRequest,
    query: { maxResults: 'number', nextToken: 'text', values: 'list' },
  },
  ListFields: {
    operation: 'ListFields',
    method: 'POST',
    path: '/domains/{domainId}/fields-list',
    request: listFieldsRequest,
    query: { maxResults: 'number', nextToken: 'text' },
  },
  ListLayouts: {
    operation: 'ListLayouts',
    method: 'POST',
    path: '/domains/{domainId}/layouts-list',
    request: listLayoutsRequest,
    query: { maxResults: 'number', nextToken: 'text' },
  },
  ListTagsForResource: {
    operation: 'ListTagsForResource',
    method: 'GET',
    path: '/tags/{arn}',
    request: listTagsForResourceRequest,
  },
  ListTemplates: {
    operation: 'ListTemplates',
    method: 'POST',
    path: '/domains/{domainId}/templates-list',
    request: listTemplatesRequest,
    query: { maxResults: 'number', nextToken: 'text', status: 'list' },
  },
  PutCaseEventConfiguration: {
    operation: 'PutCaseEventConfiguration',
    method: 'PUT',
    path: '/domains/{domainId}/case-event-configuration',
    request: putCaseEventConfigurationRequest,
  },
  SearchAllRelatedItems: {
    operation: 'SearchAllRelatedItems',
    method: 'POST',
    path: '/domains/{domainId}/related-items-search',
    request: searchAllRelatedItemsRequest,
  },
  SearchCases: {
    operation: 'SearchCases',
    method: 'POST',
    path: '/domains/{domainId}/cases-search',
    request: searchCasesRequest,
  },
  SearchRelatedItems: {
    operation: 'SearchRelatedItems',
    method: 'POST',
    path: '/domains/{domainId}/cases/{caseId}/related-items-search',
    request: searchRelatedItemsRequest,
  },
  TagResource: {
    operation: 'TagResource',
    method: 'POST',
    path: '/tags/{arn}',
    request: tagResourceRequest,
  },
  UntagResource: {
    operation: 'UntagResource',
    method: 'DELETE',
    path: '/tags/{arn}',
    request: untagResourceRequest,
    query: { tagKeys: 'requiredList' },
  },
  UpdateCase: {
    operation: 'UpdateCase',
    method: 'PUT',
    path: '/domains/{domainId}/cases/{caseId}',
    request: updateCaseRequest,
  },
  UpdateCaseRule: {
    operation: 'UpdateCaseRule',
    method: 'PUT',
    path: '/domains/{domainId}/case-rules/{caseRuleId}',
    request: updateCaseRuleRequest,
  },
  UpdateField: {
    operation: 'UpdateField',
    method: 'PUT',
    path: '/domains/{domainId}/fields/{fieldId}',
    request: updateFieldRequest,
  },
  UpdateLayout: {
    operation: 'UpdateLayout',
    method: 'PUT',
    path: '/domains/{domainId}/layouts/{layoutId}',
    request: updateLayoutRequest,
  },
  UpdateRelatedItem: {
    operation: 'UpdateRelatedItem',
    method: 'PUT',
    path: '/domains/{domainId}/cases/{caseId}/related-items/{relatedItemId}',
    request: updateRelatedItemRequest,
  },
  UpdateTemplate: {
    operation: 'UpdateTemplate',
    method: 'PUT',
    path: '/domains/{domainId}/templates/{templateId}',
    request: updateTemplateRequest,
  },
} as const satisfies Readonly<Record<string, OperationModel>>;
