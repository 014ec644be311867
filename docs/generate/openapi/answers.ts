import type { Route } from '../../../lambdas/api/route.ts';
import { type ErrorKind, statusOf } from '../../../lambdas/contract/errors.ts';
import contract from '../../../lambdas/contract/responses.generated.json' with { type: 'json' };
import { membersOf } from './requests.ts';

type Answer = { readonly output?: string; readonly errors: readonly string[] };

/** What the model says of each operation's answers. */
const modelled: ReadonlyMap<string, Answer> = new Map(Object.entries<Answer>(contract.operations));

/** The schemas of the answers, and of the errors, by the names of their shapes. */
export const answerSchemas = contract.schemas;

export const isOfModel = ({ operation }: Route): boolean => modelled.has(operation);

/** The errors of every operation: those of the door, and of what stands behind it. */
const always: readonly ErrorKind[] = [
  'AccessDeniedException',
  'InternalServerException',
  'ThrottlingException',
];
/** Those of an operation that is told what to look for. */
const ofRequests: readonly ErrorKind[] = ['ResourceNotFoundException', 'ValidationException'];
/** Those of an operation that is told what it may find, or what it has done already. */
const ofConditions: readonly ErrorKind[] = ['ConflictException'];

const isErrorKind = (name: string): name is ErrorKind => Object.hasOwn(statusOf, name);

export const errorKinds = Object.keys(answerSchemas).filter(isErrorKind);

/** The name of the schema that the answer has; none where its body is empty. */
export const outputOf = ({ operation, model }: Route): string | undefined =>
  modelled.get(operation)?.output ?? (model.response && `${operation}Response`);

export const errorsOf = ({ operation, path, model }: Route): readonly ErrorKind[] => {
  const told = modelled.get(operation)?.errors.filter(isErrorKind);
  const ours = path.includes('{') || model.method !== 'GET' ? [...always, ...ofRequests] : always;
  const isConditional = model.headers?.includes('If-Match') || 'clientToken' in membersOf(model);
  return [...new Set([...(told ?? ours), ...(isConditional ? ofConditions : [])])].toSorted(
    (one, other) => statusOf[one] - statusOf[other],
  );
};
