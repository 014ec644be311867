import type { CaseChange, CaseDeletion } from '../case-events/case-event.ts';
import { eventCreation } from '../case-events/event-creation.ts';
import { caseKey, casesLookup, clientTokenKey, referenceKey } from '../table/keys.ts';
import type { Table } from '../table/table.ts';
import { type Deletion, type Put, type Update, WriteRefused } from '../table/writes.ts';
import type { Case, FieldChanges } from './case.ts';
import { type ClientToken, TOKEN_SECONDS } from './client-token.ts';
import { ownItems } from './own-items.ts';

export type NewCase = {
  readonly case: Case;
  readonly event: CaseChange;
  readonly referenceNumber: string;
  readonly token:
    | { readonly tokenHash: string; readonly requestHash: string; readonly nowSeconds: number }
    | undefined;
};

/** Why a case was not created; nothing of it was written. */
export type NotCreated = { readonly tokenTakenBy: ClientToken | undefined; readonly referenceTaken: boolean };

export type CaseStore = {
  readonly get: (domainId: string, caseId: string) => Promise<Case | undefined>;
  readonly token: (domainId: string, tokenHash: string) => Promise<ClientToken | undefined>;
  /** The case, its first event, its reference number and its client token: all or nothing. */
  readonly create: (creation: NewCase) => Promise<NotCreated | undefined>;
  /** False where the case is no longer at the version that the change was made from. */
  readonly update: (from: Case, changes: FieldChanges, event: CaseChange) => Promise<boolean>;
  /** False where the case is no longer at the version that was read. What else there is of it, the purge deletes. */
  readonly delete: (read: Case, event: CaseDeletion) => Promise<boolean>;
};

export const caseStore = (table: Table): CaseStore => ({
  get: (domainId, caseId) => table.get<Case>(caseKey(domainId, caseId)),
  token: (domainId, tokenHash) => table.get<ClientToken>(clientTokenKey(domainId, tokenHash)),
  create: async ({ case: created, event, referenceNumber, token }) => {
    const { domainId, caseId } = created;
    const reference: Put = {
      item: { ...referenceKey(domainId, referenceNumber), caseId },
      unlessExists: true,
    };
    const tokenWrite = token && tokenCreation(domainId, caseId, token);
    try {
      await table.write([
        {
          item: {
            ...caseKey(domainId, caseId),
            ...casesLookup(domainId, caseId, created.lastEventId),
            ...created,
          },
          unlessExists: true,
        },
        eventCreation(event),
        reference,
        ...(tokenWrite ? [tokenWrite] : []),
      ]);
      return undefined;
    } catch (error) {
      if (!(error instanceof WriteRefused)) throw error;
      const tokenTakenBy = tokenWrite && error.existing<ClientToken>(tokenWrite);
      const referenceTaken = error.refused(reference);
      if (!tokenTakenBy && !referenceTaken) throw error;
      return { tokenTakenBy, referenceTaken };
    }
  },
  update: async (from, changes, event) => {
    const set = [...changes].filter(([, value]) => value !== undefined);
    const removed = [...changes].flatMap(([fieldId, value]) => (value === undefined ? [fieldId] : []));
    const change: Update = {
      update: caseKey(from.domainId, from.caseId),
      set: { version: event.after.version, lastEventId: event.eventId },
      setIn: { fields: Object.fromEntries(set) },
      removeIn: { fields: removed },
      if: { equals: { version: from.version } },
    };
    try {
      await table.write([change, eventCreation(event)]);
      return true;
    } catch (error) {
      if (error instanceof WriteRefused && error.refused(change)) return false;
      throw error;
    }
  },
  delete: async (read, event) => {
    const deletion: Deletion = {
      delete: caseKey(read.domainId, read.caseId),
      if: { equals: { version: read.version } },
    };
    try {
      await table.write([deletion, eventCreation(event, { ownItems: ownItems(read) })]);
      return true;
    } catch (error) {
      if (error instanceof WriteRefused && error.refused(deletion)) return false;
      throw error;
    }
  },
});

/** TTL deletes late, so an expired token may still be there and counts as none. */
const tokenCreation = (
  domainId: string,
  caseId: string,
  { tokenHash, requestHash, nowSeconds }: NonNullable<NewCase['token']>,
): Put => {
  const token: ClientToken = { caseId, requestHash, expiresAt: nowSeconds + TOKEN_SECONDS };
  return {
    item: { ...clientTokenKey(domainId, tokenHash), ...token },
    unlessExists: true,
    orIf: { atMost: { expiresAt: nowSeconds } },
  };
};
