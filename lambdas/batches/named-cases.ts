import type { BatchedCases, CaseIdentifier } from '../contract/documented.ts';
import { invalid, notFound } from '../contract/errors.ts';

/** The reference numbers by which a request names cases. */
export const referenceNumbersIn = (cases: BatchedCases): readonly string[] =>
  cases.flatMap(({ caseIdentifier }) =>
    'referenceId' in caseIdentifier ? [caseIdentifier.referenceId] : [],
  );

/**
 * The cases of a request, each by its id. Whether there is a case of an id shows when its turn comes.
 * @throws ResourceNotFoundException for a reference number that no case has, ValidationException for a case that is named
 * twice: the whole request fails
 */
export const namedCases = (
  cases: BatchedCases,
  idsByReference: ReadonlyMap<string, string>,
): readonly CaseIdentifier[] => {
  const places = new Map<string, number>();
  return cases.map(({ caseIdentifier }, index) => {
    const named = identified(caseIdentifier, idsByReference);
    const before = places.get(named.caseId);
    if (before !== undefined)
      throw invalid(`cases[${index}].caseIdentifier`, `names the case of cases[${before}] again`);
    places.set(named.caseId, index);
    return named;
  });
};

const identified = (
  identifier: BatchedCases[number]['caseIdentifier'],
  idsByReference: ReadonlyMap<string, string>,
): CaseIdentifier => {
  if ('caseId' in identifier) return { caseId: identifier.caseId };
  const { referenceId } = identifier;
  const caseId = idsByReference.get(referenceId);
  if (caseId === undefined) throw notFound('Case', referenceId);
  return { caseId, referenceId };
};
