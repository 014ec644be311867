import type { Engine } from '../integration/support/engine-process.ts';

/** How much is measured; a test of the sections takes next to nothing. */
export type Size = {
  /** Calls before the first that is measured, and calls that are measured. */
  readonly warmUps: number;
  readonly samples: number;
  /** Fresh processes for an import. */
  readonly processes: number;
  /** SLAs that run, and those of them that are due: in the last minute, and at one instant. */
  readonly slas: {
    readonly few: number;
    readonly many: number;
    readonly due: number;
    readonly dueAtOnce: number;
  };
  readonly load: {
    /** At once, and for so long: for creations alone, and for a team's whole work. */
    readonly creators: number;
    readonly creationSeconds: number;
    readonly writers: number;
    readonly seconds: number;
  };
};
export const FULL: Size = {
  warmUps: 20,
  samples: 100,
  processes: 15,
  slas: { few: 1_000, many: 100_000, due: 100, dueAtOnce: 10_000 },
  load: { creators: 20, creationSeconds: 10, writers: 50, seconds: 120 },
};

/** `isHard`: passing it fails the run; passing another is only shown. */
type Strictness = { readonly isHard: boolean };
export type Ceiling = Strictness & { readonly atMost: number };
export type Goal = Strictness & { readonly atLeast: number };
export type Budget = Ceiling | Goal;

/** Text, or a number with the budget that there may be for it. */
export type Cell = string | { readonly value: number; readonly budget?: Budget | undefined };

export type Column = {
  readonly title: string;
  /** Digits behind the point; none: a column of text. */
  readonly digits?: number;
};

/** One cell for each column, in their order. */
export type Line = readonly Cell[];

/** One table of the benchmark. */
export type Section = {
  /** What `--only` calls it. */
  readonly name: string;
  readonly title: string;
  /** What its figures are and are not. */
  readonly about: string;
  readonly columns: readonly Column[];
  readonly measure: (bench: Bench) => Promise<readonly Line[]>;
};

export type Bench = {
  readonly engine: Engine;
  readonly size: Size;
  /** Aborted where the run shall end; the engine is gone then, and whoever works without it looks here. */
  readonly signal: AbortSignal;
  /** Hears what is measured next. */
  readonly onProgress: (what: string) => void;
};

export const figure = (value: number, budget?: Budget): Cell => ({ value, budget });

export const isPassed = (cell: Cell): cell is Extract<Cell, object> & { readonly budget: Budget } =>
  typeof cell === 'object' && cell.budget !== undefined && passes(cell.value, cell.budget);

const passes = (value: number, budget: Budget): boolean =>
  'atMost' in budget ? value > budget.atMost : value < budget.atLeast;
