/** Lambda answers at most 6 MB; a page ends well before (docs/architecture.md §2). */
const MAX_PAGE_BYTES = 4 * 1024 * 1024;

/** How many of the items, from the first on, fit one response. At least one does: no item is as large as a page. */
export const fitting = (items: readonly object[]): number => {
  let bytes = 0;
  for (const [index, item] of items.entries()) {
    bytes += Buffer.byteLength(JSON.stringify(item));
    if (bytes > MAX_PAGE_BYTES) return Math.max(index, 1);
  }
  return items.length;
};
