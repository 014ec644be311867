import type { DomainDeletion } from '../case-events/case-event.ts';
import { eventCreation } from '../case-events/event-creation.ts';
import { type HistoryEntry, historyCreation } from '../configuration-history/history-entry.ts';
import { conflict, notFound } from '../contract/errors.ts';
import { domainKey, domainNameKey, domainsRange, type Key, listedDomainKey } from '../table/keys.ts';
import type { Page, Table } from '../table/table.ts';
import type { Domain } from './domain.ts';

export type ListedDomain = Pick<Domain, 'domainId' | 'name'>;

export type DomainStore = {
  /**
   * With the first entry of its history.
   * @throws ConflictException when the name is taken.
   */
  readonly create: (domain: Domain, entry: HistoryEntry) => Promise<void>;
  readonly find: (domainId: string) => Promise<Domain | undefined>;
  /** @throws ResourceNotFoundException */
  readonly get: (domainId: string) => Promise<Domain>;
  readonly count: () => Promise<number>;
  readonly list: (limit: number, after: Key | undefined) => Promise<Page<ListedDomain>>;
  /**
   * What makes it a domain; what else there is of it, the purge deletes.
   * @throws ResourceNotFoundException where somebody else was faster
   */
  readonly delete: (domain: Domain, event: DomainDeletion) => Promise<void>;
};

export const domainStore = (table: Table): DomainStore => ({
  create: async (domain, entry) => {
    const { domainId, name } = domain;
    const refusal = conflict(`A domain of the name ${name} exists already.`);
    await table.write([
      { item: { ...domainNameKey(name), domainId }, unlessExists: true, refusal },
      { item: { ...listedDomainKey(domainId), domainId, name }, unlessExists: true },
      { item: { ...domainKey(domainId), ...domain }, unlessExists: true },
      ...historyCreation(domainId, entry),
    ]);
  },
  find: (domainId) => table.get<Domain>(domainKey(domainId)),
  get: async (domainId) => {
    const domain = await table.get<Domain>(domainKey(domainId));
    if (!domain) throw notFound('Domain', domainId);
    return domain;
  },
  count: () => table.count(domainsRange),
  list: (limit, after) => table.query<ListedDomain>(domainsRange, { limit, ...(after && { after }) }),
  delete: async ({ domainId, name }, event) => {
    const refusal = notFound('Domain', domainId);
    await table.write([
      { delete: domainKey(domainId), if: { exists: true }, refusal },
      { delete: listedDomainKey(domainId), if: { exists: true }, refusal },
      { delete: domainNameKey(name), if: { equals: { domainId } }, refusal },
      eventCreation(event),
    ]);
  },
});
