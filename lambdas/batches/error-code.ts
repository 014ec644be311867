import type { ContractError, ErrorKind } from '../contract/errors.ts';

/** What the documentation calls the errors of a batch's entries (docs/contract.md §1.3). */
const codes: Readonly<Record<ErrorKind, string>> = {
  AccessDeniedException: 'ACCESS_DENIED',
  ConflictException: 'CONFLICT',
  InternalServerException: 'INTERNAL_ERROR',
  ResourceNotFoundException: 'CASE_NOT_FOUND',
  ServiceQuotaExceededException: 'SERVICE_QUOTA_EXCEEDED',
  ThrottlingException: 'THROTTLED',
  UnknownOperationException: 'INTERNAL_ERROR',
  ValidationException: 'VALIDATION_ERROR',
};

/** A domain that is not there any more was deleted while the batch was at work. */
export const errorCode = ({ kind, members }: ContractError): string =>
  members['resourceType'] === 'Domain' ? 'DOMAIN_NOT_FOUND' : codes[kind];
