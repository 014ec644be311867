import { describe, expect, it } from 'vitest';
import { checkQuota, type QuotaName, quotasOf } from '../../../lambdas/contract/quotas.ts';
import { apiSettings } from '../../../lambdas/settings/api.settings.ts';
import { parseSettings } from '../../../lambdas/settings/settings.ts';

describe('a quota', () => {
  it('has room up to its limit, and not beyond', () => {
    const quota = { of: 'options of a field', limit: 500 };

    expect(() => checkQuota(quota, 499)).not.toThrow();
    expect(() => checkQuota(quota, 450, 50)).not.toThrow();
    expect(() => checkQuota(quota, 500)).toThrow(
      expect.objectContaining({
        kind: 'ServiceQuotaExceededException',
        message: 'There may be at most 500 options of a field.',
      }),
    );
    expect(() => checkQuota(quota, 451, 50)).toThrow('at most 500 options of a field');
  });

  it('that is full, or beyond what it was lowered to, takes nothing, and so nothing more', () => {
    const quota = { of: 'layouts in a domain', limit: 100 };

    expect(() => checkQuota(quota, 100, 0)).not.toThrow();
    expect(() => checkQuota(quota, 120, 0)).not.toThrow();
    expect(() => checkQuota(quota, 120)).toThrow('at most 100');
  });

  it.each<[QuotaName, string, number]>([
    ['domainsPerDeployment', 'domains', 5],
    ['fieldsPerDomain', 'fields in a domain', 500],
    ['optionsPerField', 'options of a field', 500],
    ['layoutsPerDomain', 'layouts in a domain', 100],
    ['templatesPerDomain', 'templates in a domain', 100],
    ['caseRulesPerDomain', 'case rules in a domain', 500],
    ['relatedItemsPerCase', 'related items of a case', 200],
    ['filesPerCase', 'files of a case', 50],
    ['slasPerCase', 'SLAs of a case', 10],
    ['fieldsPerCustomItem', 'fields of a custom related item', 5],
  ])('is the default where nobody says otherwise: %s', (name, of, limit) => {
    expect(quotasOf({})(name)).toEqual({ of, limit });
  });

  it("is the deployment's where it says so, and above it the domain's, zero included", () => {
    const quotaOf = quotasOf({ fieldsPerDomain: 600, layoutsPerDomain: 0 });

    expect(quotaOf('fieldsPerDomain').limit).toBe(600);
    expect(quotaOf('fieldsPerDomain', { optionsPerField: 7 }).limit).toBe(600);
    expect(quotaOf('fieldsPerDomain', { fieldsPerDomain: 7 }).limit).toBe(7);
    expect(quotaOf('fieldsPerDomain', { fieldsPerDomain: 0 }).limit).toBe(0);
    expect(quotaOf('layoutsPerDomain').limit).toBe(0);
  });

  it('comes to the function by its environment, which stops it where it is wrong', () => {
    const environment = {
      TABLE_NAME: 'cases',
      PARTITION: 'aws',
      AWS_REGION: 'us-east-1',
      ACCOUNT_ID: '111122223333',
      HIGH_SEVERITIES: '[]',
    };

    expect(parseSettings(apiSettings, { ...environment, QUOTAS: '{"slasPerCase":20}' }).QUOTAS).toEqual({
      slasPerCase: 20,
    });
    expect(() => parseSettings(apiSettings, { ...environment, QUOTAS: '{"slasPerCase":-1}' })).toThrow(
      'Environment variables missing or wrong: QUOTAS',
    );
  });
});
