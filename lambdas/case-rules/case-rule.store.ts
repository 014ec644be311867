import { conflict } from '../contract/errors.ts';
import { configurationKey, configurationRange, type Key, nameKey, namesRange } from '../table/keys.ts';
import type { Page, Table } from '../table/table.ts';
import type { Deletion, Put, Write } from '../table/writes.ts';
import type { CaseRule } from './case-rule.ts';

export type CaseRuleStore = {
  /** In no order, deleted ones too. */
  readonly getMany: (domainId: string, caseRuleIds: readonly string[]) => Promise<readonly CaseRule[]>;
  /** In the order of their ids, deleted ones too. */
  readonly list: (domainId: string, limit: number, after: Key | undefined) => Promise<Page<CaseRule>>;
  /** How many there are; deleted ones do not count. */
  readonly count: (domainId: string) => Promise<number>;
  /** ConflictException when the name is taken. */
  readonly creation: (domainId: string, rule: CaseRule) => readonly Write[];
  /** ConflictException when the name is a new one, and taken. */
  readonly change: (domainId: string, from: CaseRule, to: CaseRule) => readonly Write[];
  /** The rule stays and says that it is deleted; its name is free. */
  readonly deletion: (domainId: string, rule: CaseRule, now: string) => readonly Write[];
};

export const caseRuleStore = (table: Table): CaseRuleStore => ({
  getMany: (domainId, caseRuleIds) =>
    table.getMany<CaseRule>(caseRuleIds.map((id) => configurationKey(domainId, 'CASERULE', id))),
  list: (domainId, limit, after) =>
    table.query<CaseRule>(configurationRange(domainId, 'CASERULE'), { limit, ...(after && { after }) }),
  count: (domainId) => table.count(namesRange(domainId, 'CASERULE')),
  creation: (domainId, rule) => [
    nameCreation(domainId, rule),
    { item: { ...configurationKey(domainId, 'CASERULE', rule.caseRuleId), ...rule }, unlessExists: true },
  ],
  change: (domainId, from, to) => {
    const { name, description, rule, lastModifiedTime } = to;
    const isSameName = nameKey(domainId, 'CASERULE', from.name).sk === nameKey(domainId, 'CASERULE', name).sk;
    return [
      ...(isSameName ? [] : [nameDeletion(domainId, from), nameCreation(domainId, to)]),
      {
        update: configurationKey(domainId, 'CASERULE', from.caseRuleId),
        set: { name, description, rule, lastModifiedTime },
        if: { exists: true },
      },
    ];
  },
  deletion: (domainId, rule, now) => [
    nameDeletion(domainId, rule),
    {
      update: configurationKey(domainId, 'CASERULE', rule.caseRuleId),
      set: { deleted: true, lastModifiedTime: now },
      if: { exists: true },
    },
  ],
});

const nameCreation = (domainId: string, { caseRuleId, name }: CaseRule): Put => ({
  item: { ...nameKey(domainId, 'CASERULE', name), id: caseRuleId },
  unlessExists: true,
  refusal: conflict(`A case rule of the name ${name} exists already.`),
});

const nameDeletion = (domainId: string, { caseRuleId, name }: CaseRule): Deletion => ({
  delete: nameKey(domainId, 'CASERULE', name),
  if: { equals: { id: caseRuleId } },
});
