import {
  type ConnectCasesClient,
  CreateCaseCommand,
  type CreateCaseRequest,
  CreateRelatedItemCommand,
  type FieldValue,
  type FieldValueUnion,
  GetCaseCommand,
  type SlaInputConfiguration,
  TagResourceCommand,
  UpdateCaseCommand,
} from '@aws-sdk/client-connectcases';
import type { Shop } from './shop.ts';

type Client = Pick<ConnectCasesClient, 'send'>;
type CaseOf = { readonly domainId: string; readonly caseId: string };

export const text = (id: string, stringValue: string): FieldValue => ({ id, value: { stringValue } });

/** What a case of the shop is created with: a title and these values. */
export const aCaseRequest = (
  { domainId, templateId }: Pick<Shop, 'domainId' | 'templateId'>,
  fields: readonly FieldValue[] = [],
  more: Partial<CreateCaseRequest> = {},
): CreateCaseRequest => ({
  domainId,
  templateId,
  fields: [...(fields.some(({ id }) => id === 'title') ? [] : [text('title', '荷物が届かない')]), ...fields],
  ...more,
});

/** Answers the ids of a new case. */
export const aCase = async (
  client: Client,
  shop: Pick<Shop, 'domainId' | 'templateId'>,
  fields: readonly FieldValue[] = [],
): Promise<CaseOf> => {
  const { caseId } = await client.send(new CreateCaseCommand(aCaseRequest(shop, fields)));
  return { domainId: shop.domainId, caseId: `${caseId}` };
};

/** Changes these values of the case. */
export const update = async (
  client: Client,
  aCase: CaseOf,
  ...fields: readonly FieldValue[]
): Promise<void> => {
  await client.send(new UpdateCaseCommand({ ...aCase, fields: [...fields] }));
};

/** The values that the case has of these fields. */
export const valuesOf = async (
  client: Client,
  aCase: CaseOf,
  ...fieldIds: readonly string[]
): Promise<Readonly<Record<string, FieldValueUnion>>> => {
  const { fields = [] } = await client.send(
    new GetCaseCommand({ ...aCase, fields: fieldIds.map((id) => ({ id })) }),
  );
  return Object.fromEntries(fields.map(({ id, value }) => [`${id}`, value as FieldValueUnion]));
};

/** Answers the id of a new comment. */
export const aComment = async (client: Client, aCase: CaseOf, body = 'Gave a $5 refund'): Promise<string> => {
  const { relatedItemId } = await client.send(
    new CreateRelatedItemCommand({
      ...aCase,
      type: 'Comment',
      content: { comment: { body, contentType: 'Text/Plain' } },
    }),
  );
  return `${relatedItemId}`;
};

export const aContactArn = (number = 1): string =>
  `arn:aws:connect:ap-northeast-1:111122223333:instance/i-1/contact/c-${number}`;

/** Answers the id of the related item that links the contact. */
export const aContact = async (
  client: Client,
  aCase: CaseOf,
  contactArn = aContactArn(),
): Promise<string> => {
  const { relatedItemId } = await client.send(
    new CreateRelatedItemCommand({ ...aCase, type: 'Contact', content: { contact: { contactArn } } }),
  );
  return `${relatedItemId}`;
};

/** Answers the id of a new SLA of an hour: to be closed, unless `terms` ask for something else. */
export const anSla = async (
  client: Client,
  aCase: CaseOf,
  terms: Partial<SlaInputConfiguration> = {},
): Promise<string> => {
  const { relatedItemId } = await client.send(
    new CreateRelatedItemCommand({ ...aCase, type: 'Sla', content: anSlaContent(terms) }),
  );
  return `${relatedItemId}`;
};

export const relatedItemArn = ({ domainId, caseId }: CaseOf, relatedItemId: string): string =>
  `arn:aws:cases:us-east-1:111122223333:domain/${domainId}/case/${caseId}/related-item/${relatedItemId}`;

/** Gives the related item these tags besides its own. */
export const tagItem = async (
  client: Client,
  aCase: CaseOf,
  relatedItemId: string,
  tags: Readonly<Record<string, string>>,
): Promise<void> => {
  await client.send(new TagResourceCommand({ arn: relatedItemArn(aCase, relatedItemId), tags }));
};

/** What `anSla` is created with. */
export const anSlaContent = (terms: Partial<SlaInputConfiguration> = {}) => {
  const slaInputConfiguration: SlaInputConfiguration = {
    name: '解決まで',
    type: 'CaseField',
    fieldId: 'status',
    targetFieldValues: [{ stringValue: 'closed' }],
    targetSlaMinutes: 60,
    ...terms,
  };
  return { sla: { slaInputConfiguration } };
};

/** Answers the id of a related item for the file. */
export const aFile = async (client: Client, aCase: CaseOf, fileArn = 'arn:file-1'): Promise<string> => {
  const { relatedItemId } = await client.send(
    new CreateRelatedItemCommand({ ...aCase, type: 'File', content: { file: { fileArn } } }),
  );
  return `${relatedItemId}`;
};

/** Answers the id of the related item that connects another case. */
export const aConnectedCase = async (client: Client, aCase: CaseOf, caseId: string): Promise<string> => {
  const { relatedItemId } = await client.send(
    new CreateRelatedItemCommand({ ...aCase, type: 'ConnectCase', content: { connectCase: { caseId } } }),
  );
  return `${relatedItemId}`;
};

/** Answers the id of a new custom related item. */
export const aCustomItem = async (
  client: Client,
  aCase: CaseOf,
  ...fields: readonly FieldValue[]
): Promise<string> => {
  const { relatedItemId } = await client.send(
    new CreateRelatedItemCommand({ ...aCase, type: 'Custom', content: { custom: { fields: [...fields] } } }),
  );
  return `${relatedItemId}`;
};
