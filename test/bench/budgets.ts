import type { Ceiling, Goal } from './section.ts';

/** docs/architecture.md §3. What is hard breaks a build; what is not, is shown. */
const hard = (atMost: number): Ceiling => ({ atMost, isHard: true });
const soft = (atMost: number): Ceiling => ({ atMost, isHard: false });

/** A cold start reads all of it. */
export const API_BUNDLE_BYTES = hard(900_000);
/** The API's import against that of a document client alone. */
export const API_IMPORT_RATIO = soft(1.3);

export type OperationBudgets = {
  /** Sequential, of a warm function. */
  readonly roundTrips: Ceiling;
  readonly readUnits?: Ceiling;
  readonly writeUnits?: Ceiling;
};
/** Units are those of a typical case: twelve fields, some of them in Japanese. */
export const caseBudgets = {
  createCase: { roundTrips: hard(2), readUnits: soft(4), writeUnits: soft(20) },
  getCase: { roundTrips: hard(1) },
  updateCase: { roundTrips: hard(2), readUnits: soft(4), writeUnits: soft(14) },
  updateCaseWithSla: { roundTrips: hard(2) },
  /** Of one case: what the request names, its token, then as UpdateCase or a comment. */
  batchUpdateCase: { roundTrips: hard(4), readUnits: soft(8), writeUnits: soft(18) },
  batchCreateRelatedItem: { roundTrips: hard(4), readUnits: soft(8), writeUnits: soft(12) },
  deleteCase: { roundTrips: hard(2), writeUnits: soft(12) },
  getCaseAuditEvents: { roundTrips: hard(1) },
  createComment: { roundTrips: hard(2), readUnits: soft(4), writeUnits: soft(8) },
  createContact: { roundTrips: hard(2), readUnits: soft(4), writeUnits: soft(12) },
  createSla: { roundTrips: hard(2) },
  createFile: { roundTrips: hard(2), readUnits: soft(4), writeUnits: soft(8) },
  createConnectCase: { roundTrips: hard(2), readUnits: soft(6), writeUnits: soft(8) },
  /** Of five fields, as many as one may hold: their event is of more than a kilobyte. */
  createCustom: { roundTrips: hard(2), readUnits: soft(4), writeUnits: soft(10) },
  updateRelatedItem: { roundTrips: hard(2), readUnits: soft(4), writeUnits: soft(8) },
  listCasesForContact: { roundTrips: hard(2) },
  searchRelatedItems: { roundTrips: hard(1) },
  deleteRelatedItem: { roundTrips: hard(2) },
} as const satisfies Readonly<Record<string, OperationBudgets>>;

/** What configures a domain: a list reads the domain first, a change what it relies on and what it counts. */
export const configurationBudgets = {
  read: { roundTrips: hard(2), readUnits: soft(8) },
  change: { roundTrips: hard(4), readUnits: soft(6), writeUnits: soft(10) },
} as const satisfies Readonly<Record<string, OperationBudgets>>;

/** A case and its items are tagged as they are updated, in two round trips; configuration in three. */
export const tagBudgets = {
  roundTrips: hard(3),
  readUnits: soft(4),
  writeUnits: soft(12),
} as const satisfies OperationBudgets;

/** Of a typical case with three SLAs more. */
export const slaBudgets = {
  createSla: { roundTrips: hard(2), readUnits: soft(4), writeUnits: soft(13) },
  /** It changes the case too. */
  createNextToBreach: { roundTrips: hard(2), readUnits: soft(4), writeUnits: soft(22) },
  updateThatFulfils: { roundTrips: hard(2), readUnits: soft(4), writeUnits: soft(21) },
  deleteSla: { roundTrips: hard(2), readUnits: soft(4), writeUnits: soft(12) },
} as const satisfies Readonly<Record<string, OperationBudgets>>;

/** Of a case with twelve events and five related items. */
export const purgeBudgets = { readUnits: soft(10), writeUnits: soft(60) };

/** A page of each partition of the timer, side by side; and what is open costs nothing. */
export const slaTickBudgets = { roundTrips: hard(1), growthOfReads: soft(1.1) };

/** Of one process on two cores, the engine's share included; how many there are depends on the machine. */
export const creationsASecond: Goal = { atLeast: 200, isHard: false };
/** A call that waited five seconds for others is asked to come back; for any other error there is no reason. */
export const loadBudgets = { throttled: soft(0), failed: hard(0) };
