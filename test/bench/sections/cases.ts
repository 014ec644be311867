import {
  DeleteCaseCommand,
  DeleteRelatedItemCommand,
  GetCaseAuditEventsCommand,
  GetCaseCommand,
  ListCasesForContactCommand,
  SearchRelatedItemsCommand,
  UpdateRelatedItemCommand,
} from '@aws-sdk/client-connectcases';
import { aBatch, aBatchOfComments, casesOf, value } from '../../builders/batch.ts';
import {
  aCase,
  aComment,
  aConnectedCase,
  aContact,
  aContactArn,
  aCustomItem,
  aFile,
  anSla,
  text,
  update,
} from '../../builders/case.ts';
import { aHistory, aTypicalCase, aTypicalRequest, aTypicalShop } from '../../builders/typical-case.ts';
import { caseBudgets } from '../budgets.ts';
import { type OperationLine, operationSection } from '../operation-line.ts';

/** The operations of agents: on a case of twelve fields, with twelve events and five related items where they read. */
export const cases = operationSection({
  name: 'cases',
  title: 'Cases and related items',
  linesOf: async ({ client, send }): Promise<readonly OperationLine[]> => {
    const shop = await aTypicalShop(client);
    const fields = shop.values.map(({ id }) => ({ id }));
    const opened = await aTypicalCase(client, shop);
    await aHistory(client, opened);
    const anotherCase = () => aCase(client, shop, shop.values);
    const tenCases = async () => {
      const ten: Awaited<ReturnType<typeof aCase>>[] = [];
      while (ten.length < 10) ten.push(await anotherCase());
      return casesOf(...ten);
    };
    let changes = 0;
    // As many as a custom item may hold, of the domain's own fields.
    const ownValues = shop.values.slice(5, 10);
    const contactArn = aContactArn(1000);
    for (let count = 0; count < 10; count += 1) await aContact(client, await anotherCase(), contactArn);
    return [
      {
        operation: 'CreateCase',
        budgets: caseBudgets.createCase,
        rawReads: [],
        prepare: async () => () => client.send(aTypicalRequest(shop)),
      },
      {
        operation: 'GetCase',
        budgets: caseBudgets.getCase,
        rawReads: 'all',
        prepare: async () => () => client.send(new GetCaseCommand({ ...opened, fields })),
      },
      {
        operation: 'UpdateCase, of two fields',
        budgets: caseBudgets.updateCase,
        rawReads: ['CASE'],
        prepare: async () => {
          const updated = await anotherCase();
          changes += 1;
          return () => update(client, updated, text('severity', 'Low'), text('summary', `変更 ${changes}`));
        },
      },
      {
        operation: 'UpdateCase, which meets an SLA',
        budgets: caseBudgets.updateCaseWithSla,
        rawReads: ['CASE'],
        prepare: async () => {
          const closed = await anotherCase();
          await anSla(client, closed);
          return () => update(client, closed, text('status', 'closed'));
        },
      },
      // Without a budget of trips: what one case waits for is not told from what another does meanwhile.
      {
        operation: 'BatchUpdateCase, of ten',
        rawReads: ['CASE'],
        isSentByHand: true,
        prepare: async () => {
          const fields = [value({ id: 'severity' }, 'Low'), value({ id: 'summary' }, '台風による遅延')];
          const request = { domainId: shop.domainId, cases: await tenCases(), fields };
          const clientToken = crypto.randomUUID();
          return () => aBatch(send, 'batchUpdateCase', { ...request, clientToken });
        },
      },
      {
        operation: 'BatchCreateRelatedItem, of ten',
        rawReads: ['CASE'],
        isSentByHand: true,
        prepare: async () => {
          const commented = await tenCases();
          const clientToken = crypto.randomUUID();
          return () => aBatchOfComments(send, shop.domainId, commented, { clientToken });
        },
      },
      {
        operation: 'DeleteCase',
        budgets: caseBudgets.deleteCase,
        rawReads: ['CASE'],
        prepare: async () => {
          const deleted = await anotherCase();
          return () => client.send(new DeleteCaseCommand(deleted));
        },
      },
      {
        operation: 'GetCaseAuditEvents',
        budgets: caseBudgets.getCaseAuditEvents,
        rawReads: 'all',
        prepare: async () => () => client.send(new GetCaseAuditEventsCommand(opened)),
      },
      {
        operation: 'CreateRelatedItem, Comment',
        budgets: caseBudgets.createComment,
        rawReads: ['CASE'],
        prepare: async () => {
          const commented = await anotherCase();
          return () => aComment(client, commented);
        },
      },
      {
        operation: 'CreateRelatedItem, Contact',
        budgets: caseBudgets.createContact,
        rawReads: ['CASE'],
        prepare: async () => {
          const linked = await anotherCase();
          return () => aContact(client, linked);
        },
      },
      {
        operation: 'CreateRelatedItem, Sla',
        budgets: caseBudgets.createSla,
        rawReads: ['CASE'],
        prepare: async () => {
          const promised = await anotherCase();
          return () => anSla(client, promised);
        },
      },
      {
        operation: 'CreateRelatedItem, File',
        budgets: caseBudgets.createFile,
        rawReads: ['CASE'],
        prepare: async () => {
          const documented = await anotherCase();
          return () => aFile(client, documented);
        },
      },
      {
        operation: 'CreateRelatedItem, ConnectCase',
        budgets: caseBudgets.createConnectCase,
        rawReads: ['CASE'],
        prepare: async () => {
          const connected = await anotherCase();
          return () => aConnectedCase(client, connected, opened.caseId);
        },
      },
      {
        operation: 'CreateRelatedItem, Custom',
        budgets: caseBudgets.createCustom,
        rawReads: ['CASE'],
        prepare: async () => {
          const ordered = await anotherCase();
          return () => aCustomItem(client, ordered, ...ownValues);
        },
      },
      {
        operation: 'UpdateRelatedItem, Comment',
        budgets: caseBudgets.updateRelatedItem,
        rawReads: ['CASE', 'ITEM#'],
        prepare: async () => {
          const commented = await anotherCase();
          const relatedItemId = await aComment(client, commented);
          const content = { comment: { body: '訂正しました。', contentType: 'Text/Plain' as const } };
          return () => client.send(new UpdateRelatedItemCommand({ ...commented, relatedItemId, content }));
        },
      },
      {
        operation: 'UpdateRelatedItem, Custom',
        budgets: caseBudgets.updateRelatedItem,
        rawReads: ['CASE', 'ITEM#'],
        prepare: async () => {
          const ordered = await anotherCase();
          const relatedItemId = await aCustomItem(client, ordered, ...ownValues);
          const content = { custom: { fields: ownValues.slice(1) } };
          return () => client.send(new UpdateRelatedItemCommand({ ...ordered, relatedItemId, content }));
        },
      },
      {
        operation: 'ListCasesForContact, of ten cases',
        budgets: caseBudgets.listCasesForContact,
        rawReads: 'all',
        prepare: async () => () =>
          client.send(new ListCasesForContactCommand({ domainId: shop.domainId, contactArn })),
      },
      {
        operation: 'SearchRelatedItems',
        budgets: caseBudgets.searchRelatedItems,
        rawReads: 'all',
        prepare: async () => () => client.send(new SearchRelatedItemsCommand(opened)),
      },
      {
        operation: 'DeleteRelatedItem, Comment',
        budgets: caseBudgets.deleteRelatedItem,
        rawReads: ['CASE', 'ITEM#'],
        prepare: async () => {
          const relatedItemId = await aComment(client, opened);
          return () => client.send(new DeleteRelatedItemCommand({ ...opened, relatedItemId }));
        },
      },
      {
        operation: 'DeleteRelatedItem, Sla',
        budgets: caseBudgets.deleteRelatedItem,
        rawReads: ['CASE'],
        prepare: async () => {
          const promised = await anotherCase();
          const relatedItemId = await anSla(client, promised);
          return () => client.send(new DeleteRelatedItemCommand({ ...promised, relatedItemId }));
        },
      },
    ];
  },
});
