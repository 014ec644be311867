/** What a person at the terminal should read: one sentence, and below it the few lines that explain it. */
export class LocalFailure extends Error {
  readonly details: readonly string[];

  constructor(
    sentence: string,
    more: { readonly details?: readonly string[]; readonly cause?: unknown } = {},
  ) {
    super(sentence, { cause: more.cause });
    this.name = 'LocalFailure';
    this.details = more.details ?? [];
  }
}
