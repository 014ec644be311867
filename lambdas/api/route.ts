import * as z from 'zod/mini';
import { ContractError } from '../contract/errors.ts';
import type { Caller, OperationModel, QueryMembers } from '../contract/operation.ts';
import { validate } from './validate.ts';

/** An operation, where it is found, and what answers it. */
export type Route = {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  /** The members of the request that travel in the query string; one that is absent there is `undefined`. */
  readonly readQuery: (query: URLSearchParams) => Readonly<Record<string, unknown>>;
  /** Takes the request's members as the client sent them; they are validated first. */
  readonly answer: (request: Readonly<Record<string, unknown>>, caller: Caller) => Promise<object>;
};

/** A query's members have no types: a number that is none stays as it came, for the validation to name it. */
const reader =
  (members: QueryMembers): Route['readQuery'] =>
  (query) =>
    Object.fromEntries(
      Object.entries(members).map(([name, kind]): [string, unknown] => {
        const values = query.getAll(name);
        const [first] = values;
        if (first === undefined) return [name, undefined];
        if (kind === 'list') return [name, values];
        return [name, kind === 'number' && first.trim() !== '' ? toNumber(first) : first];
      }),
    );

const toNumber = (text: string): number | string => (Number.isNaN(Number(text)) ? text : Number(text));

export const route = <Schema extends z.ZodMiniType>(
  { operation, method, path, request, query = {} }: OperationModel<Schema>,
  answer: (input: z.output<Schema>, caller: Caller) => Promise<object>,
): Route => ({
  operation,
  method,
  path,
  readQuery: reader(query),
  answer: async (members, caller) => answer(validate(request(), members), caller),
});

/** An operation of the contract that Anken does not answer yet says so. The README lists these. */
export const notBuilt = (model: OperationModel): Route =>
  route({ ...model, request: () => z.unknown() }, async () => {
    throw new ContractError('ValidationException', `Anken does not answer ${model.operation} yet.`);
  });
