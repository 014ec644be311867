import { readFileSync } from 'node:fs';
import {
  CreateCaseCommand,
  CreateRelatedItemCommand,
  GetCaseAuditEventsCommand,
  GetCaseCommand,
  ListDomainsCommand,
  paginateListFields,
  SearchRelatedItemsCommand,
} from '@aws-sdk/client-connectcases';
import { beforeAll, expect, it } from 'vitest';
import { casesClient } from '../../local/stack/stack.ts';
import { aDomain, aName, aTemplate } from '../builders/shop.ts';
import { client, description } from './support/stack.ts';

let domainId: string;
let templateId: string;

beforeAll(async () => {
  domainId = await aDomain(client, aName('E2E API'));
  templateId = await aTemplate(client, domainId);
});

const title = { id: 'title', value: { stringValue: '領収書の再発行 🧾' } };

it('makes one case of the same client token sent twice, and twenty times at once', async () => {
  const create = () =>
    client.send(new CreateCaseCommand({ domainId, templateId, fields: [title], clientToken: 'once' }));
  const first = await create();

  const again = await Promise.all(Array.from({ length: 20 }, create));

  expect(new Set(again.map(({ caseId }) => caseId))).toEqual(new Set([first.caseId]));
});

it('refuses the same client token with another body as a conflict', async () => {
  const create = (fields: (typeof title)[]) =>
    client.send(new CreateCaseCommand({ domainId, templateId, fields, clientToken: 'other' }));
  await create([title]);

  const refused = create([{ id: 'title', value: { stringValue: 'Another case' } }]);

  await expect(refused).rejects.toMatchObject({
    name: 'ConflictException',
    $metadata: { httpStatusCode: 409 },
  });
});

it('keeps a case, its comment and its audit trail as they were sent', async () => {
  const performedBy = { customEntity: 'flow-1' };
  const { caseId } = await client.send(
    new CreateCaseCommand({ domainId, templateId, fields: [title], performedBy }),
  );
  const body = 'お客様へ電話しました。\nNUL \u0000, RTL \u202e, 𠮷野家';
  const comment = { body, contentType: 'Text/Plain' as const };
  await client.send(
    new CreateRelatedItemCommand({ domainId, caseId, type: 'Comment', content: { comment } }),
  );

  const found = await client.send(
    new GetCaseCommand({ domainId, caseId, fields: [{ id: 'title' }, { id: 'status' }, { id: 'summary' }] }),
  );
  const { relatedItems } = await client.send(new SearchRelatedItemsCommand({ domainId, caseId }));
  const { auditEvents } = await client.send(new GetCaseAuditEventsCommand({ domainId, caseId }));

  expect(found.fields).toEqual([title, { id: 'status', value: { stringValue: 'open' } }]);
  expect(relatedItems?.[0]?.content?.comment?.body).toBe(body);
  expect(auditEvents?.map((event) => event?.type)).toEqual(['RelatedItem.Created', 'Case.Created']);
  expect(auditEvents?.[1]?.performedBy?.user).toEqual(performedBy);
});

it('pages by the query string as the official paginators ask for it', async () => {
  const ids: (string | undefined)[] = [];
  for await (const page of paginateListFields({ client, pageSize: 5 }, { domainId })) {
    ids.push(...(page.fields ?? []).map(({ fieldId }) => fieldId));
  }

  expect(ids).toContain('severity');
  expect(new Set(ids).size).toBe(ids.length);
});

it('answers errors that the official client knows', async () => {
  const unknown = client.send(new GetCaseCommand({ domainId, caseId: 'none', fields: [{ id: 'title' }] }));

  await expect(unknown).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    resourceId: 'none',
    resourceType: 'Case',
    $metadata: { httpStatusCode: 404 },
  });
});

it('lets nobody in without a signature', async () => {
  const answer = await fetch(`${description.apiEndpoint}/domains/${domainId}`, { method: 'POST' });

  expect(answer.status).toBe(403);
});

it('answers the description of the API as it is shipped', async () => {
  // No client knows the operation: a request of another one is turned to its place, and signed for it.
  const asking = casesClient(description);
  asking.middlewareStack.add(
    (next) => async (args) => {
      const request = args.request as HttpRequest;
      Object.assign(request, { method: 'GET', path: request.path.replace('/domains-list', '/openapi.json') });
      return next(args);
    },
    { step: 'build' },
  );
  const answers: string[] = [];
  asking.middlewareStack.add(
    () => async (args) => {
      const { protocol, hostname, port, path, headers } = args.request as HttpRequest;
      const answer = await fetch(`${protocol}//${hostname}:${port}${path}`, { headers });
      answers.push(await answer.text());
      return { response: answer, output: { $metadata: {}, domains: [] } };
    },
    { step: 'finalizeRequest', priority: 'low' },
  );

  await asking.send(new ListDomainsCommand({}));

  expect(answers.map((text) => text === readFileSync('docs/openapi.json', 'utf8'))).toEqual([true]);
});

type HttpRequest = {
  readonly protocol: string;
  readonly hostname: string;
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
};
