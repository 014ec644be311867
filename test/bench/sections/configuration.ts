import {
  BatchGetFieldCommand,
  DeleteDomainCommand,
  GetCaseEventConfigurationCommand,
  GetDomainCommand,
  GetLayoutCommand,
  GetTemplateCommand,
  ListDomainsCommand,
  ListFieldOptionsCommand,
  ListFieldsCommand,
  ListTemplatesCommand,
  PutCaseEventConfigurationCommand,
} from '@aws-sdk/client-connectcases';
import { aDomain, aField, aLayout, aName, aSelectField, aTemplate, putOptions } from '../../builders/shop.ts';
import { aTypicalShop } from '../../builders/typical-case.ts';
import {
  aboutOperations,
  measureOperations,
  type OperationLine,
  operationColumns,
} from '../operation-line.ts';
import type { Section } from '../section.ts';

/** What administrators do, and what a desk reads when it starts. */
export const configuration: Section = {
  name: 'configuration',
  title: 'Domains, fields, layouts, templates',
  about: `${aboutOperations} There are no budgets for these. What is created, is created in an empty domain.`,
  columns: operationColumns,
  measure: (bench) =>
    measureOperations(bench, async ({ client }): Promise<readonly OperationLine[]> => {
      const { domainId, layoutId, templateId, channelFieldId, values } = await aTypicalShop(client);
      const fields = values.map(({ id }) => ({ id }));
      const anotherDomain = () => aDomain(client, aName('Domain'));
      /** Quotas bound what one domain takes. */
      const inAnotherDomain =
        (call: (domainId: string) => Promise<unknown>): OperationLine['prepare'] =>
        async () => {
          const other = await anotherDomain();
          return () => call(other);
        };
      const reading = (operation: string, call: () => Promise<unknown>): OperationLine => ({
        operation,
        rawReads: 'all',
        prepare: async () => call,
      });
      return [
        { operation: 'CreateDomain', rawReads: [], prepare: async () => anotherDomain },
        reading('GetDomain', () => client.send(new GetDomainCommand({ domainId }))),
        reading('ListDomains, a page of ten', () => client.send(new ListDomainsCommand({}))),
        {
          operation: 'DeleteDomain',
          rawReads: ['DOMAIN'],
          prepare: inAnotherDomain((id) => client.send(new DeleteDomainCommand({ domainId: id }))),
        },
        {
          operation: 'CreateField',
          rawReads: ['DOMAIN'],
          prepare: inAnotherDomain((id) => aField(client, id)),
        },
        reading('ListFields', () => client.send(new ListFieldsCommand({ domainId }))),
        reading('BatchGetField, of twelve', () =>
          client.send(new BatchGetFieldCommand({ domainId, fields })),
        ),
        {
          operation: 'BatchPutFieldOptions, of two',
          rawReads: ['DOMAIN'],
          prepare: async () => {
            const other = await anotherDomain();
            const fieldId = await aSelectField(client, other);
            return () => putOptions(client, other, fieldId, ['Fax', 'Chat']);
          },
        },
        reading('ListFieldOptions, of two', () =>
          client.send(new ListFieldOptionsCommand({ domainId, fieldId: channelFieldId })),
        ),
        {
          operation: 'CreateLayout',
          rawReads: ['DOMAIN'],
          prepare: inAnotherDomain((id) => aLayout(client, id)),
        },
        reading('GetLayout', () => client.send(new GetLayoutCommand({ domainId, layoutId }))),
        {
          operation: 'CreateTemplate',
          rawReads: ['DOMAIN'],
          prepare: inAnotherDomain((id) => aTemplate(client, id)),
        },
        reading('GetTemplate', () => client.send(new GetTemplateCommand({ domainId, templateId }))),
        reading('ListTemplates, of two', () => client.send(new ListTemplatesCommand({ domainId }))),
        {
          operation: 'PutCaseEventConfiguration',
          rawReads: ['DOMAIN'],
          prepare: inAnotherDomain((id) =>
            client.send(
              new PutCaseEventConfigurationCommand({ domainId: id, eventBridge: { enabled: true } }),
            ),
          ),
        },
        reading('GetCaseEventConfiguration', () =>
          client.send(new GetCaseEventConfigurationCommand({ domainId })),
        ),
      ];
    }),
};
