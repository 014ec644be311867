import { acknowledged } from '../workload/operation.ts';
import type { CaseHistory, History } from './history.ts';
import type { Evidence, Invariant } from './invariants.ts';

/**
 * A deletion that was acknowledged is told of once; of what was deleted nothing is left but tombstones, of nothing else
 * is anything missing; and what was answered to be gone is not answered afterwards.
 */
export const deletionsAreWholeAndNoWider: Invariant = (evidence) => [
  ...acknowledgedDeletions(evidence),
  ...toldTwice(evidence.history),
  ...[...evidence.history.cases.values()].flatMap((each) => [...leftOf(evidence, each), ...missingOf(each)]),
  ...leftOfDomains(evidence),
  ...answeredAfterwards(evidence),
];

const acknowledgedDeletions = ({ workload, history }: Evidence): readonly string[] =>
  workload.operations.flatMap((operation) => {
    if (acknowledged(operation).length === 0) return [];
    const { id } = operation;
    if (operation.kind === 'delete case') {
      const isTold = (history.cases.get(operation.caseId)?.deletions.length ?? 0) > 0;
      return isTold ? [] : [`${id} was acknowledged, and no event tells of the deletion`];
    }
    if (operation.kind === 'delete item') {
      const { relatedItemId } = operation;
      const removals = history.cases.get(operation.caseId)?.removals ?? [];
      const isTold = removals.some(({ before }) => before.relatedItemId === relatedItemId);
      return isTold ? [] : [`${id} was acknowledged, and no event tells of the item's deletion`];
    }
    if (operation.kind === 'cancel sla') {
      const told = history.cases.get(operation.caseId)?.commits.flat() ?? [];
      const isTold = told.some((event) => cancels(event, operation.relatedItemId));
      return isTold ? [] : [`${id} was acknowledged, and no event tells of the SLA's end`];
    }
    const isTold = history.domainDeletions.some(({ domainId }) => domainId === operation.domainId);
    if (operation.kind === 'delete domain' && !isTold) {
      return [`${id} was acknowledged, and no event tells of the domain's deletion`];
    }
    return [];
  });

const cancels = (event: CaseHistory['commits'][number][number], relatedItemId: string): boolean =>
  event.type === 'SLA.CANCELLED' && event.after.relatedItemId === relatedItemId;

const toldTwice = ({ cases, domainDeletions }: History): readonly string[] => [
  ...domainDeletions
    .map(({ domainId }) => domainId)
    .filter((domainId, index, all) => all.indexOf(domainId) < index)
    .map((domainId) => `the domain ${domainId} was deleted twice`),
  ...[...cases.values()].flatMap(({ caseId, deletions, removals }) => [
    ...(deletions.length > 1 ? [`case ${caseId} was deleted twice`] : []),
    ...removals
      .map(({ before }) => before.relatedItemId)
      .filter((itemId, index, all) => all.indexOf(itemId) < index)
      .map((itemId) => `item ${itemId} was deleted twice`),
  ]),
];

const leftOf = ({ world }: Evidence, { caseId, domainId, isGone }: CaseHistory): readonly string[] => {
  if (!isGone) return [];
  const own = world.table.items.filter(
    (item) =>
      item['pk'] === `D#${domainId}#C#${caseId}` ||
      ((item['sk'] === 'TOKEN' || item['sk'] === 'REFERENCE') && item['caseId'] === caseId),
  );
  return own.map(({ pk, sk }) => `case ${caseId} is gone, and ${pk} ${sk} is left`);
};

const missingOf = ({
  caseId,
  isGone,
  relatedItems,
  removals,
  standingItems,
}: CaseHistory): readonly string[] => {
  if (isGone) return [];
  const removed = new Set(removals.map(({ before }) => before.relatedItemId));
  return relatedItems
    .filter(({ relatedItemId }) => standingItems.has(relatedItemId) === removed.has(relatedItemId))
    .map(({ relatedItemId }) => `item ${relatedItemId} of case ${caseId} is there and deleted, or neither`);
};

/** Ids only, for the feed. */
const ofTombstones = new Set(['pk', 'sk', 'feed', 'domainId', 'caseId', 'eventId', 'type', 'expiresAt']);

const leftOfDomains = ({ world, history }: Evidence): readonly string[] => {
  const gone = new Set(history.domainDeletions.map(({ domainId }) => domainId));
  return world.table.items.flatMap((item) => {
    const { pk, sk } = item;
    if (`${pk}`.endsWith('#DELETED')) {
      const more = Object.keys(item).filter((name) => !ofTombstones.has(name));
      return more.length > 0 || item['expiresAt'] === undefined ? [`${sk} is no tombstone: ${more}`] : [];
    }
    const [, domainId = '', kind] = `${pk}`.split('#');
    const isOfGone = pk === 'DOMAINS' ? gone.has(`${item['domainId']}`) : gone.has(domainId);
    return isOfGone && kind !== 'MAIL' ? [`the domain is gone, and ${pk} ${sk} is left`] : [];
  });
};

const answeredAfterwards = ({ workload }: Evidence): readonly string[] =>
  workload.operations.flatMap((read) => {
    if (read.kind !== 'get case' && read.kind !== 'audit' && read.kind !== 'list tags') return [];
    const isGone = (sentAt: number) =>
      workload.operations.some(
        (deletion) =>
          ((deletion.kind === 'delete case' && deletion.caseId === read.caseId) ||
            (deletion.kind === 'delete domain' && deletion.domainId === read.domainId)) &&
          acknowledged(deletion).some(({ endedAt }) => endedAt < sentAt),
      );
    return acknowledged(read)
      .filter(({ sentAt }) => isGone(sentAt))
      .map(() => `${read.id} was answered a case that had been deleted`);
  });
