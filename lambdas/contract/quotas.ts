import * as z from 'zod/mini';
import { defaultQuotas, domainQuotas } from '../settings/quotas.ts';
import { quotaExceeded } from './errors.ts';

/** How many of a kind there may be. */
export type Quota = { readonly of: string; readonly limit: number };

export type QuotaName = keyof typeof defaultQuotas;
/** Those that a domain may adjust for itself. */
export const domainQuotaNames = z.keyof(domainQuotas).options;
/** Quotas that are not to be the default ones. */
export type QuotaSettings = { readonly [Name in QuotaName]?: number | undefined };

const kinds: Readonly<Record<QuotaName, string>> = {
  domainsPerDeployment: 'domains',
  fieldsPerDomain: 'fields in a domain',
  optionsPerField: 'options of a field',
  layoutsPerDomain: 'layouts in a domain',
  templatesPerDomain: 'templates in a domain',
  caseRulesPerDomain: 'case rules in a domain',
  relatedItemsPerCase: 'related items of a case',
  filesPerCase: 'files of a case',
  slasPerCase: 'SLAs of a case',
  fieldsPerCustomItem: 'fields of a custom related item',
};

/** Nobody can adjust it. */
export const fieldsPerLayout: Quota = { of: 'fields in a layout', limit: 100 };

/** A quota as it is in effect: the domain's own settings stand above the deployment's. */
export type QuotaOf = (name: QuotaName, ofDomain?: QuotaSettings) => Quota;

export const quotasOf =
  (ofDeployment: QuotaSettings): QuotaOf =>
  (name, ofDomain = {}) => ({
    of: kinds[name],
    limit: ofDomain[name] ?? ofDeployment[name] ?? defaultQuotas[name],
  });

/**
 * What configures a domain is counted under its version and SLAs under their case's, so these quotas hold to the one; a
 * race may pass those of domains and of a case's other items by a few.
 * Where nothing is added, what is there stays, also where the quota was lowered.
 * @throws ServiceQuotaExceededException when `added` more do not fit.
 */
export const checkQuota = (quota: Quota, present: number, added = 1): void => {
  if (added === 0 || present + added <= quota.limit) return;
  throw quotaExceeded(`There may be at most ${quota.limit} ${quota.of}.`);
};
