import type { ConfigurationChange } from '../domains/configuration-change.ts';
import { type Changes, itemChange, itemCreation, itemDeletion } from '../domains/named-item.ts';
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
  /** A template, not a deleted one, whose cases are shown by the layout. */
  readonly withLayout: (domainId: string, layoutId: string) => Promise<Template | undefined>;
  /** Of all that are not deleted. */
  readonly count: (domainId: string) => Promise<number>;
  /** Those of the ids that are a case rule's, and not a deleted one's. */
  readonly caseRuleIds: (domainId: string, ids: readonly string[]) => Promise<ReadonlySet<string>>;
  /** ConflictException when the name is taken. */
  readonly creation: (domainId: string, template: Template) => ConfigurationChange;
  /** ConflictException when a new name is taken. */
  readonly change: (domainId: string, before: Template, changes: Changes) => ConfigurationChange;
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
  withLayout: async (domainId, layoutId) => {
    const templates = await table.queryAll<Template>(configurationRange(domainId, 'TEMPLATE'));
    return templates.find(
      ({ deleted, layoutConfiguration }) => !deleted && layoutConfiguration?.defaultLayout === layoutId,
    );
  },
  count: (domainId) => table.count(namesRange(domainId, 'TEMPLATE')),
  caseRuleIds: async (domainId, ids) => {
    const keyOf = (id: string) => configurationKey(domainId, 'CASERULE', id);
    const stored = await table.getMany<{ readonly deleted?: boolean }>([...new Set(ids)].map(keyOf));
    const sortKeys = new Set(stored.filter(({ deleted }) => !deleted).map(({ sk }) => sk));
    return new Set(ids.filter((id) => sortKeys.has(keyOf(id).sk)));
  },
  creation: (domainId, template) => itemCreation(domainId, 'TEMPLATE', template.templateId, template),
  change: (domainId, before, changes) => itemChange(domainId, 'TEMPLATE', before.templateId, before, changes),
  deletion: (domainId, template, now) =>
    itemDeletion(domainId, 'TEMPLATE', template.templateId, template, now),
});
