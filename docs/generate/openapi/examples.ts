/** Bodies of the requests that a new client makes first, by their operations. */
export const examples: Readonly<Record<string, object>> = {
  CreateDomain: { name: 'Support' },
  CreateField: { name: 'Order number', type: 'Text' },
  CreateTemplate: { name: 'General' },
  CreateCase: {
    templateId: 'e2a4c8b0-1f3d-4e5a-8c7b-9d0e1f2a3b4c',
    fields: [
      { id: 'title', value: { stringValue: 'Parcel lost' } },
      { id: 'severity', value: { stringValue: 'High' } },
    ],
    clientToken: '9f0a3b7c-5d1e-4c2f-8a6b-7e4d3c2b1a00',
  },
  GetCase: { fields: [{ id: 'title' }, { id: 'status' }, { id: 'reference_number' }] },
  UpdateCase: { fields: [{ id: 'status', value: { stringValue: 'closed' } }] },
  CreateRelatedItem: {
    type: 'Comment',
    content: { comment: { body: 'Gave a $5 refund', contentType: 'Text/Plain' } },
  },
  PutCaseEventConfiguration: {
    eventBridge: {
      enabled: true,
      includedData: {
        caseData: { fields: [{ id: 'status' }, { id: 'severity' }] },
        relatedItemData: { includeContent: false },
      },
    },
  },
  PutDomainSettings: { settings: { ruleEnforcement: 'report', quotas: { fieldsPerDomain: 1000 } } },
};
