import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { describedRoutes } from '../../../docs/generate/openapi/described-routes.ts';
import { openApi } from '../../../docs/generate/openapi/document.ts';
import { examples } from '../../../docs/generate/openapi/examples.ts';
import { requestOf } from '../../../docs/generate/openapi/requests.ts';
import { statusOf } from '../../../lambdas/contract/errors.ts';

type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: object;
};
type DescribedOperation = {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean };
  readonly responses: Readonly<Record<string, { readonly $ref?: string }>>;
};
type Document = {
  readonly openapi: string;
  readonly security: readonly object[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, object>>>>;
};

const routes = describedRoutes();
const document = JSON.parse(JSON.stringify(openApi(routes))) as Document;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

describe('the description of the API', () => {
  it.each(routes)('holds the route $operation, with the members that it reads', (route) => {
    const described = document.paths[route.path]?.[route.method.toLowerCase()];
    const request = requestOf(route);

    expect(described?.operationId).toBe(route.operation);
    expect((described?.parameters ?? []).map(({ name, in: place }) => `${place} ${name}`)).toEqual([
      ...Object.keys(request.path).map((name) => `path ${name}`),
      ...Object.keys(route.model.query ?? {}).map((name) => `query ${name}`),
      ...(route.model.headers ?? []).map((name) => `header ${name}`),
    ]);
    expect(described?.requestBody === undefined).toBe(request.body === undefined);
  });

  it('holds no other operation, and each by a name of its own', () => {
    expect(operations.map(({ operation }) => operation.operationId).toSorted()).toEqual(
      routes.map(({ operation }) => operation).toSorted(),
    );
    expect(new Set(routes.map(({ operation }) => operation)).size).toBe(routes.length);
  });

  it.each(operations)('has for $method $path what OpenAPI asks for', ({ path, operation }) => {
    const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');

    expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
    for (const { required } of inPath) expect(required).toBe(true);
    for (const { schema } of operation.parameters ?? []) expect(schema).toBeTypeOf('object');
    expect(operation.summary).toMatch(/^[A-Z][a-z ]+$/);
    expect(operation.responses).toHaveProperty('200.description');
  });

  it.each(operations)(
    'answers each error of $operation.operationId by the status that it has',
    ({ operation }) => {
      const { 200: _, ...errors } = operation.responses;

      const kinds = Object.entries(errors).map(([status, { $ref = '' }]) => [
        $ref.split('/').at(-1),
        Number(status),
      ]);

      expect(kinds.length).toBeGreaterThanOrEqual(3);
      for (const [kind, status] of kinds) expect(statusOf).toHaveProperty(`${kind}`, status);
    },
  );

  it('refers to nothing that is not there, and holds nothing that nobody refers to', () => {
    const references = new Set<string>();
    JSON.stringify(document, (key, value) => {
      if (key === '$ref') references.add(value);
      return value;
    });
    const { securitySchemes = {}, ...components } = document.components;
    const there = Object.entries(components).flatMap(([kind, parts]) =>
      Object.keys(parts).map((name) => `#/components/${kind}/${name}`),
    );

    expect([...references].toSorted()).toEqual(there.toSorted());
    for (const name of there) expect(name).toMatch(/^#\/components\/\w+\/[\w.-]+$/);
    expect(document.security).toEqual(Object.keys(securitySchemes).map((name) => ({ [name]: [] })));
  });

  it('says which operations are not built', () => {
    const notBuilt = operations
      .filter(({ operation }) => operation.description)
      .map(({ operation }) => operation.operationId);

    expect(notBuilt.toSorted()).toEqual(
      routes
        .filter(({ isBuilt }) => !isBuilt)
        .map(({ operation }) => operation)
        .toSorted(),
    );
  });

  it.each(Object.entries(examples))('has an example for %s that is a good request', (operation, example) => {
    const route = routes.find((each) => each.operation === operation);
    const body = route && requestOf(route).body;

    expect(body && z.safeParse(body, example)).toMatchObject({ success: true, data: example });
  });

  it('tells the limits that the API holds a request to', () => {
    expect(document.components['schemas']).toMatchObject({
      CreateCaseRequest: {
        required: ['templateId', 'fields'],
        properties: {
          fields: { type: 'array', maxItems: 220 },
          tags: { maxProperties: 50, propertyNames: { pattern: expect.stringContaining('[aA][wW][sS]') } },
        },
      },
      FieldValueUnion: {
        oneOf: expect.arrayContaining([
          {
            type: 'object',
            properties: { stringValue: { type: 'string', minLength: 0, maxLength: 4100 } },
            required: ['stringValue'],
          },
        ]),
      },
      PutDomainSettingsRequest: { properties: { settings: { additionalProperties: false } } },
    });
    const list = document.paths['/domains-list']?.['post']?.parameters;
    expect(list).toContainEqual({
      name: 'maxResults',
      in: 'query',
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: 10 },
    });
  });
});
