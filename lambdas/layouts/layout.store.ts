import type { ConfigurationChange } from '../domains/configuration-change.ts';
import { itemAlteration, itemCreation, itemDeletion, type NewValues } from '../domains/named-item.ts';
import { configurationKey, configurationRange, type Key, namesRange } from '../table/keys.ts';
import { queryListed } from '../table/listed.ts';
import type { Page, Table } from '../table/table.ts';
import type { Layout } from './layout.ts';

export type LayoutStore = {
  /** A deleted one too. */
  readonly get: (domainId: string, layoutId: string) => Promise<Layout | undefined>;
  /** Those that are not deleted, in the order of their ids. */
  readonly list: (domainId: string, limit: number, after: Key | undefined) => Promise<Page<Layout>>;
  /** Of the same layouts. */
  readonly count: (domainId: string) => Promise<number>;
  /** Refused with ConflictException, when it is written, where the name is taken. */
  readonly creation: (domainId: string, layout: Layout) => ConfigurationChange;
  /** Refused likewise where a new name is taken. */
  readonly alteration: (domainId: string, before: Layout, values: NewValues) => ConfigurationChange;
  readonly deletion: (domainId: string, layout: Layout, now: string) => ConfigurationChange;
};

export const layoutStore = (table: Table): LayoutStore => ({
  get: (domainId, layoutId) => table.get<Layout>(configurationKey(domainId, 'LAYOUT', layoutId)),
  list: (domainId, limit, after) =>
    queryListed<Layout>(
      table,
      configurationRange(domainId, 'LAYOUT'),
      { limit, after },
      ({ deleted }) => !deleted,
    ),
  count: (domainId) => table.count(namesRange(domainId, 'LAYOUT')),
  creation: (domainId, layout) => itemCreation(domainId, 'LAYOUT', layout.layoutId, layout),
  alteration: (domainId, before, values) =>
    itemAlteration(domainId, 'LAYOUT', before.layoutId, before, values),
  deletion: (domainId, layout, now) => itemDeletion(domainId, 'LAYOUT', layout.layoutId, layout, now),
});
