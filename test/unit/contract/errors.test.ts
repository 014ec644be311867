import { describe, expect, it } from 'vitest';
import {
  ContractError,
  conflict,
  type ErrorKind,
  invalid,
  notFound,
  quotaExceeded,
  throttled,
} from '../../../lambdas/contract/errors.ts';
import { checkQuota, quotas } from '../../../lambdas/contract/quotas.ts';

describe('an error of the contract', () => {
  it.each<[ErrorKind, number]>([
    ['AccessDeniedException', 403],
    ['ConflictException', 409],
    ['InternalServerException', 500],
    ['ResourceNotFoundException', 404],
    ['ServiceQuotaExceededException', 402],
    ['ThrottlingException', 429],
    ['UnknownOperationException', 404],
    ['ValidationException', 400],
  ])('%s has the status %i', (kind, status) => {
    expect(new ContractError(kind, 'A sentence.')).toMatchObject({ kind, name: kind, status });
  });

  it('says what does not exist, for people and for programs', () => {
    expect(notFound('Case', 'c-1')).toMatchObject({
      kind: 'ResourceNotFoundException',
      message: 'Case c-1 does not exist.',
      members: { resourceId: 'c-1', resourceType: 'Case' },
    });
  });

  it('names the member that is wrong', () => {
    expect(invalid('fields[3].value', 'must be a string')).toMatchObject({
      kind: 'ValidationException',
      message: 'fields[3].value: must be a string',
    });
  });

  it('keeps its cause, and says when to come back', () => {
    const cause = new Error('TransactionConflict');

    expect(throttled(cause)).toMatchObject({ kind: 'ThrottlingException', retryAfterSeconds: 1, cause });
    expect(conflict('Taken.')).toMatchObject({ kind: 'ConflictException', retryAfterSeconds: undefined });
    expect(quotaExceeded('Full.')).toMatchObject({ kind: 'ServiceQuotaExceededException' });
  });
});

describe('a quota', () => {
  it('has room up to its limit, and not beyond', () => {
    expect(() => checkQuota(quotas.fieldsPerDomain, 499)).not.toThrow();
    expect(() => checkQuota(quotas.optionsPerField, 450, 50)).not.toThrow();
    expect(() => checkQuota(quotas.fieldsPerDomain, 500)).toThrow(
      expect.objectContaining({
        kind: 'ServiceQuotaExceededException',
        message: 'There may be at most 500 fields in a domain.',
      }),
    );
    expect(() => checkQuota(quotas.optionsPerField, 451, 50)).toThrow('at most 500 options of a field');
  });

  it('that is full takes nothing, and so nothing more', () => {
    expect(() => checkQuota(quotas.layoutsPerDomain, 100, 0)).not.toThrow();
  });
});
