import type { CaseChange, CaseDeletion, CaseTagging } from '../case-events/case-event.ts';
import { eventCreation } from '../case-events/event-creation.ts';
import type { Sla } from '../slas/sla.ts';
import { slaVersions, slaWrites } from '../slas/sla-writes.ts';
import {
  caseKey,
  caseStateRange,
  casesLookup,
  caseTokenKey,
  clientTokenKey,
  type Key,
  referenceKey,
} from '../table/keys.ts';
import type { Table } from '../table/table.ts';
import { unlessRefused } from '../table/unless-refused.ts';
import { type Deletion, type Put, type Update, WriteRefused } from '../table/writes.ts';
import type { Case } from './case.ts';
import { type CaseToken, caseTokenCreation, type TokenInUse } from './case-token.ts';
import { type ClientToken, TOKEN_SECONDS } from './client-token.ts';
import { ownItems } from './own-items.ts';
import { type StateChange, versionAfter } from './state-change.ts';

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
  /**
   * The case with its SLAs, by one query, which may show a part of another's transaction. Of a deleted case SLAs may be
   * left until its purge has been.
   */
  readonly state: (
    domainId: string,
    caseId: string,
  ) => Promise<{ readonly case: Case | undefined; readonly slas: readonly Sla[] }>;
  readonly token: (domainId: string, tokenHash: string) => Promise<ClientToken | undefined>;
  /**
   * The case, its first event, its reference number and its client token: all or nothing. A case of this id that stands
   * already counts as created.
   */
  readonly create: (creation: NewCase) => Promise<NotCreated | undefined>;
  /** Those of these reference numbers that there are, by the number as it was given: the ids of their cases. */
  readonly ofReferences: (
    domainId: string,
    referenceNumbers: readonly string[],
  ) => Promise<ReadonlyMap<string, string>>;
  readonly tokenInCase: (
    domainId: string,
    caseId: string,
    tokenHash: string,
  ) => Promise<CaseToken | undefined>;
  /** Where there was nothing to do. Somebody else may have said so too. */
  readonly noteDone: (domainId: string, caseId: string, token: TokenInUse) => Promise<void>;
  /**
   * The case, its SLAs, the events and the token: all or nothing. False where others changed any of it since it was read,
   * or did the token's work.
   */
  readonly apply: (from: Case, change: StateChange, token?: TokenInUse) => Promise<boolean>;
  /** The tags alone, as the event tells them. False where others changed the case or its SLAs since it was read. */
  readonly retag: (from: Case, event: CaseTagging) => Promise<boolean>;
  /** False where others changed the case or its SLAs since it was read. What else there is of it, the purge deletes. */
  readonly delete: (read: Case, event: CaseDeletion) => Promise<boolean>;
};

const { sk: CASE } = caseKey('', '');

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
    const caseWrite: Put = {
      item: {
        ...caseKey(domainId, caseId),
        ...casesLookup(domainId, caseId, created.lastEventId),
        ...created,
      },
      unlessExists: true,
    };
    try {
      await table.write([caseWrite, eventCreation(event), reference, ...(tokenWrite ? [tokenWrite] : [])]);
      return undefined;
    } catch (error) {
      if (!(error instanceof WriteRefused)) throw error;
      // The id is new, so it was an earlier attempt of the same request, which had no answer.
      if (error.refused(caseWrite)) return undefined;
      const tokenTakenBy = tokenWrite && error.existing<ClientToken>(tokenWrite);
      const referenceTaken = error.refused(reference);
      if (!tokenTakenBy && !referenceTaken) throw error;
      return { tokenTakenBy, referenceTaken };
    }
  },
  state: async (domainId, caseId) => {
    const items = await table.queryAll<Case | Sla>(caseStateRange(domainId, caseId));
    return {
      case: items.find((item): item is Key & Case => item.sk === CASE),
      slas: items.filter((item): item is Key & Sla => item.sk !== CASE),
    };
  },
  ofReferences: async (domainId, referenceNumbers) => {
    const keys = new Map(referenceNumbers.map((given) => [given, referenceKey(domainId, given)]));
    // Numbers that differ in their letters' case have one key, which no batch may hold twice.
    const distinct = new Map([...keys.values()].map((key) => [key.pk, key]));
    const found = await table.getMany<{ readonly caseId: string }>([...distinct.values()]);
    const caseIds = new Map(found.map(({ pk, caseId }) => [pk, caseId]));
    return new Map(
      [...keys].flatMap(([given, { pk }]) => {
        const caseId = caseIds.get(pk);
        return caseId === undefined ? [] : [[given, caseId] as const];
      }),
    );
  },
  tokenInCase: (domainId, caseId, tokenHash) =>
    table.get<CaseToken>(caseTokenKey(domainId, caseId, tokenHash)),
  noteDone: async (domainId, caseId, token) => {
    await unlessRefused(table, [caseTokenCreation(domainId, caseId, token)]);
  },
  apply: async (from, { fields, slas, events }, token) => {
    const set = [...fields].filter(([, value]) => value !== undefined);
    const removed = [...fields].flatMap(([fieldId, value]) => (value === undefined ? [fieldId] : []));
    const last = events.at(-1);
    const change: Update = {
      update: caseKey(from.domainId, from.caseId),
      set: {
        version: versionAfter(from, events),
        lastEventId: last?.eventId,
        lastEventTime: last?.time,
        slaVersions: slaVersions(from.slaVersions, slas),
      },
      setIn: { fields: Object.fromEntries(set) },
      removeIn: { fields: removed },
      // The case's own lock: every change of it or of its SLAs gives it another last event.
      if: { equals: { lastEventId: from.lastEventId } },
    };
    const decisive = [change, ...(token ? [caseTokenCreation(from.domainId, from.caseId, token)] : [])];
    const others = [...slaWrites(slas), ...events.map((event) => eventCreation(event))];
    return unlessRefused(table, decisive, others);
  },
  retag: (from, event) => {
    const { version, tags } = event.after;
    const change: Update = {
      update: caseKey(from.domainId, from.caseId),
      set: { version, lastEventId: event.eventId, lastEventTime: event.time, tags },
      ...(tags === undefined && { remove: ['tags'] }),
      if: { equals: { lastEventId: from.lastEventId } },
    };
    return unlessRefused(table, change, [eventCreation(event)]);
  },
  delete: (read, event) => {
    const deletion: Deletion = {
      delete: caseKey(read.domainId, read.caseId),
      if: { equals: { lastEventId: read.lastEventId } },
    };
    return unlessRefused(table, deletion, [eventCreation(event, { ownItems: ownItems(read) })]);
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
