/**
 * When a clock runs. Instants are milliseconds since 1970, spans are half-open, and all amounts are whole milliseconds.
 */
export type Calendar = {
  /** How much of the span the calendar is open. */
  readonly openBetween: (from: number, to: number) => number;
  /** The first instant at which it has been open for so long since `from`; none where it never will have been. */
  readonly after: (from: number, openMilliseconds: number) => number | undefined;
};

/** Open all the time: the contract's own clock (docs/contract.md §5). */
export const alwaysOpen: Calendar = {
  openBetween: (from, to) => to - from,
  after: (from, openMilliseconds) => from + openMilliseconds,
};
