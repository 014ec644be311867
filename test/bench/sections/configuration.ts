import {
  BatchGetFieldCommand,
  DeleteDomainCommand,
  DeleteFieldCommand,
  DeleteLayoutCommand,
  DeleteTemplateCommand,
  GetCaseEventConfigurationCommand,
  GetDomainCommand,
  GetLayoutCommand,
  GetTemplateCommand,
  ListDomainsCommand,
  ListFieldOptionsCommand,
  ListFieldsCommand,
  ListLayoutsCommand,
  ListTemplatesCommand,
  PutCaseEventConfigurationCommand,
  UpdateFieldCommand,
  UpdateLayoutCommand,
  UpdateTemplateCommand,
} from '@aws-sdk/client-connectcases';
import { aDomain, aField, aLayout, aName, aSelectField, aTemplate, putOptions } from '../../builders/shop.ts';
import { aTypicalShop } from '../../builders/typical-case.ts';
import { configurationBudgets } from '../budgets.ts';
import { type OperationLine, operationSection } from '../operation-line.ts';

/** What administrators do, and what a desk reads when it starts. */
export const configuration = operationSection({
  name: 'configuration',
  title: 'Domains, fields, layouts, templates',
  more: 'What is created, is created in an empty domain.',
  linesOf: async ({ client }): Promise<readonly OperationLine[]> => {
    const { domainId, layoutId, templateId, channelFieldId, values } = await aTypicalShop(client);
    const fields = values.map(({ id }) => ({ id }));
    const anotherDomain = () => aDomain(client, aName('Domain'));
    /** Where things are changed and deleted: what was deleted stays, and would be read with those of the shop. */
    const workshop = await anotherDomain();
    const ofWorkshop = {
      fieldId: await aField(client, workshop),
      layoutId: await aLayout(client, workshop),
      templateId: await aTemplate(client, workshop),
    };
    let texts = 0;
    const another = (noun: string) => {
      texts += 1;
      return `${noun} ${texts}`;
    };
    /** Quotas bound what one domain takes. */
    const inAnotherDomain =
      (call: (domainId: string) => Promise<unknown>): OperationLine['prepare'] =>
      async () => {
        const other = await anotherDomain();
        return () => call(other);
      };
    const reading = (operation: string, call: () => Promise<unknown>): OperationLine => ({
      operation,
      budgets: configurationBudgets.read,
      rawReads: 'all',
      prepare: async () => call,
    });
    return [
      {
        operation: 'CreateDomain',
        budgets: configurationBudgets.change,
        rawReads: [],
        prepare: async () => anotherDomain,
      },
      reading('GetDomain', () => client.send(new GetDomainCommand({ domainId }))),
      reading('ListDomains, a page of ten', () => client.send(new ListDomainsCommand({}))),
      {
        operation: 'DeleteDomain',
        budgets: configurationBudgets.change,
        rawReads: ['DOMAIN'],
        prepare: inAnotherDomain((id) => client.send(new DeleteDomainCommand({ domainId: id }))),
      },
      {
        operation: 'CreateField',
        budgets: configurationBudgets.change,
        rawReads: ['DOMAIN'],
        prepare: inAnotherDomain((id) => aField(client, id)),
      },
      reading('ListFields', () => client.send(new ListFieldsCommand({ domainId }))),
      reading('BatchGetField, of twelve', () => client.send(new BatchGetFieldCommand({ domainId, fields }))),
      {
        operation: 'UpdateField',
        budgets: configurationBudgets.change,
        rawReads: ['DOMAIN', 'FIELD'],
        prepare: async () => () =>
          client.send(
            new UpdateFieldCommand({
              domainId: workshop,
              fieldId: ofWorkshop.fieldId,
              description: another('説明'),
            }),
          ),
      },
      {
        operation: 'DeleteField',
        budgets: configurationBudgets.change,
        rawReads: ['DOMAIN', 'FIELD'],
        prepare: async () => {
          const fieldId = await aField(client, workshop);
          return () => client.send(new DeleteFieldCommand({ domainId: workshop, fieldId }));
        },
      },
      {
        operation: 'BatchPutFieldOptions, of two',
        budgets: configurationBudgets.change,
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
        budgets: configurationBudgets.change,
        rawReads: ['DOMAIN'],
        prepare: inAnotherDomain((id) => aLayout(client, id)),
      },
      reading('GetLayout', () => client.send(new GetLayoutCommand({ domainId, layoutId }))),
      reading('ListLayouts, of one', () => client.send(new ListLayoutsCommand({ domainId }))),
      {
        operation: 'UpdateLayout',
        budgets: configurationBudgets.change,
        rawReads: ['DOMAIN', 'LAYOUT'],
        prepare: async () => () =>
          client.send(
            new UpdateLayoutCommand({
              domainId: workshop,
              layoutId: ofWorkshop.layoutId,
              name: another('画面'),
            }),
          ),
      },
      {
        operation: 'DeleteLayout',
        budgets: configurationBudgets.change,
        rawReads: ['DOMAIN', 'LAYOUT'],
        prepare: async () => {
          const deleted = { domainId: workshop, layoutId: await aLayout(client, workshop) };
          return () => client.send(new DeleteLayoutCommand(deleted));
        },
      },
      {
        operation: 'CreateTemplate',
        budgets: configurationBudgets.change,
        rawReads: ['DOMAIN'],
        prepare: inAnotherDomain((id) => aTemplate(client, id)),
      },
      reading('GetTemplate', () => client.send(new GetTemplateCommand({ domainId, templateId }))),
      reading('ListTemplates, of two', () => client.send(new ListTemplatesCommand({ domainId }))),
      {
        operation: 'UpdateTemplate',
        budgets: configurationBudgets.change,
        rawReads: ['DOMAIN', 'TEMPLATE'],
        prepare: async () => () =>
          client.send(
            new UpdateTemplateCommand({
              domainId: workshop,
              templateId: ofWorkshop.templateId,
              description: another('説明'),
            }),
          ),
      },
      {
        operation: 'DeleteTemplate',
        budgets: configurationBudgets.change,
        rawReads: ['DOMAIN', 'TEMPLATE'],
        prepare: async () => {
          const deleted = { domainId: workshop, templateId: await aTemplate(client, workshop) };
          return () => client.send(new DeleteTemplateCommand(deleted));
        },
      },
      {
        operation: 'PutCaseEventConfiguration',
        budgets: configurationBudgets.change,
        rawReads: ['DOMAIN'],
        prepare: inAnotherDomain((id) =>
          client.send(new PutCaseEventConfigurationCommand({ domainId: id, eventBridge: { enabled: true } })),
        ),
      },
      reading('GetCaseEventConfiguration', () =>
        client.send(new GetCaseEventConfigurationCommand({ domainId })),
      ),
    ];
  },
});
