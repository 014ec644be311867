import {
  GetCaseAuditEventsCommand,
  ListCaseRulesCommand,
  ListCasesForContactCommand,
  ListDomainsCommand,
  ListFieldOptionsCommand,
  ListFieldsCommand,
  ListLayoutsCommand,
  ListTemplatesCommand,
  SearchRelatedItemsCommand,
} from '@aws-sdk/client-connectcases';
import { expect, it } from 'vitest';
import { operations } from '../../../lambdas/contract/model.generated.ts';
import { aCase, aComment, aContact, aContactArn, anSla, text, update } from '../../builders/case.ts';
import {
  aCaseRule,
  aDomain,
  aField,
  aLayout,
  aName,
  aSelectField,
  aShop,
  aTemplate,
  putOptions,
} from '../../builders/shop.ts';
import { anAnken } from '../support/client.ts';
import { anOperationTrial } from '../support/operations.ts';
import { allPages, sorted } from '../support/pages.ts';
import { invalidMember } from '../support/refusals.ts';

const { client } = await anAnken();
const aPlace = async () => {
  const shop = await aShop(client);
  const { domainId } = shop;
  const fieldId = await aSelectField(client, domainId, []);
  const { caseId } = await aCase(client, shop);
  return { ...shop, fieldId, caseId };
};
type Place = Awaited<ReturnType<typeof aPlace>>;
const here = await aPlace();
const { domainId, fieldId } = here;
const rule = { hidden: { defaultValue: false, conditions: [] } };
const maxResults = 2;

type Page = { readonly ids: readonly (string | undefined)[]; readonly nextToken?: string | undefined };
type List = {
  readonly read: (nextToken: string | undefined, at: Place) => Promise<Page>;
  /** One more of what the list is of. */
  readonly insert: () => Promise<unknown>;
};

const lists: Readonly<Record<string, List>> = {
  ListDomains: {
    read: async (nextToken) => {
      const { domains = [], ...page } = await client.send(new ListDomainsCommand({ maxResults, nextToken }));
      return { ids: domains.map((each) => each.domainId), ...page };
    },
    insert: () => aDomain(client, aName('Domain')),
  },
  ListFields: {
    read: async (nextToken, { domainId }) => {
      const asked = new ListFieldsCommand({ domainId, maxResults, nextToken });
      const { fields = [], ...page } = await client.send(asked);
      return { ids: fields.map((each) => each.fieldId), ...page };
    },
    insert: () => aField(client, domainId),
  },
  ListFieldOptions: {
    read: async (nextToken, { domainId, fieldId }) => {
      const asked = new ListFieldOptionsCommand({ domainId, fieldId, maxResults, nextToken });
      const { options = [], ...page } = await client.send(asked);
      return { ids: options.map((each) => each.value), ...page };
    },
    insert: () => putOptions(client, domainId, fieldId, [aName('Option')]),
  },
  ListLayouts: {
    read: async (nextToken, { domainId }) => {
      const asked = new ListLayoutsCommand({ domainId, maxResults, nextToken });
      const { layouts = [], ...page } = await client.send(asked);
      return { ids: layouts.map((each) => each.layoutId), ...page };
    },
    insert: () => aLayout(client, domainId),
  },
  ListTemplates: {
    read: async (nextToken, { domainId }) => {
      const asked = new ListTemplatesCommand({ domainId, maxResults, nextToken, status: ['Active'] });
      const { templates = [], ...page } = await client.send(asked);
      return { ids: templates.map((each) => each.templateId), ...page };
    },
    insert: () => aTemplate(client, domainId),
  },
  ListCaseRules: {
    read: async (nextToken, { domainId }) => {
      const asked = new ListCaseRulesCommand({ domainId, maxResults, nextToken });
      const { caseRules = [], ...page } = await client.send(asked);
      return { ids: caseRules.map((each) => each.caseRuleId), ...page };
    },
    insert: () => aCaseRule(client, domainId, rule),
  },
  SearchRelatedItems: {
    read: async (nextToken, { domainId, caseId }) => {
      const filters = [{ comment: {} }, { sla: {} }];
      const asked = new SearchRelatedItemsCommand({ domainId, caseId, maxResults, nextToken, filters });
      const { relatedItems = [], ...page } = await client.send(asked);
      return { ids: relatedItems.map((each) => each?.relatedItemId), ...page };
    },
    insert: async () => {
      await aComment(client, here);
      await anSla(client, here);
    },
  },
  ListCasesForContact: {
    read: async (nextToken, { domainId }) => {
      const contactArn = aContactArn();
      const asked = new ListCasesForContactCommand({ domainId, contactArn, maxResults, nextToken });
      const { cases = [], ...page } = await client.send(asked);
      return { ids: cases.map((each) => each.caseId), ...page };
    },
    insert: async () => aContact(client, await aCase(client, here)),
  },
  GetCaseAuditEvents: {
    read: async (nextToken, { domainId, caseId }) => {
      const asked = new GetCaseAuditEventsCommand({ domainId, caseId, maxResults, nextToken });
      const { auditEvents = [], ...page } = await client.send(asked);
      return { ids: auditEvents.map((each) => each?.eventId), ...page };
    },
    insert: () => update(client, here, text('summary', aName('Summary'))),
  },
};

/** GetCase takes a token and never gives one. */
const answersInOnePage = ['GetCase'];

it('every list of the contract is tried', async () => {
  const trial = await anOperationTrial();
  const paged = Object.values(operations)
    .filter(({ request }) => 'nextToken' in request().shape)
    .map(({ operation }) => operation);
  const tried = await Promise.all(
    paged.map(async (operation) => ({ operation, error: (await trial(operation)).error })),
  );

  const built = tried.filter(({ error }) => !error?.message.endsWith('yet.'));

  expect(sorted(built.map(({ operation }) => operation))).toEqual(
    sorted([...Object.keys(lists), ...answersInOnePage]),
  );
});

it.each(Object.entries(lists))(
  '%s skips and doubles nothing while others insert between its pages',
  async (_operation, { read, insert }) => {
    for (let count = 0; count < 3; count += 1) await insert();
    const before = (await allPages((nextToken) => read(nextToken, here))).flatMap(({ ids }) => ids);

    let inserted = 0;
    const pages = await allPages(async (nextToken) => {
      const page = await read(nextToken, here);
      inserted += 1;
      // Fewer than a page holds, so that the list ends.
      if (inserted <= 4) await insert();
      return page;
    });

    const seen = pages.flatMap(({ ids }) => ids);
    expect(pages.length).toBeGreaterThan(1);
    expect(seen).toHaveLength(new Set(seen).size);
    expect(sorted(seen.filter((id) => before.includes(id)))).toEqual(sorted(before));
  },
);

/** There are no two lists of domains. */
const inDomains = Object.entries(lists).filter(([operation]) => operation !== 'ListDomains');

it.each(inDomains)(
  'a token of %s is refused where the same is asked of another domain',
  async (_operation, { read, insert }) => {
    for (let count = 0; count < 3; count += 1) await insert();
    const { nextToken } = await read(undefined, here);
    const elsewhere = await aPlace();

    await expect(read(nextToken, elsewhere)).rejects.toMatchObject(
      invalidMember('nextToken', 'is not a token that this request was answered with'),
    );
  },
);
