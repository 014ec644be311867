import type { QuotaSettings } from '../contract/quotas.ts';

/** How a domain differs from what is usual. */
export type DomainSettings = {
  /** Whether a case that breaks a case rule is refused, or taken and the breach told in its event. */
  readonly ruleEnforcement?: 'enforce' | 'report' | undefined;
  /** They stand above the deployment's. */
  readonly quotas?: QuotaSettings | undefined;
};

/** A domain that does not say otherwise has its case rules enforced. */
export const ruleEnforcementOf = ({ ruleEnforcement = 'enforce' }: DomainSettings): 'enforce' | 'report' =>
  ruleEnforcement;

/** A domain as it is stored: what configures it are items of their own. */
export type Domain = {
  readonly domainId: string;
  readonly name: string;
  /** ISO 8601. */
  readonly createdTime: string;
  /** Counts the changes of the domain's configuration; whoever relies on a cached part compares it first. */
  readonly configVersion: number;
  /** ULID of the last of these changes; the next one is made greater. */
  readonly lastChangeId?: string;
  readonly settings?: DomainSettings;
};
