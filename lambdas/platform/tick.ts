/** One run of a function that a schedule starts. */
export type Tick = {
  /** Until the function's time-out. */
  readonly remainingMilliseconds: () => number;
};
