import * as z from 'zod/mini';

/** How many of a kind there may be where nobody says otherwise: the service's own defaults, and ours where it has none (docs/contract.md §11). */
export const defaultQuotas = {
  domainsPerDeployment: 5,
  fieldsPerDomain: 500,
  optionsPerField: 500,
  layoutsPerDomain: 100,
  templatesPerDomain: 100,
  /** Ours: the service has such a quota and publishes no number. */
  caseRulesPerDomain: 500,
  relatedItemsPerCase: 200,
  filesPerCase: 50,
  slasPerCase: 10,
  fieldsPerCustomItem: 5,
} as const;

/** Whoever adds one more reads, or has counted, all that are there: beyond this it would take too long. */
const LARGEST_QUOTA = 10_000;
/**
 * An update may tell of a breach and a fulfilment of each SLA of its case, in one transaction, of which DynamoDB takes a
 * hundred items and 4 MB. With every text at its limit, in characters of four bytes, an SLA and its two events are 160 KB
 * (title, queue and user of the case stand in each event), beside 580 KB of the case and its own event.
 */
const MOST_SLAS = 20;

export const largestQuota = (name: string): number => (name === 'slasPerCase' ? MOST_SLAS : LARGEST_QUOTA);

const upTo = (largest: number) => {
  const error = `must be a whole number from 0 to ${largest}`;
  return z.optional(z.int().check(z.gte(0, { error }), z.lte(largest, { error })));
};
const quota = upTo(LARGEST_QUOTA);

/** Those that a domain may adjust for itself. */
const ofDomain = {
  fieldsPerDomain: quota,
  optionsPerField: quota,
  layoutsPerDomain: quota,
  templatesPerDomain: quota,
  caseRulesPerDomain: quota,
  relatedItemsPerCase: quota,
  filesPerCase: quota,
  slasPerCase: upTo(MOST_SLAS),
  fieldsPerCustomItem: quota,
};
export const domainQuotas = z.strictObject(ofDomain);
/** Those that a deployment may adjust for all of its domains. */
export const deploymentQuotas = z.strictObject({ domainsPerDeployment: quota, ...ofDomain });
