import type { WorkingDomain } from './configure.ts';
import type { Attempt, ClientOperation } from './operation.ts';

/** What its clients know of a domain that they work in. */
export type Desk = WorkingDomain & {
  readonly caseIds: string[];
  /** By case: all but the SLAs. */
  readonly itemIds: Map<string, string[]>;
  readonly slaIds: Map<string, string[]>;
  /** By item: of those in `itemIds`. */
  readonly itemTypes: Map<string, unknown>;
  /** By case: those that the clients gave. */
  readonly references: Map<string, string>;
  /** By case: the latest version that an answer told. */
  readonly versions: Map<string, number>;
  /** Those that batches came with. */
  readonly batchTokens: string[];
};

export const deskOf = (domain: WorkingDomain): Desk => ({
  ...domain,
  caseIds: [],
  itemIds: new Map(),
  slaIds: new Map(),
  itemTypes: new Map(),
  references: new Map(),
  versions: new Map(),
  batchTokens: [],
});

/** What an answer tells of new things, and of versions. */
export const takeNote = (
  desk: Desk,
  operation: ClientOperation,
  { body, version }: Attempt,
  mostCases: number,
): void => {
  const { caseId, relatedItemId, successfulItems } = body;
  const note = (ids: Map<string, string[]>, of: string, id: string) =>
    ids.set(of, [...(ids.get(of) ?? []), id]);
  if ('caseId' in operation && version !== undefined) desk.versions.set(operation.caseId, version);
  const noteItem = (of: string, id: string, type: unknown) => {
    note(desk.itemIds, of, id);
    desk.itemTypes.set(id, type);
  };
  if (typeof relatedItemId === 'string') {
    if (operation.kind === 'start sla') note(desk.slaIds, operation.caseId, relatedItemId);
    if (operation.kind === 'add item' || operation.kind === 'contact')
      noteItem(operation.caseId, relatedItemId, operation.body['type']);
  }
  if (operation.kind === 'batch comment') {
    for (const { caseIdentifier, relatedItemId: added } of entriesIn(successfulItems)) {
      if (added !== undefined) noteItem(caseIdentifier.caseId, added, 'Comment');
    }
  }
  if (operation.kind !== 'create case' || typeof caseId !== 'string') return;
  if (desk.caseIds.includes(caseId) || desk.caseIds.length >= mostCases) return;
  desk.caseIds.push(caseId);
  const own = operation.fields.find(({ id }) => id === 'reference_number')?.value['stringValue'];
  if (own !== undefined) desk.references.set(caseId, `${own}`);
};

/** A case's entry in the answer of a batch. */
export type BatchEntry = {
  readonly caseIdentifier: { readonly caseId: string };
  readonly relatedItemId?: string;
  readonly errorCode?: string;
};
export const entriesIn = (list: unknown): readonly BatchEntry[] => (list ?? []) as readonly BatchEntry[];
