/** The error kinds of the contract with their HTTP status (docs/contract.md §1.0). */
export const statusOf = {
  AccessDeniedException: 403,
  ConflictException: 409,
  InternalServerException: 500,
  ResourceNotFoundException: 404,
  ServiceQuotaExceededException: 402,
  ThrottlingException: 429,
  /** Not of the service's model but of AWS's protocols: no operation at this path. */
  UnknownOperationException: 404,
  ValidationException: 400,
} as const;

export type ErrorKind = keyof typeof statusOf;

/** What a caller should read. All else that is thrown becomes InternalServerException and says nothing more. */
export class ContractError extends Error {
  readonly kind: ErrorKind;
  /** Members of the error's body besides `message`. */
  readonly members: Readonly<Record<string, string>>;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    kind: ErrorKind,
    message: string,
    more: {
      readonly members?: Readonly<Record<string, string>>;
      readonly retryAfterSeconds?: number;
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, { cause: more.cause });
    this.name = kind;
    this.kind = kind;
    this.members = more.members ?? {};
    this.retryAfterSeconds = more.retryAfterSeconds;
  }

  get status(): number {
    return statusOf[this.kind];
  }
}

export type ResourceType = 'Domain' | 'Field' | 'Layout' | 'Template' | 'CaseRule' | 'Case' | 'RelatedItem';

export const notFound = (resourceType: ResourceType, resourceId: string): ContractError =>
  new ContractError('ResourceNotFoundException', `${resourceType} ${resourceId} does not exist.`, {
    members: { resourceId, resourceType },
  });

/** `member` is the path of the offending member, as the caller wrote it: `fields[3].value.stringValue`. */
export const invalid = (member: string, reason: string): ContractError =>
  new ContractError('ValidationException', `${member}: ${reason}`);

export const conflict = (message: string): ContractError => new ContractError('ConflictException', message);

export const quotaExceeded = (message: string): ContractError =>
  new ContractError('ServiceQuotaExceededException', message);

export const throttled = (cause: unknown): ContractError =>
  new ContractError('ThrottlingException', 'Too many requests at once; please try again.', {
    retryAfterSeconds: 1,
    cause,
  });

/** What is thrown besides says nothing more to the caller; it is the cause. */
export const asContractError = (error: unknown): ContractError =>
  error instanceof ContractError
    ? error
    : new ContractError('InternalServerException', 'Something went wrong; please try again.', {
        cause: error,
      });
