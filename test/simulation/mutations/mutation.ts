/** One safeguard taken away: the text that is replaced stands exactly once in its file. */
export type Mutation = {
  readonly name: string;
  /** Below `lambdas/`. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
};
