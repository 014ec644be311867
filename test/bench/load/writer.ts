import type { BatchAnswer } from '../../builders/batch.ts';
import { casesOf, value } from '../../builders/batch.ts';
import { aCaseRequest, text } from '../../builders/case.ts';
import type { TypicalShop } from '../../builders/typical-case.ts';
import type { CallLog } from './calls.ts';
import { COMMENT, type Ledger } from './ledger.ts';

/** A case as a writer knows it; all of them know those that they share. */
export type KnownCase = { readonly caseId: string; readonly comments: string[] };
export type Desk = {
  readonly shop: TypicalShop;
  readonly calls: CallLog;
  readonly ledger: Ledger;
  /** What everybody has open at once. */
  readonly shared: readonly KnownCase[];
};

/** Below the 200 items that a case may have, with room for what is under way. */
const MOST_COMMENTS = 120;
/** An agent works on so many at a time; the oldest of them is left for a new one. */
const OWN_CASES = 5;

type Whose = 'own' | 'shared';

/** One agent. Calls one after the other, without a pause. */
export class Writer {
  readonly #desk: Desk;
  readonly #own: KnownCase[] = [];
  /** How often of a hundred, and what. */
  readonly #mix: readonly (readonly [share: number, work: () => Promise<void>])[] = [
    [8, () => this.open()],
    [20, () => this.#update('own')],
    [12, () => this.#update('shared')],
    [10, () => this.#comment('own')],
    [4, () => this.#comment('shared')],
    [4, () => this.#correct('own')],
    [4, () => this.#correct('shared')],
    [16, () => this.#read('own')],
    [7, () => this.#read('shared')],
    [4, () => this.#readAudit('own')],
    [3, () => this.#readAudit('shared')],
    [4, () => this.#readItems()],
    [2, () => this.#updateBatch()],
    [2, () => this.#commentBatch()],
  ];

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  async work(isOver: () => boolean): Promise<void> {
    await this.open();
    while (!isOver()) await this.#something()();
  }

  #something(): () => Promise<void> {
    let left = Math.random() * this.#mix.reduce((sum, [share]) => sum + share, 0);
    for (const [share, work] of this.#mix) {
      left -= share;
      if (left < 0) return work;
    }
    return () => this.#read('own');
  }

  #one(whose: Whose): KnownCase {
    const cases = whose === 'own' ? this.#own : this.#desk.shared;
    const found = cases[Math.floor(Math.random() * cases.length)];
    if (!found) throw new Error(`There is no ${whose} case`);
    return found;
  }

  #path({ caseId }: KnownCase, rest = ''): string {
    return `/domains/${this.#desk.shop.domainId}/cases/${caseId}${rest}`;
  }

  get #places(): readonly string[] {
    return ['summary', this.#desk.shop.orderFieldId];
  }

  /** With its first comment, as a case from a call has. */
  async open(): Promise<void> {
    const opened = await createdCase(this.#desk);
    if (!opened) return;
    this.#own.push(opened);
    if (this.#own.length > OWN_CASES) this.#own.shift();
    await addComment(this.#desk, opened, 'own');
  }

  async #update(whose: Whose): Promise<void> {
    const { calls, ledger } = this.#desk;
    const updated = this.#one(whose);
    const mark = ledger.mark();
    const fields = this.#places.map((id) => text(id, mark));
    const answer = await calls.call(`UpdateCase, ${whose}`, {
      method: 'PUT',
      path: this.#path(updated),
      body: { fields },
    });
    ledger.note(updated.caseId, this.#places, mark, answer, answer.body !== undefined);
  }

  async #comment(whose: Whose): Promise<void> {
    const commented = this.#one(whose);
    const hasRoom = commented.comments.length < MOST_COMMENTS;
    if (hasRoom) await addComment(this.#desk, commented, whose);
    else await this.open();
  }

  async #correct(whose: Whose): Promise<void> {
    const { calls, ledger } = this.#desk;
    const corrected = this.#one(whose);
    // Of the shared ones all correct the first few.
    const { comments } = corrected;
    const relatedItemId = comments[Math.floor(Math.random() * Math.min(3, comments.length))];
    if (relatedItemId === undefined) return;
    const mark = ledger.mark();
    const answer = await calls.call(`UpdateRelatedItem, ${whose}`, {
      method: 'PUT',
      path: this.#path(corrected, `/related-items/${relatedItemId}`),
      body: { content: said(mark) },
    });
    ledger.note(corrected.caseId, [COMMENT], mark, answer, answer.body !== undefined);
  }

  async #read(whose: Whose): Promise<void> {
    const { calls, shop } = this.#desk;
    const fields = shop.values.map(({ id }) => ({ id }));
    const path = this.#path(this.#one(whose));
    await calls.call(`GetCase, ${whose}`, { method: 'POST', path, body: { fields } });
  }

  /** The newest page, and the one behind it. */
  async #readAudit(whose: Whose): Promise<void> {
    const path = this.#path(this.#one(whose), '/audit-history');
    const read = (nextToken?: string) =>
      this.#desk.calls.call<{ nextToken?: string }>(`GetCaseAuditEvents, ${whose}`, {
        method: 'POST',
        path,
        body: { nextToken },
      });
    const { body } = await read();
    if (body?.nextToken) await read(body.nextToken);
  }

  async #readItems(): Promise<void> {
    const path = this.#path(this.#one('own'), '/related-items-search');
    await this.#desk.calls.call('SearchRelatedItems', { method: 'POST', path, body: {} });
  }

  /** A case of everybody's among the own ones. */
  #several(): readonly KnownCase[] {
    return [...this.#own.slice(-3), this.#one('shared')];
  }

  async #updateBatch(): Promise<void> {
    const { domainId } = this.#desk.shop;
    const mark = this.#desk.ledger.mark();
    const cases = this.#several();
    const fields = this.#places.map((id) => value({ id }, mark));
    await this.#batch('BatchUpdateCase', { domainId, fields }, cases, this.#places, mark);
  }

  async #commentBatch(): Promise<void> {
    const { domainId } = this.#desk.shop;
    const mark = this.#desk.ledger.mark();
    const cases = this.#several().filter(({ comments }) => comments.length < MOST_COMMENTS);
    await this.#batch('BatchCreateRelatedItem', { domainId, content: said(mark) }, cases, [COMMENT], mark);
  }

  async #batch(
    operation: 'BatchUpdateCase' | 'BatchCreateRelatedItem',
    request: object,
    cases: readonly KnownCase[],
    places: readonly string[],
    mark: string,
  ): Promise<void> {
    const { calls, ledger } = this.#desk;
    const { body, ...times } = await calls.call<Partial<BatchAnswer>>(operation, {
      method: 'POST',
      path: `/cases:${operation.charAt(0).toLowerCase()}${operation.slice(1)}`,
      body: { ...request, cases: casesOf(...cases.map(named)), clientToken: crypto.randomUUID() },
    });
    for (const failed of [...(body?.failedCases ?? []), ...(body?.failedItems ?? [])]) {
      calls.partFailed(operation, failed.errorCode);
    }
    const done = new Set(
      [...(body?.successfulCases ?? []), ...(body?.successfulItems ?? [])].map(
        ({ caseIdentifier }) => caseIdentifier.caseId,
      ),
    );
    for (const { caseId } of cases) ledger.note(caseId, places, mark, times, done.has(caseId));
    for (const { caseIdentifier, relatedItemId } of body?.successfulItems ?? []) {
      cases.find(({ caseId }) => caseId === caseIdentifier.caseId)?.comments.push(relatedItemId);
    }
  }
}

const named = ({ caseId }: KnownCase) => ({ caseId });
const said = (body: string) => ({ comment: { body, contentType: 'Text/Plain' } });

/** None, where it was refused. */
export const createdCase = async ({
  shop,
  calls,
  ledger,
}: Pick<Desk, 'shop' | 'calls' | 'ledger'>): Promise<KnownCase | undefined> => {
  const mark = ledger.mark();
  const values = [...shop.values.filter(({ id }) => id !== 'summary'), text('summary', mark)];
  const { domainId, ...request } = aCaseRequest(shop, values, { clientToken: crypto.randomUUID() });
  const { body, ...times } = await calls.call<{ caseId: string }>('CreateCase', {
    method: 'POST',
    path: `/domains/${domainId}/cases`,
    body: request,
  });
  if (!body) return undefined;
  ledger.note(body.caseId, ['summary'], mark, times, true);
  return { caseId: body.caseId, comments: [] };
};

const addComment = async (
  { shop, calls, ledger }: Desk,
  commented: KnownCase,
  whose: Whose,
): Promise<void> => {
  const { caseId, comments } = commented;
  const mark = ledger.mark();
  const { body, ...times } = await calls.call<{ relatedItemId: string }>(`CreateRelatedItem, ${whose}`, {
    method: 'POST',
    path: `/domains/${shop.domainId}/cases/${caseId}/related-items/`,
    body: { type: 'Comment', content: said(mark) },
  });
  if (body) comments.push(body.relatedItemId);
  ledger.note(caseId, [COMMENT], mark, times, body !== undefined);
};
