import type { Times } from './calls.ts';

/** A value that somebody wanted somewhere. No two are the same, so that each can be found again. */
export type WrittenValue = {
  readonly sentAt: number;
  /** None: it was not acknowledged, and may be there or not. */
  readonly answeredAt?: number;
};

/** What was written to one case: of each value, whether it was acknowledged, and when. */
export type CaseLedger = {
  /** By field and value, or by `comment.body` and text. */
  readonly written: Map<string, WrittenValue>;
};

/** How the ledger and the audit name a value at its place. */
export const valueAt = (place: string, value: string): string => `${place}=${value}`;
export const COMMENT = 'comment.body';

/** What all writers were told was done. */
export class Ledger {
  readonly cases = new Map<string, CaseLedger>();
  #marks = 0;

  /** A text that no other write has. */
  mark(): string {
    this.#marks += 1;
    return `対応 ${this.#marks}`;
  }

  note(caseId: string, places: readonly string[], value: string, times: Times, isDone: boolean): void {
    const ledger = this.cases.get(caseId) ?? { written: new Map() };
    this.cases.set(caseId, ledger);
    const { sentAt, answeredAt } = times;
    for (const place of places) {
      ledger.written.set(valueAt(place, value), isDone ? { sentAt, answeredAt } : { sentAt });
    }
  }
}
