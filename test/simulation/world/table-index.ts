import { tableSchema } from '../../../lambdas/table/keys.ts';
import type { TableIndex } from '../../../lambdas/table/table.ts';
import { type ItemKey, isSame, nameOf, type StoredItem } from './item.ts';

/** An item as the index shows it from one instant until another. */
type Entry = { readonly from: number; to: number; readonly item: StoredItem };

const projections: Readonly<Partial<Record<string, readonly string[]>>> = tableSchema.projections;

/**
 * A global secondary index: the items that carry its keys, with what it projects, and some time behind the table.
 * Source: DynamoDB developer guide, "Using global secondary indexes": "eventually consistent", sparse, projections.
 */
export class IndexModel {
  readonly #schema: { readonly partitionKey: string; readonly sortKey: string };
  readonly #attributes: readonly string[];
  readonly #partitions = new Map<string, Map<string, Entry[]>>();

  constructor(index: TableIndex) {
    this.#schema = tableSchema.indexes[index];
    const { partitionKey, sortKey } = this.#schema;
    this.#attributes = ['pk', 'sk', partitionKey, sortKey, ...(projections[index] ?? [])];
  }

  /** `at` is when the index will show it. */
  follow(key: ItemKey, before: StoredItem | undefined, after: StoredItem | undefined, at: number): void {
    const shown = this.#projected(before);
    const toShow = this.#projected(after);
    if (shown === undefined && toShow === undefined) return;
    if (shown && toShow && isSame(shown, toShow)) return;
    const name = nameOf(key);
    if (shown) {
      const last = this.#entries(shown, name).at(-1);
      if (last) last.to = Math.max(last.from, at);
    }
    if (toShow) {
      const entries = this.#entries(toShow, name);
      entries.push({
        from: Math.max(at, entries.at(-1)?.to ?? 0),
        to: Number.POSITIVE_INFINITY,
        item: toShow,
      });
    }
  }

  /** What the index shows now, in the order of its sort key. */
  shown(partition: string, now: number): readonly StoredItem[] {
    const sort = (item: StoredItem) => `${item[this.#schema.sortKey]} ${item['pk']} ${item['sk']}`;
    return [...(this.#partitions.get(partition)?.values() ?? [])]
      .flatMap((entries) => entries.filter(({ from, to }) => from <= now && now < to).slice(-1))
      .map(({ item }) => item)
      .sort((one, other) => (sort(one) < sort(other) ? -1 : 1));
  }

  get sortKey(): string {
    return this.#schema.sortKey;
  }

  get partitionKey(): string {
    return this.#schema.partitionKey;
  }

  #projected(item: StoredItem | undefined): StoredItem | undefined {
    const { partitionKey, sortKey } = this.#schema;
    if (item?.[partitionKey] === undefined || item[sortKey] === undefined) return undefined;
    const projected: Record<string, unknown> = {};
    for (const attribute of this.#attributes) {
      if (item[attribute] !== undefined) projected[attribute] = item[attribute];
    }
    return projected;
  }

  #entries(item: StoredItem, name: string): Entry[] {
    const partition = `${item[this.#schema.partitionKey]}`;
    const entriesOf = this.#partitions.get(partition) ?? new Map<string, Entry[]>();
    this.#partitions.set(partition, entriesOf);
    const entries = entriesOf.get(name) ?? [];
    entriesOf.set(name, entries);
    return entries;
  }
}
