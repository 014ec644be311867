import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { describedRoutes } from '../../../docs/generate/openapi/described-routes.ts';
import { builtRequests, operationOf } from '../support/built-requests.ts';
import { anAnken } from '../support/client.ts';

const anken = await anAnken();
const shipped = readFileSync('docs/openapi.json', 'utf8');
const { paths, components } = JSON.parse(shipped);

describe('GET /openapi.json', () => {
  it('answers the description that is shipped, to the letter', async () => {
    const answer = await anken.send('GET', '/openapi.json');

    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'application/json' } });
    expect(answer.body === shipped).toBe(true);
  });

  it('lets nobody in whom no door let in', async () => {
    const answer = await anken.send('GET', '/openapi.json', undefined, { authorizer: undefined });

    expect(answer).toMatchObject({ status: 403, headers: { 'x-amzn-errortype': 'AccessDeniedException' } });
  });
});

/** A schema of the document, with all that it refers to. */
const schemaOf = (described: object | undefined) => {
  const text = JSON.stringify({ ...described, $defs: components.schemas });
  return z.fromJSONSchema(JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/')));
};
const bodyOf = (part: { content?: Record<string, { schema: object }> } | undefined) =>
  part?.content?.['application/json']?.schema;

const requests = Object.entries(await builtRequests(anken));
const templates = new Map(describedRoutes().map(({ operation, path }) => [operation, path]));

describe('the description', () => {
  it.each(requests)(
    'holds for a request of %s and its answer',
    async (variant, { method, path, query, body }) => {
      const operation = paths[templates.get(operationOf(variant)) ?? '']?.[method.toLowerCase()];
      const asked = bodyOf(operation?.requestBody);

      const answer = await anken.send(method, path, body && JSON.stringify(body), {
        query: new URLSearchParams(query).toString(),
      });

      expect(answer.status).toBe(200);
      if (asked) expect(schemaOf(asked).safeParse(body ?? {}).error).toBeUndefined();
      const answered = bodyOf(operation.responses[200]);
      expect(answered === undefined).toBe(answer.body === '');
      if (answered) expect(schemaOf(answered).safeParse(JSON.parse(answer.body)).error).toBeUndefined();
    },
  );
});
