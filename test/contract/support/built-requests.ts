import { PutCaseEventConfigurationCommand } from '@aws-sdk/client-connectcases';
import { aCase, aComment, aContact, aContactArn, aCustomItem, anSla, text } from '../../builders/case.ts';
import type { Json } from '../../builders/hostile-json.ts';
import { aCaseRule, aDomain, aField, aLayout, aShop, aTemplate } from '../../builders/shop.ts';
import type { anAnken } from './client.ts';

export type HttpRequest = {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, Json>>;
};

/** The operation of a request: two variants of one differ in what follows its name. */
export const operationOf = (variant: string): string => variant.split(' ')[0] ?? '';

/** A domain with a bit of everything, and a good request of every built operation on it. */
export const builtRequests = async ({
  client,
}: Awaited<ReturnType<typeof anAnken>>): Promise<Readonly<Record<string, HttpRequest>>> => {
  const shop = await aShop(client);
  const aCaseOfShop = await aCase(client, shop, [text(shop.channelFieldId, 'Mail')]);
  await aComment(client, aCaseOfShop);
  await aComment(client, aCaseOfShop);
  const anotherCase = await aCase(client, shop);
  await aCase(client, shop, [text('reference_number', 'shop-1')]);
  const anotherComment = await aComment(client, aCaseOfShop);
  const aRemark = await aComment(client, aCaseOfShop);
  const anOrder = await aCustomItem(client, aCaseOfShop, text(shop.orderFieldId, '№ 1'));
  await aContact(client, aCaseOfShop);
  await aContact(client, await aCase(client, shop));
  const thirdCase = await aCase(client, shop);
  const [anotherField, anotherLayout, anotherTemplate] = [
    await aField(client, shop.domainId),
    await aLayout(client, shop.domainId),
    await aTemplate(client, shop.domainId),
  ];
  await anSla(client, aCaseOfShop, { fieldId: 'summary', targetFieldValues: [{ stringValue: 'done' }] });
  const anotherSla = await anSla(client, aCaseOfShop, { targetSlaMinutes: 1 });
  const anotherDomain = await aDomain(client, 'A shop that closes');
  await client.send(
    new PutCaseEventConfigurationCommand({ domainId: shop.domainId, eventBridge: { enabled: true } }),
  );
  const domain = `/domains/${shop.domainId}`;
  const isByMail = {
    equalTo: {
      operandOne: { fieldId: shop.channelFieldId },
      operandTwo: { stringValue: 'Mail' },
      result: true,
    },
  };
  const rule = { required: { defaultValue: false, conditions: [{ orAll: { conditions: [isByMail] } }] } };
  const caseRuleId = await aCaseRule(client, shop.domainId, rule, 'By mail');
  const anotherRuleId = await aCaseRule(client, shop.domainId, {
    fieldOptions: {
      parentFieldId: 'severity',
      childFieldId: shop.channelFieldId,
      parentChildFieldOptionsMappings: [
        { parentFieldOptionValue: 'High', childFieldOptionValues: ['Telephone'] },
      ],
    },
  });
  const oneCase = `${domain}/cases/${aCaseOfShop.caseId}`;
  const arn = `arn:aws:cases:us-east-1:111122223333:domain/${shop.domainId}/case/${aCaseOfShop.caseId}`;
  const tagsOfCase = `/tags/${encodeURIComponent(arn)}`;
  const fields = [{ id: 'summary' }, { id: shop.orderFieldId }];
  const panel = { sections: [{ fieldGroup: { name: 'Case', fields } }] };
  const values = [
    { id: 'title', value: { stringValue: 'A case' } },
    { id: shop.channelFieldId, value: { stringValue: 'Mail' } },
    { id: shop.orderFieldId, value: { stringValue: '№ 1' } },
  ];
  const customValue = { id: shop.orderFieldId, value: { stringValue: '№ 2' } };
  const templateMembers = {
    description: 'Somebody is angry',
    layoutConfiguration: { defaultLayout: shop.layoutId },
    requiredFields: [{ fieldId: 'title' }, { fieldId: shop.orderFieldId }],
    status: 'Active',
    rules: [{ caseRuleId, fieldId: shop.orderFieldId }],
    tagPropagationConfigurations: [{ resourceType: 'Cases', tagMap: { team: 'complaints' } }],
  };
  const performedBy = { customEntity: 'robot' };
  const cases = [
    { caseIdentifier: { caseId: aCaseOfShop.caseId } },
    { caseIdentifier: { referenceId: 'SHOP-1' } },
  ];
  const page = { maxResults: '1', nextToken: '' };
  const post = (path: string, body?: HttpRequest['body'], query?: HttpRequest['query']): HttpRequest => ({
    method: 'POST',
    path,
    ...(body && { body }),
    ...(query && { query }),
  });
  return {
    CreateDomain: post('/domains', { name: 'Another shop' }),
    GetDomain: post(domain),
    DeleteDomain: { method: 'DELETE', path: `/domains/${anotherDomain}` },
    ListDomains: post('/domains-list', undefined, page),
    GetDomainSettings: post(`${domain}/settings`),
    PutDomainSettings: {
      method: 'PUT',
      path: `${domain}/settings`,
      body: { settings: { ruleEnforcement: 'report', quotas: { fieldsPerDomain: 1000 } } },
    },
    GetConfigurationHistory: post(`${domain}/configuration-history`, { maxResults: 1, nextToken: '' }),
    CreateField: post(`${domain}/fields`, {
      name: 'Remark',
      type: 'Text',
      description: 'What else there is to say',
      attributes: { text: { isMultiline: true } },
    }),
    ListFields: post(`${domain}/fields-list`, undefined, page),
    BatchGetField: post(`${domain}/fields-batch`, { fields }),
    UpdateField: {
      method: 'PUT',
      path: `${domain}/fields/${shop.orderFieldId}`,
      body: { name: 'Order', description: 'Its number', attributes: { text: { isMultiline: false } } },
    },
    DeleteField: { method: 'DELETE', path: `${domain}/fields/${anotherField}` },
    BatchPutFieldOptions: {
      method: 'PUT',
      path: `${domain}/fields/${shop.channelFieldId}/options`,
      body: { options: [{ name: 'Fax', value: 'fax', active: true }] },
    },
    ListFieldOptions: post(`${domain}/fields/${shop.channelFieldId}/options-list`, undefined, {
      ...page,
      values: 'Mail',
    }),
    CreateLayout: post(`${domain}/layouts`, {
      name: 'Desk',
      content: { basic: { topPanel: panel, moreInfo: { sections: [] } } },
    }),
    ListLayouts: post(`${domain}/layouts-list`, undefined, page),
    UpdateLayout: {
      method: 'PUT',
      path: `${domain}/layouts/${shop.layoutId}`,
      body: { name: 'Counter', content: { basic: { topPanel: panel, moreInfo: { sections: [] } } } },
    },
    DeleteLayout: { method: 'DELETE', path: `${domain}/layouts/${anotherLayout}` },
    GetLayout: post(`${domain}/layouts/${shop.layoutId}`),
    CreateTemplate: post(`${domain}/templates`, { name: 'Complaint', ...templateMembers }),
    UpdateTemplate: {
      method: 'PUT',
      path: `${domain}/templates/${shop.templateId}`,
      body: { name: 'Returns', ...templateMembers },
    },
    DeleteTemplate: { method: 'DELETE', path: `${domain}/templates/${anotherTemplate}` },
    GetTemplate: post(`${domain}/templates/${shop.templateId}`),
    ListTemplates: post(`${domain}/templates-list`, undefined, { ...page, status: 'Active' }),
    CreateCaseRule: post(`${domain}/case-rules`, {
      name: 'Order by mail',
      description: 'Which order?',
      rule,
    }),
    BatchGetCaseRule: post(`${domain}/rules-batch`, { caseRules: [{ id: caseRuleId }, { id: 'none' }] }),
    ListCaseRules: post(`${domain}/rules-list/`, undefined, page),
    UpdateCaseRule: {
      method: 'PUT',
      path: `${domain}/case-rules/${caseRuleId}`,
      body: { name: 'Order', description: '', rule },
    },
    DeleteCaseRule: { method: 'DELETE', path: `${domain}/case-rules/${anotherRuleId}` },
    CreateCase: post(`${domain}/cases`, {
      templateId: shop.templateId,
      fields: values,
      clientToken: 'a-token',
      performedBy,
      tags: { team: 'returns' },
    }),
    GetCase: post(oneCase, { fields, nextToken: '' }),
    UpdateCase: { method: 'PUT', path: oneCase, body: { fields: values, performedBy } },
    DeleteCase: { method: 'DELETE', path: `${domain}/cases/${anotherCase.caseId}` },
    ListCasesForContact: post(`${domain}/list-cases-for-contact`, {
      contactArn: aContactArn(),
      maxResults: 1,
      nextToken: '',
    }),
    BatchUpdateCase: post('/cases:batchUpdateCase', {
      domainId: shop.domainId,
      cases,
      fields: [
        { fieldIdentifier: { name: 'Order' }, value: { stringValue: '№ 2' } },
        { fieldIdentifier: { id: shop.channelFieldId }, value: { emptyValue: {} } },
      ],
      title: 'A case of many',
      status: 'closed',
      customerId: 'arn:aws:profile:us-east-1:111122223333:domains/shop/profiles/p-1',
      clientToken: 'a-token',
      performedBy,
    }),
    GetCaseAuditEvents: post(`${oneCase}/audit-history`, { maxResults: 1, nextToken: '' }),
    CreateRelatedItem: post(`${oneCase}/related-items/`, {
      type: 'Comment',
      content: { comment: { body: 'Called back', contentType: 'Text/Plain' } },
      performedBy,
    }),
    BatchCreateRelatedItem: post('/cases:batchCreateRelatedItem', {
      domainId: shop.domainId,
      cases,
      content: { comment: { body: 'Delayed by the typhoon', contentType: 'Text/Plain' } },
      clientToken: 'a-token',
      performedBy,
    }),
    'CreateRelatedItem of an SLA': post(`${oneCase}/related-items/`, {
      type: 'Sla',
      content: {
        sla: {
          slaInputConfiguration: {
            name: 'First response',
            type: 'CaseField',
            fieldId: shop.channelFieldId,
            targetFieldValues: [{ stringValue: 'Telephone' }],
            targetSlaMinutes: 60,
          },
        },
      },
      performedBy,
    }),
    'CreateRelatedItem of a file': post(`${oneCase}/related-items/`, {
      type: 'File',
      content: { file: { fileArn: 'arn:file-1' } },
      performedBy,
    }),
    'CreateRelatedItem of another case': post(`${oneCase}/related-items/`, {
      type: 'ConnectCase',
      content: { connectCase: { caseId: thirdCase.caseId } },
      performedBy,
    }),
    'CreateRelatedItem of fields': post(`${oneCase}/related-items/`, {
      type: 'Custom',
      content: { custom: { fields: [customValue] } },
      performedBy,
    }),
    'UpdateRelatedItem of a comment': {
      method: 'PUT',
      path: `${oneCase}/related-items/${aRemark}`,
      body: { content: { comment: { body: 'Called again', contentType: 'Text/Plain' } }, performedBy },
    },
    UpdateRelatedItem: {
      method: 'PUT',
      path: `${oneCase}/related-items/${anOrder}`,
      body: { content: { custom: { fields: [customValue] } }, performedBy },
    },
    'DeleteRelatedItem of an SLA': { method: 'DELETE', path: `${oneCase}/related-items/${anotherSla}` },
    DeleteRelatedItem: { method: 'DELETE', path: `${oneCase}/related-items/${anotherComment}` },
    SearchRelatedItems: post(`${oneCase}/related-items-search`, {
      maxResults: 1,
      nextToken: '',
      filters: [
        { comment: {} },
        { contact: { channel: ['VOICE'], contactArn: 'arn:aws:connect' } },
        { sla: { name: 'First response', status: 'Active' } },
        { file: { fileArn: 'arn:file-1' } },
        { connectCase: { caseId: thirdCase.caseId } },
        {
          custom: {
            fields: { andAll: [{ not: { field: { equalTo: customValue } } }, { orAll: [] }] },
          },
        },
      ],
    }),
    ListTagsForResource: { method: 'GET', path: tagsOfCase },
    TagResource: post(tagsOfCase, { tags: { team: 'returns', 'a b': '' } }),
    UntagResource: { method: 'DELETE', path: tagsOfCase, query: { tagKeys: 'team' } },
    GetCaseEventConfiguration: post(`${domain}/case-event-configuration`),
    PutCaseEventConfiguration: {
      method: 'PUT',
      path: `${domain}/case-event-configuration`,
      body: {
        eventBridge: {
          enabled: true,
          includedData: { caseData: { fields }, relatedItemData: { includeContent: true } },
        },
      },
    },
  };
};
