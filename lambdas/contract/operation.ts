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
