import type { BatchErrorEntry, CaseIdentifier } from '../contract/documented.ts';
import { asContractError, throttled } from '../contract/errors.ts';
import { eachOf } from '../platform/at-once.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/logger.ts';
import { errorCode } from './error-code.ts';

const CASES_AT_ONCE = 10;
/**
 * From the request's arrival. A case that is begun later may need all the patience of its reads and of its write, and the
 * function has 28 seconds.
 */
const TIME_TO_BEGIN_MILLISECONDS = 10_000;

type Deps = { readonly clock: Clock; readonly log: Log };

export type Outcomes<Success> = {
  readonly successes: readonly Success[];
  readonly failures: readonly BatchErrorEntry[];
};

/**
 * Does the work on each case by itself, some at once, and tells what came of it in the order of the request. A case whose
 * turn does not come in time has failed for that, so that the same request does it when it comes again.
 */
export const onEachCase = async <Success>(
  { clock, log }: Deps,
  { cases, begun }: { readonly cases: readonly CaseIdentifier[]; readonly begun: Date },
  work: (named: CaseIdentifier) => Promise<Success>,
): Promise<Outcomes<Success>> => {
  const end = begun.getTime() + TIME_TO_BEGIN_MILLISECONDS;
  const successes = new Map<CaseIdentifier, Success>();
  const failures = new Map<CaseIdentifier, BatchErrorEntry>();
  await eachOf(cases, CASES_AT_ONCE, async (named) => {
    try {
      if (clock.now().getTime() > end) throw throttled(undefined);
      successes.set(named, await work(named));
    } catch (thrown) {
      const error = asContractError(thrown);
      if (error.status >= 500) log.error('failed on a case of a batch', { ...named, error: error.cause });
      failures.set(named, {
        caseIdentifier: named,
        errorCode: errorCode(error),
        errorMessage: error.message,
      });
    }
  });
  const inOrder = <Outcome>(outcomes: ReadonlyMap<CaseIdentifier, Outcome>): readonly Outcome[] =>
    cases.flatMap((named) => outcomes.get(named) ?? []);
  return { successes: inOrder(successes), failures: inOrder(failures) };
};
