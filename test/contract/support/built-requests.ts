import { PutCaseEventConfigurationCommand } from '@aws-sdk/client-connectcases';
import { aCase, aComment, text } from '../../builders/case.ts';
import type { Json } from '../../builders/hostile-json.ts';
import { aCaseRule, aDomain, aShop } from '../../builders/shop.ts';
import type { anAnken } from './client.ts';

export type HttpRequest = {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, Json>>;
};

/** A domain with a bit of everything, and a good request of every built operation on it. */
export const builtRequests = async ({
  client,
}: Awaited<ReturnType<typeof anAnken>>): Promise<Readonly<Record<string, HttpRequest>>> => {
  const shop = await aShop(client);
  const aCaseOfShop = await aCase(client, shop, [text(shop.channelFieldId, 'Mail')]);
  await aComment(client, aCaseOfShop);
  await aComment(client, aCaseOfShop);
  const anotherCase = await aCase(client, shop);
  const anotherComment = await aComment(client, aCaseOfShop);
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
  const fields = [{ id: 'summary' }, { id: shop.orderFieldId }];
  const panel = { sections: [{ fieldGroup: { name: 'Case', fields } }] };
  const values = [
    { id: 'title', value: { stringValue: 'A case' } },
    { id: shop.channelFieldId, value: { stringValue: 'Mail' } },
    { id: shop.orderFieldId, value: { stringValue: '№ 1' } },
  ];
  const performedBy = { customEntity: 'robot' };
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
    CreateField: post(`${domain}/fields`, {
      name: 'Remark',
      type: 'Text',
      description: 'What else there is to say',
      attributes: { text: { isMultiline: true } },
    }),
    ListFields: post(`${domain}/fields-list`, undefined, page),
    BatchGetField: post(`${domain}/fields-batch`, { fields }),
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
    GetLayout: post(`${domain}/layouts/${shop.layoutId}`),
    CreateTemplate: post(`${domain}/templates`, {
      name: 'Complaint',
      description: 'Somebody is angry',
      layoutConfiguration: { defaultLayout: shop.layoutId },
      requiredFields: [{ fieldId: 'title' }, { fieldId: shop.orderFieldId }],
      status: 'Active',
      rules: [{ caseRuleId, fieldId: shop.orderFieldId }],
      tagPropagationConfigurations: [{ resourceType: 'Cases', tagMap: { team: 'complaints' } }],
    }),
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
    GetCaseAuditEvents: post(`${oneCase}/audit-history`, { maxResults: 1, nextToken: '' }),
    CreateRelatedItem: post(`${oneCase}/related-items/`, {
      type: 'Comment',
      content: { comment: { body: 'Called back', contentType: 'Text/Plain' } },
      performedBy,
    }),
    DeleteRelatedItem: { method: 'DELETE', path: `${oneCase}/related-items/${anotherComment}` },
    SearchRelatedItems: post(`${oneCase}/related-items-search`, {
      maxResults: 1,
      nextToken: '',
      filters: [{ comment: {} }, { contact: { channel: ['VOICE'], contactArn: 'arn:aws:connect' } }],
    }),
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
