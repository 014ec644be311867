type Place = { readonly partition: string; readonly region: string; readonly accountId: string };

/** A domain, or what configures it. */
export type ConfiguredResource = {
  readonly type: 'Domain' | 'Field' | 'Layout' | 'Template' | 'CaseRule';
  readonly domainId: string;
  readonly id: string;
};
/** What an ARN of the contract names. */
export type Resource =
  | ConfiguredResource
  | { readonly type: 'Case'; readonly domainId: string; readonly id: string }
  | {
      readonly type: 'RelatedItem';
      readonly domainId: string;
      readonly caseId: string;
      readonly id: string;
    };

const typesInDomain: ReadonlyMap<string | undefined, ConfiguredResource['type'] | 'Case'> = new Map([
  ['case', 'Case'],
  ['field', 'Field'],
  ['layout', 'Layout'],
  ['template', 'Template'],
  ['case-rule', 'CaseRule'],
]);

/** Builds and reads the ARNs of the contract's resources (docs/contract.md §1.4). */
export const arns = ({ partition, region, accountId }: Place) => {
  /** What the ARN of every resource here begins with. */
  const prefix = `arn:${partition}:cases:${region}:${accountId}:domain/`;
  const domain = (domainId: string): string => `${prefix}${domainId}`;
  const caseArn = (domainId: string, caseId: string): string => `${domain(domainId)}/case/${caseId}`;
  /** None of another deployment's, and of what is no ARN at all. */
  const resource = (arn: string): Resource | undefined => {
    if (!arn.startsWith(prefix)) return undefined;
    const parts = arn.slice(prefix.length).split('/');
    if (parts.includes('')) return undefined;
    const [domainId = '', kind, id = '', ofCase, relatedItemId = ''] = parts;
    const type = typesInDomain.get(kind);
    if (parts.length === 1) return { type: 'Domain', domainId, id: domainId };
    if (parts.length === 3 && type) return { type, domainId, id };
    return parts.length === 5 && type === 'Case' && ofCase === 'related-item'
      ? { type: 'RelatedItem', domainId, caseId: id, id: relatedItemId }
      : undefined;
  };
  return {
    prefix,
    resource,
    domain,
    case: caseArn,
    relatedItem: (domainId: string, caseId: string, relatedItemId: string): string =>
      `${caseArn(domainId, caseId)}/related-item/${relatedItemId}`,
    field: (domainId: string, fieldId: string): string => `${domain(domainId)}/field/${fieldId}`,
    layout: (domainId: string, layoutId: string): string => `${domain(domainId)}/layout/${layoutId}`,
    caseRule: (domainId: string, caseRuleId: string): string => `${domain(domainId)}/case-rule/${caseRuleId}`,
    template: (domainId: string, templateId: string): string => `${domain(domainId)}/template/${templateId}`,
  };
};
export type Arns = ReturnType<typeof arns>;
