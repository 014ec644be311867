import type * as z from 'zod/mini';
import { ContractError } from '../contract/errors.ts';
import type { Caller } from '../contract/operation.ts';
import { validate } from './validate.ts';

/** Where an operation of the contract is found, and what answers it. */
export type Route = {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  /** The members of the request that travel in the query string. */
  readonly readQuery: (query: URLSearchParams) => Readonly<Record<string, unknown>>;
  /** Takes the request's members as the client sent them; they are validated first. */
  readonly answer: (request: Readonly<Record<string, unknown>>, caller: Caller) => Promise<object>;
};

type QueryMembers = Readonly<Record<string, 'text' | 'number' | 'list'>>;

/** A query's members have no types: a number that is none stays as it came, for the validation to name it. */
const reader =
  (members: QueryMembers): Route['readQuery'] =>
  (query) =>
    Object.fromEntries(
      Object.entries(members).flatMap(([name, kind]): [string, unknown][] => {
        const values = query.getAll(name);
        const [first] = values;
        if (first === undefined) return [];
        if (kind === 'list') return [[name, values]];
        return [[name, kind === 'number' && first.trim() !== '' ? toNumber(first) : first]];
      }),
    );

const toNumber = (text: string): number | string => (Number.isNaN(Number(text)) ? text : Number(text));

export const route = <Schema extends z.ZodMiniType>(
  operation: string,
  [method, path]: readonly [method: string, path: string],
  input: Schema,
  answer: (input: z.output<Schema>, caller: Caller) => Promise<object>,
  query: QueryMembers = {},
): Route => ({
  operation,
  method,
  path,
  readQuery: reader(query),
  answer: async (request, caller) => answer(validate(input, request), caller),
});

/** An operation of the contract that Anken does not answer yet says so. The README lists these. */
export const notBuilt = (operation: string, method: string, path: string): Route => ({
  operation,
  method,
  path,
  readQuery: reader({}),
  answer: async () => {
    throw new ContractError('ValidationException', `Anken does not answer ${operation} yet.`);
  },
});
