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
