import { quotaExceeded } from './errors.ts';

/** How many of a kind there may be. */
export type Quota = { readonly of: string; readonly limit: number };

/** The service's default quotas (docs/contract.md §11). A race may pass one by a few. */
export const quotas = {
  fieldsPerDomain: { of: 'fields in a domain', limit: 500 },
  optionsPerField: { of: 'options of a field', limit: 500 },
  layoutsPerDomain: { of: 'layouts in a domain', limit: 100 },
  templatesPerDomain: { of: 'templates in a domain', limit: 100 },
  /** There is a quota, but its number is not published. */
  caseRulesPerDomain: { of: 'case rules in a domain', limit: 500 },
  fieldsPerLayout: { of: 'fields in a layout', limit: 100 },
  slasPerCase: { of: 'SLAs of a case', limit: 10 },
  relatedItemsPerCase: { of: 'related items of a case', limit: 200 },
} as const satisfies Readonly<Record<string, Quota>>;

/** @throws ServiceQuotaExceededException when `added` more do not fit. */
export const checkQuota = (quota: Quota, present: number, added = 1): void => {
  if (present + added > quota.limit) throw quotaExceeded(`There may be at most ${quota.limit} ${quota.of}.`);
};
