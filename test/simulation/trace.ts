/** What happened, in order. Kept only where somebody will read it: the text of a line costs more than the step. */
export type Trace = {
  /** `line` is called only when the trace is kept. */
  readonly note: (line: () => string) => void;
  readonly lines: readonly string[];
};

export const silentTrace: Trace = { note: () => undefined, lines: [] };

/** `now` is the world's time in milliseconds since its beginning. */
export const keptTrace = (now: () => number): Trace => {
  const lines: string[] = [];
  return { note: (line) => lines.push(`${stamp(now())}  ${line()}`), lines };
};

const stamp = (milliseconds: number): string => {
  const minutes = Math.floor(milliseconds / 60_000);
  return `${String(minutes).padStart(4)}:${((milliseconds % 60_000) / 1_000).toFixed(3).padStart(6, '0')}`;
};
