import type { QuotaSettings } from '../contract/quotas.ts';

/** How a domain differs from what is usual. */
export type DomainSettings = {
  /** Whether a case that breaks a case rule is refused, or taken and the breach told in its event. */
  readonly ruleEnforcement?: 'enforce' | 'report' | undefined;
  /** They stand above the deployment's. */
  readonly quotas?: QuotaSettings | undefined;
};

/** A domain as it is stored: what configures it are items of their own. */
export type Domain = {
  readonly domainId: string;
  readonly name: string;
  /** ISO 8601. */
  readonly createdTime: string;
  /** Counts the changes of the domain's configuration; whoever relies on a cached part compares it first. */
  readonly configVersion: number;
  readonly settings?: DomainSettings;
};
