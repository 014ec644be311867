import * as z from 'zod/mini';
import { ContractError } from '../contract/errors.ts';
import type { Caller, OperationModel, QueryMembers, Versioned } from '../contract/operation.ts';
import { validate } from './validate.ts';

/** What goes back to the caller where all is well. */
export type Answer = {
  /** Text is JSON as it stands. */
  readonly body: object | string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** An operation, where it is found, and what answers it. */
export type Route = {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  /** What describes it: the same for an operation that is not built yet. */
  readonly model: OperationModel;
  readonly isBuilt: boolean;
  /** Its answer carries an ETag. */
  readonly isVersioned: boolean;
  /** The members of the request that travel in the query string; one that is absent there is `undefined`. */
  readonly readQuery: (query: URLSearchParams) => Readonly<Record<string, unknown>>;
  /** The members of the request that travel as headers; one that is absent there is `undefined`. */
  readonly readHeaders: (headers: Readonly<Record<string, string>>) => Readonly<Record<string, unknown>>;
  /** Takes the request's members as the client sent them; they are validated first. */
  readonly answer: (request: Readonly<Record<string, unknown>>, caller: Caller) => Promise<Answer>;
};

/**
 * A query's members have no types: a number that is none stays as it came, for the validation to name it. Of a list,
 * clients send its members, and so nothing of an empty one.
 */
const reader =
  (members: QueryMembers): Route['readQuery'] =>
  (query) =>
    Object.fromEntries(
      Object.entries(members).map(([name, kind]): [string, unknown] => {
        const values = query.getAll(name);
        const [first] = values;
        if (kind === 'requiredList') return [name, values];
        if (first === undefined) return [name, undefined];
        if (kind === 'list') return [name, values];
        return [name, kind === 'number' && /^-?\d+$/.test(first) ? Number(first) : first];
      }),
    );

/** HTTP APIs hand over the names of headers in small letters, a client before one as it likes. */
const headersReader =
  (names: readonly string[]): Route['readHeaders'] =>
  (headers) => {
    const given = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    return Object.fromEntries(names.map((name) => [name, given.get(name.toLowerCase())]));
  };

export const routeTo = <Schema extends z.ZodMiniType>(
  model: OperationModel<Schema>,
  answer: (input: z.output<Schema>, caller: Caller) => Promise<Answer>,
): Route => {
  const { operation, method, path, request, query = {}, headers = [] } = model;
  return {
    operation,
    method,
    path,
    model,
    isBuilt: true,
    isVersioned: false,
    readQuery: reader(query),
    readHeaders: headersReader(headers),
    answer: async (members, caller) => answer(validate(request(), members), caller),
  };
};

export const route = <Schema extends z.ZodMiniType>(
  model: OperationModel<Schema>,
  answer: (input: z.output<Schema>, caller: Caller) => Promise<object>,
): Route => routeTo(model, async (input, caller) => ({ body: await answer(input, caller) }));

/** Of an operation on what has a version: the answer carries it as its ETag. */
export const versionedRoute = <Schema extends z.ZodMiniType>(
  model: OperationModel<Schema>,
  answer: (input: z.output<Schema>, caller: Caller) => Promise<Versioned<object>>,
): Route => ({
  ...routeTo(model, async (input, caller) => {
    const { output, version } = await answer(input, caller);
    return { body: output, headers: { etag: `"${version}"` } };
  }),
  isVersioned: true,
});

/** An operation of the contract that Anken does not answer yet says so. The README lists these. */
export const notBuilt = (model: OperationModel): Route => ({
  ...route({ ...model, request: () => z.unknown() }, async () => {
    throw new ContractError('ValidationException', `Anken does not answer ${model.operation} yet.`);
  }),
  model,
  isBuilt: false,
});
