import { conflict } from '../contract/errors.ts';
import { configurationKey, configurationRange, type Key, nameKey } from '../table/keys.ts';
import type { Page, Table } from '../table/table.ts';
import type { Write } from '../table/writes.ts';
import type { Template } from './template.ts';

export type TemplateStore = {
  readonly list: (domainId: string, limit: number, after: Key | undefined) => Promise<Page<Template>>;
  /** Deleted ones too. */
  readonly all: (domainId: string) => Promise<readonly Template[]>;
  readonly count: (domainId: string) => Promise<number>;
  /** ConflictException when the name is taken. */
  readonly creation: (domainId: string, template: Template) => readonly Write[];
};

export const templateStore = (table: Table): TemplateStore => ({
  list: (domainId, limit, after) =>
    table.query<Template>(configurationRange(domainId, 'TEMPLATE'), { limit, ...(after && { after }) }),
  all: (domainId) => table.queryAll<Template>(configurationRange(domainId, 'TEMPLATE')),
  count: (domainId) => table.count(configurationRange(domainId, 'TEMPLATE')),
  creation: (domainId, template) => [
    {
      item: { ...nameKey(domainId, 'TEMPLATE', template.name), id: template.templateId },
      unlessExists: true,
      refusal: conflict(`A template of the name ${template.name} exists already.`),
    },
    {
      item: { ...configurationKey(domainId, 'TEMPLATE', template.templateId), ...template },
      unlessExists: true,
    },
  ],
});
