import type * as z from 'zod/mini';

/** Who calls, as the door knows it (docs/architecture.md §6). */
export type Caller = {
  readonly accountId: string;
  /** The role or user, without a session: what events and audit name as `iamPrincipalArn`. */
  readonly iamPrincipalArn: string;
};

/** Answers one operation of the contract: dependencies first, request second. */
export type Operation<Deps, Input, Output> = (
  deps: Deps,
) => (input: Input, caller: Caller) => Promise<Output>;

/** What an operation with an empty response body answers. */
export type Nothing = Record<string, never>;
export const nothing: Nothing = {};

/** An answer about something that has a version, which goes out as its ETag. */
export type Versioned<Output> = { readonly output: Output; readonly version: number };

/** How a member of a query string is read, which has no types. */
export type QueryMembers = Readonly<Record<string, 'text' | 'number' | 'list' | 'requiredList'>>;

/** An operation, where it is found, and what it takes: the service's model says so, or we do of an operation of ours. */
export type OperationModel<Schema extends z.ZodMiniType = z.ZodMiniType> = {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  /** Made at the first request. */
  readonly request: () => Schema;
  readonly query?: QueryMembers;
  /** Headers that are members of the request, by their own names. */
  readonly headers?: readonly string[];
  /** What it answers, where the service's model does not say so; for its description (docs/openapi.json). */
  readonly response?: () => z.ZodMiniType;
};
