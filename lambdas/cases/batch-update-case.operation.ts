import type { BatchTokenStore } from '../batches/batch-token.store.ts';
import { onEachCase } from '../batches/each-case.ts';
import { namedCases, referenceNumbersIn } from '../batches/named-cases.ts';
import { caseSummary } from '../case-events/case-event.ts';
import type { BatchUpdateCaseRequest, BatchUpdateCaseResponse } from '../contract/documented.ts';
import { invalid } from '../contract/errors.ts';
import type { Operation } from '../contract/operation.ts';
import type { FieldStore } from '../fields/field.store.ts';
import type { Field } from '../fields/field.ts';
import type { Log } from '../platform/logger.ts';
import { type AskedFields, askedFields, fieldNamesIn } from './asked-fields.ts';
import { type ChangeDeps, changeCase } from './change-case.ts';

type Deps = ChangeDeps & {
  readonly fields: FieldStore;
  readonly batchTokens: BatchTokenStore;
  readonly log: Log;
};

/**
 * The same change of several cases, each in a transaction of its own: what an interrupted request has left undone, the
 * same request does when it comes again with its client token. One round trip for what the request names, one for its
 * client token, and for each case two, as in UpdateCase.
 */
export const batchUpdateCase: Operation<Deps, BatchUpdateCaseRequest, BatchUpdateCaseResponse> = (deps) => {
  const { domains, configurations, cases, fields, batchTokens, clock } = deps;
  const change = changeCase(deps);
  return async (input, caller) => {
    const begun = clock.now();
    const { domainId, performedBy } = input;
    const [domain, idsByReference, idsByName] = await Promise.all([
      domains.get(domainId),
      cases.ofReferences(domainId, referenceNumbersIn(input.cases)),
      fields.idsOfNames(domainId, fieldNamesIn(input)),
    ]);
    const named = namedCases(input.cases, idsByReference);
    const asked = askedFields(input, idsByName);
    checkKnown(asked, await configurations.of(domain).fields(asked.fields.map(({ id }) => id)));

    const token = await batchTokens.bind('BatchUpdateCase', input, begun);
    const wanted = { domainId, performedBy, token, ...asked };
    const { successes, failures } = await onEachCase(deps, { cases: named, begun }, async ({ caseId }) => {
      const changed = await change({ ...wanted, caseId }, caller);
      return { caseIdentifier: { caseId, referenceId: caseSummary(changed.fields).referenceNumber } };
    });
    return { successfulCases: successes, failedCases: failures };
  };
};

/** Whether a case may have a value of it, a deleted field for one, is its own affair. */
const checkKnown = ({ fields, members }: AskedFields, known: ReadonlyMap<string, Field>): void => {
  const unknown = fields.findIndex(({ id }) => !known.has(id));
  if (unknown !== -1) throw invalid(members(unknown).id, `there is no field ${fields[unknown]?.id}`);
};
