import { type Key, relatedItemKey } from '../table/keys.ts';
import type { Page } from '../table/table.ts';
import type { ShownItem } from './related-item.ts';

/** Where an item of any kind stands in the list of a case; the key of an SLA itself is elsewhere. */
export const positionOf = (domainId: string, caseId: string, { relatedItemId }: ShownItem): Key =>
  relatedItemKey(domainId, caseId, relatedItemId);

/** A page of the case's other items that begins behind `from`, with the SLAs that belong among them; newest first. */
export const withSlas = (
  page: Page<ShownItem>,
  from: Key | undefined,
  slas: readonly ShownItem[],
  domainId: string,
  caseId: string,
): readonly ShownItem[] => {
  const among = slas.filter((sla) => {
    const { sk } = positionOf(domainId, caseId, sla);
    return (from === undefined || sk < from.sk) && sk > (page.next?.sk ?? '');
  });
  return [...page.items, ...among].toSorted((one, other) =>
    one.relatedItemId > other.relatedItemId ? -1 : 1,
  );
};
