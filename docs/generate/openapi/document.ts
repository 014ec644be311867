import * as z from 'zod/mini';
import type { Route } from '../../../lambdas/api/route.ts';
import { type ErrorKind, statusOf } from '../../../lambdas/contract/errors.ts';
import project from '../../../package.json' with { type: 'json' };
import { namedSchemas } from '../named-schemas.ts';
import { answerSchemas, errorKinds, errorsOf, isOfModel, outputOf } from './answers.ts';
import { examples } from './examples.ts';
import { isOptional, requestOf, requestShapes } from './requests.ts';

type Json = { readonly [name: string]: unknown };

const SCHEMAS = '#/components/schemas/';
/** Within a registry of schemas: what of a request stands in no body. */
const PARAMETERS = 'parameters of ';

/** The whole API as OpenAPI 3.1: each route, whoever made it, from the schemas that it is answered by. */
export const openApi = (routes: readonly Route[]): Json => {
  const schemas = schemasOf(routes);
  const paths = new Map<string, Record<string, Json>>();
  for (const route of routes) {
    const operations = paths.get(route.path) ?? {};
    operations[route.method.toLowerCase()] = operationOf(route, schemas);
    paths.set(route.path, operations);
  }
  const document = {
    openapi: '3.1.1',
    info: {
      title: 'Anken',
      version: project.version,
      summary:
        'Case management that speaks the contract of Amazon Connect Cases, and operations of its own beside it.',
      description:
        'Made by `npm run generate:docs` from the schemas by which the API reads its requests; the shapes of the contract are those of its public API model. What each operation does is said in docs/contract.md. A member that is null is read as absent; members that a schema does not name are ignored, unless it says otherwise.',
      license: { name: 'Apache License 2.0', identifier: 'Apache-2.0' },
    },
    servers: [
      {
        url: '{apiEndpoint}',
        description: 'The output ApiEndpoint of the stack Anken-<stage>-Service.',
        variables: { apiEndpoint: { default: 'https://api-id.execute-api.us-east-1.amazonaws.com' } },
      },
    ],
    security: [{ sigv4: [] }],
    tags: [
      { name: 'Contract', description: "Operations that the official SDKs' clients call." },
      { name: 'Beyond the contract', description: 'Operations of our own, and those that no SDK knows.' },
    ],
    paths: Object.fromEntries(paths),
    components: {
      schemas: {},
      responses: Object.fromEntries(errorKinds.map((kind) => [kind, errorResponse(kind)])),
      securitySchemes: {
        sigv4: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description: 'AWS Signature Version 4 for the service execute-api, by who may execute-api:Invoke.',
          'x-amazon-apigateway-authtype': 'awsSigv4',
        },
      },
    },
  };
  const used = reached(document, schemas);
  return { ...document, components: { ...document.components, schemas: used } };
};

/** By their names: of bodies, of answers, of all that they are made of, and of parameters. */
const schemasOf = (routes: readonly Route[]): Readonly<Record<string, Json>> => {
  const named = new Map<string, z.core.$ZodType>(requestShapes());
  for (const route of routes) {
    const { body, path, query, headers } = requestOf(route);
    if (body) named.set(`${route.operation}Request`, body);
    if (route.model.response) named.set(`${route.operation}Response`, route.model.response());
    named.set(`${PARAMETERS}${route.operation}`, z.object({ ...path, ...query, ...headers }));
  }
  return { ...answerSchemas, ...namedSchemas(named, SCHEMAS) };
};

const operationOf = (route: Route, schemas: Readonly<Record<string, Json>>): Json => {
  const { operation, isBuilt, isVersioned } = route;
  const { path, query, headers, body } = requestOf(route);
  const { properties } = schemas[`${PARAMETERS}${operation}`] ?? {};
  const parameterSchemas = new Map(Object.entries(Object(properties)));
  const parameter = (place: 'path' | 'query' | 'header', name: string, schema: z.core.$ZodType): Json => ({
    name,
    in: place,
    required: !isOptional(schema),
    schema: parameterSchemas.get(name),
  });
  const parameters = [
    ...Object.entries(path).map(([name, schema]) => parameter('path', name, schema)),
    ...Object.entries(query).map(([name, schema]) => parameter('query', name, schema)),
    ...Object.entries(headers).map(([name, schema]) => parameter('header', name, schema)),
  ];
  const output = outputOf(route);
  const example = examples[operation];
  return {
    operationId: operation,
    tags: [isOfModel(route) ? 'Contract' : 'Beyond the contract'],
    summary: inWords(operation),
    ...(!isBuilt && {
      description: 'Anken does not answer this operation yet: a ValidationException says so.',
    }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: {
        required: Object.values(body.def.shape).some((member) => !isOptional(member)),
        content: {
          'application/json': {
            schema: { $ref: `${SCHEMAS}${operation}Request` },
            ...(example !== undefined && { example }),
          },
        },
      },
    }),
    responses: {
      200: {
        description: output === undefined ? 'It is done; the body is empty.' : 'What was asked for.',
        ...(isVersioned && { headers: { ETag: etag } }),
        ...(output !== undefined && {
          content: { 'application/json': { schema: { $ref: `${SCHEMAS}${output}` } } },
        }),
      },
      ...Object.fromEntries(
        errorsOf(route).map((kind) => [statusOf[kind], { $ref: `#/components/responses/${kind}` }]),
      ),
    },
  };
};

const etag = {
  description: 'The version of the case, in quotes; UpdateCase takes it as If-Match.',
  schema: { type: 'string' },
};

/** `BatchGetField` is `Batch get field`. */
const inWords = (operation: string): string => {
  const words = operation.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words.charAt(0)}${words.slice(1)}`;
};

const errorResponse = (kind: ErrorKind): Json => ({
  description: kind,
  headers: {
    'x-amzn-errortype': { description: 'The kind of the error.', schema: { type: 'string', const: kind } },
    ...(kind === 'ThrottlingException' && {
      'retry-after': { description: 'In seconds.', schema: { type: 'integer' } },
    }),
  },
  content: { 'application/json': { schema: { $ref: `${SCHEMAS}${kind}` } } },
});

/** The schemas that a document needs, in the order of the alphabet: those that it refers to, and those that they do. */
const reached = (document: unknown, schemas: Readonly<Record<string, Json>>): Json => {
  const found = new Map<string, Json>();
  const reach = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('$ref' in value && typeof value.$ref === 'string' && value.$ref.startsWith(SCHEMAS)) {
      const name = value.$ref.slice(SCHEMAS.length);
      const schema = schemas[name];
      if (schema === undefined) throw new Error(`There is no schema ${name}`);
      if (!found.has(name)) {
        found.set(name, schema);
        reach(schema);
      }
    }
    for (const member of Object.values(value)) reach(member);
  };
  reach(document);
  return Object.fromEntries([...found].toSorted(([one], [other]) => (one < other ? -1 : 1)));
};
