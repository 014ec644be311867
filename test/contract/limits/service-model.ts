import { existsSync, readFileSync } from 'node:fs';
import type { Json } from '../../builders/hostile-json.ts';

/** Lies beside the checkout where the project is developed; it is not the project's to hand on. */
const MODEL = '../shared/spec/connectcases.service-2.json';
export const isModelThere = existsSync(MODEL);

type Reference = { readonly shape: string; readonly location?: 'uri' | 'querystring' };

/** A shape as the service's model has it; read by these tests themselves, so that they find the generator's mistakes. */
export type Shape = {
  readonly type: 'structure' | 'list' | 'map' | 'string' | 'integer' | 'long' | 'double' | 'boolean';
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly union?: boolean;
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, Reference>>;
  readonly member?: Reference;
  readonly key?: Reference;
  readonly value?: Reference;
};

type Operation = {
  readonly http: { readonly method: string; readonly requestUri: string };
  readonly input: { readonly shape: string };
};

type Model = {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly shapes: Readonly<Record<string, Shape>>;
};

const nothing: Model = { operations: {}, shapes: {} };
export const model: Model = isModelThere ? (JSON.parse(readFileSync(MODEL, 'utf8')) as Model) : nothing;

/** Where we take more than the model has, for the reasons of lambdas/contract/overlays.ts. */
const wider: Readonly<Record<string, Partial<Shape>>> = {
  TagKey: { pattern: String.raw`(?!aws:)[a-zA-Z0-9 _.:/=+\-@,;<]+` },
};

export const shapeOf = (name: string): Shape => {
  const shape = model.shapes[name] && { ...model.shapes[name], ...wider[name] };
  if (!shape) throw new Error(`The model has no shape ${name}`);
  return shape;
};

export const operationOf = (name: string): Operation => {
  const operation = model.operations[name];
  if (!operation) throw new Error(`The model has no operation ${name}`);
  return operation;
};

export const isRequired = (shape: Shape, member: string): boolean =>
  shape.union !== true && (shape.required ?? []).includes(member);

export const membersOf = (shape: Shape): readonly (readonly [string, Reference])[] =>
  Object.entries(shape.members ?? {});

export type Members = Readonly<Record<string, Json>>;

export type HttpRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: string;
};

/** The members of a request that travel in the path, in the query, or (undefined) in the body. */
const membersAt = (operation: string, request: Members, place: Reference['location']) => {
  const { members = {} } = shapeOf(operationOf(operation).input.shape);
  return Object.entries(request).filter(([name]) => members[name]?.location === place);
};

/** A request as the protocol puts it on the wire. */
export const onTheWire = (operation: string, request: Members): HttpRequest => {
  const { method, requestUri } = operationOf(operation).http;
  const path = membersAt(operation, request, 'uri').reduce(
    (uri, [name, value]) => uri.replace(`{${name}}`, encodeURIComponent(`${value}`)),
    requestUri,
  );
  const query = membersAt(operation, request, 'querystring').flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((each): [string, string] => [name, `${each}`]),
  );
  return {
    method,
    path,
    query: new URLSearchParams(query).toString(),
    body: JSON.stringify(Object.fromEntries(membersAt(operation, request, undefined))),
  };
};

/**
 * Not all that a request can say can be sent: a path whose last part is empty is another path, and a query cannot hold an
 * empty list, nor text as one.
 */
export const canBeSent = (operation: string, request: Members): boolean => {
  const endsAsItShould =
    onTheWire(operation, request).path.endsWith('/') === operationOf(operation).http.requestUri.endsWith('/');
  return (
    endsAsItShould &&
    membersAt(operation, request, 'querystring').every(
      ([, value]) => !Array.isArray(value) || value.length > 0,
    )
  );
};
