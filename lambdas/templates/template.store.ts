import type { ConfigurationChange } from '../domains/configuration-change.ts';
import { itemAlteration, itemCreation, itemDeletion, type NewValues } from '../domains/named-item.ts';
import { configurationKey, configurationRange, type Key, namesRange } from '../table/keys.ts';
import { queryListed } from '../table/listed.ts';
import type { Page, Table } from '../table/table.ts';
import type { Template } from './template.ts';

export type TemplateStore = {
  /** Those that are not deleted and of which `isListed` holds, in the order of their ids. */
  readonly list: (
    domainId: string,
    limit: number,
    after: Key | undefined,
    isListed: (template: Template) => boolean,
  ) => Promise<Page<Template>>;
  /** Those that are not deleted, which a quota bounds, in no order. */
  readonly all: (domainId: string) => Promise<readonly Template[]>;
  /** Of the same templates. */
  readonly count: (domainId: string) => Promise<number>;
  /** Refused with ConflictException, when it is written, where the name is taken. */
  readonly creation: (domainId: string, template: Template) => ConfigurationChange;
  /** Refused likewise where a new name is taken. */
  readonly alteration: (domainId: string, before: Template, values: NewValues) => ConfigurationChange;
  readonly deletion: (domainId: string, template: Template, now: string) => ConfigurationChange;
};

export const templateStore = (table: Table): TemplateStore => ({
  list: (domainId, limit, after, isListed) =>
    queryListed<Template>(
      table,
      configurationRange(domainId, 'TEMPLATE'),
      { limit, after },
      (template) => !template.deleted && isListed(template),
    ),
  all: async (domainId) => {
    const names = await table.queryAll<{ readonly id: string }>(namesRange(domainId, 'TEMPLATE'));
    return table.getMany<Template>(names.map(({ id }) => configurationKey(domainId, 'TEMPLATE', id)));
  },
  count: (domainId) => table.count(namesRange(domainId, 'TEMPLATE')),
  creation: (domainId, template) => itemCreation(domainId, 'TEMPLATE', template.templateId, template),
  alteration: (domainId, before, values) =>
    itemAlteration(domainId, 'TEMPLATE', before.templateId, before, values),
  deletion: (domainId, template, now) =>
    itemDeletion(domainId, 'TEMPLATE', template.templateId, template, now),
});
