/** What an attempt to delete all of something came to. */
export type Cleared = {
  /** It ended before it had looked at all. */
  readonly isOutOfTime: boolean;
  readonly hasDeleted: boolean;
  /** It left what the bus has not taken yet, or what somebody changed meanwhile. */
  readonly mustWait: boolean;
};
export const nothingToClear: Cleared = { isOutOfTime: false, hasDeleted: false, mustWait: false };
export const outOfTime: Cleared = { ...nothingToClear, isOutOfTime: true };

export const together = (all: readonly Cleared[]): Cleared => ({
  isOutOfTime: all.some(({ isOutOfTime }) => isOutOfTime),
  hasDeleted: all.some(({ hasDeleted }) => hasDeleted),
  mustWait: all.some(({ mustWait }) => mustWait),
});
