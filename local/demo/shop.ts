import {
  type ConnectCasesClient,
  CreateCaseCommand,
  paginateListFields,
  paginateListTemplates,
  UpdateCaseCommand,
} from '@aws-sdk/client-connectcases';
import { customFieldEntries, systemFields, type Values } from '../sample/fields.ts';
import { fieldValues } from '../sample/load.ts';
import { type Agent, userArn } from '../sample/people.ts';
import { templates } from '../sample/templates.ts';
import { LocalFailure } from '../terminal/failure.ts';

/** The sample's shop as the demo uses it. */
export type Shop = {
  readonly client: ConnectCasesClient;
  readonly domainId: string;
  readonly fieldIds: ReadonlyMap<string, string>;
  /** Opens a case of the template for defects and answers its id. */
  readonly open: (values: Values, agent: Agent) => Promise<string>;
  readonly change: (caseId: string, values: Values, agent: Agent) => Promise<void>;
};

/** @throws LocalFailure where the stack has no sample */
export const sampleShop = async (client: ConnectCasesClient, domainId: string): Promise<Shop> => {
  const fieldIds = await idsOfFields(client, domainId);
  const templateId = await idOfTemplate(client, domainId, templates.defect.name);
  return {
    client,
    domainId,
    fieldIds,
    open: async (values, agent) => {
      const received = { ...values, received_at: new Date().toISOString() };
      const { caseId = '' } = await client.send(
        new CreateCaseCommand({
          domainId,
          templateId,
          fields: fieldValues(received, fieldIds),
          performedBy: by(agent),
        }),
      );
      return caseId;
    },
    change: async (caseId, values, agent) => {
      const fields = fieldValues(values, fieldIds);
      await client.send(new UpdateCaseCommand({ domainId, caseId, fields, performedBy: by(agent) }));
    },
  };
};

export const by = (agent: Agent) => ({ userArn: userArn(agent) });

const idsOfFields = async (
  client: ConnectCasesClient,
  domainId: string,
): Promise<ReadonlyMap<string, string>> => {
  const idsByName = new Map<string | undefined, string>();
  for await (const { fields = [] } of paginateListFields({ client }, { domainId })) {
    for (const { name, fieldId = '' } of fields) idsByName.set(name, fieldId);
  }
  return new Map([
    ...systemFields.map((field) => [field, field] as const),
    ...customFieldEntries.map(([key, { name }]) => [key, idsByName.get(name) ?? key] as const),
  ]);
};

const idOfTemplate = async (client: ConnectCasesClient, domainId: string, name: string): Promise<string> => {
  for await (const { templates: page = [] } of paginateListTemplates({ client }, { domainId })) {
    const { templateId } = page.find((template) => template.name === name) ?? {};
    if (templateId !== undefined) return templateId;
  }
  throw new LocalFailure('The running local stack has no sample; npm start -- --fresh begins anew with it.');
};
