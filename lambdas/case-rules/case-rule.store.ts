import type { ConfigurationChange } from '../domains/configuration-change.ts';
import { itemChange, itemCreation, itemDeletion } from '../domains/named-item.ts';
import { configurationKey, configurationRange, type Key, namesRange } from '../table/keys.ts';
import type { Page, Table } from '../table/table.ts';
import type { CaseRule } from './case-rule.ts';

export type CaseRuleStore = {
  /** In no order, deleted ones too. */
  readonly getMany: (domainId: string, caseRuleIds: readonly string[]) => Promise<readonly CaseRule[]>;
  /** In the order of their ids, deleted ones too. */
  readonly list: (domainId: string, limit: number, after: Key | undefined) => Promise<Page<CaseRule>>;
  /** How many there are; deleted ones do not count. */
  readonly count: (domainId: string) => Promise<number>;
  /** ConflictException when the name is taken. */
  readonly creation: (domainId: string, rule: CaseRule) => ConfigurationChange;
  /** ConflictException when the name is a new one, and taken. */
  readonly change: (domainId: string, from: CaseRule, to: CaseRule) => ConfigurationChange;
  /** The rule stays and says that it is deleted; its name is free. */
  readonly deletion: (domainId: string, rule: CaseRule, now: string) => ConfigurationChange;
};

export const caseRuleStore = (table: Table): CaseRuleStore => ({
  getMany: (domainId, caseRuleIds) =>
    table.getMany<CaseRule>(caseRuleIds.map((id) => configurationKey(domainId, 'CASERULE', id))),
  list: (domainId, limit, after) =>
    table.query<CaseRule>(configurationRange(domainId, 'CASERULE'), { limit, ...(after && { after }) }),
  count: (domainId) => table.count(namesRange(domainId, 'CASERULE')),
  creation: (domainId, rule) => itemCreation(domainId, 'CASERULE', rule.caseRuleId, rule),
  change: (domainId, from, { name, description, rule, lastModifiedTime }) =>
    itemChange(domainId, 'CASERULE', from.caseRuleId, from, { name, description, rule, lastModifiedTime }),
  deletion: (domainId, rule, now) => itemDeletion(domainId, 'CASERULE', rule.caseRuleId, rule, now),
});
