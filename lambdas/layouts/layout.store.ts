import { conflict } from '../contract/errors.ts';
import { configurationKey, configurationRange, nameKey } from '../table/keys.ts';
import type { Table } from '../table/table.ts';
import type { Write } from '../table/writes.ts';
import type { Layout } from './layout.ts';

export type LayoutStore = {
  readonly get: (domainId: string, layoutId: string) => Promise<Layout | undefined>;
  readonly count: (domainId: string) => Promise<number>;
  /** ConflictException when the name is taken. */
  readonly creation: (domainId: string, layout: Layout) => readonly Write[];
};

export const layoutStore = (table: Table): LayoutStore => ({
  get: (domainId, layoutId) => table.get<Layout>(configurationKey(domainId, 'LAYOUT', layoutId)),
  count: (domainId) => table.count(configurationRange(domainId, 'LAYOUT')),
  creation: (domainId, layout) => [
    {
      item: { ...nameKey(domainId, 'LAYOUT', layout.name), id: layout.layoutId },
      unlessExists: true,
      refusal: conflict(`A layout of the name ${layout.name} exists already.`),
    },
    { item: { ...configurationKey(domainId, 'LAYOUT', layout.layoutId), ...layout }, unlessExists: true },
  ],
});
