/** A domain as it is stored: what configures it are items of their own. */
export type Domain = {
  readonly domainId: string;
  readonly name: string;
  /** ISO 8601. */
  readonly createdTime: string;
  /** Counts the changes of the domain's configuration; whoever relies on a cached part compares it first. */
  readonly configVersion: number;
  readonly settings?: {
    /** What becomes of a change that breaks a case rule: it is refused (as where nothing is set), or taken and told of. */
    readonly ruleEnforcement?: 'enforce' | 'report';
  };
};
