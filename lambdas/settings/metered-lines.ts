/** The log lines that metric filters read, by their messages; the filters name the members that count. */
export const meteredLines = {
  /** One for each tick of the sweep. */
  swept: 'outbox swept',
  /** One for each tick that looked for SLAs that are due. */
  slasWatched: 'slas watched',
  /** One for each batch of cases whose SLAs were due. */
  slasEvaluated: 'slas evaluated',
  /** One for each write of the API that others stood in the way of. */
  contended: 'write contended',
} as const;
