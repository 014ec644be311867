type Place = { readonly partition: string; readonly region: string; readonly accountId: string };

/** Builds the ARNs of the contract's resources (docs/contract.md §1.4). */
export const arns = ({ partition, region, accountId }: Place) => {
  const domain = (domainId: string): string =>
    `arn:${partition}:cases:${region}:${accountId}:domain/${domainId}`;
  const caseArn = (domainId: string, caseId: string): string => `${domain(domainId)}/case/${caseId}`;
  return {
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
