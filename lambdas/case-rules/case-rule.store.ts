import type { ConfigurationChange } from '../domains/configuration-change.ts';
import { itemAlteration, itemCreation, itemDeletion, type NewValues } from '../domains/named-item.ts';
import { configurationKey, configurationRange, type Key, namesRange } from '../table/keys.ts';
import { queryListed } from '../table/listed.ts';
import type { Page, Table } from '../table/table.ts';
import type { CaseRule } from './case-rule.ts';

export type CaseRuleStore = {
  /** In no order, deleted ones too. */
  readonly getMany: (domainId: string, caseRuleIds: readonly string[]) => Promise<readonly CaseRule[]>;
  /** Those that are not deleted, in the order of their ids. */
  readonly list: (domainId: string, limit: number, after: Key | undefined) => Promise<Page<CaseRule>>;
  /** Of the same rules. */
  readonly count: (domainId: string) => Promise<number>;
  /** Refused with ConflictException, when it is written, where the name is taken. */
  readonly creation: (domainId: string, rule: CaseRule) => ConfigurationChange;
  /** Refused likewise where a new name is taken. */
  readonly alteration: (domainId: string, before: CaseRule, values: NewValues) => ConfigurationChange;
  /** The rule stays and says that it is deleted; its name is free. */
  readonly deletion: (domainId: string, rule: CaseRule, now: string) => ConfigurationChange;
};

export const caseRuleStore = (table: Table): CaseRuleStore => ({
  getMany: (domainId, caseRuleIds) =>
    table.getMany<CaseRule>(caseRuleIds.map((id) => configurationKey(domainId, 'CASERULE', id))),
  list: (domainId, limit, after) =>
    queryListed<CaseRule>(
      table,
      configurationRange(domainId, 'CASERULE'),
      { limit, after },
      ({ deleted }) => !deleted,
    ),
  count: (domainId) => table.count(namesRange(domainId, 'CASERULE')),
  creation: (domainId, rule) => itemCreation(domainId, 'CASERULE', rule.caseRuleId, rule),
  alteration: (domainId, before, values) =>
    itemAlteration(domainId, 'CASERULE', before.caseRuleId, before, values),
  deletion: (domainId, rule, now) => itemDeletion(domainId, 'CASERULE', rule.caseRuleId, rule, now),
});
