import {
  BatchPutFieldOptionsCommand,
  type CaseRuleDetails,
  type ConnectCasesClient,
  CreateCaseRuleCommand,
  CreateDomainCommand,
  CreateFieldCommand,
  CreateLayoutCommand,
  CreateTemplateCommand,
  type CreateTemplateRequest,
  type FieldAttributes,
  type FieldType,
} from '@aws-sdk/client-connectcases';

type Client = Pick<ConnectCasesClient, 'send'>;

/** Answers the id of a new, empty domain. */
export const aDomain = async (client: Client, name = 'Shop'): Promise<string> => {
  const { domainId } = await client.send(new CreateDomainCommand({ name }));
  return `${domainId}`;
};

let names = 0;
/** A name that no other thing of a test file has. */
export const aName = (noun: string): string => {
  names += 1;
  return `${noun} ${names}`;
};

/** Answers the id of a new field. */
export const aField = async (
  client: Client,
  domainId: string,
  type: FieldType = 'Text',
  name = aName(type),
  attributes?: FieldAttributes,
): Promise<string> => {
  const { fieldId } = await client.send(new CreateFieldCommand({ domainId, name, type, attributes }));
  return `${fieldId}`;
};

/** Answers the id of a new SingleSelect field with these options, all of them active. */
export const aSelectField = async (
  client: Client,
  domainId: string,
  values: readonly string[] = ['Mail', 'Telephone'],
): Promise<string> => {
  const fieldId = await aField(client, domainId, 'SingleSelect');
  await putOptions(client, domainId, fieldId, values);
  return fieldId;
};

/** Adds options of these values, or makes them active or inactive. */
export const putOptions = async (
  client: Client,
  domainId: string,
  fieldId: string,
  values: readonly string[],
  active = true,
): Promise<void> => {
  const options = values.map((value) => ({ name: value, value, active }));
  await client.send(new BatchPutFieldOptionsCommand({ domainId, fieldId, options }));
};

/** Answers the id of a new layout that shows these fields at the top. */
export const aLayout = async (
  client: Client,
  domainId: string,
  fieldIds: readonly string[] = ['summary', 'customer_id'],
): Promise<string> => {
  const fields = fieldIds.map((id) => ({ id }));
  const { layoutId } = await client.send(
    new CreateLayoutCommand({
      domainId,
      name: aName('Layout'),
      content: { basic: { topPanel: { sections: [{ fieldGroup: { name: 'Case', fields } }] } } },
    }),
  );
  return `${layoutId}`;
};

/** Answers the id of a new template, active unless `more` says otherwise. */
export const aTemplate = async (
  client: Client,
  domainId: string,
  more: Partial<Omit<CreateTemplateRequest, 'domainId'>> = {},
): Promise<string> => {
  const { templateId } = await client.send(
    new CreateTemplateCommand({ domainId, name: aName('Template'), ...more }),
  );
  return `${templateId}`;
};

/** Answers the id of a new case rule. */
export const aCaseRule = async (
  client: Client,
  domainId: string,
  rule: CaseRuleDetails,
  name = aName('Case rule'),
): Promise<string> => {
  const { caseRuleId } = await client.send(new CreateCaseRuleCommand({ domainId, name, rule }));
  return `${caseRuleId}`;
};

/** The ids of a domain of a mail-order shop, and of what a case of it needs. */
export type Shop = {
  readonly domainId: string;
  /** A SingleSelect field with the active options `Mail` and `Telephone`. */
  readonly channelFieldId: string;
  /** A Text field. */
  readonly orderFieldId: string;
  readonly layoutId: string;
  /** Active; it requires the title alone. */
  readonly templateId: string;
};

/** A domain with fields, options, a layout and a template. */
export const aShop = async (client: Client): Promise<Shop> => {
  const domainId = await aDomain(client, aName('Shop'));
  const channelFieldId = await aSelectField(client, domainId);
  const orderFieldId = await aField(client, domainId, 'Text', 'Order');
  const layoutId = await aLayout(client, domainId, [channelFieldId, orderFieldId, 'summary']);
  const templateId = await aTemplate(client, domainId, {
    name: 'Return',
    layoutConfiguration: { defaultLayout: layoutId },
    requiredFields: [{ fieldId: 'title' }],
  });
  return { domainId, channelFieldId, orderFieldId, layoutId, templateId };
};
