import { type BatchEntry, entriesIn } from '../../workload/desk.ts';
import { type Attempt, acknowledged, type KindOf } from '../../workload/operation.ts';
import { type CaseHistory, isCommittedBy, operationOf, versionsDuring } from '../history.ts';
import type { Evidence, Invariant } from '../invariants.ts';
import { holdsAll } from './acknowledged.ts';
import { isInDoubt } from './refused.ts';

type Batch = KindOf<'batch update' | 'batch comment'>;

/**
 * Each case that a batch says it did has it: once, however often a request with a client token came. A case of which
 * only a no was answered has nothing of it, and no token stands for two requests.
 */
export const batchesDoEachCaseOnce: Invariant = (evidence) => {
  const batches = evidence.workload.operations.filter(isBatch);
  return [
    ...batches.flatMap((batch) =>
      [...evidence.history.cases.values()].flatMap((each) => onCase(evidence, batch, each)),
    ),
    ...batches.flatMap((batch) => unknownCases(evidence, batch)),
    ...sharedTokens(batches),
  ];
};

const isBatch = (operation: Evidence['workload']['operations'][number]): operation is Batch =>
  operation.kind === 'batch update' || operation.kind === 'batch comment';

const successesIn = ({ body }: Attempt): readonly BatchEntry[] =>
  entriesIn(body['successfulCases'] ?? body['successfulItems']);
const failuresIn = ({ body }: Attempt): readonly BatchEntry[] =>
  entriesIn(body['failedCases'] ?? body['failedItems']);
const ofCase =
  (caseId: string) =>
  ({ caseIdentifier }: BatchEntry): boolean =>
    caseIdentifier.caseId === caseId;

const onCase = (evidence: Evidence, batch: Batch, each: CaseHistory): readonly string[] => {
  const { history } = evidence;
  const { id, attempts, clientToken } = batch;
  const { caseId, changes, additions, isGone } = each;
  const own = (batch.kind === 'batch update' ? changes : additions).filter(
    (event) => operationOf(event) === id,
  );
  // What comes too late for a case that is deleted is no change of it: the purge takes the token and the comment along.
  const isBounded = clientToken !== undefined && !(isGone && batch.kind === 'batch comment');
  const most = isBounded ? 1 : attempts.length;
  const succeeded = acknowledged(batch).filter((attempt) => successesIn(attempt).some(ofCase(caseId)));
  return [
    ...(own.length > most
      ? [`${id} changed ${caseId} ${own.length} times by ${attempts.length} requests`]
      : []),
    ...(own.length > 0 &&
    succeeded.length === 0 &&
    attempts.every((attempt) => saysNo(evidence, attempt, caseId))
      ? [`${id} failed on ${caseId}, and its event ${own[0]?.eventId} stands`]
      : []),
    ...succeeded
      .filter((attempt) =>
        batch.kind === 'batch update'
          ? !isDone(evidence, batch, each, attempt)
          : !additions.some(
              (event) =>
                operationOf(event) === id &&
                isCommittedBy(history, event, attempt.endedAt) &&
                successesIn(attempt).some(({ relatedItemId }) => relatedItemId === event.after.relatedItemId),
            ),
      )
      .map(({ endedAt }) => `${id} answered at ${endedAt} that it did ${caseId}, which is not in the audit`),
  ];
};

/** By a change of its own; or what it asked for stood when it was there, which may have been at an earlier attempt. */
const isDone = (
  { history }: Evidence,
  { id, attempts, clientToken, fields }: KindOf<'batch update'>,
  { changes }: CaseHistory,
  { sentAt, endedAt }: Attempt,
): boolean => {
  const from = clientToken === undefined ? sentAt : (attempts[0]?.sentAt ?? sentAt);
  return (
    changes.some((event) => operationOf(event) === id && isCommittedBy(history, event, endedAt)) ||
    versionsDuring(history, changes, from, endedAt).some((event) => holdsAll(event, fields))
  );
};

/** A no to the whole request or to this case; none where the work may be on its way still. */
const saysNo = ({ world }: Evidence, attempt: Attempt, caseId: string): boolean => {
  const { status } = attempt;
  if (status === undefined || status >= 500) return false;
  const failure = failuresIn(attempt).find(ofCase(caseId));
  const isBusy = status === 429 || failure?.errorCode === 'THROTTLED';
  if (failure?.errorCode === 'INTERNAL_ERROR' || (isBusy && isInDoubt(world, attempt))) return false;
  return status !== 200 || failure !== undefined;
};

const unknownCases = ({ history }: Evidence, batch: Batch): readonly string[] =>
  acknowledged(batch)
    .flatMap(successesIn)
    .filter(({ caseIdentifier }) => !history.cases.has(caseIdentifier.caseId))
    .map(({ caseIdentifier }) => `${batch.id} did the case ${caseIdentifier.caseId}, which there is not`);

const sharedTokens = (batches: readonly Batch[]): readonly string[] => {
  const answered = batches.filter(
    (batch) => batch.clientToken !== undefined && acknowledged(batch).length > 0,
  );
  const groups = Map.groupBy(
    answered,
    ({ kind, domainId, clientToken }) => `${kind} ${domainId} ${clientToken}`,
  );
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => `one token stands for the batches ${group.map(({ id }) => id)}`);
};
