import type { Placeholders } from './expressions.ts';
import type { StoredItem } from './item.ts';

/** Each query names one partition. */
export const partitionIn = (expression: string, placeholders: Placeholders, name: string): string => {
  for (const [, of = '', value = ''] of expression.matchAll(/([#\w]+) = (:\w+)/g)) {
    const attribute = placeholders.ExpressionAttributeNames?.[of] ?? of;
    if (attribute === name) return `${placeholders.ExpressionAttributeValues?.[value]}`;
  }
  throw new Error(`ValidationException: ${expression} names no partition`);
};

export const keysOf = (item: StoredItem, more: readonly string[] = []): StoredItem =>
  Object.fromEntries(['pk', 'sk', ...more].map((name) => [name, item[name]]));

/** Behind the key, which may have left the range meanwhile. */
export const positionAfter = (
  ordered: readonly StoredItem[],
  key: StoredItem,
  sortKey: string,
  forward: boolean,
): number => {
  const exact = ordered.findIndex((item) => item['pk'] === key['pk'] && item['sk'] === key['sk']);
  if (exact !== -1) return exact + 1;
  const sort = (item: StoredItem) => `${item[sortKey]} ${item['pk']} ${item['sk']}`;
  const next = ordered.findIndex((item) => (forward ? sort(item) > sort(key) : sort(item) < sort(key)));
  return next === -1 ? ordered.length : next;
};
