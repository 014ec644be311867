import type { Case } from '../cases/case.ts';
import { caseKey, contactLookupPartition, type Key } from '../table/keys.ts';
import type { Table } from '../table/table.ts';

/** What the index keeps of a contact's link to a case. */
type IndexedLink = { readonly caseId: string; readonly lookupSort: string };
/** One of these of a contact stands in the partition of each case that it is linked to. */
type FoundLink = { readonly case: Case; readonly position: Key };

export type ContactLinkStore = {
  /**
   * Cases that the contact is linked to, the latest link first, and where the page after them begins. The index may be
   * behind, so each link and its case are read: of those that are gone nothing shows, and no page is short of them.
   */
  readonly casesOf: (
    domainId: string,
    contactHash: string,
    limit: number,
    after: Key | undefined,
  ) => Promise<{ readonly cases: readonly Case[]; readonly next?: Key }>;
};

/** What a reading after the first takes at least: a few pass over what a deleted case left until its purge. */
const LEAST_LINKS = 50;

export const contactLinkStore = (table: Table): ContactLinkStore => ({
  casesOf: async (domainId, contactHash, limit, after) => {
    const partition = contactLookupPartition(domainId, contactHash);
    const found: FoundLink[] = [];
    let below = after?.sk;
    // One more than asked for tells whether another page follows.
    let size = limit + 1;
    let isMore = true;
    while (isMore && found.length <= limit) {
      const page = await table.queryIn<IndexedLink>('lookup', partition, {
        limit: size,
        newestFirst: true,
        ...(below !== undefined && { below }),
      });
      found.push(...(await standing(table, domainId, partition, page.items)));
      below = page.items.at(-1)?.lookupSort;
      isMore = page.next !== undefined;
      size = Math.max(size, LEAST_LINKS);
    }
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    return {
      cases: shown.map((link) => link.case),
      ...(found.length > limit && last && { next: last.position }),
    };
  },
});

/** Those whose link and case are both there. */
const standing = async (
  table: Table,
  domainId: string,
  partition: string,
  links: readonly (Key & IndexedLink)[],
): Promise<readonly FoundLink[]> => {
  const keys = links.flatMap(({ pk, sk, caseId }) => [{ pk, sk }, caseKey(domainId, caseId)]);
  const items = await table.getMany<Case>(keys);
  const byKey = new Map(items.map((item) => [`${item.pk} ${item.sk}`, item]));
  const read = ({ pk, sk }: Key) => byKey.get(`${pk} ${sk}`);
  return links.flatMap((link) => {
    const linked = read(link) && read(caseKey(domainId, link.caseId));
    return linked ? [{ case: linked, position: { pk: partition, sk: link.lookupSort } }] : [];
  });
};
