import type { UpdateCaseIfMatch } from '../contract/if-match.ts';
import { type Nothing, nothing, type Operation, type Versioned } from '../contract/operation.ts';
import { type ChangeDeps, changeCase } from './change-case.ts';

/** Changes the named fields and no others; on the condition, if there is one, that the case is of that version still. */
export const updateCase: Operation<ChangeDeps, UpdateCaseIfMatch, Versioned<Nothing>> = (deps) => {
  const change = changeCase(deps);
  return async ({ 'If-Match': ifMatch, ...wanted }, caller) => {
    const { version } = await change({ ...wanted, ifMatch }, caller);
    return { output: nothing, version };
  };
};
